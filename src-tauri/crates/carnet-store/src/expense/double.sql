-- A supplier may be known by its SIREN in one file and by its name alone in another.
SELECT id FROM expense
WHERE trim(number) = trim(:number) COLLATE NOCASE AND substr(issue_date, 1, 4) = :year AND id IS NOT :except
  AND (supplier_siren = :siren OR supplier_vat_number = :vat_number
       OR (search = :search AND (supplier_siren IS NULL OR :siren IS NULL)))
ORDER BY id LIMIT 1
