//! Payments of purchases: partial, whole, and what a supplier gives back.

use super::{get, subject, view};
use crate::form::Form;
use crate::wire::Outcome;
use crate::wire::expenses::{Expense as View, ExpensePayment};
use crate::{Carnet, Language, Problem, Refusal, Result, operation};
use carnet_core::ids::ExpenseId;
use carnet_core::input;
use carnet_core::invoice::PaymentMethod;
use carnet_core::money::round_half_away;
use carnet_store::expense::{self as table, Payment};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Records that a purchase was paid: the amount given, else all that is left.
///
/// # Errors
/// Nothing is left; a day to come; more than what is left.
pub fn pay(carnet: &mut Carnet, request: ExpensePayment) -> Result<Outcome<View>> {
    let id = ExpenseId(request.id);
    let today = carnet.today();
    let row = get(carnet.conn(), id)?;
    let (left, decimals) = (row.left(), row.expense.decimals);
    if left == 0 {
        return Err(Refusal::state(
            format!("Il ne reste rien à payer sur {}.", subject(&row.expense)),
            format!("Nothing is left to pay on {}.", subject(&row.expense)),
        ));
    }
    let mut form = Form::default();
    let amount = form.optional("amount", request.amount.as_deref(), input::parse_amount);
    let on =
        form.optional("on", request.on.as_deref(), |text| input::parse_date(text, today)).unwrap_or(today);
    let method = form.required("method", &request.method, str::parse::<PaymentMethod>);
    not_to_come(&mut form, "on", on, today);
    let amount = match amount {
        None => Some(left),
        Some(amount) => minor(amount, decimals).map(|amount| amount * left.signum()),
    };
    if amount.is_none_or(|amount| amount == 0 || amount.abs() > left.abs()) {
        let left = Decimal::new(left.abs(), decimals);
        let currency = &row.expense.currency;
        let (fr, en) = (Language::Fr.money(left, currency), Language::En.money(left, currency));
        form.refuse(
            "amount",
            Problem::sentence_of(
                format!("Le montant est compris entre zéro et les {fr} qui restent à payer."),
                format!("The amount is between zero and the {en} that is left to pay."),
            ),
        );
    }
    let (amount, method) = form.finish(amount.zip(method))?;
    let done = carnet.write(operation::PAY_EXPENSE, |tx| {
        tx.subject(&subject(&row.expense))?;
        // What is left is read again inside the transaction: another program may have recorded a payment.
        if get(tx, id)?.left() != left {
            return Err(Refusal::state(
                "Un autre paiement de cet achat vient d'être enregistré : vérifiez ce qui reste.",
                "Another payment of this expense was just recorded: check what is left.",
            ));
        }
        Ok(table::pay(tx, id, &Payment { on, amount, method })?)
    })?;
    let value = view::whole(carnet.conn(), id, today)?;
    Ok(Outcome { value, changed: done.changed, notices: done.notices })
}

/// Refuses a day of payment that has not come.
pub(super) fn not_to_come(form: &mut Form, path: &str, on: NaiveDate, today: NaiveDate) {
    if on > today {
        let day = on.format("%d/%m/%Y");
        form.refuse(
            path,
            Problem::sentence_of(
                format!("Le {day} n'est pas encore venu : donnez le jour où vous avez payé."),
                format!("{on} has not come yet: give the day on which you paid."),
            ),
        );
    }
}

/// Returns `value` in minor units of a currency with `decimals` decimals, rounded half away from zero; none past what the
/// book can hold.
pub(super) fn minor(value: Decimal, decimals: u32) -> Option<i64> {
    let factor = Decimal::from(10_i64.checked_pow(decimals)?);
    round_half_away(value, decimals).checked_mul(factor)?.to_i64()
}
