-- What each row held when it was last written, as a CRC-32 in little-endian bytes, 64 rows to a block (0: no such row): a bit that
-- turns on the disk inside a value leaves the file sound to SQLite, and is told by the row.
CREATE TABLE row_digest (
    tbl     TEXT NOT NULL,
    block   INTEGER NOT NULL,               -- the row's id divided by 64
    digests BLOB NOT NULL,
    PRIMARY KEY (tbl, block)
) STRICT, WITHOUT ROWID;

-- The same of an entry of the journal with its rows, and of what was being typed.
ALTER TABLE journal ADD COLUMN digest INTEGER;
ALTER TABLE draft ADD COLUMN digest INTEGER;
