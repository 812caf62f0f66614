-- Sales of goods are told from services in the books (plan comptable général 707 and 706; livre des recettes, CGI art. 50-0).
CREATE INDEX invoice_line_goods ON invoice_line(invoice_id) WHERE goods = 1 OR vat_category IN ('K', 'G');

ALTER TABLE payment ADD COLUMN goods INTEGER NOT NULL DEFAULT 0;            -- the part of net

-- What was received before follows the lines of its invoice, to the cent below: the services bear the rest.
DROP TRIGGER payment_frozen;
UPDATE payment SET goods = coalesce(
    (SELECT (payment.net - payment.disbursed) * sum(iif(line.goods = 1 OR line.vat_category IN ('K', 'G'), line.net, 0))
            / nullif(sum(line.net), 0)
     FROM invoice_line AS line WHERE line.invoice_id = payment.invoice_id AND line.disbursement = 0), 0)
WHERE invoice_id IN (SELECT invoice_id FROM invoice_line WHERE goods = 1 OR vat_category IN ('K', 'G'));
CREATE TRIGGER payment_frozen BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'frozen: payment'); END;
