//! Chance: words, lines, clients and schedules that a freelancer could type, the awkward ones more often than in life.

use crate::studio::line;
use carnet_app::wire::clients::ClientRequest;
use carnet_app::wire::quotes::{LineRequest, StageRequest};
use carnet_tests::Random;

const NAMES: &[&str] = &[
    "Éditions Noël",
    "Dupont & Fils",
    "« Le Comptoir » <SARL>",
    "Atelier 🎨 & Cie",
    "שלום ספרים",
    "مكتبة الأمل",
    "O'Reilly \"Quotes\" & co.",
    "Société Générale de Traduction et d’Interprétation des Pyrénées-Atlantiques et du Pays basque réunis",
    "Ünïcode ]]> GmbH",
    "Zażółć gęślą jaźń S.A.",
];
const TEXTS: &[&str] = &[
    "Traduction",
    "Relecture & corrections",
    "Mise en page <maquette>",
    "« Conseil » à l’heure",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "عقد الترجمة 2026",
    "תרגום חוזה",
    "Séance photo 📷 + retouches",
    "Développement ; tests, documentation — v2.0 (50 %)",
];
const ABROAD: &[(&str, Option<&str>, &str)] = &[
    ("DE", Some("DE136695976"), "Hauptstraße 5\n10115 Berlin"),
    ("BE", Some("BE0203430576"), "Rue Neuve 1\n1000 Bruxelles"),
    ("IT", Some("IT00743110157"), "Via Roma 2\n20121 Milano"),
    ("ES", Some("ESB58378431"), "Calle Mayor 3\n28013 Madrid"),
    ("GR", Some("EL094259216"), "Ermou 4\n105 63 Athina"),
    ("CH", None, "Bahnhofstrasse 6\n8001 Zürich"),
    ("US", None, "7 Main Street\nSpringfield, IL 62701"),
    ("JP", None, "1-2-3 Jingumae\nShibuya-ku\nTokyo 150-0001"),
    ("GB", None, "8 High Street\nLondon SW1A 1AA"),
];
const PLACES: &[&str] = &[
    "8 avenue de la République\n75011 Paris",
    "Mairie\n1 place de l'Église\n65170 Aure",
    "Bâtiment C, 3e étage\nZA des Lilas & des Roses\nBP 12\n64000 Pau Cedex",
];
const RATES: &[&str] = &["20", "20", "10", "5.5", "2.1"];
const UNITS: &[&str] = &["h", "d", "u", "lump", "km", "month"];

/// A stream of things from a seed.
pub struct Chance(Random);

impl Chance {
    /// Returns the stream of a book.
    pub fn new(seed: u64, book: u64) -> Self {
        Self(Random::new(seed ^ book.wrapping_mul(0xd1b5_4a32_d192_ed03)))
    }

    /// Returns a number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0.below(limit)
    }

    /// Returns an index below `limit`.
    pub fn index(&mut self, limit: usize) -> usize {
        self.0.index(limit)
    }

    /// Returns true one time in `times`.
    pub fn maybe(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// Returns one of these.
    pub fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.index(all.len())]
    }

    /// Returns a decimal of at most `decimals` decimals, mostly small, above zero.
    fn decimal(&mut self, decimals: u32, largest: u64) -> String {
        let places = self.below(u64::from(decimals) + 1);
        let scale = 10_u64.pow(u32::try_from(places).expect("few decimals"));
        let whole = self.pick(&[3, 10, 100, 1_000, largest]).min(largest);
        let units = 1 + self.below(whole * scale);
        let width = usize::try_from(places).expect("few decimals");
        match width {
            0 => units.to_string(),
            _ => format!("{}.{:0width$}", units / scale, units % scale),
        }
    }

    /// Returns a percentage up to 100.
    pub fn percent(&mut self) -> String {
        let hundredths = 1 + self.pick(&[500, 3_333, 10_000].map(|most| most - 1));
        let hundredths = 1 + self.below(hundredths);
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }

    /// Returns one line of text.
    pub fn title(&mut self) -> String {
        format!("{} — {}", self.pick(TEXTS), self.pick(NAMES))
    }

    /// Returns what a line says: mostly a title, at times pages of it.
    fn text(&mut self) -> String {
        let details = match self.below(10) {
            0..7 => 0,
            7..9 => 3,
            _ => 40,
        };
        let mut text = self.pick(TEXTS).to_owned();
        for _ in 0..details {
            text.push('\n');
            text.push_str(&self.title());
        }
        text
    }

    /// Returns lines to sell; under the franchise none is taxed.
    pub fn lines(&mut self, taxed: bool) -> Vec<LineRequest> {
        let count = if self.maybe(12) { 40 } else { 1 + self.below(7) };
        (0..count).map(|_| self.line(taxed)).collect()
    }

    fn line(&mut self, taxed: bool) -> LineRequest {
        let unit = self.pick(UNITS);
        let mut line = line(&self.text(), &self.decimal(4, 2_000), unit, &self.decimal(6, 9_000));
        if taxed && self.maybe(2) {
            line.vat_rate = Some(self.pick(RATES).to_owned());
        }
        line.disbursement = self.maybe(15);
        if self.maybe(5) {
            line.discount_percent = Some(self.percent());
        }
        line
    }

    /// Returns the `rank`th client of a book.
    pub fn client(&mut self, rank: usize) -> ClientRequest {
        let name = format!("{} {rank}", self.pick(NAMES));
        let place = self.pick(PLACES).to_owned();
        let mut client = ClientRequest {
            name: Some(name),
            kind: Some("company".to_owned()),
            address: Some(place),
            email: self.maybe(2).then(|| "compta@exemple.invalid".to_owned()),
            ..ClientRequest::default()
        };
        match self.below(10) {
            0..6 => {
                let siren = self.siren();
                client.vat_number = self.maybe(2).then(|| vat_number(&siren));
                client.siren = Some(siren);
            }
            6..8 => client.kind = Some("person".to_owned()),
            _ => {
                let (country, number, address) = self.pick(ABROAD);
                client.country = Some(country.to_owned());
                client.vat_number = number.map(str::to_owned);
                client.address = Some(address.to_owned());
            }
        }
        client
    }

    fn siren(&mut self) -> String {
        let head = 10_000_000 + self.below(89_999_999);
        (0..10)
            .map(|last| format!("{head}{last}"))
            .find(|siren| luhn(siren))
            .expect("one digit of ten is the key")
    }

    /// Returns a schedule: the usual one, or shares of its own, some of which deliver.
    pub fn schedule(&mut self) -> Vec<StageRequest> {
        let stage = |share: &str, trigger: &str, delivers| StageRequest {
            share: share.to_owned(),
            trigger: Some(trigger.to_owned()),
            delivers,
            ..StageRequest::default()
        };
        match self.below(5) {
            0 | 1 => Vec::new(),
            2 => vec![stage("33.33", "order", false), stage("", "delivery", false)],
            3 => vec![stage("30", "order", false), stage("40", "midway", true), stage("", "delivery", false)],
            _ => vec![
                stage("10", "order", false),
                stage("21.7", "midway", true),
                stage("33.33", "midway", false),
                stage("", "delivery", false),
            ],
        }
    }
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0') * if at % 2 == 1 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Returns the French VAT number of a business.
fn vat_number(siren: &str) -> String {
    let rest = siren.parse::<u64>().expect("nine digits") % 97;
    format!("FR{:02}{siren}", (12 + 3 * rest) % 97)
}
