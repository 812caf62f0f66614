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
    /// Returns whether an hour with this motive is spent on the mission that its client has: an estimate holds
    /// calls, travel, invoicing and paperwork as well as production; quotes and prospecting come before a
    /// mission, training outlives it.
    pub const fn burns_the_mission(self) -> bool {
        !matches!(self, Self::Quoting | Self::Prospecting | Self::Training)
    }

    /// Returns whether an hour with this motive only makes sense for a client. Prospecting, administration
    /// and training may be nobody's.
    pub const fn needs_client(self) -> bool {
        !matches!(self, Self::Prospecting | Self::Administration | Self::Training)
    }
}

/// Returns the motive that a folded word (lower case, no accents) names, and whether the word says no more than
/// that: `devis` is the motive and nothing else, `visio` also belongs to the note.
pub(super) fn named_by(word: &str) -> Option<(Motive, bool)> {
    Some(match word {
        "production" | "prod" | "produire" => (Motive::Production, true),
        "appel" | "appels" | "tel" | "telephone" | "call" | "calls" | "phone" => (Motive::Phone, true),
        "rdv" | "rendez-vous" | "reunion" | "visio" | "visioconference" | "mail" | "mails" | "email"
        | "emails" | "courriel" | "courriels" | "meeting" | "echange" | "echanges" => (Motive::Phone, false),
        "devis" | "chiffrage" | "quote" | "quotes" | "quoting" | "estimate" => (Motive::Quoting, true),
        "facture" | "factures" | "facturation" | "invoice" | "invoices" | "invoicing" | "billing" => {
            (Motive::Invoicing, true)
        }
        "impaye" | "impayes" | "encaissement" => (Motive::Invoicing, false),
        "prospection" | "prospect" | "prospecter" | "prospecting" => (Motive::Prospecting, true),
        "salon" | "reseautage" | "networking" => (Motive::Prospecting, false),
        "administration" | "admin" | "administratif" => (Motive::Administration, true),
        "compta" | "comptabilite" | "urssaf" | "impots" | "accounting" | "bookkeeping" | "banque" => {
            (Motive::Administration, false)
        }
        "formation" | "training" => (Motive::Training, true),
        "veille" | "cours" | "mooc" | "course" => (Motive::Training, false),
        "trajet" | "trajets" | "deplacement" | "deplacements" | "route" | "travel" | "trip" => {
            (Motive::Travel, true)
        }
        "train" | "voiture" | "drive" => (Motive::Travel, false),
        _ => return None,
    })
}
