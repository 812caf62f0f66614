//! Proposals: the invoices that missions call for now, as drafts made once.

use super::content::{self, Context, kind_of};
use super::show::row_view;
use crate::wire::invoices::{InvoiceRow, Invoices};
use crate::wire::{Amount, Outcome};
use crate::{Carnet, Result, operation, usual};
use carnet_core::invoice::{InvoiceKind, InvoiceStatus};
use carnet_core::mission::{self as rules, MissionStatus, ProposalReason};
use carnet_store::Connection;
use carnet_store::invoice::{self as table, Content, Details, Draft};
use carnet_store::mission::{self, Mission, Stage};
use carnet_store::quote;
use rust_decimal::Decimal;

/// A stage that is billable and has no invoice yet.
pub(super) struct Due {
    mission: Mission,
    stages: Vec<Stage>,
    index: usize,
    reason: ProposalReason,
}

impl Due {
    /// Returns what it asks for before tax, in minor units.
    pub fn net(&self) -> i64 {
        self.stages[self.index].totals.net()
    }
}

/// Makes a draft for each stage that is billable, and returns all drafts of stages. Asking twice gives the same.
///
/// # Errors
/// When the book cannot be read or written.
pub fn propose(carnet: &mut Carnet) -> Result<Outcome<Invoices>> {
    let nothing = due(carnet.conn())?.is_empty();
    let context = Context::of(carnet)?;
    let language = carnet.language();
    let outcome = if nothing {
        Outcome { value: (), changed: Vec::new(), notices: Vec::new() }
    } else {
        carnet.write(operation::PROPOSE_INVOICES, |tx| {
            // Another program may have proposed them since: inside the transaction the answer is final.
            for row in &due(tx)? {
                let stage = &row.stages[row.index];
                let content = content::of_stage(tx, &context, &row.mission, &row.stages, stage)?;
                let reason = content::reason_text(row.reason, &row.mission, language);
                let draft = draft_of(tx, &context, &row.mission, &row.stages, stage, &content, reason)?;
                tx.subject(&row.mission.name)?;
                table::insert_draft(tx, &draft, &content)?;
            }
            Ok(())
        })?
    };
    let today = carnet.today();
    let drafts = table::drafts(carnet.conn())?
        .into_iter()
        .filter(|invoice| invoice.stage_id.is_some())
        .map(|invoice| row_view(invoice, today, carnet.language()))
        .collect();
    Ok(Outcome { value: Invoices { invoices: drafts }, changed: outcome.changed, notices: outcome.notices })
}

/// Returns the fields of the draft that a stage asks for.
pub(super) fn draft_of(
    conn: &Connection,
    context: &Context,
    mission: &Mission,
    stages: &[Stage],
    stage: &Stage,
    content: &Content,
    reason: String,
) -> Result<Draft> {
    let kind = kind_of(stage, stages);
    Ok(Draft {
        kind,
        client_id: mission.client_id,
        mission_id: Some(mission.id),
        stage_id: Some(stage.id),
        credited_id: None,
        language: language_of(conn, mission, context)?,
        currency: context.currency,
        subject: Some(mission.name.clone()),
        reason: Some(reason),
        due_date: None,
        discount_percent: discount_of(conn, mission, kind, content.discount)?,
        details: Details::default(),
    })
}

/// Returns the invoices that a proposal would make of `due`, as rows without id.
pub(super) fn rows(carnet: &Carnet, due: &[Due]) -> Result<Vec<InvoiceRow>> {
    let currency = carnet.currency();
    due.iter()
        .map(|row| {
            let stage = &row.stages[row.index];
            let totals = content::totals_of_stage(carnet.conn(), &row.mission, &row.stages, stage)?;
            let amount = |minor| Amount::minor(minor, currency);
            Ok(InvoiceRow {
                id: 0,
                number: None,
                kind: kind_of(stage, &row.stages).to_string(),
                status: InvoiceStatus::Draft.to_string(),
                client: row.mission.client.clone(),
                mission: Some(row.mission.name.clone()),
                stage: Some(usual::said(&stage.label, carnet.language())),
                issue_date: None,
                due_date: None,
                total_net: amount(totals.net()),
                total_vat: amount(totals.tax()),
                total_gross: amount(totals.gross()),
                balance: amount(totals.gross()),
                reason: Some(content::reason_text(row.reason, &row.mission, carnet.language())),
            })
        })
        .collect()
}

/// Returns the stages that are billable now.
pub(super) fn due(conn: &Connection) -> Result<Vec<Due>> {
    let mut found = Vec::new();
    let mut unbilled = mission::unbilled_stages(conn)?;
    unbilled.retain(|_, stages| !content::final_is_issued(stages));
    for mission in mission::of_ids(conn, unbilled.keys().copied())? {
        if mission.status == MissionStatus::Cancelled {
            continue;
        }
        let stages = unbilled.remove(&mission.id).unwrap_or_default();
        let used = Decimal::from(mission.minutes) / Decimal::from(60);
        for (index, stage) in stages.iter().enumerate().filter(|(_, stage)| stage.invoice.is_none()) {
            let validated = stage.validated_on.is_some();
            if let Some(reason) =
                rules::proposal(stage.trigger, mission.order_signed, validated, used, mission.budget_hours)
            {
                found.push(Due { mission: mission.clone(), stages: stages.clone(), index, reason });
            }
        }
    }
    Ok(found)
}

/// The paper follows the language of the quote that was signed.
fn language_of(conn: &Connection, mission: &Mission, context: &Context) -> Result<String> {
    Ok(match mission.quote_id {
        Some(id) => quote::get(conn, id)?.language,
        None => context.identity.language.clone(),
    })
}

/// The discount of the order stands on the invoice that restates it.
fn discount_of(
    conn: &Connection,
    mission: &Mission,
    kind: InvoiceKind,
    discount: i64,
) -> Result<Option<Decimal>> {
    let restates = matches!(kind, InvoiceKind::Final | InvoiceKind::Standard) && discount != 0;
    Ok(match mission.quote_id.filter(|_| restates) {
        Some(id) => quote::get(conn, id)?.discount_percent,
        None => None,
    })
}
