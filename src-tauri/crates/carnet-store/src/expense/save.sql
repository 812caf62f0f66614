INSERT INTO expense (id, kind, supplier, supplier_key, search, supplier_siren, supplier_vat_number, supplier_address,
                     supplier_country, number, issue_date, due_date, received_on, currency, decimals, net, vat, gross, due,
                     category, note, format, profile, type_code, file_name, file, file_sha256, disbursed_for)
VALUES (:id, :kind, :supplier, :supplier_key, :search, :supplier_siren, :supplier_vat_number, :supplier_address,
        :supplier_country, :number, :issue_date, :due_date, :received_on, :currency, :decimals, :net, :vat, :gross, :due,
        :category, :note, :format, :profile, :type_code, :file_name, :file, :file_sha256, :disbursed_for)
ON CONFLICT (id) DO UPDATE SET
    kind = excluded.kind, supplier = excluded.supplier, supplier_key = excluded.supplier_key, search = excluded.search,
    supplier_siren = excluded.supplier_siren, supplier_vat_number = excluded.supplier_vat_number,
    supplier_address = excluded.supplier_address, supplier_country = excluded.supplier_country, number = excluded.number,
    issue_date = excluded.issue_date, due_date = excluded.due_date, received_on = excluded.received_on,
    currency = excluded.currency, decimals = excluded.decimals, net = excluded.net, vat = excluded.vat,
    gross = excluded.gross, due = excluded.due, category = excluded.category, note = excluded.note,
    format = excluded.format, profile = excluded.profile, type_code = excluded.type_code,
    file_name = excluded.file_name, file = excluded.file, file_sha256 = excluded.file_sha256,
    disbursed_for = excluded.disbursed_for
