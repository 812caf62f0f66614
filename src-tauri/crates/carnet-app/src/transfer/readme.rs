//! What the folder of an export says about itself, in both languages.

/// The files and their texts.
pub(super) const FILES: [(&str, &str); 2] = [("LISEZ-MOI.txt", FRENCH), ("README.txt", ENGLISH)];

const FRENCH: &str = "\
Ce dossier est la copie entière d'un carnet, en fichiers ouverts. Rien n'y est secret pour un autre logiciel.

carnet.sqlite3      la base de données entière (SQLite), celle que Carnet reprend
carnet.json         toutes les tables de la base, en un seul document JSON, une ligne par enregistrement
csv/                les mêmes données pour un tableur : séparateur point-virgule, UTF-8
  sources           d'où viennent les prospects
  clients           prospects et clients, avec leur prochaine date
  echanges          appels, messages et rendez-vous
  relances          à faire et faites
  devis, lignes-devis
  catalogue         les prestations habituelles
  missions, etapes, echeances, avenants
  heures            chaque saisie, avec son motif
  factures, lignes-factures, encaissements
  statuts-factures  le cycle de vie des factures, noté ou reçu
  lettres-relance   les lettres envoyées, avec ce qu'elles demandaient
  clotures          les mois et les années clôturés, avec leurs totaux et leur empreinte
  comptes           les numéros de compte choisis
documents/          les factures émises, octet pour octet, et l'empreinte de chacune (chain.txt)
attachments/        les bons de commande signés et autres preuves, nommés par leur contenu
calendars/          les dates, pour un agenda (.ics)
manifest.json       la liste des fichiers, leur taille et leur empreinte SHA-256

Dans les tableaux, un texte qui commencerait par = + - @ est précédé d'une apostrophe, pour qu'aucun tableur ne
l'exécute ; Carnet la retire quand il relit le fichier.

Pour reprendre ce carnet : carnet --book NOUVEAU-DOSSIER import CE-DOSSIER
Tout est vérifié avant d'être repris : un fichier manquant ou modifié est refusé.
Conservez les factures dix ans (C. com. art. L123-22).
";

const ENGLISH: &str = "\
This folder is the whole copy of a book, in open files. Nothing in it is a secret to other software.

carnet.sqlite3      the whole database (SQLite), the one that Carnet takes in again
carnet.json         all tables of the database in one JSON document, a line a record
csv/                the same data for a spreadsheet: semicolons, UTF-8, columns named in French
  sources           where prospects come from
  clients           prospects and clients, with their next date
  echanges          calls, mails and meetings
  relances          follow-ups, to do and done
  devis, lignes-devis                       quotes and their lines
  catalogue                                 what is sold again and again
  missions, etapes, echeances, avenants     missions, stages, deadlines, amendments
  heures            each time entry with its motive
  factures, lignes-factures, encaissements  invoices, their lines, payments
  statuts-factures  the lifecycle of invoices, noted or received
  lettres-relance   reminder letters that were sent, with what they asked for
  clotures          closed months and years, with their totals and hashes
  comptes           account numbers of the user's
documents/          the issued invoices, byte for byte, and the hash of each (chain.txt)
attachments/        signed orders and other proofs, named by their content
calendars/          the dates, for a calendar (.ics)
manifest.json       the list of the files, their size and SHA-256

In the tables a text that would begin with = + - @ has an apostrophe before it, so that no spreadsheet runs it; Carnet
takes it off when it reads the file.

To take this book in: carnet --book NEW-FOLDER import THIS-FOLDER
Everything is checked first: a file that is missing or changed is refused.
Keep invoices for ten years (C. com. art. L123-22).
";
