-- What an electronic invoice says beside the paper: EN 16931 BT-34 and BT-49, BT-10, BT-13, BT-73, BT-74, BG-13.
ALTER TABLE identity ADD COLUMN electronic_address TEXT;
ALTER TABLE client ADD COLUMN electronic_address TEXT;
ALTER TABLE client ADD COLUMN plain_pdf INTEGER NOT NULL DEFAULT 0 CHECK (plain_pdf IN (0, 1));
ALTER TABLE client ADD COLUMN buyer_reference TEXT;

ALTER TABLE invoice ADD COLUMN order_reference TEXT;
ALTER TABLE invoice ADD COLUMN buyer_reference TEXT;    -- null: that of the client
ALTER TABLE invoice ADD COLUMN service_from TEXT;
ALTER TABLE invoice ADD COLUMN service_to TEXT;
ALTER TABLE invoice ADD COLUMN delivery_address TEXT;
ALTER TABLE invoice ADD COLUMN electronic TEXT CHECK (electronic IN ('factur-x', 'pdf'));

-- Money laid out for the client (CGI art. 267 II 2°): billed to the cent, no turnover.
ALTER TABLE invoice ADD COLUMN disbursed INTEGER NOT NULL DEFAULT 0;        -- the part of net
ALTER TABLE invoice_line ADD COLUMN disbursement INTEGER NOT NULL DEFAULT 0 CHECK (disbursement IN (0, 1));
ALTER TABLE quote_line ADD COLUMN disbursement INTEGER NOT NULL DEFAULT 0 CHECK (disbursement IN (0, 1));
ALTER TABLE payment ADD COLUMN disbursed INTEGER NOT NULL DEFAULT 0;        -- the part of net

DROP TRIGGER invoice_sum_issue;
CREATE TRIGGER invoice_sum_issue AFTER UPDATE OF status ON invoice WHEN NEW.status = 'issued' AND OLD.status = 'draft' BEGIN
    INSERT INTO money_sum (month, client_id, invoiced_net, invoiced_gross)
    VALUES (substr(NEW.issue_date, 1, 7), NEW.client_id,
            CASE NEW.kind WHEN 'credit_note' THEN NEW.disbursed - NEW.net ELSE NEW.net - NEW.disbursed END,
            CASE NEW.kind WHEN 'credit_note' THEN -NEW.gross ELSE NEW.gross END)
    ON CONFLICT DO UPDATE SET invoiced_net = invoiced_net + excluded.invoiced_net,
                              invoiced_gross = invoiced_gross + excluded.invoiced_gross;
END;
DROP TRIGGER payment_sum_insert;
CREATE TRIGGER payment_sum_insert AFTER INSERT ON payment BEGIN
    INSERT INTO money_sum (month, client_id, collected_net, collected_gross)
    VALUES (substr(NEW.on_date, 1, 7), NEW.client_id, NEW.net - NEW.disbursed, NEW.amount)
    ON CONFLICT DO UPDATE SET collected_net = collected_net + excluded.collected_net,
                              collected_gross = collected_gross + excluded.collected_gross;
END;
DROP TRIGGER payment_sum_delete;
CREATE TRIGGER payment_sum_delete AFTER DELETE ON payment BEGIN
    UPDATE money_sum SET collected_net = collected_net - OLD.net + OLD.disbursed,
                         collected_gross = collected_gross - OLD.amount
    WHERE month = substr(OLD.on_date, 1, 7) AND client_id = OLD.client_id;
END;
