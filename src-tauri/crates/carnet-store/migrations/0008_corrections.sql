-- An invoice that takes the place of an issued one that is wrong (UNTDID 1001: 384) and names it in replaces_id: from its
-- issue on it counts in that one's place, never beside it.
ALTER TABLE invoice ADD COLUMN corrective INTEGER NOT NULL DEFAULT 0 CHECK (corrective IN (0, 1));
CREATE UNIQUE INDEX invoice_corrects ON invoice(replaces_id) WHERE corrective = 1;

-- Money that was received on a wrong invoice and is put down to the one that takes its place: two rows, no money moves.
ALTER TABLE payment ADD COLUMN moved INTEGER NOT NULL DEFAULT 0 CHECK (moved IN (0, 1));

DROP TRIGGER invoice_sum_issue;
CREATE TRIGGER invoice_sum_issue AFTER UPDATE OF status ON invoice WHEN NEW.status = 'issued' AND OLD.status = 'draft' BEGIN
    INSERT INTO money_sum (month, client_id, invoiced_net, invoiced_gross)
    VALUES (substr(NEW.issue_date, 1, 7), NEW.client_id,
            CASE NEW.kind WHEN 'credit_note' THEN NEW.disbursed - NEW.net ELSE NEW.net - NEW.disbursed END,
            CASE NEW.kind WHEN 'credit_note' THEN -NEW.gross ELSE NEW.gross END)
    ON CONFLICT DO UPDATE SET invoiced_net = invoiced_net + excluded.invoiced_net,
                              invoiced_gross = invoiced_gross + excluded.invoiced_gross;
    UPDATE money_sum SET
        invoiced_net = invoiced_net - (SELECT wrong.net - wrong.disbursed FROM invoice AS wrong WHERE wrong.id = NEW.replaces_id),
        invoiced_gross = invoiced_gross - (SELECT wrong.gross FROM invoice AS wrong WHERE wrong.id = NEW.replaces_id)
    WHERE NEW.corrective = 1 AND month = substr(NEW.issue_date, 1, 7) AND client_id = NEW.client_id;
END;
