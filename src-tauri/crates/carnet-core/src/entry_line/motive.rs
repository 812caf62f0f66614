//! Why an hour was spent: the eight motives of the hour grid and the words that name them in a sentence.

crate::words! {
    /// Why an hour was spent.
    Motive {
        /// The work that the client pays for.
        Production = "production",
        /// Calls, meetings and mails with a client.
        Phone = "phone",
        /// Writing quotes.
        Quoting = "quoting",
        /// Writing invoices, chasing payments.
        Invoicing = "invoicing",
        /// Looking for clients.
        Prospecting = "prospecting",
        /// Accounts, declarations, tidying.
        Administration = "administration",
        /// Learning.
        Training = "training",
        /// Going to a client and back.
        Travel = "travel",
    }
}

impl Motive {
    /// Returns whether an hour with this motive only makes sense for a client. Prospecting, administration
    /// and training may be nobody's.
    pub const fn needs_client(self) -> bool {
        !matches!(self, Self::Prospecting | Self::Administration | Self::Training)
    }
}
