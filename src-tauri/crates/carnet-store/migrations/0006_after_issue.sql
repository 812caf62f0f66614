-- What happens to an invoice after its issue. Nothing here touches the issued rows.

-- The lifecycle of the reform: appended, taken back by undo, never changed in place.
CREATE TABLE invoice_event (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id  INTEGER NOT NULL REFERENCES invoice(id),
    on_date     TEXT NOT NULL CHECK (length(on_date) = 10),
    code        INTEGER NOT NULL CHECK (code BETWEEN 200 AND 699),
    reason_code TEXT,
    reason      TEXT,
    amount      INTEGER,                        -- minor units, where the status carries one
    origin      TEXT NOT NULL DEFAULT 'hand' CHECK (origin IN ('hand', 'platform'))
) STRICT;
CREATE INDEX invoice_event_invoice ON invoice_event(invoice_id, on_date);
CREATE TRIGGER invoice_event_frozen BEFORE UPDATE ON invoice_event BEGIN SELECT RAISE(ABORT, 'frozen: invoice_event'); END;

-- Reminder letters that were sent, with what they asked for.
CREATE TABLE reminder (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id  INTEGER NOT NULL REFERENCES invoice(id),
    level       INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
    on_date     TEXT NOT NULL CHECK (length(on_date) = 10),
    balance     INTEGER NOT NULL CHECK (balance > 0),
    interest    INTEGER NOT NULL CHECK (interest >= 0),
    indemnity   INTEGER NOT NULL CHECK (indemnity >= 0),
    paper       TEXT NOT NULL                   -- everything that was printed
) STRICT;
CREATE INDEX reminder_invoice ON reminder(invoice_id, on_date);
CREATE TRIGGER reminder_frozen BEFORE UPDATE ON reminder BEGIN SELECT RAISE(ABORT, 'frozen: reminder'); END;

-- The invoice that a new one takes the place of, after a refusal or a rejection.
ALTER TABLE invoice ADD COLUMN replaces_id INTEGER REFERENCES invoice(id);
CREATE INDEX invoice_replaces ON invoice(replaces_id) WHERE replaces_id IS NOT NULL;
