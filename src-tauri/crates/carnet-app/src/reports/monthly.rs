//! One line a client and month, as a table for spreadsheets and scripts.

use super::period::{Asked, months};
use crate::wire::reports::ProfitRequest;
use crate::{Carnet, Refusal, Result, resolve};
use carnet_core::ids::ClientId;
use carnet_store::sums::{self, MonthLine};
use std::collections::HashMap;
use std::io::{BufWriter, Write};

/// Writes `client,month,hours,invoiced_net,collected_net,billable_hours,minutes`, one line a client and month that has
/// hours or money, by month. Hours for nobody have an empty client.
///
/// Lines go out as they are read from the kept sums. Hours are rounded to hundredths half away from zero; `minutes`
/// is exact.
///
/// # Errors
/// [`Refusal::Input`] for a period that is none; [`Refusal::File`] when `out` cannot be written.
pub fn profit_monthly_csv(carnet: &Carnet, request: ProfitRequest, out: &mut dyn Write) -> Result<()> {
    let asked = Asked {
        from: request.from.as_deref(),
        to: request.to.as_deref(),
        month: request.month.as_deref(),
        year: request.year.as_deref(),
    };
    let only = match request.client.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => Some(resolve::client(carnet.conn(), name)?),
        None => None,
    };
    let names: HashMap<ClientId, String> =
        sums::client_cards(carnet.conn())?.into_iter().map(|card| (card.id, cell(&card.name))).collect();
    let mut out = BufWriter::with_capacity(1 << 16, out);
    let lift = |source: std::io::Error| Refusal::File { path: "CSV".to_owned(), source };
    out.write_all(b"client,month,hours,invoiced_net,collected_net,billable_hours,minutes\n").map_err(lift)?;
    if let Some(months) = months(carnet, asked)? {
        sums::each_month(carnet.conn(), &months, only, |line| {
            let name = line.client.and_then(|id| names.get(&id)).map_or("", String::as_str);
            write_line(&mut out, name, line).map_err(lift)
        })?;
    }
    out.flush().map_err(lift)
}

fn write_line(out: &mut impl Write, name: &str, line: MonthLine<'_>) -> std::io::Result<()> {
    let MonthLine { month, minutes, billable, invoiced_net, collected_net, .. } = line;
    writeln!(
        out,
        "{name},{month},{},{},{},{},{minutes}",
        Hundredths(hundredths(minutes)),
        Hundredths(invoiced_net),
        Hundredths(collected_net),
        Hundredths(hundredths(billable)),
    )
}

/// Returns hundredths of hours, rounded half away from zero; minutes are never negative.
fn hundredths(minutes: i64) -> i64 {
    (minutes * 100 + 30) / 60
}

/// Writes hundredths with a point and two decimals.
struct Hundredths(i64);

impl std::fmt::Display for Hundredths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (sign, value) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        write!(f, "{sign}{}.{:02}", value / 100, value % 100)
    }
}

/// Returns a text as a cell: quoted where it must be, and never a formula of a spreadsheet.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', ';', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Hours;

    #[test]
    fn hours_are_written_as_everywhere_else() {
        for minutes in (0..3_000).chain([1_000_000_007]) {
            assert_eq!(
                Hundredths(hundredths(minutes)).to_string(),
                Hours::minutes(minutes).as_str(),
                "{minutes} minutes have one spelling"
            );
        }
        assert_eq!(Hundredths(-5).to_string(), "-0.05", "a credit keeps its sign under a unit");
    }

    #[test]
    fn names_make_no_formula_and_no_column() {
        assert_eq!(cell("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(cell("Noël, Fils"), "\"Noël, Fils\"");
        assert_eq!(cell("Acme"), "Acme");
    }
}
