-- The book. Money in minor units with its currency; rates, quantities, unit prices as decimal text; dates ISO;
-- instants UTC RFC 3339; the start of an entry in whole minutes since 1970 UTC, beside its local day.

CREATE TABLE book (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    uid             TEXT NOT NULL,              -- random, the domain of calendar UIDs
    created_at      TEXT NOT NULL
) STRICT;

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
) STRICT;

CREATE TABLE lead_source (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    name                TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
    monthly             INTEGER NOT NULL DEFAULT 0 CHECK (monthly >= 0),
    commission_percent  TEXT
) STRICT;

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
) STRICT;
CREATE INDEX client_search ON client(search);

CREATE TABLE interaction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id   INTEGER NOT NULL REFERENCES client(id),
    on_date     TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('call', 'mail', 'meeting')),
    note        TEXT NOT NULL,
    minutes     INTEGER CHECK (minutes > 0)
) STRICT;
CREATE INDEX interaction_client ON interaction(client_id, on_date);

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
) STRICT;
CREATE INDEX quote_client ON quote(client_id);
CREATE INDEX quote_decided ON quote(status, decided_on);

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
    net                 INTEGER NOT NULL,
    UNIQUE (quote_id, position)
) STRICT;

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
) STRICT;

CREATE TABLE mission (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id       INTEGER NOT NULL REFERENCES client(id),
    quote_id        INTEGER UNIQUE REFERENCES quote(id),
    name            TEXT NOT NULL CHECK (name <> ''),
    status          TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'delivered', 'cancelled')),
    started_on      TEXT NOT NULL,
    budget_hours    TEXT,
    search          TEXT NOT NULL
) STRICT;
CREATE INDEX mission_client ON mission(client_id);

CREATE TABLE signed_order (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    mission_id  INTEGER NOT NULL UNIQUE REFERENCES mission(id),
    signed_on   TEXT NOT NULL,
    signatory   TEXT,
    file_name   TEXT NOT NULL,                  -- under attachments/, named by its content
    file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64)
) STRICT;

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
) STRICT;

-- Base and tax of each stage by VAT group: what its invoice will ask for.
CREATE TABLE stage_vat (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    stage_id    INTEGER NOT NULL REFERENCES stage(id),
    category    TEXT NOT NULL,
    rate        TEXT NOT NULL,
    base        INTEGER NOT NULL,
    tax         INTEGER NOT NULL,
    UNIQUE (stage_id, category, rate)
) STRICT;

CREATE TABLE deadline (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    mission_id      INTEGER NOT NULL REFERENCES mission(id),
    due_on          TEXT NOT NULL,
    reason          TEXT NOT NULL,
    set_on          TEXT NOT NULL,
    minutes_then    INTEGER NOT NULL
) STRICT;
CREATE INDEX deadline_mission ON deadline(mission_id);

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
) STRICT;
CREATE INDEX amendment_mission ON amendment(mission_id);

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
) STRICT;
CREATE INDEX time_entry_day ON time_entry(day);
-- With the length, so that overlaps are found without reading the entries.
CREATE INDEX time_entry_starts ON time_entry(starts_at, minutes) WHERE starts_at IS NOT NULL;
CREATE INDEX time_entry_client ON time_entry(client_id, day);
CREATE INDEX time_entry_mission ON time_entry(mission_id, day) WHERE mission_id IS NOT NULL;
CREATE UNIQUE INDEX time_entry_fingerprint ON time_entry(fingerprint) WHERE fingerprint IS NOT NULL;

CREATE TABLE timer (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    started_at  TEXT NOT NULL,
    client_id   INTEGER REFERENCES client(id),
    mission_id  INTEGER REFERENCES mission(id),
    motive      TEXT NOT NULL,
    note        TEXT
) STRICT;

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
    chain_hash          TEXT,
    CHECK (status = 'draft' OR (number IS NOT NULL AND issue_date IS NOT NULL AND snapshot IS NOT NULL
                                AND chain_hash IS NOT NULL AND chain_index IS NOT NULL)),
    CHECK ((kind = 'credit_note') = (credited_id IS NOT NULL))
) STRICT;
CREATE INDEX invoice_client ON invoice(client_id, issue_date);
CREATE INDEX invoice_mission ON invoice(mission_id) WHERE mission_id IS NOT NULL;
CREATE INDEX invoice_stage ON invoice(stage_id) WHERE stage_id IS NOT NULL;
CREATE INDEX invoice_credited ON invoice(credited_id) WHERE credited_id IS NOT NULL;
-- One draft a stage: asking for proposals twice gives the same ids.
CREATE UNIQUE INDEX invoice_stage_draft ON invoice(stage_id) WHERE stage_id IS NOT NULL AND status = 'draft' AND kind <> 'credit_note';

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
    credited_line_id    INTEGER REFERENCES invoice_line(id),
    UNIQUE (invoice_id, position)
) STRICT;

