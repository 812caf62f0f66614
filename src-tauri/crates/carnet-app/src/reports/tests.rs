//! Profit from the kept sums, against the rows behind it.

use super::{profit, profit_monthly_csv, profit_rows, simulate_drop};
use crate::hours::add_line;
use crate::hours::testing::{add_client, book};
use crate::wire::hours::EntryLine;
use crate::wire::reports::{ClientProfit, Profit, ProfitRequest, ProfitRowsRequest};
use crate::{Carnet, Refusal, operation};
use rust_decimal::Decimal;

/// Runs a statement as an operation, so that sums and journal follow.
fn run(carnet: &mut Carnet, sql: &str) {
    carnet.write(operation::DEMO, |tx| Ok(tx.execute_batch(sql)?)).unwrap();
}

fn invoice(carnet: &mut Carnet, id: i64, client: i64, date: &str, net: i64, credited: Option<i64>) {
    let kind = if credited.is_some() { "credit_note" } else { "standard" };
    let credited = credited.map_or("NULL".to_owned(), |id| id.to_string());
    run(
        carnet,
        &format!(
            "INSERT INTO invoice (id, kind, client_id, credited_id, net, vat, gross, subject)
             VALUES ({id}, '{kind}', {client}, {credited}, {net}, 0, {net}, 'Site');
             UPDATE invoice SET status = 'issued', number = 'F2026-{id:04}', issue_date = '{date}', snapshot = '{{}}',
                 chain_index = {id}, chain_hash = 'x' WHERE id = {id};"
        ),
    );
}

fn payment(carnet: &mut Carnet, invoice: i64, client: i64, date: &str, net: i64) {
    run(
        carnet,
        &format!(
            "INSERT INTO payment (invoice_id, client_id, on_date, amount, net, method)
             VALUES ({invoice}, {client}, '{date}', {net}, {net}, 'transfer')"
        ),
    );
}

/// Two clients, nobody's hours, quotes, a credit note, payments over two months.
fn full_book() -> (tempfile::TempDir, Carnet) {
    let (folder, mut carnet) = book("2026-11-20");
    let (acme, zoe) = (1, 2);
    for line in [
        "2026-10-01 20m acme",
        "2026-10-01 20m acme appel",
        "2026-10-02 20m acme",
        "2026-10-05 9:00-18:00 acme maquette",
        "2026-11-02 4h studio",
        "2026-11-03 90m admin",
        "2026-09-30 8h acme",
    ] {
        add_line(&mut carnet, EntryLine { line: line.into() }).unwrap();
    }
    run(
        &mut carnet,
        "INSERT INTO lead_source (id, name, commission_percent) VALUES (1, 'Plateforme', '12.5');
         UPDATE client SET source_id = 1 WHERE id = 2;
         INSERT INTO quote (number, client_id, status, issue_date, valid_until, decided_on, net, vat, gross)
         VALUES ('D2026-0001', 1, 'accepted', '2026-09-20', '2026-10-20', '2026-10-01', 60000, 0, 60000),
                ('D2026-0002', 2, 'refused', '2026-09-20', '2026-10-20', '2026-10-02', 99900, 0, 99900);",
    );
    invoice(&mut carnet, 1, acme, "2026-10-10", 50_000, None);
    invoice(&mut carnet, 2, zoe, "2026-11-05", 33_333, None);
    invoice(&mut carnet, 3, acme, "2026-11-06", 10_000, Some(1));
    payment(&mut carnet, 1, acme, "2026-10-20", 30_000);
    payment(&mut carnet, 1, acme, "2026-11-18", 10_001);
    payment(&mut carnet, 2, zoe, "2026-11-19", 33_333);
    (folder, carnet)
}

fn report(carnet: &Carnet, request: ProfitRequest) -> Profit {
    profit(carnet, request).unwrap()
}

fn period(from: &str, to: &str) -> ProfitRequest {
    ProfitRequest { from: Some(from.into()), to: Some(to.into()), ..ProfitRequest::default() }
}

