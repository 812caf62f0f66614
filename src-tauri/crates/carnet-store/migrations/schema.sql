-- account
CREATE TABLE account (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    role    TEXT NOT NULL UNIQUE,
    number  TEXT NOT NULL CHECK (number <> ''),
    label   TEXT NOT NULL CHECK (label <> '')
) STRICT
;
-- accounting
CREATE TABLE accounting (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    basis   TEXT NOT NULL CHECK (basis IN ('cash', 'accrual'))
) STRICT
;
-- amendment
CREATE TABLE amendment (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    mission_id  INTEGER NOT NULL REFERENCES mission(id),
    stage_id    INTEGER REFERENCES stage(id),
    signed_on   TEXT NOT NULL,
    description TEXT NOT NULL,
    net         INTEGER NOT NULL,
    hours       TEXT,
    file_name   TEXT,
    file_sha256 TEXT CHECK (length(file_sha256) = 64)
) STRICT
;
-- amendment_mission
CREATE INDEX amendment_mission ON amendment(mission_id)
;
-- book
CREATE TABLE book (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    uid             TEXT NOT NULL,              -- random, the domain of calendar UIDs
    created_at      TEXT NOT NULL
) STRICT
;
-- client
CREATE TABLE client (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL DEFAULT 'company' CHECK (kind IN ('company', 'person')),
    name        TEXT NOT NULL CHECK (name <> ''),
    person      TEXT,
    stage       TEXT NOT NULL DEFAULT 'to_contact'
                CHECK (stage IN ('to_contact', 'contacted', 'quote_sent', 'won', 'lost', 'dormant')),
    siren       TEXT CHECK (length(siren) = 9),
    siret       TEXT CHECK (length(siret) = 14),
    vat_number  TEXT,
    address     TEXT,
    country     TEXT NOT NULL DEFAULT 'FR' CHECK (length(country) = 2),
    email       TEXT,
    phone       TEXT,
    source_id   INTEGER REFERENCES lead_source(id),
    note        TEXT,
    search      TEXT NOT NULL,                  -- name, person and e-mail folded, for search and short names
    created_on  TEXT NOT NULL
, electronic_address TEXT, plain_pdf INTEGER NOT NULL DEFAULT 0 CHECK (plain_pdf IN (0, 1)), buyer_reference TEXT) STRICT
;
-- client_search
CREATE INDEX client_search ON client(search)
;
-- closing
CREATE TABLE closing (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    period              TEXT NOT NULL UNIQUE CHECK (period GLOB '[0-9][0-9][0-9][0-9]' OR period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    first_day           TEXT NOT NULL CHECK (length(first_day) = 10),
    last_day            TEXT NOT NULL CHECK (length(last_day) = 10),
    closed_at           TEXT NOT NULL,
    content             TEXT NOT NULL,          -- the totals as text: what the hash covers
    previous            TEXT NOT NULL,          -- hash of the closing before; empty for the first
    hash                TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT
;
-- closing_frozen_delete
CREATE TRIGGER closing_frozen_delete BEFORE DELETE ON closing BEGIN SELECT RAISE(ABORT, 'closed: closing'); END
;
-- closing_frozen_update
CREATE TRIGGER closing_frozen_update BEFORE UPDATE ON closing BEGIN SELECT RAISE(ABORT, 'closed: closing'); END
;
-- closing_last_day
CREATE INDEX closing_last_day ON closing(last_day)
;
-- closing_order
CREATE TRIGGER closing_order BEFORE INSERT ON closing
WHEN NEW.previous <> coalesce((SELECT hash FROM closing ORDER BY id DESC LIMIT 1), '') BEGIN
    SELECT RAISE(ABORT, 'closed: closing');
END
;
-- deadline
CREATE TABLE deadline (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    mission_id      INTEGER NOT NULL REFERENCES mission(id),
    due_on          TEXT NOT NULL,
    reason          TEXT NOT NULL,
    set_on          TEXT NOT NULL,
    minutes_then    INTEGER NOT NULL
) STRICT
;
-- deadline_mission
CREATE INDEX deadline_mission ON deadline(mission_id)
;
-- draft
CREATE TABLE draft (
    key         TEXT PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 200),
    typed       TEXT NOT NULL,
    kept_at     TEXT NOT NULL
) STRICT, WITHOUT ROWID
;
-- expense
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
    file_sha256         TEXT CHECK (length(file_sha256) = 64), disbursed_for INTEGER REFERENCES client(id),
    CHECK ((file IS NULL) = (file_sha256 IS NULL) AND (file IS NULL) = (file_name IS NULL))
) STRICT
;
-- expense_closed_delete
CREATE TRIGGER expense_closed_delete BEFORE DELETE ON expense
WHEN iif(OLD.issue_date <= (SELECT max(last_day) FROM closing WHERE substr(closed_at, 1, 10) <= OLD.received_on),
         OLD.received_on, OLD.issue_date) <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: expense');
END
;
-- expense_closed_insert
CREATE TRIGGER expense_closed_insert BEFORE INSERT ON expense
WHEN iif(NEW.issue_date <= (SELECT max(last_day) FROM closing WHERE substr(closed_at, 1, 10) <= NEW.received_on),
         NEW.received_on, NEW.issue_date) <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: expense');
END
;
-- expense_closed_update
CREATE TRIGGER expense_closed_update BEFORE UPDATE ON expense
WHEN iif(OLD.issue_date <= (SELECT max(last_day) FROM closing WHERE substr(closed_at, 1, 10) <= OLD.received_on),
         OLD.received_on, OLD.issue_date) <= (SELECT max(last_day) FROM closing)
  OR iif(NEW.issue_date <= (SELECT max(last_day) FROM closing WHERE substr(closed_at, 1, 10) <= NEW.received_on),
         NEW.received_on, NEW.issue_date) <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: expense');
