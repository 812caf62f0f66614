//! Seller and buyer with their identifiers: SIREN (0002), SIRET (0009), electronic address (0225), VAT numbers.

use crate::papers::domestic;
use carnet_core::client::ClientKind;
use carnet_documents::facturx::{Address, Contact, Identifier, Party};
use carnet_store::client::ClientRow;
use carnet_store::identity::Identity;

/// Returns whether the buyer is a private person.
pub(super) fn consumer(row: &ClientRow) -> bool {
    row.client.kind == ClientKind::Person
}

fn identifier(scheme: &str, value: impl Into<String>) -> Identifier {
    Identifier { scheme: scheme.to_owned(), value: value.into() }
}

/// Returns the first nine digits of the SIRET.
fn siren(identity: &Identity) -> &str {
    identity.siret.get(..9).unwrap_or(&identity.siret)
}

fn seller_address(identity: &Identity) -> Identifier {
    identifier("0225", identity.electronic_address.as_deref().unwrap_or_else(|| siren(identity)))
}

/// BG-4. Out of the scope of VAT no VAT number stands on the document (BR-O-02); without one, the SIREN is the tax office's
/// number (BR-E-02, BR-AE-02).
pub(super) fn seller(identity: &Identity, out_of_scope: bool) -> Party {
    let vat_number = identity.vat_number.clone().filter(|_| !out_of_scope);
    let legal_information = if identity.legal_status.is_sole_trader() {
        // C. com. art. R526-27: the words are French law's in any language.
        Some("Entrepreneur individuel".to_owned())
    } else {
        identity.legal_form.clone()
    };
    Party {
        identifiers: vec![identifier("0009", identity.siret.clone())],
        name: identity.name.clone(),
        legal_information,
        legal_identifier: Some(identifier("0002", siren(identity))),
        tax_number: (vat_number.is_none() && !out_of_scope).then(|| siren(identity).to_owned()),
        vat_number,
        electronic_address: Some(seller_address(identity)),
        address: address(&identity.address, "FR"),
        contact: contact(Some(&identity.name), identity.phone.as_ref(), identity.email.as_ref()),
    }
}

/// BG-7. A business in France, its departments overseas included, is addressed by its SIREN. A consumer, and a business abroad, by e-mail; who has none gets
/// the seller's own address: BR-FR-12 wants one on every document, and a platform then hands it back to the seller, who
/// gives it on paper.
pub(super) fn buyer(identity: &Identity, row: &ClientRow, out_of_scope: bool) -> Party {
    let client = &row.client;
    let french_business = !consumer(row) && domestic(&client.country);
    let siren = client.siren.as_deref().filter(|_| french_business);
    let electronic_address = match (french_business, &client.email) {
        (true, _) => client.electronic_address.as_deref().or(siren).map(|text| identifier("0225", text)),
        (false, Some(email)) => Some(identifier("EM", email.clone())),
        (false, None) => Some(seller_address(identity)),
    };
    Party {
        identifiers: client
            .siret
            .iter()
            .filter(|siret| siren.is_some_and(|siren| siret.starts_with(siren)))
            .map(|siret| identifier("0009", siret.clone()))
            .collect(),
        name: client.name.clone(),
        legal_identifier: siren.map(|siren| identifier("0002", siren)),
        vat_number: client.vat_number.clone().filter(|_| !out_of_scope),
        electronic_address,
        address: address(client.address.as_deref().unwrap_or_default(), &client.country),
        contact: contact(client.person.as_ref(), client.phone.as_ref(), client.email.as_ref()),
        ..Party::default()
    }
}

/// Returns whether a place has a postcode of France: its overseas parts and Monaco.
fn territory(country: &str) -> bool {
    carnet_core::law::territory(country).is_ok_and(|found| found.is_some())
}

fn contact(name: Option<&String>, phone: Option<&String>, email: Option<&String>) -> Option<Contact> {
    let contact = Contact { name: name.cloned(), phone: phone.cloned(), email: email.cloned() };
    (contact != Contact::default()).then_some(contact)
}

/// Reads a postal address: the last line is the city behind its postcode, where it starts with one; the lines before are the
/// street. Four lines and more share the third.
pub(super) fn address(text: &str, country: &str) -> Address {
    let mut lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut place = (None, None);
    if let Some(last) = lines.last() {
        place = town(last, country);
        if place.1.is_some() {
            lines.pop();
        }
    }
    let street = lines.iter().take(2).map(|line| (*line).to_owned());
    let rest = lines.get(2..).filter(|rest| !rest.is_empty()).map(|rest| rest.join(", "));
    Address {
        lines: street.chain(rest).collect(),
        postcode: place.0.map(str::to_owned),
        city: place.1.map(str::to_owned),
        country: country.to_owned(),
    }
}

/// Returns postcode and town of a line such as `64000 Pau`, `B-1000 Bruxelles` or `SW1A 1AA London`.
fn town<'a>(line: &'a str, country: &str) -> (Option<&'a str>, Option<&'a str>) {
    let code_end = line
        .split(' ')
        .take_while(|word| word.chars().any(|c| c.is_ascii_digit()) && word.len() <= 8)
        .map(|word| word.len() + 1)
        .sum::<usize>();
    let (code, town) = line.split_at(code_end.min(line.len()));
    let (code, town) = (code.trim(), town.trim());
    // A line of a street starts with a number as well: a postcode has five digits in France, four signs or more elsewhere.
    let signs = code.chars().filter(char::is_ascii_alphanumeric).count();
    let postcode = match country {
        country if country == "FR" || territory(country) => {
            signs == 5 && code.bytes().all(|b| b.is_ascii_digit())
        }
        _ => signs >= 4,
    };
    if postcode && !town.is_empty() { (Some(code), Some(town)) } else { (None, None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Option<String>, Option<String>) {
        read_in(text, "FR")
    }

    fn read_in(text: &str, country: &str) -> (Vec<String>, Option<String>, Option<String>) {
        let address = address(text, country);
        (address.lines, address.postcode, address.city)
    }

    #[test]
    fn the_last_line_is_the_town() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            read("3 rue des Lilas\n64000 Pau"),
            (vec!["3 rue des Lilas".into()], some("64000"), some("Pau"))
        );
        assert_eq!(
            read("Bât. B\n\n 12 rue X \nBP 4\nZone Sud\n31000 Toulouse Cedex 9"),
            (
                vec!["Bât. B".into(), "12 rue X".into(), "BP 4, Zone Sud".into()],
                some("31000"),
                some("Toulouse Cedex 9")
            )
        );
        assert_eq!(read_in("Rue Haute 1\nB-1000 Bruxelles", "BE").1, some("B-1000"));
        assert_eq!(read_in("10 Downing St\nSW1A 2AA London", "GB").2, some("London"));
        assert_eq!(read("1000 chemin Long").2, None, "a long street is no town");
        assert_eq!(
            read("12 rue du Modèle"),
            (vec!["12 rue du Modèle".into()], None, None),
            "a street is no town"
        );
        assert_eq!(read(""), (Vec::new(), None, None));
    }
}
