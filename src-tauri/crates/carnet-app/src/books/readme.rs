//! What an archive says about itself, in both languages.

/// The files and their texts.
pub(super) const FILES: [(&str, &str); 2] = [("LISEZ-MOI.txt", FRENCH), ("README.txt", ENGLISH)];

const FRENCH: &str = "\
Archive d'une année, en fichiers ouverts. Aucun logiciel particulier n'est nécessaire pour la lire ni pour la vérifier.

SHA256SUMS               l'empreinte SHA-256 de chaque fichier
archive.json             à qui est l'archive, son année, les documents et les clôtures dans leur ordre
factures/                les factures et les avoirs émis, octet pour octet (PDF)
xml/                     la facture électronique contenue dans chaque PDF qui en a une (CII)
preuves/                 un texte par document : son empreinte SHA-256 est le maillon de ce document dans la chaîne
clotures/                un texte par mois ou année clôturé : ses totaux ; son empreinte est celle de la clôture
livre-des-recettes-*     les recettes par date d'encaissement (CSV et PDF)
registre-des-achats-*    les achats par date de règlement (CSV et PDF)
achats/                  les factures reçues, telles qu'elles sont arrivées
ecritures-*              les écritures en partie double, pour un comptable (CSV)
*FEC*.txt                le fichier des écritures comptables, pour qui en doit un

Vérifier chaque fichier :       sha256sum -c SHA256SUMS
Vérifier un maillon :           sha256sum preuves/F2026-0001.txt   donne l'empreinte notée dans archive.json
Vérifier tout, avec Carnet :    carnet verify CE-DOSSIER

Un texte de preuves/ est une suite de parties, chacune précédée de sa longueur en octets et de deux-points : le nom du
format, l'empreinte du document précédent, le rang, le numéro, le contenu figé (JSON), l'empreinte du PDF. Un texte de
clotures/ : le nom du format, l'empreinte de la clôture précédente, les totaux. Changer un document, c'est changer son
empreinte, donc toutes les suivantes.

Dans les tableaux, un texte qui commencerait par = + - @ est précédé d'une apostrophe, pour qu'aucun tableur ne l'exécute.
Conservez ce dossier dix ans (C. com. art. L123-22), et une copie ailleurs.
";

const ENGLISH: &str = "\
The archive of a year, in open files. No particular program is needed to read or to check it.

SHA256SUMS               the SHA-256 of each file
archive.json             whose archive it is, its year, the documents and the closings in their order
factures/                the invoices and credit notes that were issued, byte for byte (PDF)
xml/                     the electronic invoice inside each PDF that has one (CII)
preuves/                 a text for each document: its SHA-256 is the link of that document in the chain
clotures/                a text for each closed month or year: its totals; its SHA-256 is the closing's hash
livre-des-recettes-*     receipts by their date (CSV and PDF); receipts-* when the book speaks English
registre-des-achats-*    purchases by the date of payment (CSV and PDF); purchases-* likewise
achats/                  the invoices received, as they came
ecritures-*              entries in double entry, for an accountant (CSV); entries-* likewise
*FEC*.txt                the French file of accounting entries, for those who owe one

To check each file:             sha256sum -c SHA256SUMS
To check a link:                sha256sum preuves/F2026-0001.txt   gives the hash noted in archive.json
To check all, with Carnet:      carnet verify THIS-FOLDER

A text of preuves/ is a list of parts, each preceded by its length in bytes and a colon: the name of the format, the hash of
the document before, the place, the number, the frozen content (JSON), the hash of the PDF. A text of clotures/: the name of
the format, the hash of the closing before, the totals. To change a document is to change its hash, and all that follow.

In the tables a text that would begin with = + - @ has an apostrophe before it, so that no spreadsheet runs it.
Keep this folder for ten years (C. com. art. L123-22), and a copy elsewhere.
";