END
;
-- expense_date
CREATE INDEX expense_date ON expense(issue_date)
;
-- expense_file
CREATE UNIQUE INDEX expense_file ON expense(file_sha256) WHERE format IS NOT NULL
;
-- expense_line
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
) STRICT
;
-- expense_number
CREATE UNIQUE INDEX expense_number ON expense(supplier_key, number, substr(issue_date, 1, 4)) WHERE number IS NOT NULL
;
-- expense_payment
CREATE TABLE expense_payment (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    expense_id  INTEGER NOT NULL REFERENCES expense(id),
    on_date     TEXT NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount <> 0),
    method      TEXT NOT NULL CHECK (method IN ('transfer', 'card', 'cheque', 'cash', 'direct-debit'))
) STRICT
;
-- expense_payment_closed_delete
CREATE TRIGGER expense_payment_closed_delete BEFORE DELETE ON expense_payment
WHEN OLD.on_date <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: expense');
END
;
-- expense_payment_closed_insert
CREATE TRIGGER expense_payment_closed_insert BEFORE INSERT ON expense_payment
WHEN NEW.on_date <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: expense');
END
;
-- expense_payment_closed_update
CREATE TRIGGER expense_payment_closed_update BEFORE UPDATE ON expense_payment
WHEN min(OLD.on_date, NEW.on_date) <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: expense');
END
;
-- expense_payment_date
CREATE INDEX expense_payment_date ON expense_payment(on_date)
;
-- expense_payment_expense
CREATE INDEX expense_payment_expense ON expense_payment(expense_id)
;
-- expense_vat
CREATE TABLE expense_vat (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    expense_id  INTEGER NOT NULL REFERENCES expense(id),
    category    TEXT NOT NULL,
    rate        TEXT NOT NULL,
    base        INTEGER NOT NULL,
    tax         INTEGER NOT NULL,
    UNIQUE (expense_id, category, rate)
) STRICT
;
-- follow_up
CREATE TABLE follow_up (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    subject     TEXT NOT NULL CHECK (subject IN ('client', 'quote', 'invoice', 'mission')),
    client_id   INTEGER NOT NULL REFERENCES client(id),
    quote_id    INTEGER REFERENCES quote(id),
    invoice_id  INTEGER REFERENCES invoice(id),
    mission_id  INTEGER REFERENCES mission(id),
    due_on      TEXT NOT NULL,
    at_time     TEXT,
    note        TEXT NOT NULL,
    done_on     TEXT,
    outcome     TEXT,
    sequence    INTEGER NOT NULL DEFAULT 0      -- grows with each change: calendars take the latest
) STRICT
;
-- follow_up_client
CREATE INDEX follow_up_client ON follow_up(client_id, due_on)
;
-- follow_up_open
CREATE INDEX follow_up_open ON follow_up(due_on) WHERE done_on IS NULL
;
-- hours_sum
CREATE TABLE hours_sum (
    month           TEXT NOT NULL,
    client_id       INTEGER NOT NULL,           -- 0: no client
    minutes         INTEGER NOT NULL,
    billable        INTEGER NOT NULL,
    production      INTEGER NOT NULL,
    phone           INTEGER NOT NULL,
    quoting         INTEGER NOT NULL,
    invoicing       INTEGER NOT NULL,
    prospecting     INTEGER NOT NULL,
    administration  INTEGER NOT NULL,
    training        INTEGER NOT NULL,
    travel          INTEGER NOT NULL,
    PRIMARY KEY (month, client_id)
) STRICT, WITHOUT ROWID
;
-- identity
CREATE TABLE identity (
    id                  INTEGER PRIMARY KEY CHECK (id = 1),
    name                TEXT NOT NULL CHECK (name <> ''),
    address             TEXT NOT NULL,
    email               TEXT,
    phone               TEXT,
    siret               TEXT NOT NULL CHECK (length(siret) = 14),
    legal_status        TEXT NOT NULL,
    vat_regime          TEXT NOT NULL,
    vat_number          TEXT,
    iban                TEXT NOT NULL,
    bic                 TEXT,
    started_on          TEXT,
    acre                INTEGER NOT NULL DEFAULT 0 CHECK (acre IN (0, 1)),
    declares            TEXT NOT NULL DEFAULT 'monthly' CHECK (declares IN ('monthly', 'quarterly')),
    target_rate         TEXT NOT NULL,
    floor_rate          TEXT,                   -- null: twice the minimum wage of the day
    opening_balance     INTEGER NOT NULL DEFAULT 0,
    currency            TEXT NOT NULL DEFAULT 'EUR',
    zone                TEXT NOT NULL DEFAULT 'Europe/Paris',
    language            TEXT NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
    legal_form          TEXT,
    capital             TEXT,
    registration        TEXT,                   -- RCS and town
    mediator            TEXT,
    payment_terms_days  INTEGER NOT NULL DEFAULT 30 CHECK (payment_terms_days BETWEEN 0 AND 60),
    late_penalty_rate   TEXT,                   -- null: the legal default of the document's date
    accent              TEXT NOT NULL DEFAULT '#26437a',
    logo                TEXT                    -- PNG or JPEG, base64
, electronic_address TEXT) STRICT
;
-- interaction
CREATE TABLE interaction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id   INTEGER NOT NULL REFERENCES client(id),
    on_date     TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('call', 'mail', 'meeting')),
    note        TEXT NOT NULL,
    minutes     INTEGER CHECK (minutes > 0)
) STRICT
;
-- interaction_client
CREATE INDEX interaction_client ON interaction(client_id, on_date)
;
-- invoice
CREATE TABLE invoice (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    kind                TEXT NOT NULL CHECK (kind IN ('deposit', 'progress', 'final', 'standard', 'credit_note')),
    status              TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'issued')),
    client_id           INTEGER NOT NULL REFERENCES client(id),
    mission_id          INTEGER REFERENCES mission(id),
    stage_id            INTEGER REFERENCES stage(id),
    credited_id         INTEGER REFERENCES invoice(id),
    number              TEXT UNIQUE,
    issue_date          TEXT,
    due_date            TEXT,
    language            TEXT NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
    currency            TEXT NOT NULL DEFAULT 'EUR',
    subject             TEXT,
    reason              TEXT,                   -- of a credit note, or why a stage is proposed
    discount_percent    TEXT,
    discount            INTEGER NOT NULL DEFAULT 0,
    net                 INTEGER NOT NULL,
    vat                 INTEGER NOT NULL,
    gross               INTEGER NOT NULL,
    issued_at           TEXT,
    snapshot            TEXT,                   -- every party, line, rate, mention and text that was printed
    pdf_file            TEXT,
    pdf_sha256          TEXT,
    chain_index         INTEGER UNIQUE,
    chain_prev          TEXT,
    chain_hash          TEXT, order_reference TEXT, buyer_reference TEXT, service_from TEXT, service_to TEXT, delivery_address TEXT, electronic TEXT CHECK (electronic IN ('factur-x', 'pdf')), disbursed INTEGER NOT NULL DEFAULT 0, replaces_id INTEGER REFERENCES invoice(id), corrective INTEGER NOT NULL DEFAULT 0 CHECK (corrective IN (0, 1)),
    CHECK (status = 'draft' OR (number IS NOT NULL AND issue_date IS NOT NULL AND snapshot IS NOT NULL
                                AND chain_hash IS NOT NULL AND chain_index IS NOT NULL)),
    CHECK ((kind = 'credit_note') = (credited_id IS NOT NULL))
) STRICT
;
-- invoice_born_draft
CREATE TRIGGER invoice_born_draft BEFORE INSERT ON invoice WHEN NEW.status = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END
;
-- invoice_client
CREATE INDEX invoice_client ON invoice(client_id, issue_date)
;
-- invoice_closed_issue
CREATE TRIGGER invoice_closed_issue BEFORE UPDATE OF status ON invoice
WHEN NEW.status = 'issued' AND NEW.issue_date <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: invoice');
END
;
-- invoice_corrects
CREATE UNIQUE INDEX invoice_corrects ON invoice(replaces_id) WHERE corrective = 1
;
-- invoice_credited
CREATE INDEX invoice_credited ON invoice(credited_id) WHERE credited_id IS NOT NULL
;
-- invoice_deduction
CREATE TABLE invoice_deduction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id  INTEGER NOT NULL REFERENCES invoice(id),
    deducted_id INTEGER NOT NULL REFERENCES invoice(id),
    category    TEXT NOT NULL,
    rate        TEXT NOT NULL,
    base        INTEGER NOT NULL,
    tax         INTEGER NOT NULL,
    UNIQUE (invoice_id, deducted_id, category, rate)
) STRICT
;
-- invoice_deduction_deducted
CREATE INDEX invoice_deduction_deducted ON invoice_deduction(deducted_id)
;
-- invoice_deduction_frozen_delete
CREATE TRIGGER invoice_deduction_frozen_delete BEFORE DELETE ON invoice_deduction
WHEN (SELECT status FROM invoice WHERE id = OLD.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END
;
-- invoice_deduction_frozen_insert
CREATE TRIGGER invoice_deduction_frozen_insert BEFORE INSERT ON invoice_deduction
WHEN (SELECT status FROM invoice WHERE id = NEW.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END
;
-- invoice_deduction_frozen_update
CREATE TRIGGER invoice_deduction_frozen_update BEFORE UPDATE ON invoice_deduction
WHEN (SELECT status FROM invoice WHERE id = OLD.invoice_id) = 'issued' OR (SELECT status FROM invoice WHERE id = NEW.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END
;
-- invoice_event
CREATE TABLE invoice_event (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id  INTEGER NOT NULL REFERENCES invoice(id),
    on_date     TEXT NOT NULL CHECK (length(on_date) = 10),
    code        INTEGER NOT NULL CHECK (code BETWEEN 200 AND 699),
    reason_code TEXT,
    reason      TEXT,
    amount      INTEGER,                        -- minor units, where the status carries one
    origin      TEXT NOT NULL DEFAULT 'hand' CHECK (origin IN ('hand', 'platform'))
) STRICT
;
-- invoice_event_frozen
CREATE TRIGGER invoice_event_frozen BEFORE UPDATE ON invoice_event BEGIN SELECT RAISE(ABORT, 'frozen: invoice_event'); END
;
-- invoice_event_invoice
CREATE INDEX invoice_event_invoice ON invoice_event(invoice_id, on_date)
;
-- invoice_frozen_delete
CREATE TRIGGER invoice_frozen_delete BEFORE DELETE ON invoice WHEN OLD.status = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END
;
-- invoice_frozen_update
CREATE TRIGGER invoice_frozen_update BEFORE UPDATE ON invoice WHEN OLD.status = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END
;
-- invoice_line
CREATE TABLE invoice_line (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id          INTEGER NOT NULL REFERENCES invoice(id),
    position            INTEGER NOT NULL,
    description         TEXT NOT NULL,
    quantity            TEXT NOT NULL,
    unit                TEXT NOT NULL,
    unit_price          TEXT NOT NULL,
    discount_percent    TEXT,
    vat_category        TEXT NOT NULL,
    vat_rate            TEXT NOT NULL,
    net                 INTEGER NOT NULL,
    credited_line_id    INTEGER REFERENCES invoice_line(id), disbursement INTEGER NOT NULL DEFAULT 0 CHECK (disbursement IN (0, 1)), goods INTEGER NOT NULL DEFAULT 0 CHECK (goods IN (0, 1)),
    UNIQUE (invoice_id, position)
) STRICT
;
-- invoice_line_frozen_delete
CREATE TRIGGER invoice_line_frozen_delete BEFORE DELETE ON invoice_line
WHEN (SELECT status FROM invoice WHERE id = OLD.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END
;
-- invoice_line_frozen_insert
CREATE TRIGGER invoice_line_frozen_insert BEFORE INSERT ON invoice_line
WHEN (SELECT status FROM invoice WHERE id = NEW.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END
;
-- invoice_line_frozen_update
CREATE TRIGGER invoice_line_frozen_update BEFORE UPDATE ON invoice_line
WHEN (SELECT status FROM invoice WHERE id = OLD.invoice_id) = 'issued' OR (SELECT status FROM invoice WHERE id = NEW.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END
;
-- invoice_line_goods
CREATE INDEX invoice_line_goods ON invoice_line(invoice_id) WHERE goods = 1 OR vat_category IN ('K', 'G')
;
-- invoice_mission
CREATE INDEX invoice_mission ON invoice(mission_id) WHERE mission_id IS NOT NULL
;
-- invoice_replaces
CREATE INDEX invoice_replaces ON invoice(replaces_id) WHERE replaces_id IS NOT NULL
;
-- invoice_stage
CREATE INDEX invoice_stage ON invoice(stage_id) WHERE stage_id IS NOT NULL
;
-- invoice_stage_draft
CREATE UNIQUE INDEX invoice_stage_draft ON invoice(stage_id) WHERE stage_id IS NOT NULL AND status = 'draft' AND kind <> 'credit_note'
;
-- invoice_sum_issue
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
END
;
-- invoice_vat
CREATE TABLE invoice_vat (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id  INTEGER NOT NULL REFERENCES invoice(id),
    category    TEXT NOT NULL,
    rate        TEXT NOT NULL,
    base        INTEGER NOT NULL,
    tax         INTEGER NOT NULL,
    UNIQUE (invoice_id, category, rate)
) STRICT
;
-- invoice_vat_frozen_delete
CREATE TRIGGER invoice_vat_frozen_delete BEFORE DELETE ON invoice_vat
WHEN (SELECT status FROM invoice WHERE id = OLD.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END
;
-- invoice_vat_frozen_insert
CREATE TRIGGER invoice_vat_frozen_insert BEFORE INSERT ON invoice_vat
WHEN (SELECT status FROM invoice WHERE id = NEW.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END
;
-- invoice_vat_frozen_update
CREATE TRIGGER invoice_vat_frozen_update BEFORE UPDATE ON invoice_vat
WHEN (SELECT status FROM invoice WHERE id = OLD.invoice_id) = 'issued' OR (SELECT status FROM invoice WHERE id = NEW.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END
;
-- journal
CREATE TABLE journal (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          TEXT NOT NULL,
    op          TEXT NOT NULL,
    kind        TEXT NOT NULL DEFAULT 'do' CHECK (kind IN ('do', 'undo', 'redo')),
    reverts     INTEGER REFERENCES journal(id),
    reverted_by INTEGER REFERENCES journal(id),
    barrier     INTEGER NOT NULL DEFAULT 0 CHECK (barrier IN (0, 1)),
    subject     TEXT
) STRICT
;
-- journal_account_DELETE
CREATE TRIGGER journal_account_DELETE AFTER DELETE ON account
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'account', OLD.id, json_object('id', OLD.id, 'role', OLD.role, 'number', OLD.number, 'label', OLD.label) FROM journal_state;
                 END
;
-- journal_account_INSERT
CREATE TRIGGER journal_account_INSERT AFTER INSERT ON account
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'account', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_account_UPDATE
CREATE TRIGGER journal_account_UPDATE AFTER UPDATE ON account
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'account', OLD.id, json_object('id', OLD.id, 'role', OLD.role, 'number', OLD.number, 'label', OLD.label) FROM journal_state;
                 END
;
-- journal_accounting_DELETE
CREATE TRIGGER journal_accounting_DELETE AFTER DELETE ON accounting
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'accounting', OLD.id, json_object('id', OLD.id, 'basis', OLD.basis) FROM journal_state;
                 END
;
-- journal_accounting_INSERT
CREATE TRIGGER journal_accounting_INSERT AFTER INSERT ON accounting
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'accounting', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_accounting_UPDATE
CREATE TRIGGER journal_accounting_UPDATE AFTER UPDATE ON accounting
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'accounting', OLD.id, json_object('id', OLD.id, 'basis', OLD.basis) FROM journal_state;
                 END
;
-- journal_amendment_DELETE
CREATE TRIGGER journal_amendment_DELETE AFTER DELETE ON amendment
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'amendment', OLD.id, json_object('id', OLD.id, 'mission_id', OLD.mission_id, 'stage_id', OLD.stage_id, 'signed_on', OLD.signed_on, 'description', OLD.description, 'net', OLD.net, 'hours', OLD.hours, 'file_name', OLD.file_name, 'file_sha256', OLD.file_sha256) FROM journal_state;
                 END
;
-- journal_amendment_INSERT
CREATE TRIGGER journal_amendment_INSERT AFTER INSERT ON amendment
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'amendment', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_amendment_UPDATE
CREATE TRIGGER journal_amendment_UPDATE AFTER UPDATE ON amendment
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'amendment', OLD.id, json_object('id', OLD.id, 'mission_id', OLD.mission_id, 'stage_id', OLD.stage_id, 'signed_on', OLD.signed_on, 'description', OLD.description, 'net', OLD.net, 'hours', OLD.hours, 'file_name', OLD.file_name, 'file_sha256', OLD.file_sha256) FROM journal_state;
                 END
;
-- journal_client_DELETE
CREATE TRIGGER journal_client_DELETE AFTER DELETE ON client
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'client', OLD.id, json_object('id', OLD.id, 'kind', OLD.kind, 'name', OLD.name, 'person', OLD.person, 'stage', OLD.stage, 'siren', OLD.siren, 'siret', OLD.siret, 'vat_number', OLD.vat_number, 'address', OLD.address, 'country', OLD.country, 'email', OLD.email, 'phone', OLD.phone, 'source_id', OLD.source_id, 'note', OLD.note, 'search', OLD.search, 'created_on', OLD.created_on, 'electronic_address', OLD.electronic_address, 'plain_pdf', OLD.plain_pdf, 'buyer_reference', OLD.buyer_reference) FROM journal_state;
                 END
;
-- journal_client_INSERT
CREATE TRIGGER journal_client_INSERT AFTER INSERT ON client
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'client', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_client_UPDATE
CREATE TRIGGER journal_client_UPDATE AFTER UPDATE ON client
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'client', OLD.id, json_object('id', OLD.id, 'kind', OLD.kind, 'name', OLD.name, 'person', OLD.person, 'stage', OLD.stage, 'siren', OLD.siren, 'siret', OLD.siret, 'vat_number', OLD.vat_number, 'address', OLD.address, 'country', OLD.country, 'email', OLD.email, 'phone', OLD.phone, 'source_id', OLD.source_id, 'note', OLD.note, 'search', OLD.search, 'created_on', OLD.created_on, 'electronic_address', OLD.electronic_address, 'plain_pdf', OLD.plain_pdf, 'buyer_reference', OLD.buyer_reference) FROM journal_state;
                 END
;
-- journal_closing_DELETE
CREATE TRIGGER journal_closing_DELETE AFTER DELETE ON closing
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'closing', OLD.id, json_object('id', OLD.id, 'period', OLD.period, 'first_day', OLD.first_day, 'last_day', OLD.last_day, 'closed_at', OLD.closed_at, 'content', OLD.content, 'previous', OLD.previous, 'hash', OLD.hash) FROM journal_state;
                 END
;
-- journal_closing_INSERT
CREATE TRIGGER journal_closing_INSERT AFTER INSERT ON closing
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'closing', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_closing_UPDATE
CREATE TRIGGER journal_closing_UPDATE AFTER UPDATE ON closing
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'closing', OLD.id, json_object('id', OLD.id, 'period', OLD.period, 'first_day', OLD.first_day, 'last_day', OLD.last_day, 'closed_at', OLD.closed_at, 'content', OLD.content, 'previous', OLD.previous, 'hash', OLD.hash) FROM journal_state;
                 END
;
-- journal_deadline_DELETE
CREATE TRIGGER journal_deadline_DELETE AFTER DELETE ON deadline
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'deadline', OLD.id, json_object('id', OLD.id, 'mission_id', OLD.mission_id, 'due_on', OLD.due_on, 'reason', OLD.reason, 'set_on', OLD.set_on, 'minutes_then', OLD.minutes_then) FROM journal_state;
                 END
;
-- journal_deadline_INSERT
CREATE TRIGGER journal_deadline_INSERT AFTER INSERT ON deadline
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'deadline', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_deadline_UPDATE
CREATE TRIGGER journal_deadline_UPDATE AFTER UPDATE ON deadline
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'deadline', OLD.id, json_object('id', OLD.id, 'mission_id', OLD.mission_id, 'due_on', OLD.due_on, 'reason', OLD.reason, 'set_on', OLD.set_on, 'minutes_then', OLD.minutes_then) FROM journal_state;
                 END
;
-- journal_expense_DELETE
CREATE TRIGGER journal_expense_DELETE AFTER DELETE ON expense
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'expense', OLD.id, json_object('id', OLD.id, 'kind', OLD.kind, 'supplier', OLD.supplier, 'supplier_key', OLD.supplier_key, 'search', OLD.search, 'supplier_siren', OLD.supplier_siren, 'supplier_vat_number', OLD.supplier_vat_number, 'supplier_address', OLD.supplier_address, 'supplier_country', OLD.supplier_country, 'number', OLD.number, 'issue_date', OLD.issue_date, 'due_date', OLD.due_date, 'received_on', OLD.received_on, 'currency', OLD.currency, 'decimals', OLD.decimals, 'net', OLD.net, 'vat', OLD.vat, 'gross', OLD.gross, 'due', OLD.due, 'category', OLD.category, 'note', OLD.note, 'format', OLD.format, 'profile', OLD.profile, 'type_code', OLD.type_code, 'file_name', OLD.file_name, 'file', OLD.file, 'file_sha256', OLD.file_sha256, 'disbursed_for', OLD.disbursed_for) FROM journal_state;
                 END
;
-- journal_expense_INSERT
CREATE TRIGGER journal_expense_INSERT AFTER INSERT ON expense
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'expense', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_expense_UPDATE
CREATE TRIGGER journal_expense_UPDATE AFTER UPDATE ON expense
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'expense', OLD.id, json_object('id', OLD.id, 'kind', OLD.kind, 'supplier', OLD.supplier, 'supplier_key', OLD.supplier_key, 'search', OLD.search, 'supplier_siren', OLD.supplier_siren, 'supplier_vat_number', OLD.supplier_vat_number, 'supplier_address', OLD.supplier_address, 'supplier_country', OLD.supplier_country, 'number', OLD.number, 'issue_date', OLD.issue_date, 'due_date', OLD.due_date, 'received_on', OLD.received_on, 'currency', OLD.currency, 'decimals', OLD.decimals, 'net', OLD.net, 'vat', OLD.vat, 'gross', OLD.gross, 'due', OLD.due, 'category', OLD.category, 'note', OLD.note, 'format', OLD.format, 'profile', OLD.profile, 'type_code', OLD.type_code, 'file_name', OLD.file_name, 'file', OLD.file, 'file_sha256', OLD.file_sha256, 'disbursed_for', OLD.disbursed_for) FROM journal_state;
                 END
;
-- journal_expense_line_DELETE
CREATE TRIGGER journal_expense_line_DELETE AFTER DELETE ON expense_line
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'expense_line', OLD.id, json_object('id', OLD.id, 'expense_id', OLD.expense_id, 'position', OLD.position, 'description', OLD.description, 'quantity', OLD.quantity, 'unit', OLD.unit, 'unit_price', OLD.unit_price, 'vat_category', OLD.vat_category, 'vat_rate', OLD.vat_rate, 'net', OLD.net) FROM journal_state;
                 END
;
-- journal_expense_line_INSERT
CREATE TRIGGER journal_expense_line_INSERT AFTER INSERT ON expense_line
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'expense_line', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_expense_line_UPDATE
CREATE TRIGGER journal_expense_line_UPDATE AFTER UPDATE ON expense_line
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'expense_line', OLD.id, json_object('id', OLD.id, 'expense_id', OLD.expense_id, 'position', OLD.position, 'description', OLD.description, 'quantity', OLD.quantity, 'unit', OLD.unit, 'unit_price', OLD.unit_price, 'vat_category', OLD.vat_category, 'vat_rate', OLD.vat_rate, 'net', OLD.net) FROM journal_state;
                 END
;
-- journal_expense_payment_DELETE
CREATE TRIGGER journal_expense_payment_DELETE AFTER DELETE ON expense_payment
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'expense_payment', OLD.id, json_object('id', OLD.id, 'expense_id', OLD.expense_id, 'on_date', OLD.on_date, 'amount', OLD.amount, 'method', OLD.method) FROM journal_state;
                 END
;
-- journal_expense_payment_INSERT
CREATE TRIGGER journal_expense_payment_INSERT AFTER INSERT ON expense_payment
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'expense_payment', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_expense_payment_UPDATE
CREATE TRIGGER journal_expense_payment_UPDATE AFTER UPDATE ON expense_payment
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'expense_payment', OLD.id, json_object('id', OLD.id, 'expense_id', OLD.expense_id, 'on_date', OLD.on_date, 'amount', OLD.amount, 'method', OLD.method) FROM journal_state;
                 END
;
-- journal_expense_vat_DELETE
CREATE TRIGGER journal_expense_vat_DELETE AFTER DELETE ON expense_vat
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'expense_vat', OLD.id, json_object('id', OLD.id, 'expense_id', OLD.expense_id, 'category', OLD.category, 'rate', OLD.rate, 'base', OLD.base, 'tax', OLD.tax) FROM journal_state;
                 END
;
-- journal_expense_vat_INSERT
CREATE TRIGGER journal_expense_vat_INSERT AFTER INSERT ON expense_vat
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'expense_vat', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_expense_vat_UPDATE
CREATE TRIGGER journal_expense_vat_UPDATE AFTER UPDATE ON expense_vat
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'expense_vat', OLD.id, json_object('id', OLD.id, 'expense_id', OLD.expense_id, 'category', OLD.category, 'rate', OLD.rate, 'base', OLD.base, 'tax', OLD.tax) FROM journal_state;
                 END
;
-- journal_follow_up_DELETE
CREATE TRIGGER journal_follow_up_DELETE AFTER DELETE ON follow_up
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'follow_up', OLD.id, json_object('id', OLD.id, 'subject', OLD.subject, 'client_id', OLD.client_id, 'quote_id', OLD.quote_id, 'invoice_id', OLD.invoice_id, 'mission_id', OLD.mission_id, 'due_on', OLD.due_on, 'at_time', OLD.at_time, 'note', OLD.note, 'done_on', OLD.done_on, 'outcome', OLD.outcome, 'sequence', OLD.sequence) FROM journal_state;
                 END
;
-- journal_follow_up_INSERT
CREATE TRIGGER journal_follow_up_INSERT AFTER INSERT ON follow_up
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'follow_up', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_follow_up_UPDATE
CREATE TRIGGER journal_follow_up_UPDATE AFTER UPDATE ON follow_up
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'follow_up', OLD.id, json_object('id', OLD.id, 'subject', OLD.subject, 'client_id', OLD.client_id, 'quote_id', OLD.quote_id, 'invoice_id', OLD.invoice_id, 'mission_id', OLD.mission_id, 'due_on', OLD.due_on, 'at_time', OLD.at_time, 'note', OLD.note, 'done_on', OLD.done_on, 'outcome', OLD.outcome, 'sequence', OLD.sequence) FROM journal_state;
                 END
;
-- journal_identity_DELETE
CREATE TRIGGER journal_identity_DELETE AFTER DELETE ON identity
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'identity', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'address', OLD.address, 'email', OLD.email, 'phone', OLD.phone, 'siret', OLD.siret, 'legal_status', OLD.legal_status, 'vat_regime', OLD.vat_regime, 'vat_number', OLD.vat_number, 'iban', OLD.iban, 'bic', OLD.bic, 'started_on', OLD.started_on, 'acre', OLD.acre, 'declares', OLD.declares, 'target_rate', OLD.target_rate, 'floor_rate', OLD.floor_rate, 'opening_balance', OLD.opening_balance, 'currency', OLD.currency, 'zone', OLD.zone, 'language', OLD.language, 'legal_form', OLD.legal_form, 'capital', OLD.capital, 'registration', OLD.registration, 'mediator', OLD.mediator, 'payment_terms_days', OLD.payment_terms_days, 'late_penalty_rate', OLD.late_penalty_rate, 'accent', OLD.accent, 'logo', OLD.logo, 'electronic_address', OLD.electronic_address) FROM journal_state;
                 END
;
-- journal_identity_INSERT
CREATE TRIGGER journal_identity_INSERT AFTER INSERT ON identity
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'identity', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_identity_UPDATE
CREATE TRIGGER journal_identity_UPDATE AFTER UPDATE ON identity
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'identity', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'address', OLD.address, 'email', OLD.email, 'phone', OLD.phone, 'siret', OLD.siret, 'legal_status', OLD.legal_status, 'vat_regime', OLD.vat_regime, 'vat_number', OLD.vat_number, 'iban', OLD.iban, 'bic', OLD.bic, 'started_on', OLD.started_on, 'acre', OLD.acre, 'declares', OLD.declares, 'target_rate', OLD.target_rate, 'floor_rate', OLD.floor_rate, 'opening_balance', OLD.opening_balance, 'currency', OLD.currency, 'zone', OLD.zone, 'language', OLD.language, 'legal_form', OLD.legal_form, 'capital', OLD.capital, 'registration', OLD.registration, 'mediator', OLD.mediator, 'payment_terms_days', OLD.payment_terms_days, 'late_penalty_rate', OLD.late_penalty_rate, 'accent', OLD.accent, 'logo', OLD.logo, 'electronic_address', OLD.electronic_address) FROM journal_state;
                 END
;
-- journal_interaction_DELETE
CREATE TRIGGER journal_interaction_DELETE AFTER DELETE ON interaction
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'interaction', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'on_date', OLD.on_date, 'kind', OLD.kind, 'note', OLD.note, 'minutes', OLD.minutes) FROM journal_state;
                 END
;
-- journal_interaction_INSERT
CREATE TRIGGER journal_interaction_INSERT AFTER INSERT ON interaction
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'interaction', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_interaction_UPDATE
CREATE TRIGGER journal_interaction_UPDATE AFTER UPDATE ON interaction
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'interaction', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'on_date', OLD.on_date, 'kind', OLD.kind, 'note', OLD.note, 'minutes', OLD.minutes) FROM journal_state;
                 END
;
-- journal_invoice_DELETE
CREATE TRIGGER journal_invoice_DELETE AFTER DELETE ON invoice
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice', OLD.id, json_object('id', OLD.id, 'kind', OLD.kind, 'status', OLD.status, 'client_id', OLD.client_id, 'mission_id', OLD.mission_id, 'stage_id', OLD.stage_id, 'credited_id', OLD.credited_id, 'number', OLD.number, 'issue_date', OLD.issue_date, 'due_date', OLD.due_date, 'language', OLD.language, 'currency', OLD.currency, 'subject', OLD.subject, 'reason', OLD.reason, 'discount_percent', OLD.discount_percent, 'discount', OLD.discount, 'net', OLD.net, 'vat', OLD.vat, 'gross', OLD.gross, 'issued_at', OLD.issued_at, 'snapshot', OLD.snapshot, 'pdf_file', OLD.pdf_file, 'pdf_sha256', OLD.pdf_sha256, 'chain_index', OLD.chain_index, 'chain_prev', OLD.chain_prev, 'chain_hash', OLD.chain_hash, 'order_reference', OLD.order_reference, 'buyer_reference', OLD.buyer_reference, 'service_from', OLD.service_from, 'service_to', OLD.service_to, 'delivery_address', OLD.delivery_address, 'electronic', OLD.electronic, 'disbursed', OLD.disbursed, 'replaces_id', OLD.replaces_id, 'corrective', OLD.corrective) FROM journal_state;
                 END
;
-- journal_invoice_INSERT
CREATE TRIGGER journal_invoice_INSERT AFTER INSERT ON invoice
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_invoice_UPDATE
CREATE TRIGGER journal_invoice_UPDATE AFTER UPDATE ON invoice
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice', OLD.id, json_object('id', OLD.id, 'kind', OLD.kind, 'status', OLD.status, 'client_id', OLD.client_id, 'mission_id', OLD.mission_id, 'stage_id', OLD.stage_id, 'credited_id', OLD.credited_id, 'number', OLD.number, 'issue_date', OLD.issue_date, 'due_date', OLD.due_date, 'language', OLD.language, 'currency', OLD.currency, 'subject', OLD.subject, 'reason', OLD.reason, 'discount_percent', OLD.discount_percent, 'discount', OLD.discount, 'net', OLD.net, 'vat', OLD.vat, 'gross', OLD.gross, 'issued_at', OLD.issued_at, 'snapshot', OLD.snapshot, 'pdf_file', OLD.pdf_file, 'pdf_sha256', OLD.pdf_sha256, 'chain_index', OLD.chain_index, 'chain_prev', OLD.chain_prev, 'chain_hash', OLD.chain_hash, 'order_reference', OLD.order_reference, 'buyer_reference', OLD.buyer_reference, 'service_from', OLD.service_from, 'service_to', OLD.service_to, 'delivery_address', OLD.delivery_address, 'electronic', OLD.electronic, 'disbursed', OLD.disbursed, 'replaces_id', OLD.replaces_id, 'corrective', OLD.corrective) FROM journal_state;
                 END
;
-- journal_invoice_deduction_DELETE
CREATE TRIGGER journal_invoice_deduction_DELETE AFTER DELETE ON invoice_deduction
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice_deduction', OLD.id, json_object('id', OLD.id, 'invoice_id', OLD.invoice_id, 'deducted_id', OLD.deducted_id, 'category', OLD.category, 'rate', OLD.rate, 'base', OLD.base, 'tax', OLD.tax) FROM journal_state;
                 END
;
-- journal_invoice_deduction_INSERT
CREATE TRIGGER journal_invoice_deduction_INSERT AFTER INSERT ON invoice_deduction
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice_deduction', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_invoice_deduction_UPDATE
CREATE TRIGGER journal_invoice_deduction_UPDATE AFTER UPDATE ON invoice_deduction
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice_deduction', OLD.id, json_object('id', OLD.id, 'invoice_id', OLD.invoice_id, 'deducted_id', OLD.deducted_id, 'category', OLD.category, 'rate', OLD.rate, 'base', OLD.base, 'tax', OLD.tax) FROM journal_state;
                 END
;
-- journal_invoice_event_DELETE
CREATE TRIGGER journal_invoice_event_DELETE AFTER DELETE ON invoice_event
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice_event', OLD.id, json_object('id', OLD.id, 'invoice_id', OLD.invoice_id, 'on_date', OLD.on_date, 'code', OLD.code, 'reason_code', OLD.reason_code, 'reason', OLD.reason, 'amount', OLD.amount, 'origin', OLD.origin) FROM journal_state;
                 END
;
-- journal_invoice_event_INSERT
CREATE TRIGGER journal_invoice_event_INSERT AFTER INSERT ON invoice_event
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice_event', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_invoice_event_UPDATE
CREATE TRIGGER journal_invoice_event_UPDATE AFTER UPDATE ON invoice_event
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice_event', OLD.id, json_object('id', OLD.id, 'invoice_id', OLD.invoice_id, 'on_date', OLD.on_date, 'code', OLD.code, 'reason_code', OLD.reason_code, 'reason', OLD.reason, 'amount', OLD.amount, 'origin', OLD.origin) FROM journal_state;
                 END
;
-- journal_invoice_line_DELETE
CREATE TRIGGER journal_invoice_line_DELETE AFTER DELETE ON invoice_line
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice_line', OLD.id, json_object('id', OLD.id, 'invoice_id', OLD.invoice_id, 'position', OLD.position, 'description', OLD.description, 'quantity', OLD.quantity, 'unit', OLD.unit, 'unit_price', OLD.unit_price, 'discount_percent', OLD.discount_percent, 'vat_category', OLD.vat_category, 'vat_rate', OLD.vat_rate, 'net', OLD.net, 'credited_line_id', OLD.credited_line_id, 'disbursement', OLD.disbursement, 'goods', OLD.goods) FROM journal_state;
                 END
;
-- journal_invoice_line_INSERT
CREATE TRIGGER journal_invoice_line_INSERT AFTER INSERT ON invoice_line
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice_line', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_invoice_line_UPDATE
CREATE TRIGGER journal_invoice_line_UPDATE AFTER UPDATE ON invoice_line
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice_line', OLD.id, json_object('id', OLD.id, 'invoice_id', OLD.invoice_id, 'position', OLD.position, 'description', OLD.description, 'quantity', OLD.quantity, 'unit', OLD.unit, 'unit_price', OLD.unit_price, 'discount_percent', OLD.discount_percent, 'vat_category', OLD.vat_category, 'vat_rate', OLD.vat_rate, 'net', OLD.net, 'credited_line_id', OLD.credited_line_id, 'disbursement', OLD.disbursement, 'goods', OLD.goods) FROM journal_state;
                 END
;
-- journal_invoice_vat_DELETE
CREATE TRIGGER journal_invoice_vat_DELETE AFTER DELETE ON invoice_vat
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice_vat', OLD.id, json_object('id', OLD.id, 'invoice_id', OLD.invoice_id, 'category', OLD.category, 'rate', OLD.rate, 'base', OLD.base, 'tax', OLD.tax) FROM journal_state;
                 END
;
-- journal_invoice_vat_INSERT
CREATE TRIGGER journal_invoice_vat_INSERT AFTER INSERT ON invoice_vat
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice_vat', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_invoice_vat_UPDATE
CREATE TRIGGER journal_invoice_vat_UPDATE AFTER UPDATE ON invoice_vat
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'invoice_vat', OLD.id, json_object('id', OLD.id, 'invoice_id', OLD.invoice_id, 'category', OLD.category, 'rate', OLD.rate, 'base', OLD.base, 'tax', OLD.tax) FROM journal_state;
                 END
;
-- journal_lead_source_DELETE
CREATE TRIGGER journal_lead_source_DELETE AFTER DELETE ON lead_source
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'lead_source', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'monthly', OLD.monthly, 'commission_percent', OLD.commission_percent) FROM journal_state;
                 END
;
-- journal_lead_source_INSERT
CREATE TRIGGER journal_lead_source_INSERT AFTER INSERT ON lead_source
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'lead_source', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_lead_source_UPDATE
CREATE TRIGGER journal_lead_source_UPDATE AFTER UPDATE ON lead_source
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'lead_source', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'monthly', OLD.monthly, 'commission_percent', OLD.commission_percent) FROM journal_state;
                 END
;
-- journal_mission_DELETE
CREATE TRIGGER journal_mission_DELETE AFTER DELETE ON mission
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'mission', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'quote_id', OLD.quote_id, 'name', OLD.name, 'status', OLD.status, 'started_on', OLD.started_on, 'budget_hours', OLD.budget_hours, 'search', OLD.search) FROM journal_state;
                 END
;
-- journal_mission_INSERT
CREATE TRIGGER journal_mission_INSERT AFTER INSERT ON mission
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'mission', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_mission_UPDATE
CREATE TRIGGER journal_mission_UPDATE AFTER UPDATE ON mission
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'mission', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'quote_id', OLD.quote_id, 'name', OLD.name, 'status', OLD.status, 'started_on', OLD.started_on, 'budget_hours', OLD.budget_hours, 'search', OLD.search) FROM journal_state;
                 END
;
-- journal_payment_DELETE
CREATE TRIGGER journal_payment_DELETE AFTER DELETE ON payment
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'payment', OLD.id, json_object('id', OLD.id, 'invoice_id', OLD.invoice_id, 'client_id', OLD.client_id, 'on_date', OLD.on_date, 'amount', OLD.amount, 'net', OLD.net, 'method', OLD.method, 'note', OLD.note, 'disbursed', OLD.disbursed, 'moved', OLD.moved, 'goods', OLD.goods) FROM journal_state;
                 END
;
-- journal_payment_INSERT
CREATE TRIGGER journal_payment_INSERT AFTER INSERT ON payment
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'payment', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_payment_UPDATE
CREATE TRIGGER journal_payment_UPDATE AFTER UPDATE ON payment
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'payment', OLD.id, json_object('id', OLD.id, 'invoice_id', OLD.invoice_id, 'client_id', OLD.client_id, 'on_date', OLD.on_date, 'amount', OLD.amount, 'net', OLD.net, 'method', OLD.method, 'note', OLD.note, 'disbursed', OLD.disbursed, 'moved', OLD.moved, 'goods', OLD.goods) FROM journal_state;
                 END
;
-- journal_quote_DELETE
CREATE TRIGGER journal_quote_DELETE AFTER DELETE ON quote
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'quote', OLD.id, json_object('id', OLD.id, 'number', OLD.number, 'version', OLD.version, 'client_id', OLD.client_id, 'status', OLD.status, 'subject', OLD.subject, 'language', OLD.language, 'currency', OLD.currency, 'issue_date', OLD.issue_date, 'valid_until', OLD.valid_until, 'estimated_hours', OLD.estimated_hours, 'discount_percent', OLD.discount_percent, 'under_target_reason', OLD.under_target_reason, 'under_target_until', OLD.under_target_until, 'sent_on', OLD.sent_on, 'decided_on', OLD.decided_on, 'objection', OLD.objection, 'reply', OLD.reply, 'net', OLD.net, 'vat', OLD.vat, 'gross', OLD.gross, 'snapshot', OLD.snapshot) FROM journal_state;
                 END
;
-- journal_quote_INSERT
CREATE TRIGGER journal_quote_INSERT AFTER INSERT ON quote
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'quote', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_quote_UPDATE
CREATE TRIGGER journal_quote_UPDATE AFTER UPDATE ON quote
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'quote', OLD.id, json_object('id', OLD.id, 'number', OLD.number, 'version', OLD.version, 'client_id', OLD.client_id, 'status', OLD.status, 'subject', OLD.subject, 'language', OLD.language, 'currency', OLD.currency, 'issue_date', OLD.issue_date, 'valid_until', OLD.valid_until, 'estimated_hours', OLD.estimated_hours, 'discount_percent', OLD.discount_percent, 'under_target_reason', OLD.under_target_reason, 'under_target_until', OLD.under_target_until, 'sent_on', OLD.sent_on, 'decided_on', OLD.decided_on, 'objection', OLD.objection, 'reply', OLD.reply, 'net', OLD.net, 'vat', OLD.vat, 'gross', OLD.gross, 'snapshot', OLD.snapshot) FROM journal_state;
                 END
;
-- journal_quote_line_DELETE
CREATE TRIGGER journal_quote_line_DELETE AFTER DELETE ON quote_line
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'quote_line', OLD.id, json_object('id', OLD.id, 'quote_id', OLD.quote_id, 'position', OLD.position, 'description', OLD.description, 'quantity', OLD.quantity, 'unit', OLD.unit, 'unit_price', OLD.unit_price, 'discount_percent', OLD.discount_percent, 'vat_category', OLD.vat_category, 'vat_rate', OLD.vat_rate, 'net', OLD.net, 'disbursement', OLD.disbursement, 'goods', OLD.goods) FROM journal_state;
                 END
;
-- journal_quote_line_INSERT
CREATE TRIGGER journal_quote_line_INSERT AFTER INSERT ON quote_line
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'quote_line', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_quote_line_UPDATE
CREATE TRIGGER journal_quote_line_UPDATE AFTER UPDATE ON quote_line
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'quote_line', OLD.id, json_object('id', OLD.id, 'quote_id', OLD.quote_id, 'position', OLD.position, 'description', OLD.description, 'quantity', OLD.quantity, 'unit', OLD.unit, 'unit_price', OLD.unit_price, 'discount_percent', OLD.discount_percent, 'vat_category', OLD.vat_category, 'vat_rate', OLD.vat_rate, 'net', OLD.net, 'disbursement', OLD.disbursement, 'goods', OLD.goods) FROM journal_state;
                 END
;
-- journal_quote_stage_DELETE
CREATE TRIGGER journal_quote_stage_DELETE AFTER DELETE ON quote_stage
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'quote_stage', OLD.id, json_object('id', OLD.id, 'quote_id', OLD.quote_id, 'position', OLD.position, 'label', OLD.label, 'percent', OLD.percent, 'amount', OLD.amount, 'trigger', OLD.trigger, 'delivers', OLD.delivers) FROM journal_state;
                 END
;
-- journal_quote_stage_INSERT
CREATE TRIGGER journal_quote_stage_INSERT AFTER INSERT ON quote_stage
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'quote_stage', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_quote_stage_UPDATE
CREATE TRIGGER journal_quote_stage_UPDATE AFTER UPDATE ON quote_stage
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'quote_stage', OLD.id, json_object('id', OLD.id, 'quote_id', OLD.quote_id, 'position', OLD.position, 'label', OLD.label, 'percent', OLD.percent, 'amount', OLD.amount, 'trigger', OLD.trigger, 'delivers', OLD.delivers) FROM journal_state;
                 END
;
-- journal_reminder_DELETE
CREATE TRIGGER journal_reminder_DELETE AFTER DELETE ON reminder
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'reminder', OLD.id, json_object('id', OLD.id, 'invoice_id', OLD.invoice_id, 'level', OLD.level, 'on_date', OLD.on_date, 'balance', OLD.balance, 'interest', OLD.interest, 'indemnity', OLD.indemnity, 'paper', OLD.paper) FROM journal_state;
                 END
;
-- journal_reminder_INSERT
CREATE TRIGGER journal_reminder_INSERT AFTER INSERT ON reminder
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'reminder', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_reminder_UPDATE
CREATE TRIGGER journal_reminder_UPDATE AFTER UPDATE ON reminder
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'reminder', OLD.id, json_object('id', OLD.id, 'invoice_id', OLD.invoice_id, 'level', OLD.level, 'on_date', OLD.on_date, 'balance', OLD.balance, 'interest', OLD.interest, 'indemnity', OLD.indemnity, 'paper', OLD.paper) FROM journal_state;
                 END
;
-- journal_row
CREATE TABLE journal_row (
    journal_id  INTEGER NOT NULL REFERENCES journal(id),
    seq         INTEGER NOT NULL,
    tbl         TEXT NOT NULL,
    row_id      INTEGER NOT NULL,
    before      TEXT,
    PRIMARY KEY (journal_id, seq)
) STRICT, WITHOUT ROWID
;
-- journal_row_dated
CREATE INDEX journal_row_dated ON journal_row(tbl, row_id)
WHERE tbl IN ('client', 'deadline', 'follow_up', 'identity', 'invoice', 'mission', 'stage')
;
-- journal_series_DELETE
CREATE TRIGGER journal_series_DELETE AFTER DELETE ON series
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'series', OLD.id, json_object('id', OLD.id, 'series', OLD.series, 'year', OLD.year, 'last', OLD.last, 'first', OLD.first) FROM journal_state;
                 END
;
-- journal_series_INSERT
CREATE TRIGGER journal_series_INSERT AFTER INSERT ON series
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'series', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_series_UPDATE
CREATE TRIGGER journal_series_UPDATE AFTER UPDATE ON series
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'series', OLD.id, json_object('id', OLD.id, 'series', OLD.series, 'year', OLD.year, 'last', OLD.last, 'first', OLD.first) FROM journal_state;
                 END
;
-- journal_service_DELETE
CREATE TRIGGER journal_service_DELETE AFTER DELETE ON service
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'service', OLD.id, json_object('id', OLD.id, 'description', OLD.description, 'unit', OLD.unit, 'unit_price', OLD.unit_price, 'vat_rate', OLD.vat_rate) FROM journal_state;
                 END
;
-- journal_service_INSERT
CREATE TRIGGER journal_service_INSERT AFTER INSERT ON service
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'service', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_service_UPDATE
CREATE TRIGGER journal_service_UPDATE AFTER UPDATE ON service
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'service', OLD.id, json_object('id', OLD.id, 'description', OLD.description, 'unit', OLD.unit, 'unit_price', OLD.unit_price, 'vat_rate', OLD.vat_rate) FROM journal_state;
                 END
;
-- journal_signed_order_DELETE
CREATE TRIGGER journal_signed_order_DELETE AFTER DELETE ON signed_order
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'signed_order', OLD.id, json_object('id', OLD.id, 'mission_id', OLD.mission_id, 'signed_on', OLD.signed_on, 'signatory', OLD.signatory, 'file_name', OLD.file_name, 'file_sha256', OLD.file_sha256) FROM journal_state;
                 END
;
-- journal_signed_order_INSERT
CREATE TRIGGER journal_signed_order_INSERT AFTER INSERT ON signed_order
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'signed_order', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_signed_order_UPDATE
CREATE TRIGGER journal_signed_order_UPDATE AFTER UPDATE ON signed_order
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'signed_order', OLD.id, json_object('id', OLD.id, 'mission_id', OLD.mission_id, 'signed_on', OLD.signed_on, 'signatory', OLD.signatory, 'file_name', OLD.file_name, 'file_sha256', OLD.file_sha256) FROM journal_state;
                 END
;
-- journal_stage_DELETE
CREATE TRIGGER journal_stage_DELETE AFTER DELETE ON stage
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'stage', OLD.id, json_object('id', OLD.id, 'mission_id', OLD.mission_id, 'position', OLD.position, 'label', OLD.label, 'percent', OLD.percent, 'trigger', OLD.trigger, 'delivers', OLD.delivers, 'due_on', OLD.due_on, 'validated_on', OLD.validated_on, 'validated_by', OLD.validated_by) FROM journal_state;
                 END
;
-- journal_stage_INSERT
CREATE TRIGGER journal_stage_INSERT AFTER INSERT ON stage
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'stage', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_stage_UPDATE
CREATE TRIGGER journal_stage_UPDATE AFTER UPDATE ON stage
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'stage', OLD.id, json_object('id', OLD.id, 'mission_id', OLD.mission_id, 'position', OLD.position, 'label', OLD.label, 'percent', OLD.percent, 'trigger', OLD.trigger, 'delivers', OLD.delivers, 'due_on', OLD.due_on, 'validated_on', OLD.validated_on, 'validated_by', OLD.validated_by) FROM journal_state;
                 END
;
-- journal_stage_vat_DELETE
CREATE TRIGGER journal_stage_vat_DELETE AFTER DELETE ON stage_vat
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'stage_vat', OLD.id, json_object('id', OLD.id, 'stage_id', OLD.stage_id, 'category', OLD.category, 'rate', OLD.rate, 'base', OLD.base, 'tax', OLD.tax) FROM journal_state;
                 END
;
-- journal_stage_vat_INSERT
CREATE TRIGGER journal_stage_vat_INSERT AFTER INSERT ON stage_vat
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'stage_vat', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_stage_vat_UPDATE
CREATE TRIGGER journal_stage_vat_UPDATE AFTER UPDATE ON stage_vat
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'stage_vat', OLD.id, json_object('id', OLD.id, 'stage_id', OLD.stage_id, 'category', OLD.category, 'rate', OLD.rate, 'base', OLD.base, 'tax', OLD.tax) FROM journal_state;
                 END
;
-- journal_state
CREATE TABLE journal_state (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    open_entry  INTEGER,
    seq         INTEGER NOT NULL DEFAULT 0
) STRICT
;
-- journal_time_entry_DELETE
CREATE TRIGGER journal_time_entry_DELETE AFTER DELETE ON time_entry
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'time_entry', OLD.id, json_object('id', OLD.id, 'day', OLD.day, 'starts_at', OLD.starts_at, 'utc_offset', OLD.utc_offset, 'minutes', OLD.minutes, 'client_id', OLD.client_id, 'mission_id', OLD.mission_id, 'motive', OLD.motive, 'billable', OLD.billable, 'note', OLD.note, 'fingerprint', OLD.fingerprint) FROM journal_state;
                 END
;
-- journal_time_entry_INSERT
CREATE TRIGGER journal_time_entry_INSERT AFTER INSERT ON time_entry
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'time_entry', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_time_entry_UPDATE
CREATE TRIGGER journal_time_entry_UPDATE AFTER UPDATE ON time_entry
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'time_entry', OLD.id, json_object('id', OLD.id, 'day', OLD.day, 'starts_at', OLD.starts_at, 'utc_offset', OLD.utc_offset, 'minutes', OLD.minutes, 'client_id', OLD.client_id, 'mission_id', OLD.mission_id, 'motive', OLD.motive, 'billable', OLD.billable, 'note', OLD.note, 'fingerprint', OLD.fingerprint) FROM journal_state;
                 END
;
-- journal_timer_DELETE
CREATE TRIGGER journal_timer_DELETE AFTER DELETE ON timer
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'timer', OLD.id, json_object('id', OLD.id, 'started_at', OLD.started_at, 'client_id', OLD.client_id, 'mission_id', OLD.mission_id, 'motive', OLD.motive, 'note', OLD.note) FROM journal_state;
                 END
;
-- journal_timer_INSERT
CREATE TRIGGER journal_timer_INSERT AFTER INSERT ON timer
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'timer', NEW.id, NULL FROM journal_state;
                 END
;
-- journal_timer_UPDATE
CREATE TRIGGER journal_timer_UPDATE AFTER UPDATE ON timer
                 WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                     UPDATE journal_state SET seq = seq + 1;
                     INSERT INTO journal_row SELECT open_entry, seq, 'timer', OLD.id, json_object('id', OLD.id, 'started_at', OLD.started_at, 'client_id', OLD.client_id, 'mission_id', OLD.mission_id, 'motive', OLD.motive, 'note', OLD.note) FROM journal_state;
                 END
;
-- lead_source
CREATE TABLE lead_source (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    name                TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
    monthly             INTEGER NOT NULL DEFAULT 0 CHECK (monthly >= 0),
    commission_percent  TEXT
) STRICT
;
-- mission
CREATE TABLE mission (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id       INTEGER NOT NULL REFERENCES client(id),
    quote_id        INTEGER UNIQUE REFERENCES quote(id),
    name            TEXT NOT NULL CHECK (name <> ''),
    status          TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'delivered', 'cancelled')),
    started_on      TEXT NOT NULL,
    budget_hours    TEXT,
    search          TEXT NOT NULL
) STRICT
;
-- mission_client
CREATE INDEX mission_client ON mission(client_id)
;
-- mission_hours
CREATE TABLE mission_hours (
    mission_id  INTEGER PRIMARY KEY,
    minutes     INTEGER NOT NULL
) STRICT
;
-- money_sum
CREATE TABLE money_sum (
    month           TEXT NOT NULL,
    client_id       INTEGER NOT NULL,
    invoiced_net    INTEGER NOT NULL DEFAULT 0,
    invoiced_gross  INTEGER NOT NULL DEFAULT 0,
    collected_net   INTEGER NOT NULL DEFAULT 0,
    collected_gross INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (month, client_id)
) STRICT, WITHOUT ROWID
;
-- payment
CREATE TABLE payment (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id  INTEGER NOT NULL REFERENCES invoice(id),
    client_id   INTEGER NOT NULL REFERENCES client(id),
    on_date     TEXT NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount <> 0),
    net         INTEGER NOT NULL,               -- the part before tax, so that parts sum to the invoice's net
    method      TEXT NOT NULL CHECK (method IN ('transfer', 'card', 'cheque', 'cash', 'direct-debit'))