fn of<'a>(report: &'a Profit, client: &str) -> &'a ClientProfit {
    report.clients.iter().find(|row| row.client.as_deref() == Some(client)).unwrap()
}

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn the_true_hour_is_what_is_left_over_every_hour() {
    let (_folder, carnet) = full_book();
    let found = report(&carnet, period("2026-10", "2026-11"));
    let acme = of(&found, "Acme");
    assert_eq!(
        (acme.hours.as_str(), acme.billable_hours.as_str()),
        ("10.00", "9.67"),
        "twenty minutes were a call"
    );
    assert_eq!(acme.hours_by_motive["phone"].as_str(), "0.33");
    assert_eq!(acme.quoted_net.as_str(), "600.00");
    assert_eq!(acme.invoiced_net.as_str(), "400.00", "the credit note is deducted");
    assert_eq!(acme.collected_net.as_str(), "400.01");
    assert_eq!(acme.contributions.as_str(), "103.20", "25.8 % of 300.00 and of 100.01");
    assert_eq!(acme.net.as_str(), "296.81");
    assert_eq!(acme.quoted_hour.as_ref().unwrap().as_str(), "60.00");
    assert_eq!(acme.invoiced_hour.as_ref().unwrap().as_str(), "40.00");
    assert_eq!(acme.true_hour.as_ref().unwrap().as_str(), "29.68");
    assert_eq!(acme.rate_check.as_deref(), Some("below_target"));
    let zoe = of(&found, "Studio Zoé");
    assert_eq!(zoe.quoted_net.as_str(), "0.00", "a refused quote earns nothing");
    assert_eq!(zoe.direct_costs.as_str(), "41.67", "12.5 % of 333.33 to the platform");
    assert_eq!(
        (acme.revenue_share.to_string(), zoe.revenue_share.to_string()),
        ("54.5".into(), "45.5".into())
    );
    let order: Vec<_> = found.clients.iter().map(|row| row.client.as_deref()).collect();
    assert_eq!(order, [Some("Acme"), Some("Studio Zoé"), None], "the lowest hour first, nobody's hours last");
    assert_eq!(found.totals.hours.as_str(), "15.50", "nobody's hours count in the whole");
    assert_eq!((found.floor_rate.as_str(), found.target_rate.as_str()), ("24.62", "35.00"));
    assert!(found.caveats.is_empty(), "both rates are verified: {:?}", found.caveats);
}

fn without(client: &str, period: ProfitRequest) -> ProfitRequest {
    ProfitRequest { client: Some(client.into()), ..period }
}

#[test]
fn a_client_who_is_gone_frees_hours_and_leaves_money_missing() {
    let (_folder, mut carnet) = full_book();
    let asked = || without("acme", period("2026-10", "2026-11"));
    let found = simulate_drop(&carnet, asked()).unwrap();
    assert_eq!((found.client.as_str(), found.client_id), ("Acme", 1));
    assert_eq!((found.from.as_deref(), found.to.as_deref()), (Some("2026-10"), Some("2026-11")));
    assert_eq!(found.hours_freed.as_str(), "10.00");
    assert_eq!((found.collected_lost.as_str(), found.net_lost.as_str()), ("400.01", "296.81"));
    assert_eq!(found.revenue_share.to_string(), "54.5");
    assert_eq!(found.true_hour.unwrap().as_str(), "32.42", "502.47 over 15.5 h");
    assert_eq!(
        found.true_hour_without.unwrap().as_str(),
        "37.39",
        "205.66 over 4 h for Zoé and 1.5 h for nobody"
    );
    assert_eq!(found.hours_worth.unwrap().as_str(), "373.93", "of the exact hour, not of the rounded one");
    assert_eq!(found.hours_to_earn_back.unwrap().as_str(), "7.93", "7 h 56");
    assert_eq!(found.prospecting_hours, None, "nobody prospected");
    add_line(&mut carnet, EntryLine { line: "2026-11-04 2h prospection".into() }).unwrap();
    let found = simulate_drop(&carnet, asked()).unwrap();
    assert_eq!(found.prospecting_hours.unwrap().as_str(), "1.18", "2 h brought 502.47: 296.81 take 1 h 11");
}

