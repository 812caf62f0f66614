-- Purchases: invoices received, and expenses written by hand. Amounts in minor units of their own currency, and signed:
-- what a credit note gives back is negative, so that a sum is a sum.
CREATE TABLE expense (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    kind                TEXT NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
    supplier            TEXT NOT NULL CHECK (supplier <> ''),
    supplier_key        TEXT NOT NULL CHECK (supplier_key <> ''),   -- SIREN, else VAT number, else the folded name
    search              TEXT NOT NULL,                              -- the folded name
    supplier_siren      TEXT CHECK (length(supplier_siren) = 9),
    supplier_vat_number TEXT,
    supplier_address    TEXT,
    supplier_country    TEXT CHECK (length(supplier_country) = 2),
    number              TEXT CHECK (number <> ''),
    issue_date          TEXT NOT NULL,
    due_date            TEXT,
    received_on         TEXT NOT NULL,
    currency            TEXT NOT NULL CHECK (length(currency) = 3),
    decimals            INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 3),
    net                 INTEGER NOT NULL,
    vat                 INTEGER NOT NULL,
    gross               INTEGER NOT NULL,
    due                 INTEGER NOT NULL,       -- left to pay when it came: gross less what was paid before
    category            TEXT,
    note                TEXT,
    format              TEXT CHECK (format IN ('factur-x', 'zugferd', 'cii', 'ubl')),   -- null: written by hand
    profile             TEXT,
    type_code           TEXT,
    file_name           TEXT,                   -- as the supplier named it
    file                TEXT,                   -- its name under attachments/
    file_sha256         TEXT CHECK (length(file_sha256) = 64),
    CHECK ((file IS NULL) = (file_sha256 IS NULL) AND (file IS NULL) = (file_name IS NULL))
) STRICT;
-- A supplier numbers an invoice once in a year.
CREATE UNIQUE INDEX expense_number ON expense(supplier_key, number, substr(issue_date, 1, 4)) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX expense_file ON expense(file_sha256) WHERE format IS NOT NULL;
CREATE INDEX expense_date ON expense(issue_date);

CREATE TABLE expense_line (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    expense_id      INTEGER NOT NULL REFERENCES expense(id),
    position        INTEGER NOT NULL,
    description     TEXT NOT NULL,
    quantity        TEXT NOT NULL,
    unit            TEXT NOT NULL,
    unit_price      TEXT NOT NULL,
    vat_category    TEXT NOT NULL,
    vat_rate        TEXT NOT NULL,
    net             INTEGER NOT NULL,
    UNIQUE (expense_id, position)
) STRICT;

CREATE TABLE expense_vat (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    expense_id  INTEGER NOT NULL REFERENCES expense(id),
    category    TEXT NOT NULL,
    rate        TEXT NOT NULL,
    base        INTEGER NOT NULL,
    tax         INTEGER NOT NULL,
    UNIQUE (expense_id, category, rate)
) STRICT;

CREATE TABLE expense_payment (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    expense_id  INTEGER NOT NULL REFERENCES expense(id),
    on_date     TEXT NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount <> 0),
    method      TEXT NOT NULL CHECK (method IN ('transfer', 'card', 'cheque', 'cash', 'direct-debit'))
) STRICT;
CREATE INDEX expense_payment_expense ON expense_payment(expense_id);
CREATE INDEX expense_payment_date ON expense_payment(on_date);
