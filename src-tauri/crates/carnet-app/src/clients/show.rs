//! A client with everything behind it, for the panel.

use super::{exchange, get, view};
use crate::wire::clients::ClientDetail;
use crate::wire::invoices::InvoicesRequest;
use crate::wire::missions::MissionsRequest;
use crate::wire::quotes::QuotesRequest;
use crate::wire::{Amount, Hours, Reference};
use crate::{Carnet, Result, follow_ups, invoices, missions, quotes, resolve};
use carnet_store::{client as table, follow_up, interaction};

/// Returns a client with everything behind it.
///
/// # Errors
/// [`Refusal::NotFound`](crate::Refusal::NotFound) or [`Refusal::Ambiguous`](crate::Refusal::Ambiguous).
pub fn show(carnet: &Carnet, reference: Reference) -> Result<ClientDetail> {
    let conn = carnet.conn();
    let row = get(conn, resolve::client(conn, &reference.name)?)?;
    let sums = table::sums(conn, row.id)?;
    let name = row.client.name.clone();
    let interactions =
        interaction::of_client(conn, row.id)?.into_iter().map(|said| exchange(said, &name)).collect();
    let today = carnet.today();
    let open = follow_up::open(conn, None, Some(row.id))?;
    let id = Some(row.id.to_string());
    Ok(ClientDetail {
        interactions,
        follow_ups: open.into_iter().map(|row| follow_ups::view(row, today, carnet.language())).collect(),
        quotes: quotes::list(carnet, QuotesRequest { client: id.clone(), ..QuotesRequest::default() })?
            .quotes,
        missions: missions::list(
            carnet,
            MissionsRequest { client: id.clone(), ..MissionsRequest::default() },
        )?
        .missions,
        invoices: invoices::list(carnet, InvoicesRequest { client: id, ..InvoicesRequest::default() })?
            .invoices,
        hours: Hours::minutes(sums.minutes),
        invoiced_net: Amount::minor(sums.invoiced_net, carnet.currency()),
        collected_net: Amount::minor(sums.collected_net, carnet.currency()),
        client: view(row, carnet.language()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::log;
    use crate::testing::{book, client, named, some};
    use crate::wire::clients::LogRequest;

    #[test]
    fn a_client_shows_everything_behind_it() {
        let (_folder, mut carnet) = book();
        let id = client(&mut carnet, "Acme").id;
        let said = LogRequest {
            client: "acme".to_owned(),
            kind: "mail".to_owned(),
            note: "Plaquette envoyée".to_owned(),
            minutes: some("20"),
            next: some("+1s"),
            on: None,
        };
        log(&mut carnet, said).unwrap();
        let detail = show(&carnet, named("ACME")).unwrap();
        assert_eq!(detail.client.id, id);
        assert_eq!(detail.interactions[0].note, "Plaquette envoyée");
        assert_eq!(detail.follow_ups[0].on, "2026-11-28");
        assert_eq!(detail.hours.as_str(), "0.33", "twenty minutes");
        assert_eq!(detail.invoiced_net.as_str(), "0.00");
    }
}