, note TEXT, disbursed INTEGER NOT NULL DEFAULT 0, moved INTEGER NOT NULL DEFAULT 0 CHECK (moved IN (0, 1)), goods INTEGER NOT NULL DEFAULT 0) STRICT
;
-- payment_closed_delete
CREATE TRIGGER payment_closed_delete BEFORE DELETE ON payment
WHEN OLD.on_date <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: payment');
END
;
-- payment_closed_insert
CREATE TRIGGER payment_closed_insert BEFORE INSERT ON payment
WHEN NEW.on_date <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: payment');
END
;
-- payment_date
CREATE INDEX payment_date ON payment(on_date)
;
-- payment_frozen
CREATE TRIGGER payment_frozen BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'frozen: payment'); END
;
-- payment_invoice
CREATE INDEX payment_invoice ON payment(invoice_id)
;
-- payment_sum_delete
CREATE TRIGGER payment_sum_delete AFTER DELETE ON payment BEGIN
    UPDATE money_sum SET collected_net = collected_net - OLD.net + OLD.disbursed,
                         collected_gross = collected_gross - OLD.amount
    WHERE month = substr(OLD.on_date, 1, 7) AND client_id = OLD.client_id;
END
;
-- payment_sum_insert
CREATE TRIGGER payment_sum_insert AFTER INSERT ON payment BEGIN
    INSERT INTO money_sum (month, client_id, collected_net, collected_gross)
    VALUES (substr(NEW.on_date, 1, 7), NEW.client_id, NEW.net - NEW.disbursed, NEW.amount)
    ON CONFLICT DO UPDATE SET collected_net = collected_net + excluded.collected_net,
                              collected_gross = collected_gross + excluded.collected_gross;
