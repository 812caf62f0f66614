//! The words of closed lists as people read them; JSON keeps the stored ones.

use carnet_app::Language;

/// Whether a word is good news, bad news or neither: it gives its colour.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Neither.
    Plain,
    /// Good news.
    Good,
    /// Bad news.
    Bad,
}

/// Returns the colour of `word`.
pub fn mood(word: &str) -> Mood {
    match word {
        "late" | "below_floor" | "refused" | "invoice_refused" | "expired" | "lost" => Mood::Bad,
        "paid" | "accepted" | "above_target" | "won" | "delivered" => Mood::Good,
        _ => Mood::Plain,
    }
}

/// Returns `word` in `language`; a word that is not in the list as it is.
pub fn translated(word: &str, language: Language) -> &str {
    let (fr, en) = match word {
        "draft" => ("brouillon", "draft"),
        "sent" => ("envoyé", "sent"),
        "accepted" => ("accepté", "accepted"),
        "refused" => ("refusé", "refused"),
        "expired" => ("expiré", "expired"),
        "superseded" => ("remplacé", "superseded"),
        "issued" => ("émise", "issued"),
        "partly_paid" => ("payée en partie", "partly paid"),
        "paid" => ("payée", "paid"),
        "late" => ("en retard", "late"),
        "cancelled" => ("annulée", "cancelled"),
        "invoice_refused" => ("refusée", "refused"),
        "corrective" => ("facture rectificative", "corrective invoice"),
        "open" => ("en cours", "open"),
        "delivered" => ("livrée", "delivered"),
        "deposit" => ("acompte", "deposit"),
        "progress" => ("situation", "progress"),
        "final" => ("solde", "final"),
        "standard" => ("facture", "standard"),
        "credit_note" => ("avoir", "credit note"),
        "company" => ("société", "company"),
        "person" => ("particulier", "person"),
        "to_contact" => ("à contacter", "to contact"),
        "contacted" => ("contacté", "contacted"),
        "quote_sent" => ("devis envoyé", "quote sent"),
        "won" => ("gagné", "won"),
        "lost" => ("perdu", "lost"),
        "dormant" => ("en sommeil", "dormant"),
        "pending" => ("à venir", "pending"),
        "validated" => ("validée", "validated"),
        "invoiced" => ("facturée", "invoiced"),
        "order" => ("commande", "order"),
        "midway" => ("mi-mission", "midway"),
        "delivery" => ("livraison", "delivery"),
        "production" => ("production", "production"),
        "phone" => ("téléphone", "phone"),
        "quoting" => ("devis", "quoting"),
        "invoicing" => ("facturation", "invoicing"),
        "prospecting" => ("prospection", "prospecting"),
        "administration" => ("administration", "administration"),
        "training" => ("formation", "training"),
        "travel" => ("déplacement", "travel"),
        "above_target" => ("au-dessus de la cible", "above target"),
        "below_target" => ("sous la cible", "below target"),
        "below_floor" => ("sous le plancher", "below floor"),
        "transfer" => ("virement", "transfer"),
        "card" => ("carte", "card"),
        "cheque" => ("chèque", "cheque"),
        "cash" => ("espèces", "cash"),
        "direct-debit" => ("prélèvement", "direct debit"),
        "call" => ("appel", "call"),
        "mail" => ("message", "mail"),
        "meeting" => ("rendez-vous", "meeting"),
        "client" => ("client", "client"),
        "quote" => ("devis", "quote"),
        "invoice" => ("facture", "invoice"),
        "mission" => ("mission", "mission"),
        "need" => ("besoin", "need"),
        "time" => ("temps", "time"),
        "money" => ("argent", "money"),
        "equipped" => ("déjà équipé", "already equipped"),
        "other" => ("autre", "other"),
        "follow_up" => ("relance", "follow-up"),
        "stage" => ("étape", "stage"),
        "deadline" => ("échéance", "deadline"),
        "payment" => ("paiement", "payment"),
        "validity" => ("validité", "validity"),
        "done" => ("fait", "done"),
        "h" => ("heure", "hour"),
        "d" => ("jour", "day"),
        "u" => ("unité", "unit"),
        "lump" => ("forfait", "lump sum"),
        "month" => ("mois", "month"),
        "do" => ("fait", "done"),
        "undo" => ("annulé", "undone"),
        "redo" => ("rétabli", "redone"),
        other => (other, other),
    };
    if language == Language::Fr { fr } else { en }
}