#[test]
fn what_is_gone_and_what_is_left_are_the_whole() {
    let (_folder, carnet) = full_book();
    for months in [period("2026-10", "2026-11"), period("2026-11", "2026-11"), ProfitRequest::default()] {
        let whole = report(&carnet, months.clone());
        for row in whole.clients.iter().filter_map(|row| row.client.as_deref()) {
            let gone = simulate_drop(&carnet, without(row, months.clone())).unwrap();
            let of = of(&whole, row);
            assert_eq!((&gone.hours_freed, &gone.net_lost), (&of.hours, &of.net), "{row}");
            let rest = whole.clients.iter().filter(|other| other.client.as_deref() != Some(row));
            let (net, hours) = rest.fold((Decimal::ZERO, Decimal::ZERO), |(net, hours), other| {
                (net + dec(other.net.as_str()), hours + dec(other.hours.as_str()))
            });
            assert_eq!(net + dec(gone.net_lost.as_str()), dec(whole.totals.net.as_str()), "{row}");
            let rate = gone.true_hour_without.map(|rate| dec(rate.as_str()));
            assert_eq!(rate.is_none(), hours.is_zero(), "{row}");
            assert!(rate.is_none_or(|rate| (rate - net / hours).abs() < dec("0.1")), "{row}: {rate:?}");
        }
    }
    let nobody = simulate_drop(&carnet, without("Personne d'ici", ProfitRequest::default()));
    assert!(matches!(nobody, Err(Refusal::NotFound { .. })), "{nobody:?}");
}

#[test]
fn totals_are_the_sums_of_the_rows() {
    let (_folder, carnet) = full_book();
    let found = report(&carnet, ProfitRequest::default());
    assert_eq!(
        (found.from.as_deref(), found.to.as_deref()),
        (Some("2026-09"), Some("2026-11")),
        "the whole book"
    );
    type Figure = fn(&ClientProfit) -> &str;
    let figures: [(&str, Figure); 6] = [
        ("quoted", |row| row.quoted_net.as_str()),
        ("invoiced", |row| row.invoiced_net.as_str()),
        ("collected", |row| row.collected_net.as_str()),
        ("costs", |row| row.direct_costs.as_str()),
        ("contributions", |row| row.contributions.as_str()),
        ("net", |row| row.net.as_str()),
    ];
    for (name, figure) in figures {
        let sum: Decimal = found.clients.iter().map(|row| dec(figure(row))).sum();
        assert_eq!(sum, dec(figure(&found.totals)), "{name}");
    }
}

#[test]
fn rows_behind_a_figure_sum_to_it() {
    let (_folder, carnet) = full_book();
    for (from, to) in [("2026-10", "2026-11"), ("2026-10", "2026-10"), ("2026-09", "2026-12")] {
        let found = report(&carnet, period(from, to));
        for row in &found.clients {
            let client = row.client_id.map_or(String::new(), |id| id.to_string());
            for (figure, expected) in [
                ("hours", row.hours.as_str()),
                ("quoted", row.quoted_net.as_str()),
                ("invoiced", row.invoiced_net.as_str()),
                ("collected", row.collected_net.as_str()),
            ] {
                let request = ProfitRowsRequest {
                    client: client.clone(),
                    figure: figure.into(),
                    from: Some(from.into()),
                    to: Some(to.into()),
                };
                let rows = profit_rows(&carnet, request).unwrap().rows;
                let value = |row: &crate::wire::reports::ProfitRow| match (&row.hours, &row.amount) {
                    (Some(hours), None) => dec(hours.as_str()),
                    (None, Some(amount)) => dec(amount.as_str()),
                    both => panic!("a row has hours or an amount: {both:?}"),
                };
                let sum: Decimal = rows.iter().map(value).sum();
                assert_eq!(sum, dec(expected), "{figure} of {:?} from {from} to {to}", row.client);
            }
        }
    }
    let request =
        ProfitRowsRequest { client: "acme".into(), figure: "hours".into(), ..ProfitRowsRequest::default() };
    let rows = profit_rows(&carnet, request).unwrap().rows;
    assert_eq!(rows.len(), 5, "every entry of the client");
    assert_eq!((rows[0].date.as_str(), rows[0].label.as_str()), ("2026-09-30", "production"));
    let wrong = ProfitRowsRequest { figure: "tips".into(), ..ProfitRowsRequest::default() };
    assert!(matches!(profit_rows(&carnet, wrong), Err(Refusal::Input(_))));
}

