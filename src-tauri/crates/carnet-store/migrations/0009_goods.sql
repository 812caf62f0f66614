-- Whether a line delivers goods; a service otherwise (CGI ann. II art. 242 nonies A I 8° bis, EN 16931 BT-23).
ALTER TABLE quote_line ADD COLUMN goods INTEGER NOT NULL DEFAULT 0 CHECK (goods IN (0, 1));
ALTER TABLE invoice_line ADD COLUMN goods INTEGER NOT NULL DEFAULT 0 CHECK (goods IN (0, 1));
