//! Invoices: kinds, states, and what is left to pay.

use crate::money::proportion;
use chrono::NaiveDate;

crate::words! {
    /// The kind of an invoice.
    InvoiceKind {
        /// Asks for money before the work is done (UNTDID 1001: 386).
        Deposit = "deposit",
        /// Bills a part delivered and accepted (380); never deducted later.
        Progress = "progress",
        /// Restates the order and deducts the deposits (380).
        Final = "final",
        /// A free invoice (380).
        Standard = "standard",
        /// Gives back a whole invoice or some of its lines (381).
        CreditNote = "credit_note",
    }
}

crate::words! {
    /// Where an invoice stands; all but `draft` are read from payments, credits and dates.
    InvoiceStatus {
        /// Not issued: may change.
        Draft = "draft",
        /// Issued, nothing paid, not yet due.
        Issued = "issued",
        /// A part is paid.
        PartlyPaid = "partly_paid",
        /// Nothing is left to pay.
        Paid = "paid",
        /// Past its due date with something left to pay.
        Late = "late",
        /// Given back whole by credit notes, or corrected by an invoice that counts in its place.
        Cancelled = "cancelled",
        /// Refused, rejected or cancelled in its lifecycle: nobody owes it, a credit note has yet to take it out of the book.
        Refused = "refused",
    }
}

crate::words! {
    /// How a payment came.
    PaymentMethod {
        /// Bank transfer.
        Transfer = "transfer",
        /// Bank card.
        Card = "card",
        /// Cheque.
        Cheque = "cheque",
        /// Cash.
        Cash = "cash",
        /// Direct debit.
        DirectDebit = "direct-debit",
    }
}

/// What was asked and what came, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// Gross total of the invoice.
    pub gross: i64,
    /// Sum of the payments.
    pub paid: i64,
    /// Sum of the credit notes on it, positive.
    pub credited: i64,
    /// When it is due.
    pub due_date: NaiveDate,
    /// Whether nobody owes it: refused, rejected or cancelled ([`crate::lifecycle::is_dead`]).
    pub dead: bool,
}

impl Settlement {
    /// Returns what is left to pay in minor units; negative when too much came. Nothing is asked for a dead invoice: what
    /// came for it is to give back once its credit note is there.
    pub fn balance(&self) -> i64 {
        let left = self.gross - self.paid - self.credited;
        if self.dead { left.min(0) } else { left }
    }

    /// Returns the status of an issued invoice on `today`.
    pub fn status(&self, today: NaiveDate) -> InvoiceStatus {
        if self.credited >= self.gross && self.gross > 0 {
            InvoiceStatus::Cancelled
        } else if self.dead {
            InvoiceStatus::Refused
        } else if self.balance() <= 0 {
            InvoiceStatus::Paid
        } else if today > self.due_date {
            InvoiceStatus::Late
        } else if self.paid > 0 {
            InvoiceStatus::PartlyPaid
        } else {
            InvoiceStatus::Issued
        }
    }
}

/// Returns the net part of a payment, in minor units, so that the parts of all payments of an invoice sum to
/// its net when they sum to its gross.
///
/// `paid_before` is what earlier payments made. Each part is the difference of two cumulated shares, each
/// rounded half away from zero, so no cent drifts.
pub fn net_part_of_payment(net: i64, gross: i64, paid_before: i64, amount: i64) -> i64 {
    if gross == 0 {
        return amount;
    }
    let share = |paid: i64| proportion(paid, net, gross);
    share(paid_before + amount) - share(paid_before)
}

/// The net of an invoice or of a payment, with what of it is no sale of services. Amounts in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PaymentParts {
    /// Before tax.
    pub net: i64,
    /// The part of `net` that gives back money laid out for the client: no turnover.
    pub disbursed: i64,
    /// The part of `net` that goods make.
    pub goods: i64,
}

/// What came for an invoice so far. Amounts in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Paid {
    /// With tax.
    pub amount: i64,
    /// What of it is net, and what of the net is no sale of services.
    pub parts: PaymentParts,
}

impl Paid {
    /// Returns this and one payment more.
    #[must_use]
    pub fn and(self, amount: i64, parts: PaymentParts) -> Self {
        Self { amount: self.amount + amount, parts: self.parts.plus(parts) }
    }
}

