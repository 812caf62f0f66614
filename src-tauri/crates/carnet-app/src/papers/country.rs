//! Names of the countries that a French freelancer writes to, as the last line of an address says them.

use crate::Language;

/// Code (ISO 3166-1), French name, English name; in capitals, as the post asks on the last line.
const NAMES: &[(&str, &str, &str)] = &[
    ("AD", "ANDORRE", "ANDORRA"),
    ("AT", "AUTRICHE", "AUSTRIA"),
    ("AU", "AUSTRALIE", "AUSTRALIA"),
    ("BE", "BELGIQUE", "BELGIUM"),
    ("BG", "BULGARIE", "BULGARIA"),
    ("CA", "CANADA", "CANADA"),
    ("CH", "SUISSE", "SWITZERLAND"),
    ("CI", "CÔTE D’IVOIRE", "CÔTE D’IVOIRE"),
    ("CY", "CHYPRE", "CYPRUS"),
    ("CZ", "TCHÉQUIE", "CZECHIA"),
    ("DE", "ALLEMAGNE", "GERMANY"),
    ("DK", "DANEMARK", "DENMARK"),
    ("DZ", "ALGÉRIE", "ALGERIA"),
    ("EE", "ESTONIE", "ESTONIA"),
    ("ES", "ESPAGNE", "SPAIN"),
    ("FI", "FINLANDE", "FINLAND"),
    ("GB", "ROYAUME-UNI", "UNITED KINGDOM"),
    ("GR", "GRÈCE", "GREECE"),
    ("HR", "CROATIE", "CROATIA"),
    ("HU", "HONGRIE", "HUNGARY"),
    ("IE", "IRLANDE", "IRELAND"),
    ("IT", "ITALIE", "ITALY"),
    ("JP", "JAPON", "JAPAN"),
    ("LT", "LITUANIE", "LITHUANIA"),
    ("LU", "LUXEMBOURG", "LUXEMBOURG"),
    ("LV", "LETTONIE", "LATVIA"),
    ("MA", "MAROC", "MOROCCO"),
    ("MT", "MALTE", "MALTA"),
    ("NL", "PAYS-BAS", "NETHERLANDS"),
    ("NO", "NORVÈGE", "NORWAY"),
    ("PL", "POLOGNE", "POLAND"),
    ("PT", "PORTUGAL", "PORTUGAL"),
    ("RO", "ROUMANIE", "ROMANIA"),
    ("SE", "SUÈDE", "SWEDEN"),
    ("SI", "SLOVÉNIE", "SLOVENIA"),
    ("SK", "SLOVAQUIE", "SLOVAKIA"),
    ("SN", "SÉNÉGAL", "SENEGAL"),
    ("TN", "TUNISIE", "TUNISIA"),
    ("US", "ÉTATS-UNIS", "UNITED STATES"),
];

/// Returns the name of a country by its code; the code itself where the list has no name.
pub(super) fn name(code: &str, language: Language) -> &str {
    match NAMES.iter().find(|(known, ..)| *known == code) {
        Some((_, fr, en)) => match language {
            Language::Fr => fr,
            Language::En => en,
        },
        None => match carnet_core::law::territory(code) {
            Ok(Some(territory)) => match language {
                Language::Fr => &territory.fr,
                Language::En => &territory.en,
            },
            _ => code,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_state_has_a_name() {
        for code in crate::lines::OTHER_MEMBER_STATES {
            assert_ne!(name(code, Language::Fr), code, "{code} is named on an address");
        }
        assert_eq!(name("RE", Language::Fr), "LA RÉUNION", "a part of France has the name of the law's list");
        assert_eq!(name("BR", Language::Fr), "BR", "an unlisted country keeps its code");
    }
}