CREATE TABLE invoice_deduction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id  INTEGER NOT NULL REFERENCES invoice(id),
    deducted_id INTEGER NOT NULL REFERENCES invoice(id),
    category    TEXT NOT NULL,
    rate        TEXT NOT NULL,
    base        INTEGER NOT NULL,
    tax         INTEGER NOT NULL,
    UNIQUE (invoice_id, deducted_id, category, rate)
) STRICT;
CREATE INDEX invoice_deduction_deducted ON invoice_deduction(deducted_id);

CREATE TABLE invoice_vat (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id  INTEGER NOT NULL REFERENCES invoice(id),
    category    TEXT NOT NULL,
    rate        TEXT NOT NULL,
    base        INTEGER NOT NULL,
    tax         INTEGER NOT NULL,
    UNIQUE (invoice_id, category, rate)
) STRICT;

CREATE TABLE payment (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id  INTEGER NOT NULL REFERENCES invoice(id),
    client_id   INTEGER NOT NULL REFERENCES client(id),
    on_date     TEXT NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount <> 0),
    net         INTEGER NOT NULL,               -- the part before tax, so that parts sum to the invoice's net
    method      TEXT NOT NULL CHECK (method IN ('transfer', 'card', 'cheque', 'cash', 'direct-debit'))
) STRICT;
CREATE INDEX payment_invoice ON payment(invoice_id);
CREATE INDEX payment_date ON payment(on_date);

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
) STRICT;
CREATE INDEX follow_up_open ON follow_up(due_on) WHERE done_on IS NULL;
CREATE INDEX follow_up_client ON follow_up(client_id, due_on);

-- The catalogue: what is sold again and again.
CREATE TABLE service (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    description TEXT NOT NULL CHECK (description <> ''),
    unit        TEXT NOT NULL,
    unit_price  TEXT NOT NULL,
    vat_rate    TEXT                            -- null: the seller's usual rate
) STRICT;

-- What was being typed when the window went away. Not in the journal: nothing was decided yet.
CREATE TABLE draft (
    key         TEXT PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 200),
    typed       TEXT NOT NULL,
    kept_at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    series  TEXT NOT NULL CHECK (series IN ('D', 'F', 'A')),
    year    INTEGER NOT NULL,
    last    INTEGER NOT NULL CHECK (last >= 0),
    UNIQUE (series, year)
) STRICT;

-- The journal: one row an operation, and the state before it of each row it touched (null: the row is new).
CREATE TABLE journal (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          TEXT NOT NULL,
    op          TEXT NOT NULL,
    kind        TEXT NOT NULL DEFAULT 'do' CHECK (kind IN ('do', 'undo', 'redo')),
    reverts     INTEGER REFERENCES journal(id),
    reverted_by INTEGER REFERENCES journal(id),
    barrier     INTEGER NOT NULL DEFAULT 0 CHECK (barrier IN (0, 1)),
    subject     TEXT
) STRICT;

CREATE TABLE journal_row (
    journal_id  INTEGER NOT NULL REFERENCES journal(id),
    seq         INTEGER NOT NULL,
    tbl         TEXT NOT NULL,
    row_id      INTEGER NOT NULL,
    before      TEXT,
    PRIMARY KEY (journal_id, seq)
) STRICT, WITHOUT ROWID;

-- How often a row that calendars show was written: their sequence numbers never go back, not even by undo.
CREATE INDEX journal_row_dated ON journal_row(tbl, row_id)
WHERE tbl IN ('client', 'deadline', 'follow_up', 'identity', 'invoice', 'mission', 'stage');

CREATE TABLE journal_state (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    open_entry  INTEGER,
    seq         INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO journal_state (id) VALUES (1);

-- Sums that screens and reports need, kept by triggers in the same transaction as the rows.
-- One row a client and month, the motives side by side: a report reads as many rows as it prints.
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
) STRICT, WITHOUT ROWID;

CREATE TABLE mission_hours (
    mission_id  INTEGER PRIMARY KEY,
    minutes     INTEGER NOT NULL
) STRICT;

