-- The first number of a series that this book gives: those before it were given by another program.
ALTER TABLE series ADD COLUMN first INTEGER NOT NULL DEFAULT 1 CHECK (first >= 1);
