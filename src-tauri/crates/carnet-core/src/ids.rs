//! Identities of records: technical numbers that a book never gives twice.
//!
//! The legal numbers of quotes and invoices are other types ([`crate::document::DocumentNumber`]).

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
    };
}

id_type!(/// Identifies one client or prospect.
    ClientId);
id_type!(/// Identifies one lead source.
    LeadSourceId);
id_type!(/// Identifies one dated exchange.
    InteractionId);
id_type!(/// Identifies one follow-up.
    FollowUpId);
id_type!(/// Identifies one version of a quote.
    QuoteId);
id_type!(/// Identifies one mission.
    MissionId);
id_type!(/// Identifies one stage of a mission.
    StageId);
id_type!(/// Identifies one entry of the hour grid.
    TimeEntryId);
id_type!(/// Identifies one draft or issued invoice or credit note.
    InvoiceId);
id_type!(/// Identifies one payment.
    PaymentId);
id_type!(/// Identifies one purchase.
    ExpenseId);
id_type!(/// Identifies one operation in the journal.
    JournalId);
