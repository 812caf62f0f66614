//! Names of the operations in the journal. A name that shipped never changes: books hold it.

use crate::Language;
use carnet_store::Operation;

macro_rules! operations {
    ($($(#[$doc:meta])* $constant:ident = $name:literal, $barrier:literal, $fr:literal, $en:literal;)+) => {
        $($(#[$doc])* pub const $constant: Operation = Operation { name: $name, barrier: $barrier };)+

        /// Returns what the operation `name` is called in a sentence; the name itself when a newer program wrote it.
        pub fn label(name: &str, language: Language) -> &str {
            match (name, language) {
                $(($name, Language::Fr) => $fr, ($name, Language::En) => $en,)+
                (other, _) => other,
            }
        }
    };
}

operations! {
    /// The identity is set for the first time; before it there is nothing to go back to.
    INIT = "init", true, "création du carnet", "book created";
    /// The identity changes.
    CHANGE_IDENTITY = "change_identity", false, "modification de l'identité", "identity changed";
    /// A client is added.
    ADD_CLIENT = "add_client", false, "ajout d'un client", "client added";
    /// A client changes.
    CHANGE_CLIENT = "change_client", false, "modification d'un client", "client changed";
    /// Clients come from a file.
    IMPORT_CLIENTS = "import_clients", false, "import de contacts", "contacts imported";
    /// A lead source is added or changes.
    SET_SOURCE = "set_source", false, "source de prospects", "lead source set";
    /// An exchange is logged.
    LOG_INTERACTION = "log_interaction", false, "échange noté", "exchange logged";
    /// A follow-up is added.
    ADD_FOLLOW_UP = "add_follow_up", false, "ajout d'une relance", "follow-up added";
    /// A follow-up is done.
    DONE_FOLLOW_UP = "done_follow_up", false, "relance faite", "follow-up done";
    /// A follow-up is moved.
    POSTPONE_FOLLOW_UP = "postpone_follow_up", false, "relance reportée", "follow-up postponed";
    /// A quote is written.
    NEW_QUOTE = "new_quote", false, "nouveau devis", "quote written";
    /// A draft quote changes.
    CHANGE_QUOTE = "change_quote", false, "modification d'un devis", "quote changed";
    /// A new version of a quote is made.
    REVISE_QUOTE = "revise_quote", false, "nouvelle version d'un devis", "quote revised";
    /// A quote is sent.
    SEND_QUOTE = "send_quote", false, "envoi d'un devis", "quote sent";
    /// A quote is refused.
    REFUSE_QUOTE = "refuse_quote", false, "refus d'un devis", "quote refused";
    /// A quote is accepted; its mission opens.
    ACCEPT_QUOTE = "accept_quote", false, "acceptation d'un devis", "quote accepted";
    /// A mission starts without order.
    START_MISSION = "start_mission", false, "mission commencée sans bon de commande", "mission started without order";
    /// A stage is validated.
    VALIDATE_STAGE = "validate_stage", false, "validation d'une étape", "stage validated";
    /// A stage changes.
    CHANGE_STAGE = "change_stage", false, "modification d'une étape", "stage changed";
    /// A deadline is set or moved.
    SET_DEADLINE = "set_deadline", false, "échéance de mission", "deadline set";
    /// An order is amended.
    AMEND_MISSION = "amend_mission", false, "avenant", "order amended";
    /// Hours are added.
    ADD_HOURS = "add_hours", false, "ajout d'heures", "hours added";
    /// Hours change.
    CHANGE_HOURS = "change_hours", false, "modification d'heures", "hours changed";
    /// Hours are deleted.
    DELETE_HOURS = "delete_hours", false, "suppression d'heures", "hours deleted";
    /// An entry is cut in two.
    SPLIT_HOURS = "split_hours", false, "coupe d'une saisie", "entry cut in two";
    /// A week of entries is copied.
    COPY_HOURS = "copy_hours", false, "copie d'une semaine", "week copied";
    /// Hours come from a file.
    IMPORT_HOURS = "import_hours", false, "import d'heures", "hours imported";
    /// The timer starts.
    START_TIMER = "start_timer", false, "départ du chronomètre", "timer started";
    /// The timer stops.
    STOP_TIMER = "stop_timer", false, "arrêt du chronomètre", "timer stopped";
    /// The start of the timer is moved.
    CHANGE_TIMER = "change_timer", false, "réglage du chronomètre", "timer adjusted";
    /// Invoices are proposed as drafts.
    PROPOSE_INVOICES = "propose_invoices", false, "factures proposées", "invoices proposed";
    /// A draft invoice is written.
    NEW_INVOICE = "new_invoice", false, "nouvelle facture", "invoice written";
    /// A draft invoice changes.
    CHANGE_INVOICE = "change_invoice", false, "modification d'un brouillon", "draft changed";
    /// A draft invoice is deleted.
    DELETE_INVOICE = "delete_invoice", false, "suppression d'un brouillon", "draft deleted";
    /// A document is issued: undo stops here (CGI art. 289 I-5).
    ISSUE_INVOICE = "issue_invoice", true, "émission d'une facture", "invoice issued";
    /// A credit note is written.
    CREDIT_INVOICE = "credit_invoice", false, "avoir en brouillon", "credit note written";
    /// A payment is recorded.
    RECORD_PAYMENT = "record_payment", false, "encaissement", "payment recorded";
    /// A month or year is closed: what lies inside does not change any more.
    CLOSE_PERIOD = "close_period", true, "clôture", "closing";
    /// An account number or the way of keeping books changes.
    SET_ACCOUNT = "set_account", false, "plan de comptes", "accounts changed";
    /// A received invoice is read into the book.
    IMPORT_EXPENSE = "import_expense", false, "facture reçue", "invoice received";
    /// A purchase is written by hand.
    ADD_EXPENSE = "add_expense", false, "ajout d'un achat", "expense added";
    /// A purchase changes.
    CHANGE_EXPENSE = "change_expense", false, "modification d'un achat", "expense changed";
    /// A purchase is deleted.
    DELETE_EXPENSE = "delete_expense", false, "suppression d'un achat", "expense deleted";
    /// A purchase is paid.
    PAY_EXPENSE = "pay_expense", false, "paiement d'un achat", "expense paid";
    /// A status of an invoice is recorded.
    RECORD_LIFECYCLE = "record_lifecycle", false, "statut d'une facture", "invoice status recorded";
    /// A reminder letter is recorded.
    REMIND_INVOICE = "remind_invoice", false, "lettre de relance", "reminder letter";
    /// The draft of an invoice that corrects another one is made.
    CORRECT_INVOICE = "correct_invoice", false, "facture rectificative en brouillon", "corrective invoice written";
    /// An invoice is copied into a draft.
    COPY_INVOICE = "copy_invoice", false, "copie d'une facture", "invoice copied";
    /// A service is added to the catalogue.
    ADD_SERVICE = "add_service", false, "ajout au catalogue", "service added";
    /// A service of the catalogue changes.
    CHANGE_SERVICE = "change_service", false, "modification du catalogue", "service changed";
    /// A service is taken out of the catalogue.
    DELETE_SERVICE = "delete_service", false, "retrait du catalogue", "service removed";
    /// A series goes on where another program stopped.
    SET_SERIES = "set_series", false, "suite d'une série de numéros", "series of numbers continued";
    /// Demo data fills the book.
    DEMO = "demo", true, "données de démonstration", "demo data";
}