CREATE TABLE money_sum (
    month           TEXT NOT NULL,
    client_id       INTEGER NOT NULL,
    invoiced_net    INTEGER NOT NULL DEFAULT 0,
    invoiced_gross  INTEGER NOT NULL DEFAULT 0,
    collected_net   INTEGER NOT NULL DEFAULT 0,
    collected_gross INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (month, client_id)
) STRICT, WITHOUT ROWID;

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
END;
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
END;
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
END;

-- An invoice counts from its issue on; drafts count nothing. A credit note counts against its client.
CREATE TRIGGER invoice_sum_issue AFTER UPDATE OF status ON invoice WHEN NEW.status = 'issued' AND OLD.status = 'draft' BEGIN
    INSERT INTO money_sum (month, client_id, invoiced_net, invoiced_gross)
    VALUES (substr(NEW.issue_date, 1, 7), NEW.client_id,
            CASE NEW.kind WHEN 'credit_note' THEN -NEW.net ELSE NEW.net END,
            CASE NEW.kind WHEN 'credit_note' THEN -NEW.gross ELSE NEW.gross END)
    ON CONFLICT DO UPDATE SET invoiced_net = invoiced_net + excluded.invoiced_net,
                              invoiced_gross = invoiced_gross + excluded.invoiced_gross;
END;
CREATE TRIGGER payment_sum_insert AFTER INSERT ON payment BEGIN
    INSERT INTO money_sum (month, client_id, collected_net, collected_gross)
    VALUES (substr(NEW.on_date, 1, 7), NEW.client_id, NEW.net, NEW.amount)
    ON CONFLICT DO UPDATE SET collected_net = collected_net + excluded.collected_net,
                              collected_gross = collected_gross + excluded.collected_gross;
END;
CREATE TRIGGER payment_sum_delete AFTER DELETE ON payment BEGIN
    UPDATE money_sum SET collected_net = collected_net - OLD.net, collected_gross = collected_gross - OLD.amount
    WHERE month = substr(OLD.on_date, 1, 7) AND client_id = OLD.client_id;
END;
-- A payment is never changed in place: it is taken back and entered again, so that the journal tells both.
CREATE TRIGGER payment_frozen BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'frozen: payment'); END;

-- An issued document never changes (CGI art. 289 I-5): the database itself refuses.
CREATE TRIGGER invoice_frozen_update BEFORE UPDATE ON invoice WHEN OLD.status = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END;
CREATE TRIGGER invoice_frozen_delete BEFORE DELETE ON invoice WHEN OLD.status = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END;
CREATE TRIGGER invoice_born_draft BEFORE INSERT ON invoice WHEN NEW.status = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END;
CREATE TRIGGER invoice_line_frozen_insert BEFORE INSERT ON invoice_line
WHEN (SELECT status FROM invoice WHERE id = NEW.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END;
CREATE TRIGGER invoice_line_frozen_update BEFORE UPDATE ON invoice_line
WHEN (SELECT status FROM invoice WHERE id = OLD.invoice_id) = 'issued' OR (SELECT status FROM invoice WHERE id = NEW.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END;
CREATE TRIGGER invoice_line_frozen_delete BEFORE DELETE ON invoice_line
WHEN (SELECT status FROM invoice WHERE id = OLD.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END;
CREATE TRIGGER invoice_deduction_frozen_insert BEFORE INSERT ON invoice_deduction
WHEN (SELECT status FROM invoice WHERE id = NEW.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END;
CREATE TRIGGER invoice_deduction_frozen_update BEFORE UPDATE ON invoice_deduction
WHEN (SELECT status FROM invoice WHERE id = OLD.invoice_id) = 'issued' OR (SELECT status FROM invoice WHERE id = NEW.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END;
CREATE TRIGGER invoice_deduction_frozen_delete BEFORE DELETE ON invoice_deduction
WHEN (SELECT status FROM invoice WHERE id = OLD.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END;
CREATE TRIGGER invoice_vat_frozen_insert BEFORE INSERT ON invoice_vat
WHEN (SELECT status FROM invoice WHERE id = NEW.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END;
CREATE TRIGGER invoice_vat_frozen_update BEFORE UPDATE ON invoice_vat
WHEN (SELECT status FROM invoice WHERE id = OLD.invoice_id) = 'issued' OR (SELECT status FROM invoice WHERE id = NEW.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END;
CREATE TRIGGER invoice_vat_frozen_delete BEFORE DELETE ON invoice_vat
WHEN (SELECT status FROM invoice WHERE id = OLD.invoice_id) = 'issued' BEGIN
    SELECT RAISE(ABORT, 'frozen: invoice');
END;
