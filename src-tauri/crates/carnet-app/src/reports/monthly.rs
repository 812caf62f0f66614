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

/// Writes one line. Ten years have thousands: without the machinery of formatting, the whole report takes a third less.
fn write_line(out: &mut impl Write, name: &str, line: MonthLine<'_>) -> std::io::Result<()> {
    let MonthLine { month, minutes, billable, invoiced_net, collected_net, .. } = line;
    out.write_all(name.as_bytes())?;
    out.write_all(b",")?;
    out.write_all(month.as_bytes())?;
    for value in [hundredths(minutes), invoiced_net, collected_net, hundredths(billable)] {
        out.write_all(b",")?;
        write_hundredths(out, value)?;
    }
    out.write_all(b",")?;
    out.write_all(itoa::Buffer::new().format(minutes).as_bytes())?;
    out.write_all(b"\n")
}

/// Returns hundredths of hours, rounded half away from zero; minutes are never negative.
fn hundredths(minutes: i64) -> i64 {
    (minutes * 100 + 30) / 60
}

/// Writes hundredths with a point and two decimals.
fn write_hundredths(out: &mut impl Write, hundredths: i64) -> std::io::Result<()> {
    if hundredths < 0 {
        out.write_all(b"-")?;
    }
    let value = hundredths.unsigned_abs();
    let rest = (value % 100) as u8;
    out.write_all(itoa::Buffer::new().format(value / 100).as_bytes())?;
    out.write_all(&[b'.', b'0' + rest / 10, b'0' + rest % 10])
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

    fn written(hundredths: i64) -> String {
        let mut out = Vec::new();
        write_hundredths(&mut out, hundredths).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn hours_are_written_as_everywhere_else() {
        for minutes in (0..3_000).chain([1_000_000_007]) {
            assert_eq!(
                written(hundredths(minutes)),
                Hours::minutes(minutes).as_str(),
                "{minutes} minutes have one spelling"
            );
        }
        assert_eq!(written(-5), "-0.05", "a credit keeps its sign under a unit");
        assert_eq!(
            written(i64::MIN),
            "-92233720368547758.08",
            "the lowest amount has no positive twin and is written"
        );
    }

    #[test]
    fn names_make_no_formula_and_no_column() {
        assert_eq!(cell("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(cell("Noël, Fils"), "\"Noël, Fils\"");
        assert_eq!(cell("Acme"), "Acme");
    }
}