END
;
-- quote
CREATE TABLE quote (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    number              TEXT NOT NULL,
    version             INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    client_id           INTEGER NOT NULL REFERENCES client(id),
    status              TEXT NOT NULL DEFAULT 'draft'
                        CHECK (status IN ('draft', 'sent', 'accepted', 'refused', 'superseded')),
    subject             TEXT,
    language            TEXT NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
    currency            TEXT NOT NULL DEFAULT 'EUR',
    issue_date          TEXT NOT NULL,
    valid_until         TEXT NOT NULL,
    estimated_hours     TEXT,
    discount_percent    TEXT,
    under_target_reason TEXT,
    under_target_until  TEXT,
    sent_on             TEXT,
    decided_on          TEXT,
    objection           TEXT CHECK (objection IN ('need', 'time', 'money', 'equipped', 'other')),
    reply               TEXT,
    net                 INTEGER NOT NULL,
    vat                 INTEGER NOT NULL,
    gross               INTEGER NOT NULL,
    snapshot            TEXT,                   -- what was printed, frozen when the quote is sent
    UNIQUE (number, version)
) STRICT
;
-- quote_client
CREATE INDEX quote_client ON quote(client_id)
;
-- quote_decided
CREATE INDEX quote_decided ON quote(status, decided_on)
;
-- quote_line
CREATE TABLE quote_line (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    quote_id            INTEGER NOT NULL REFERENCES quote(id),
    position            INTEGER NOT NULL,
    description         TEXT NOT NULL,
    quantity            TEXT NOT NULL,
    unit                TEXT NOT NULL,
    unit_price          TEXT NOT NULL,
    discount_percent    TEXT,
    vat_category        TEXT NOT NULL,
    vat_rate            TEXT NOT NULL,
    net                 INTEGER NOT NULL, disbursement INTEGER NOT NULL DEFAULT 0 CHECK (disbursement IN (0, 1)), goods INTEGER NOT NULL DEFAULT 0 CHECK (goods IN (0, 1)),
    UNIQUE (quote_id, position)
) STRICT
;
-- quote_stage
CREATE TABLE quote_stage (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    quote_id    INTEGER NOT NULL REFERENCES quote(id),
    position    INTEGER NOT NULL,
    label       TEXT NOT NULL,
    percent     TEXT,                           -- a percentage, or …
    amount      INTEGER CHECK (amount > 0),     -- … a net amount; neither: the rest
    trigger     TEXT NOT NULL CHECK (trigger IN ('order', 'midway', 'delivery')),
    delivers    INTEGER NOT NULL DEFAULT 0 CHECK (delivers IN (0, 1)),
    UNIQUE (quote_id, position)
) STRICT
;
-- reminder
CREATE TABLE reminder (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id  INTEGER NOT NULL REFERENCES invoice(id),
    level       INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
    on_date     TEXT NOT NULL CHECK (length(on_date) = 10),
    balance     INTEGER NOT NULL CHECK (balance > 0),
    interest    INTEGER NOT NULL CHECK (interest >= 0),
    indemnity   INTEGER NOT NULL CHECK (indemnity >= 0),
    paper       TEXT NOT NULL                   -- everything that was printed
) STRICT
;
-- reminder_frozen
CREATE TRIGGER reminder_frozen BEFORE UPDATE ON reminder BEGIN SELECT RAISE(ABORT, 'frozen: reminder'); END
;
-- reminder_invoice
CREATE INDEX reminder_invoice ON reminder(invoice_id, on_date)
;
-- series
CREATE TABLE series (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    series  TEXT NOT NULL CHECK (series IN ('D', 'F', 'A')),
    year    INTEGER NOT NULL,
    last    INTEGER NOT NULL CHECK (last >= 0), first INTEGER NOT NULL DEFAULT 1 CHECK (first >= 1),
    UNIQUE (series, year)
) STRICT
;
-- service
CREATE TABLE service (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    description TEXT NOT NULL CHECK (description <> ''),
    unit        TEXT NOT NULL,
    unit_price  TEXT NOT NULL,
    vat_rate    TEXT                            -- null: the seller's usual rate
) STRICT
;
-- signed_order
CREATE TABLE signed_order (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    mission_id  INTEGER NOT NULL UNIQUE REFERENCES mission(id),
    signed_on   TEXT NOT NULL,
    signatory   TEXT,
    file_name   TEXT NOT NULL,                  -- under attachments/, named by its content
    file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64)
) STRICT
;
-- stage
CREATE TABLE stage (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    mission_id      INTEGER NOT NULL REFERENCES mission(id),
    position        INTEGER NOT NULL,
    label           TEXT NOT NULL,
    percent         TEXT,
    trigger         TEXT NOT NULL CHECK (trigger IN ('order', 'midway', 'delivery')),
    delivers        INTEGER NOT NULL DEFAULT 0 CHECK (delivers IN (0, 1)),
    due_on          TEXT,
    validated_on    TEXT,
    validated_by    TEXT,
    UNIQUE (mission_id, position)
) STRICT
;
-- stage_vat
CREATE TABLE stage_vat (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    stage_id    INTEGER NOT NULL REFERENCES stage(id),
    category    TEXT NOT NULL,
    rate        TEXT NOT NULL,
    base        INTEGER NOT NULL,
    tax         INTEGER NOT NULL,
    UNIQUE (stage_id, category, rate)
) STRICT
;
-- time_entry
CREATE TABLE time_entry (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    day         TEXT NOT NULL CHECK (length(day) = 10),
    starts_at   INTEGER,                        -- minutes since 1970 UTC; null when only the length is known
    utc_offset  INTEGER NOT NULL DEFAULT 0,     -- minutes, at the start: the clock on the wall then
    minutes     INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 2880),
    client_id   INTEGER REFERENCES client(id),
    mission_id  INTEGER REFERENCES mission(id),
    motive      TEXT NOT NULL CHECK (motive IN ('production', 'phone', 'quoting', 'invoicing', 'prospecting',
                                                'administration', 'training', 'travel')),
    billable    INTEGER NOT NULL DEFAULT 1 CHECK (billable IN (0, 1)),
    note        TEXT,
    fingerprint INTEGER                         -- of the imported row: the same file twice adds nothing
) STRICT
;
-- time_entry_client
CREATE INDEX time_entry_client ON time_entry(client_id, day)
;
-- time_entry_day
CREATE INDEX time_entry_day ON time_entry(day)
;
-- time_entry_fingerprint
CREATE UNIQUE INDEX time_entry_fingerprint ON time_entry(fingerprint) WHERE fingerprint IS NOT NULL
;
-- time_entry_mission
CREATE INDEX time_entry_mission ON time_entry(mission_id, day) WHERE mission_id IS NOT NULL
;
-- time_entry_starts
CREATE INDEX time_entry_starts ON time_entry(starts_at, minutes) WHERE starts_at IS NOT NULL
;
-- time_entry_sum_delete
CREATE TRIGGER time_entry_sum_delete AFTER DELETE ON time_entry BEGIN
    UPDATE hours_sum SET
        minutes = minutes - OLD.minutes, billable = billable - OLD.minutes * OLD.billable,
        production = production - iif(OLD.motive = 'production', OLD.minutes, 0), phone = phone - iif(OLD.motive = 'phone', OLD.minutes, 0),
        quoting = quoting - iif(OLD.motive = 'quoting', OLD.minutes, 0), invoicing = invoicing - iif(OLD.motive = 'invoicing', OLD.minutes, 0),
        prospecting = prospecting - iif(OLD.motive = 'prospecting', OLD.minutes, 0), administration = administration - iif(OLD.motive = 'administration', OLD.minutes, 0),
        training = training - iif(OLD.motive = 'training', OLD.minutes, 0), travel = travel - iif(OLD.motive = 'travel', OLD.minutes, 0)
    WHERE month = substr(OLD.day, 1, 7) AND client_id = coalesce(OLD.client_id, 0);
    DELETE FROM hours_sum
    WHERE month = substr(OLD.day, 1, 7) AND client_id = coalesce(OLD.client_id, 0) AND minutes = 0;
    UPDATE mission_hours SET minutes = minutes - OLD.minutes WHERE mission_id = OLD.mission_id;