#[test]
fn periods_are_whole_months_as_people_type_them() {
    let (_folder, carnet) = full_book();
    let hours = |request: ProfitRequest| {
        let found = report(&carnet, request);
        (found.from.unwrap(), found.to.unwrap(), found.totals.hours.to_string())
    };
    let triple = |from: &str, to: &str, hours: &str| (from.to_owned(), to.to_owned(), hours.to_owned());
    let month = |text: &str| ProfitRequest { month: Some(text.into()), ..ProfitRequest::default() };
    assert_eq!(hours(month("2026-10")), triple("2026-10", "2026-10", "10.00"));
    assert_eq!(hours(month("10")), triple("2026-10", "2026-10", "10.00"), "a month of this year");
    let year = ProfitRequest { year: Some("2026".into()), ..ProfitRequest::default() };
    assert_eq!(hours(year), triple("2026-01", "2026-12", "23.50"));
    assert_eq!(
        hours(period("15/10/2026", "2026-10-16")),
        triple("2026-10", "2026-10", "10.00"),
        "whole months"
    );
    let one = ProfitRequest { client: Some("studio".into()), ..period("2026-10", "2026-11") };
    assert_eq!(report(&carnet, one.clone()).clients.len(), 1);
    assert_eq!(report(&carnet, one).totals.hours_share.to_string(), "25.8", "a share of the whole book");
    for wrong in [month("13"), month("hier"), period("2026-12", "2026-10"), period("31/02", "2026-10")] {
        assert!(matches!(profit(&carnet, wrong.clone()), Err(Refusal::Input(_))), "{wrong:?}");
    }
    let (_folder, empty) = book("2026-11-20");
    let nothing = report(&empty, ProfitRequest::default());
    assert_eq!((nothing.from, nothing.clients.len(), nothing.totals.hours.as_str()), (None, 0, "0.00"));
}

#[test]
fn contributions_are_never_made_up() {
    let (_folder, mut carnet) = full_book();
    run(&mut carnet, "UPDATE identity SET legal_status = 'sasu'");
    let found = report(&carnet, ProfitRequest::default());
    assert_eq!(found.totals.contributions.as_str(), "0.00");
    assert_eq!(
        found.caveats.len(),
        1,
        "and a sentence says that they are not estimated: {:?}",
        found.caveats
    );
    run(&mut carnet, "UPDATE identity SET legal_status = 'micro-bic-services'");
    payment(&mut carnet, 1, 1, "2026-02-10", 10_000);
    let found = report(&carnet, ProfitRequest::default());
    assert!(
        found.caveats.iter().any(|caveat| caveat.contains("2026-02")),
        "the chamber tax of February 2026 was not read: {:?}",
        found.caveats
    );
}

#[test]
fn the_monthly_table_has_every_minute_and_cent() {
    let (_folder, mut carnet) = full_book();
    add_client(&mut carnet, "=cmd, Ltd");
    add_line(&mut carnet, EntryLine { line: "2026-11-04 1h \"=cmd\" travail".into() }).unwrap();
    let mut out = Vec::new();
    profit_monthly_csv(&carnet, ProfitRequest::default(), &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert_eq!(
        text,
        "client,month,hours,invoiced_net,collected_net,billable_hours,minutes\n\
         Acme,2026-09,8.00,0.00,0.00,8.00,480\n\
         Acme,2026-10,10.00,500.00,300.00,9.67,600\n\
         ,2026-11,1.50,0.00,0.00,0.00,90\n\
         Acme,2026-11,0.00,-100.00,100.01,0.00,0\n\
         Studio Zoé,2026-11,4.00,333.33,333.33,4.00,240\n\
         \"'=cmd, Ltd\",2026-11,1.00,0.00,0.00,1.00,60\n"
    );
}

#[test]
fn months_add_up_to_the_whole_report() {
    let (_folder, carnet) = full_book();
    let whole = profit(&carnet, ProfitRequest::default()).unwrap().totals;
    let months = super::report_months(&carnet, ProfitRequest::default()).unwrap().months;
    let keys: Vec<_> = months.iter().map(|month| month.month.as_str()).collect();
    assert!(keys.is_sorted() && keys.len() > 1, "months in order: {keys:?}");
    let sum = |of: &dyn Fn(&crate::wire::reports::MonthProfit) -> &str| -> Decimal {
        months.iter().map(|month| of(month).parse::<Decimal>().unwrap()).sum()
    };
    assert_eq!(sum(&|m| m.hours.as_str()), whole.hours.as_str().parse().unwrap(), "no hour is lost");
    assert_eq!(sum(&|m| m.invoiced_net.as_str()), whole.invoiced_net.as_str().parse().unwrap());
    assert_eq!(sum(&|m| m.collected_net.as_str()), whole.collected_net.as_str().parse().unwrap());
    for month in &months {
        let [collected, due, net] = [&month.collected_net, &month.contributions, &month.net]
            .map(|amount| amount.as_str().parse::<Decimal>().unwrap());
        assert!(net <= collected - due, "{}: commissions and contributions come off", month.month);
    }
}
