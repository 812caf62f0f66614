//! Clients and prospects: one record, whose stage says how far the sale is.

crate::words! {
    /// Whether a client is a business or a consumer; the law differs (mentions, indemnity, SIREN).
    ClientKind {
        /// A business, association or public body.
        Company = "company",
        /// A private person: a consumer.
        Person = "person",
    }
}

crate::words! {
    /// How far the sale to a prospect is.
    ClientStage {
        /// Not yet contacted.
        ToContact = "to_contact",
        /// Contacted at least once.
        Contacted = "contacted",
        /// A quote has been sent.
        QuoteSent = "quote_sent",
        /// A quote was accepted: a client.
        Won = "won",
        /// Said no.
        Lost = "lost",
        /// Nothing for long; to be woken up.
        Dormant = "dormant",
    }
}

crate::words! {
    /// The kind of a dated exchange.
    InteractionKind {
        /// A telephone call.
        Call = "call",
        /// A mail or message.
        Mail = "mail",
        /// A meeting.
        Meeting = "meeting",
    }
}

crate::words! {
    /// Why a quote was refused: the four objections that always come back, and the rest.
    Objection {
        /// No need.
        Need = "need",
        /// No time.
        Time = "time",
        /// No money.
        Money = "money",
        /// Already equipped.
        Equipped = "equipped",
        /// Another reason.
        Other = "other",
    }
}