END
;
-- time_entry_sum_insert
CREATE TRIGGER time_entry_sum_insert AFTER INSERT ON time_entry BEGIN
    INSERT INTO hours_sum VALUES (
        substr(NEW.day, 1, 7), coalesce(NEW.client_id, 0), NEW.minutes, NEW.minutes * NEW.billable,
        iif(NEW.motive = 'production', NEW.minutes, 0), iif(NEW.motive = 'phone', NEW.minutes, 0),
        iif(NEW.motive = 'quoting', NEW.minutes, 0), iif(NEW.motive = 'invoicing', NEW.minutes, 0),
        iif(NEW.motive = 'prospecting', NEW.minutes, 0), iif(NEW.motive = 'administration', NEW.minutes, 0),
        iif(NEW.motive = 'training', NEW.minutes, 0), iif(NEW.motive = 'travel', NEW.minutes, 0))
    ON CONFLICT DO UPDATE SET
        minutes = minutes + excluded.minutes, billable = billable + excluded.billable,
        production = production + excluded.production, phone = phone + excluded.phone,
        quoting = quoting + excluded.quoting, invoicing = invoicing + excluded.invoicing,
        prospecting = prospecting + excluded.prospecting, administration = administration + excluded.administration,
        training = training + excluded.training, travel = travel + excluded.travel;
    INSERT INTO mission_hours SELECT NEW.mission_id, NEW.minutes WHERE NEW.mission_id IS NOT NULL
    ON CONFLICT DO UPDATE SET minutes = minutes + excluded.minutes;
