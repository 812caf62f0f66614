-- A purchase paid in the name of a client and billed back to the cent (CGI art. 267 II 2°): no charge, no tax taken off.
ALTER TABLE expense ADD COLUMN disbursed_for INTEGER REFERENCES client(id);
