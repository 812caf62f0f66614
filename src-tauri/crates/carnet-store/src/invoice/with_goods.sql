WITH sells AS (
    SELECT invoice_id FROM invoice_line WHERE goods = 1 OR vat_category IN ('K', 'G')
    UNION
    SELECT invoice_id FROM invoice_deduction
    WHERE deducted_id IN (SELECT invoice_id FROM invoice_line WHERE goods = 1 OR vat_category IN ('K', 'G'))
)
SELECT invoice_id FROM sells
UNION
SELECT id FROM invoice WHERE credited_id IN (SELECT invoice_id FROM sells)