impl PaymentParts {
    /// Returns the sums of both, part by part.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            net: self.net + other.net,
            disbursed: self.disbursed + other.disbursed,
            goods: self.goods + other.goods,
        }
    }

    /// Returns the differences, part by part.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self { net: -other.net, disbursed: -other.disbursed, goods: -other.goods })
    }

    /// Returns the parts of the next payment, when these are the parts of what the invoice asks for after its credit notes
    /// and `gross` that with tax.
    ///
    /// With it the payments make up their share of each part, rounded half away from zero: those that settle the invoice
    /// sum to each of its parts, and what is wholly goods stays wholly goods. Money given back is first what came too
    /// much, of the parts that were credited after they were paid.
    #[must_use]
    pub fn of_payment(self, gross: i64, before: Paid, amount: i64) -> Self {
        let after = before.amount + amount;
        if before.amount > gross && after >= gross {
            return Self::default().minus(before.parts.minus(self).share(-amount, before.amount - gross));
        }
        if gross == 0 {
            return Self { net: amount, ..Self::default() };
        }
        self.share(after, gross).minus(before.parts)
    }

    /// Returns the share `amount` ÷ `whole` of each part.
    fn share(self, amount: i64, whole: i64) -> Self {
        let part = |of: i64| proportion(amount, of, whole);
        let disbursed = part(self.disbursed);
        Self { net: part(self.net), disbursed, goods: part(self.disbursed + self.goods) - disbursed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    #[test]
    fn the_status_follows_the_money_and_the_date() {
        let base = Settlement { gross: 12_000, paid: 0, credited: 0, due_date: day(20), dead: false };
        assert_eq!(base.status(day(20)), InvoiceStatus::Issued, "the due date itself is in time");
        assert_eq!(base.status(day(21)), InvoiceStatus::Late);
        let part = Settlement { paid: 5_000, ..base };
        assert_eq!(part.status(day(20)), InvoiceStatus::PartlyPaid);
        assert_eq!(part.status(day(21)), InvoiceStatus::Late, "a part does not stop the clock");
        assert_eq!(Settlement { paid: 12_000, ..base }.status(day(21)), InvoiceStatus::Paid);
        assert_eq!(Settlement { credited: 12_000, ..base }.status(day(21)), InvoiceStatus::Cancelled);
        assert_eq!(
            Settlement { paid: 7_000, credited: 5_000, ..base }.status(day(21)),
            InvoiceStatus::Paid,
            "a credit and a payment settle together"
        );
        let dead = Settlement { dead: true, paid: 5_000, ..base };
        assert_eq!((dead.status(day(21)), dead.balance()), (InvoiceStatus::Refused, 0), "nobody owes it");
        let credited = Settlement { credited: 12_000, ..dead };
        assert_eq!((credited.status(day(21)), credited.balance()), (InvoiceStatus::Cancelled, -5_000));
    }

    #[test]
    fn a_single_cent_counts() {
        let base = Settlement { gross: 12_000, paid: 0, credited: 0, due_date: day(20), dead: false };
        assert_eq!(Settlement { paid: 11_999, ..base }.status(day(21)), InvoiceStatus::Late, "one is left");
        assert_eq!(Settlement { paid: 1, ..base }.status(day(20)), InvoiceStatus::PartlyPaid, "one came");
        let one = Settlement { gross: 1, credited: 1, ..base };
        assert_eq!(one.status(day(20)), InvoiceStatus::Cancelled, "one was asked and credited");
        assert_eq!(Settlement { gross: 0, ..base }.status(day(21)), InvoiceStatus::Paid, "nothing was asked");
    }

    proptest! {
        #[test]
        fn net_parts_sum_to_the_net(
            net in 1_i64..1_000_000_000,
            rate in 0_i64..200,
            cuts in prop::collection::btree_set(1_i64..1_000, 0..6),
        ) {
            let gross = net + net * rate / 1_000;
            let mut edges: Vec<i64> = cuts.into_iter().map(|c| gross * c / 1_000).collect();
            edges.push(gross);
            let (mut before, mut sum) = (0, 0);
            for edge in edges {
                sum += net_part_of_payment(net, gross, before, edge - before);
                before = edge;
            }
            prop_assert_eq!(sum, net, "payments that make the gross make the net");
        }

        #[test]
        fn payments_that_settle_an_invoice_settle_its_services_goods_and_disbursements(
            (services, goods, disbursed) in (0_i64..100_000_000, 0_i64..100_000_000, 0_i64..1_000_000),
            rate in 0_i64..200,
            cuts in prop::collection::btree_set(1_i64..1_000, 0..6),
        ) {
            let whole = PaymentParts { net: services + goods + disbursed, disbursed, goods };
            let gross = whole.net + (services + goods) * rate / 1_000;
            let mut edges: Vec<i64> = cuts.into_iter().map(|c| gross * c / 1_000).collect();
            edges.push(gross);
            let mut paid = Paid::default();
            for edge in edges {
                let amount = edge - paid.amount;
                let part = whole.of_payment(gross, paid, amount);
                if services == 0 {
                    prop_assert_eq!(part.net, part.disbursed + part.goods, "nothing of it is a service");
                }
                if goods == 0 {
                    prop_assert_eq!(part.goods, 0, "nothing of it is goods");
                }
                paid = paid.and(amount, part);
            }
            if gross != 0 {
                prop_assert_eq!(paid.parts, whole);
            }
        }

        #[test]
        fn what_was_credited_after_it_was_paid_is_what_is_given_back(
            kept in (0_i64..100_000_000, 0_i64..100_000_000, 0_i64..1_000_000),
            credited in (0_i64..100_000_000, 0_i64..100_000_000, 0_i64..1_000_000),
            (kept_rate, credited_rate) in (0_i64..200, 0_i64..200),
            cut in 0_i64..=1_000,
        ) {
            let parts = |(services, goods, disbursed): (i64, i64, i64), rate: i64| {
                let parts = PaymentParts { net: services + goods + disbursed, disbursed, goods };
                (parts, parts.net + (services + goods) * rate / 1_000)
            };
            let ((kept, kept_gross), (credited, credited_gross)) = (parts(kept, kept_rate), parts(credited, credited_rate));
            let (whole, gross) = (kept.plus(credited), kept_gross + credited_gross);
            let mut paid = Paid::default().and(gross, whole.of_payment(gross, Paid::default(), gross));
            for back in [credited_gross * cut / 1_000, credited_gross - credited_gross * cut / 1_000] {
                if back > 0 {
                    paid = paid.and(-back, kept.of_payment(kept_gross, paid, -back));
                }
            }
            if credited_gross > 0 {
                prop_assert_eq!(paid, Paid { amount: kept_gross, parts: kept }, "of what stays all is paid, to the cent");
            }
            let rest = kept.of_payment(kept_gross, paid, -kept_gross);
            if kept_gross > 0 {
                prop_assert_eq!(paid.and(-kept_gross, rest), Paid::default(), "given back whole, nothing was paid");
            }
        }
    }
}
