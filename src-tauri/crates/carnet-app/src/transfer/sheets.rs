//! The tables that people open in a spreadsheet: one file each, columns named in French.

use super::sheet::Column::{Decimal as Dec, Minor, Money, Plain, Text, YesNo};
use super::sheet::Sheet;

/// All of them, in the order of a sale.
pub(super) const SHEETS: &[Sheet] = &[
    Sheet {
        name: "sources",
        columns: &[("nom", Text), ("coût par mois", Money), ("commission %", Dec)],
        sql: "SELECT name, monthly, commission_percent FROM lead_source ORDER BY id",
    },
    Sheet {
        name: "clients",
        columns: &[
            ("id", Plain),
            ("société", Text),
            ("contact", Text),
            ("étape", Plain),
            ("siren", Plain),
            ("siret", Plain),
            ("numéro de tva", Plain),
            ("adresse", Text),
            ("pays", Plain),
            ("e-mail", Text),
            ("téléphone", Text),
            ("source", Text),
            ("prochaine date", Plain),
            ("note", Text),
            ("créé le", Plain),
        ],
        sql: "SELECT client.id, client.name, person, stage, siren, siret, vat_number, address, country, email, phone,
                     lead_source.name,
                     (SELECT min(due_on) FROM follow_up WHERE client_id = client.id AND done_on IS NULL),
                     note, created_on
              FROM client LEFT JOIN lead_source ON lead_source.id = source_id ORDER BY client.id",
    },
    Sheet {
        name: "echanges",
        columns: &[("date", Plain), ("client", Text), ("genre", Plain), ("note", Text), ("minutes", Plain)],
        sql: "SELECT on_date, client.name, interaction.kind, interaction.note, minutes
              FROM interaction JOIN client ON client.id = client_id ORDER BY on_date, interaction.id",
    },
    Sheet {
        name: "relances",
        columns: &[
            ("date", Plain),
            ("heure", Plain),
            ("client", Text),
            ("sujet", Plain),
            ("note", Text),
            ("faite le", Plain),
            ("résultat", Text),
        ],
        sql: "SELECT due_on, at_time, client.name, subject, follow_up.note, done_on, outcome
              FROM follow_up JOIN client ON client.id = client_id ORDER BY due_on, follow_up.id",
    },
    Sheet {
        name: "devis",
        columns: &[
            ("numéro", Plain),
            ("version", Plain),
            ("client", Text),
            ("état", Plain),
            ("objet", Text),
            ("date", Plain),
            ("valable jusqu'au", Plain),
            ("heures estimées", Dec),
            ("remise %", Dec),
            ("hors taxe", Money),
            ("tva", Money),
            ("toutes taxes", Money),
            ("envoyé le", Plain),
            ("décidé le", Plain),
            ("objection", Plain),
            ("réponse", Text),
        ],
        sql: "SELECT number, version, client.name, status, subject, issue_date, valid_until, estimated_hours,
                     discount_percent, net, vat, gross, sent_on, decided_on, objection, reply
              FROM quote JOIN client ON client.id = client_id ORDER BY number, version",
    },
    Sheet {
        name: "lignes-devis",
        columns: &[
            ("devis", Plain),
            ("version", Plain),
            ("ligne", Plain),
            ("désignation", Text),
            ("quantité", Dec),
            ("unité", Plain),
            ("prix unitaire", Dec),
            ("remise %", Dec),
            ("tva %", Dec),
            ("hors taxe", Money),
        ],
        sql: "SELECT number, version, position, description, quantity, unit, unit_price, line.discount_percent, vat_rate,
                     line.net
              FROM quote_line AS line JOIN quote ON quote.id = quote_id ORDER BY number, version, position",
    },
    Sheet {
        name: "catalogue",
        columns: &[("désignation", Text), ("unité", Plain), ("prix unitaire", Dec), ("tva %", Dec)],
        sql: "SELECT description, unit, unit_price, vat_rate FROM service ORDER BY id",
    },
    Sheet {
        name: "missions",
        columns: &[
            ("id", Plain),
            ("nom", Text),
            ("client", Text),
            ("devis", Plain),
            ("état", Plain),
            ("commencée le", Plain),
            ("heures prévues", Dec),
            ("minutes faites", Plain),
            ("commande signée le", Plain),
            ("signataire", Text),
            ("commande (fichier)", Plain),
        ],
        sql: "SELECT mission.id, mission.name, client.name, quote.number, mission.status, started_on, budget_hours,
                     coalesce(minutes, 0), signed_on, signatory, file_name
              FROM mission JOIN client ON client.id = mission.client_id LEFT JOIN quote ON quote.id = quote_id
                   LEFT JOIN mission_hours ON mission_hours.mission_id = mission.id
                   LEFT JOIN signed_order ON signed_order.mission_id = mission.id
              ORDER BY mission.id",
    },
    Sheet {
        name: "etapes",
        columns: &[
            ("mission", Text),
            ("rang", Plain),
            ("étape", Text),
            ("part %", Dec),
            ("hors taxe", Money),
            ("prévue le", Plain),
            ("validée le", Plain),
            ("validée par", Text),
        ],
        sql: "SELECT mission.name, position, label, percent,
                     (SELECT sum(base) FROM stage_vat WHERE stage_id = stage.id), due_on, validated_on, validated_by
              FROM stage JOIN mission ON mission.id = mission_id ORDER BY mission_id, position",
    },
    Sheet {
        name: "echeances",
        columns: &[
            ("mission", Text),
            ("échéance", Plain),
            ("raison", Text),
            ("fixée le", Plain),
            ("minutes faites alors", Plain),
        ],
        sql: "SELECT mission.name, due_on, reason, set_on, minutes_then
              FROM deadline JOIN mission ON mission.id = mission_id ORDER BY deadline.id",
    },
    Sheet {
        name: "avenants",
        columns: &[
            ("mission", Text),
            ("signé le", Plain),
            ("objet", Text),
            ("hors taxe", Money),
            ("heures", Dec),
            ("fichier", Plain),
        ],
        sql: "SELECT mission.name, signed_on, description, net, hours, file_name
              FROM amendment JOIN mission ON mission.id = mission_id ORDER BY amendment.id",
    },
    Sheet {
        name: "heures",
        columns: &[
            ("date", Plain),
            ("début", Plain),
            ("fin", Plain),
            ("minutes", Plain),
            ("client", Text),
            ("mission", Text),
            ("motif", Plain),
            ("facturable", YesNo),
            ("note", Text),
        ],
        sql: "SELECT day, strftime('%H:%M', (starts_at + utc_offset) * 60, 'unixepoch'),
                     strftime('%H:%M', (starts_at + utc_offset + minutes) * 60, 'unixepoch'), minutes,
                     client.name, mission.name,
                     CASE motive WHEN 'production' THEN 'production' WHEN 'phone' THEN 'téléphone'
                                 WHEN 'quoting' THEN 'devis' WHEN 'invoicing' THEN 'facturation'
                                 WHEN 'prospecting' THEN 'prospection' WHEN 'administration' THEN 'administration'
                                 WHEN 'training' THEN 'formation' ELSE 'déplacement' END,
                     billable, time_entry.note
              FROM time_entry LEFT JOIN client ON client.id = time_entry.client_id
                   LEFT JOIN mission ON mission.id = time_entry.mission_id
              ORDER BY day, starts_at, time_entry.id",
    },
    Sheet {
        name: "factures",
        columns: &[
            ("numéro", Plain),
            ("genre", Plain),
            ("état", Plain),
            ("client", Text),
            ("mission", Text),
            ("corrige", Plain),
            ("objet", Text),
            ("date", Plain),
            ("échéance", Plain),
            ("hors taxe", Money),
            ("tva", Money),
            ("toutes taxes", Money),
            ("encaissé", Money),
            ("fichier", Plain),
            ("empreinte de la chaîne", Plain),
        ],
        sql: "SELECT invoice.number, invoice.kind, invoice.status, client.name, mission.name, credited.number,
                     invoice.subject, invoice.issue_date, invoice.due_date, invoice.net, invoice.vat, invoice.gross,
                     coalesce((SELECT sum(amount) FROM payment WHERE invoice_id = invoice.id), 0), invoice.pdf_file,
                     invoice.chain_hash
              FROM invoice JOIN client ON client.id = invoice.client_id
                   LEFT JOIN mission ON mission.id = invoice.mission_id
                   LEFT JOIN invoice AS credited ON credited.id = invoice.credited_id
              ORDER BY invoice.chain_index IS NULL, invoice.chain_index, invoice.id",
    },
    Sheet {
        name: "lignes-factures",
        columns: &[
            ("facture", Plain),
            ("ligne", Plain),
            ("désignation", Text),
            ("quantité", Dec),
            ("unité", Plain),
            ("prix unitaire", Dec),
            ("remise %", Dec),
            ("tva %", Dec),
            ("hors taxe", Money),
            ("achat refacturé", Plain),
        ],
        sql: "SELECT coalesce(number, 'brouillon ' || invoice.id), position, description, quantity, unit, unit_price,
                     line.discount_percent, vat_rate, line.net, line.expense_id
              FROM invoice_line AS line JOIN invoice ON invoice.id = invoice_id
              ORDER BY chain_index IS NULL, chain_index, invoice.id, position",
    },
    Sheet {
        name: "encaissements",
        columns: &[
            ("date", Plain),
            ("facture", Plain),
            ("client", Text),
            ("montant", Money),
            ("dont hors taxe", Money),
            ("moyen", Plain),
            ("note", Text),
        ],
        sql: "SELECT on_date, number, client.name, amount, payment.net, method, payment.note
              FROM payment JOIN invoice ON invoice.id = invoice_id JOIN client ON client.id = payment.client_id
              ORDER BY on_date, payment.id",
    },
    Sheet {
        name: "statuts-factures",
        columns: &[
            ("facture", Plain),
            ("date", Plain),
            ("code", Plain),
            ("code de la raison", Plain),
            ("raison", Text),
            ("montant", Money),
            ("origine", Plain),
        ],
        sql: "SELECT number, on_date, code, reason_code, invoice_event.reason, amount, origin
              FROM invoice_event JOIN invoice ON invoice.id = invoice_id ORDER BY on_date, invoice_event.id",
    },
    Sheet {
        name: "lettres-relance",
        columns: &[
            ("date", Plain),
            ("facture", Plain),
            ("client", Text),
            ("niveau", Plain),
            ("reste dû", Money),
            ("intérêts", Money),
            ("indemnité", Money),
        ],
        sql: "SELECT on_date, number, client.name, level, balance, interest, indemnity
              FROM reminder JOIN invoice ON invoice.id = invoice_id JOIN client ON client.id = client_id
              ORDER BY on_date, reminder.id",
    },
    Sheet {
        name: "clotures",
        columns: &[
            ("période", Plain),
            ("premier jour", Plain),
            ("dernier jour", Plain),
            ("clôturée le", Plain),
            ("totaux", Text),
            ("empreinte précédente", Plain),
            ("empreinte", Plain),
        ],
        sql: "SELECT period, first_day, last_day, closed_at, content, previous, hash FROM closing ORDER BY id",
    },
    Sheet {
        name: "comptes",
        columns: &[("rôle", Plain), ("compte", Plain), ("libellé", Text)],
        sql: "SELECT role, number, label FROM account ORDER BY id",
    },
    Sheet {
        name: "achats",
        columns: &[
            ("id", Plain),
            ("genre", Plain),
            ("fournisseur", Text),
            ("siren", Plain),
            ("numéro de tva", Text),
            ("numéro", Text),
            ("date", Plain),
            ("échéance", Plain),
            ("reçue le", Plain),
            ("devise", Plain),
            ("hors taxe", Minor),
            ("tva", Minor),
            ("toutes taxes", Minor),
            ("à payer", Minor),
            ("payé", Minor),
            ("catégorie", Text),
            ("note", Text),
            ("débours pour", Text),
            ("fichier", Plain),
        ],
        // Each purchase has the decimals of its own currency.
        sql: "SELECT id, kind, supplier, supplier_siren, supplier_vat_number, number, issue_date, due_date, received_on,
                     currency,
                     net || 'e-' || decimals, vat || 'e-' || decimals,
                     gross || 'e-' || decimals,
                     due || 'e-' || decimals,
                     coalesce((SELECT sum(amount) FROM expense_payment WHERE expense_id = expense.id), 0) || 'e-' || decimals,
                     category, note, (SELECT name FROM client WHERE client.id = disbursed_for), file
              FROM expense ORDER BY issue_date, id",
    },
    Sheet {
        name: "lignes-achats",
        columns: &[
            ("achat", Plain),
            ("ligne", Plain),
            ("désignation", Text),
            ("quantité", Dec),
            ("unité", Text),
            ("prix unitaire", Dec),
            ("tva %", Dec),
            ("hors taxe", Minor),
        ],
        sql: "SELECT expense_id, position, description, quantity, unit, unit_price, vat_rate,
                     line.net || 'e-' || decimals
              FROM expense_line AS line JOIN expense ON expense.id = expense_id ORDER BY expense_id, position",
    },
];
