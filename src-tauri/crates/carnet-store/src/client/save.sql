INSERT INTO client (id, kind, name, person, stage, siren, siret, vat_number, address, country, email, phone, source_id, note,
    electronic_address, plain_pdf, buyer_reference, search, created_on)
VALUES (:id, :kind, :name, :person, :stage, :siren, :siret, :vat_number, :address, :country, :email, :phone, :source, :note,
    :electronic_address, :plain_pdf, :buyer_reference, :search, :created_on)
ON CONFLICT (id) DO UPDATE SET kind = :kind, name = :name, person = :person, stage = :stage, siren = :siren, siret = :siret,
    vat_number = :vat_number, address = :address, country = :country, email = :email, phone = :phone,
    source_id = :source, note = :note, electronic_address = :electronic_address, plain_pdf = :plain_pdf,
    buyer_reference = :buyer_reference, search = :search
RETURNING id