END
;
-- time_entry_sum_update
CREATE TRIGGER time_entry_sum_update AFTER UPDATE OF day, client_id, mission_id, motive, minutes, billable ON time_entry BEGIN
    UPDATE hours_sum SET
        minutes = minutes - OLD.minutes, billable = billable - OLD.minutes * OLD.billable,
        production = production - iif(OLD.motive = 'production', OLD.minutes, 0), phone = phone - iif(OLD.motive = 'phone', OLD.minutes, 0),
        quoting = quoting - iif(OLD.motive = 'quoting', OLD.minutes, 0), invoicing = invoicing - iif(OLD.motive = 'invoicing', OLD.minutes, 0),
        prospecting = prospecting - iif(OLD.motive = 'prospecting', OLD.minutes, 0), administration = administration - iif(OLD.motive = 'administration', OLD.minutes, 0),
        training = training - iif(OLD.motive = 'training', OLD.minutes, 0), travel = travel - iif(OLD.motive = 'travel', OLD.minutes, 0)
    WHERE month = substr(OLD.day, 1, 7) AND client_id = coalesce(OLD.client_id, 0);
    DELETE FROM hours_sum
    WHERE month = substr(OLD.day, 1, 7) AND client_id = coalesce(OLD.client_id, 0) AND minutes = 0;
    UPDATE mission_hours SET minutes = minutes - OLD.minutes WHERE mission_id = OLD.mission_id;
    INSERT INTO hours_sum VALUES (
        substr(NEW.day, 1, 7), coalesce(NEW.client_id, 0), NEW.minutes, NEW.minutes * NEW.billable,
        iif(NEW.motive = 'production', NEW.minutes, 0), iif(NEW.motive = 'phone', NEW.minutes, 0),
        iif(NEW.motive = 'quoting', NEW.minutes, 0), iif(NEW.motive = 'invoicing', NEW.minutes, 0),
        iif(NEW.motive = 'prospecting', NEW.minutes, 0), iif(NEW.motive = 'administration', NEW.minutes, 0),
        iif(NEW.motive = 'training', NEW.minutes, 0), iif(NEW.motive = 'travel', NEW.minutes, 0))
    ON CONFLICT DO UPDATE SET
        minutes = minutes + excluded.minutes, billable = billable + excluded.billable,
        production = production + excluded.production, phone = phone + excluded.phone,
        quoting = quoting + excluded.quoting, invoicing = invoicing + excluded.invoicing,
        prospecting = prospecting + excluded.prospecting, administration = administration + excluded.administration,
        training = training + excluded.training, travel = travel + excluded.travel;
    INSERT INTO mission_hours SELECT NEW.mission_id, NEW.minutes WHERE NEW.mission_id IS NOT NULL
    ON CONFLICT DO UPDATE SET minutes = minutes + excluded.minutes;
END
;
-- timer
CREATE TABLE timer (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    started_at  TEXT NOT NULL,
    client_id   INTEGER REFERENCES client(id),
    mission_id  INTEGER REFERENCES mission(id),
    motive      TEXT NOT NULL,
    note        TEXT
) STRICT
;
