-- Closings by month and year, each hashed after the one before: what lies inside does not change any more
-- (CGI art. 286 I 3° bis). Amounts in minor units.
CREATE TABLE closing (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    period              TEXT NOT NULL UNIQUE CHECK (period GLOB '[0-9][0-9][0-9][0-9]' OR period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    first_day           TEXT NOT NULL CHECK (length(first_day) = 10),
    last_day            TEXT NOT NULL CHECK (length(last_day) = 10),
    closed_at           TEXT NOT NULL,
    content             TEXT NOT NULL,          -- the totals as text: what the hash covers
    previous            TEXT NOT NULL,          -- hash of the closing before; empty for the first
    hash                TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX closing_last_day ON closing(last_day);

CREATE TRIGGER closing_frozen_update BEFORE UPDATE ON closing BEGIN SELECT RAISE(ABORT, 'closed: closing'); END;
CREATE TRIGGER closing_frozen_delete BEFORE DELETE ON closing BEGIN SELECT RAISE(ABORT, 'closed: closing'); END;
CREATE TRIGGER closing_order BEFORE INSERT ON closing
WHEN NEW.previous <> coalesce((SELECT hash FROM closing ORDER BY id DESC LIMIT 1), '') BEGIN
    SELECT RAISE(ABORT, 'closed: closing');
END;

-- Why a payment was taken back or differs, for the livre des recettes.
ALTER TABLE payment ADD COLUMN note TEXT;

-- Nothing is dated on or before the last day that was closed.
CREATE TRIGGER payment_closed_insert BEFORE INSERT ON payment
WHEN NEW.on_date <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: payment');
END;
CREATE TRIGGER payment_closed_delete BEFORE DELETE ON payment
WHEN OLD.on_date <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: payment');
END;
CREATE TRIGGER invoice_closed_issue BEFORE UPDATE OF status ON invoice
WHEN NEW.status = 'issued' AND NEW.issue_date <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: invoice');
END;

-- Account numbers that the user changed; the others are the usual ones.
CREATE TABLE account (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    role    TEXT NOT NULL UNIQUE,
    number  TEXT NOT NULL CHECK (number <> ''),
    label   TEXT NOT NULL CHECK (label <> '')
) STRICT;

-- How the books are kept: by receipts and payments, or by invoices. No row: as the legal status usually asks.
CREATE TABLE accounting (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    basis   TEXT NOT NULL CHECK (basis IN ('cash', 'accrual'))
) STRICT;
