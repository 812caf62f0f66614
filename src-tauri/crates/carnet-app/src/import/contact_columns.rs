//! The columns of a contact table: what they can hold and how their names give it away.

use super::table::plain;

carnet_core::words! {
    /// What a column of a contact table holds.
    ContactField {
        /// The company.
        Company = "company",
        /// The whole name of the person.
        Person = "person",
        /// The person's first name.
        FirstName = "first_name",
        /// The person's family name.
        LastName = "last_name",
        /// E-mail address.
        Email = "email",
        /// Telephone.
        Phone = "phone",
        /// Street and number, one or several lines.
        Street = "street",
        /// Postal code.
        PostalCode = "postal_code",
        /// Town.
        City = "city",
        /// Country.
        Country = "country",
        /// Company number.
        Siren = "siren",
        /// Establishment number.
        Siret = "siret",
        /// VAT number.
        VatNumber = "vat_number",
        /// Lead source.
        Source = "source",
        /// The next date.
        NextDate = "next_date",
        /// Stage of the sale.
        Stage = "stage",
        /// Note.
        Note = "note",
    }
}

/// Which column feeds which field; a column without a field is not read. The caller may change it before the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactMapping {
    /// One entry a column, in the order of the header.
    pub columns: Vec<Option<ContactField>>,
}

/// Header names without accents and punctuation; several programs and both languages.
const NAMES: [(ContactField, &[&str]); 17] = [
    (
        ContactField::Company,
        &[
            "societe",
            "entreprise",
            "raison sociale",
            "company",
            "company name",
            "organisation",
            "organization",
            "organization name",
            "client",
            "prospect",
            "nom de l entreprise",
            "nom de la societe",
            "nom societe",
            "denomination",
            "structure",
            "etablissement",
            "customer",
            "nom du client",
            "account",
            "account name",
            "nom client",
        ],
    ),
    (
        ContactField::Person,
        &[
            "contact",
            "personne",
            "interlocuteur",
            "person",
            "nom complet",
            "full name",
            "nom du contact",
            "contact name",
            "nom et prenom",
            "prenom et nom",
            "nom prenom",
            "prenom nom",
            "display name",
            "nom affiche",
            "referent",
        ],
    ),
    (ContactField::FirstName, &["prenom", "first name", "given name", "firstname"]),
    (
        ContactField::LastName,
        &["nom", "name", "nom de famille", "last name", "family name", "lastname", "surname"],
    ),
    (
        ContactField::Email,
        &[
            "e mail",
            "email",
            "mail",
            "courriel",
            "adresse e mail",
            "adresse email",
            "adresse mail",
            "adresse courriel",
            "mel",
            "email address",
            "e mail address",
            "e mail 1 value",
            "e mail 1",
            "email 1",
            "adresse de messagerie",
            "contact email",
        ],
    ),
    (
        ContactField::Phone,
        &[
            "telephone",
            "tel",
            "phone",
            "mobile",
            "portable",
            "telephone portable",
            "telephone mobile",
            "tel portable",
            "tel fixe",
            "telephone fixe",
            "telephone professionnel",
            "phone number",
            "numero de telephone",
            "n de telephone",
            "phone 1 value",
            "mobile phone",
            "business phone",
            "work phone",
            "gsm",
            "num tel",
            "no tel",
        ],
    ),
    (
        ContactField::Street,
        &[
            "adresse",
            "rue",
            "address",
            "street",
            "adresse postale",
            "adresse 1",
            "voie",
            "numero et voie",
            "address 1",
            "street address",
            "adresse complete",
            "adresse de facturation",
            "billing address",
            "business street",
        ],
    ),
    (ContactField::PostalCode, &["code postal", "cp", "postal code", "zip", "zip code", "postcode"]),
    (ContactField::City, &["ville", "city", "commune", "localite", "town"]),
    (ContactField::Country, &["pays", "country"]),
    (ContactField::Siren, &["siren", "numero siren", "n siren", "no siren"]),
    (ContactField::Siret, &["siret", "numero siret", "n siret", "no siret"]),
    (
        ContactField::VatNumber,
        &[
            "tva",
            "numero tva",
            "numero de tva",
            "n tva",
            "tva intracommunautaire",
            "n tva intracommunautaire",
            "numero de tva intracommunautaire",
            "tva intra",
            "vat",
            "vat number",
            "vat id",
            "vat no",
        ],
    ),
    (
        ContactField::Source,
        &["source", "origine", "provenance", "canal", "lead source", "apporteur", "origin"],
    ),
    (
        ContactField::NextDate,
        &[
            "prochaine relance",
            "relance",
            "date de relance",
            "prochaine date",
            "next date",
            "follow up",
            "next follow up",
            "a relancer le",
            "relancer le",
            "date relance",
            "next action",
            "prochaine action",
            "rappel",
            "follow up date",
        ],
    ),
    (ContactField::Stage, &["etape", "statut", "stage", "status", "etat", "avancement"]),
    (
        ContactField::Note,
        &[
            "note",
            "notes",
            "remarque",
            "remarques",
            "commentaire",
            "commentaires",
            "comment",
            "comments",
            "observations",
            "observation",
            "memo",
            "description",
            "details",
        ],
    ),
];

/// Guesses what each column holds from its name, in French or English.
///
/// A bare `Nom` is the person's where a company has its own column or where a first name stands beside it, else the company's.
pub fn guess_mapping(headers: &[String]) -> ContactMapping {
    let known = |header: &String| {
        let header = plain(header);
        NAMES.iter().find(|(_, names)| names.contains(&header.as_str())).map(|(field, _)| *field)
    };
    let mut columns: Vec<Option<ContactField>> = headers.iter().map(known).collect();
    let has = |columns: &[Option<ContactField>], f| columns.contains(&Some(f));
    if !has(&columns, ContactField::FirstName) {
        let alone =
            if has(&columns, ContactField::Company) { ContactField::Person } else { ContactField::Company };
        for column in columns.iter_mut().filter(|c| **c == Some(ContactField::LastName)) {
            *column = Some(alone);
        }
    }
    ContactMapping { columns }
}
