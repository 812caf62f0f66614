//! Proposals: the invoices that missions call for now, as drafts made once.

use super::content::{self, Context, kind_of};
use super::show::row_view;
use crate::wire::invoices::{DueStage, InvoiceRow, Invoices, StagePropose};
use crate::wire::{Amount, Outcome};
use crate::{Carnet, Language, Refusal, Result, missions, operation, usual};
use carnet_core::ids::StageId;
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
    drafted(carnet, None)
}

/// Makes the draft of one stage, if it has none yet, and returns it alone: what else is due stays as it is.
///
/// # Errors
/// When there is no such stage; when it is billed already, or nothing calls for its invoice.
pub fn propose_stage(carnet: &mut Carnet, request: StagePropose) -> Result<Outcome<Invoices>> {
    let (mission, stages) = missions::find(carnet, &request.mission)?;
    let stage = missions::find_stage(&stages, &request.stage)?;
    let outcome = drafted(carnet, Some(stage.id))?;
    if outcome.value.invoices.is_empty() {
        return Err(not_due(&mission, stage));
    }
    Ok(outcome)
}

/// Makes the drafts that are due, of all stages or of one, and returns those that stand then.
fn drafted(carnet: &mut Carnet, only: Option<StageId>) -> Result<Outcome<Invoices>> {
    let wanted = |stage: StageId| only.is_none_or(|one| one == stage);
    let nothing = !due(carnet.conn())?.iter().any(|row| wanted(row.stages[row.index].id));
    let context = Context::of(carnet)?;
    let language = carnet.language();
    let outcome = if nothing {
        Outcome { value: (), changed: Vec::new(), notices: Vec::new() }
    } else {
        carnet.write(operation::PROPOSE_INVOICES, |tx| {
            // Another program may have proposed them since: inside the transaction the answer is final.
            for row in due(tx)?.iter().filter(|row| wanted(row.stages[row.index].id)) {
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
        .filter(|invoice| invoice.stage_id.is_some_and(wanted))
        .map(|invoice| row_view(invoice, today, carnet.language()))
        .collect();
    Ok(Outcome { value: Invoices { invoices: drafts }, changed: outcome.changed, notices: outcome.notices })
}

/// Returns why a stage has no invoice to propose, and what would make it so.
fn not_due(mission: &Mission, stage: &Stage) -> Refusal {
    let (fr, en) = (usual::said(&stage.label, Language::Fr), usual::said(&stage.label, Language::En));
    if let Some(number) = stage.invoice.as_ref().and_then(|invoice| invoice.number.as_ref()) {
        return Refusal::state(
            format!("L'étape « {fr} » est déjà facturée : {number}."),
            format!("Stage \"{en}\" is invoiced already: {number}."),
        );
    }
    let refusal = Refusal::state(
        format!("Rien n'appelle encore la facture de l'étape « {fr} »."),
        format!("Nothing calls for the invoice of stage \"{en}\" yet."),
    );
    if mission.order_signed {
        refusal.hinted(
            "Validez l'étape dès qu'elle est atteinte.",
            "Validate the stage as soon as it is reached.",
        )
    } else {
        refusal.hinted(
            "Joignez le bon de commande signé : aucune facture n'est proposée sans lui.",
            "Attach the signed order: no invoice is proposed without it.",
        )
    }
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
                due_stage: Some(DueStage { mission: row.mission.id.0, position: stage.position }),
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
