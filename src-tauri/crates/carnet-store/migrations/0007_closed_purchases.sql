-- A purchase lies on the date of its document, or on the day it came when that date was closed by then: there it does not
-- change any more once the day is closed. Neither does what was paid for it.
CREATE TRIGGER expense_closed_insert BEFORE INSERT ON expense
WHEN iif(NEW.issue_date <= (SELECT max(last_day) FROM closing WHERE substr(closed_at, 1, 10) <= NEW.received_on),
         NEW.received_on, NEW.issue_date) <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: expense');
END;
CREATE TRIGGER expense_closed_update BEFORE UPDATE ON expense
WHEN iif(OLD.issue_date <= (SELECT max(last_day) FROM closing WHERE substr(closed_at, 1, 10) <= OLD.received_on),
         OLD.received_on, OLD.issue_date) <= (SELECT max(last_day) FROM closing)
  OR iif(NEW.issue_date <= (SELECT max(last_day) FROM closing WHERE substr(closed_at, 1, 10) <= NEW.received_on),
         NEW.received_on, NEW.issue_date) <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: expense');
END;
CREATE TRIGGER expense_closed_delete BEFORE DELETE ON expense
WHEN iif(OLD.issue_date <= (SELECT max(last_day) FROM closing WHERE substr(closed_at, 1, 10) <= OLD.received_on),
         OLD.received_on, OLD.issue_date) <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: expense');
END;

CREATE TRIGGER expense_payment_closed_insert BEFORE INSERT ON expense_payment
WHEN NEW.on_date <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: expense');
END;
CREATE TRIGGER expense_payment_closed_update BEFORE UPDATE ON expense_payment
WHEN min(OLD.on_date, NEW.on_date) <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: expense');
END;
CREATE TRIGGER expense_payment_closed_delete BEFORE DELETE ON expense_payment
WHEN OLD.on_date <= (SELECT max(last_day) FROM closing) BEGIN
    SELECT RAISE(ABORT, 'closed: expense');
END;
