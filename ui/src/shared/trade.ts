import { words } from "$shared/i18n/index.svelte";

/** How a state is shown: its word, and the tone that StateMark gives it. */
export interface Mark {
  tone: "draft" | "open" | "good" | "warn" | "bad" | "risk";
  label: string;
}

const w = words(
  {
    to_contact: "À contacter",
    contacted: "Contacté",
    quote_sent: "Devis envoyé",
    won: "Gagné",
    lost: "Perdu",
    dormant: "En sommeil",
    open: "En cours",
    delivered: "Livrée",
    mission_cancelled: "Abandonnée",
    pending: "À venir",
    validated: "Validée",
    invoiced: "Facturée",
    stage_paid: "Payée",
    quote_draft: "Brouillon",
    sent: "Envoyé",
    accepted: "Accepté",
    refused: "Refusé",
    expired: "Expiré",
    superseded: "Remplacé",
    invoice_draft: "Brouillon",
    issued: "Émise",
    partly_paid: "Payée en partie",
    invoice_paid: "Payée",
    late: "En retard",
    invoice_cancelled: "Annulée",
    invoice_refused: "Refusée",
    deposit: "Acompte",
    progress: "Situation",
    final: "Solde",
    standard: "Facture",
    credit_note: "Avoir",
    call: "Appel",
    mail: "Mail",
    meeting: "Rendez-vous",
    above_target: "Au-dessus de la cible",
    below_target: "Sous la cible",
    below_floor: "Sous le plancher",
    production: "Production",
    phone: "Téléphone",
    travel: "Déplacement",
    quoting: "Devis",
    invoicing: "Facturation",
    prospecting: "Prospection",
    administration: "Administratif",
    training: "Formation",
    transfer: "Virement",
    card: "Carte",
    cheque: "Chèque",
    cash: "Espèces",
    "direct-debit": "Prélèvement",
  },
  {
    to_contact: "To contact",
    contacted: "Contacted",
    quote_sent: "Quote sent",
    won: "Won",
    lost: "Lost",
    dormant: "Dormant",
    open: "Under way",
    delivered: "Delivered",
    mission_cancelled: "Given up",
    pending: "To come",
    validated: "Validated",
    invoiced: "Invoiced",
    stage_paid: "Paid",
    quote_draft: "Draft",
    sent: "Sent",
    accepted: "Accepted",
    refused: "Refused",
    expired: "Expired",
    superseded: "Superseded",
    invoice_draft: "Draft",
    issued: "Issued",
    partly_paid: "Partly paid",
    invoice_paid: "Paid",
    late: "Late",
    invoice_cancelled: "Cancelled",
    invoice_refused: "Refused",
    deposit: "Deposit",
    progress: "Progress",
    final: "Final",
    standard: "Invoice",
    credit_note: "Credit note",
    call: "Call",
    mail: "Mail",
    meeting: "Meeting",
    above_target: "Above target",
    below_target: "Below target",
    below_floor: "Below floor",
    production: "Production",
    phone: "Phone",
    travel: "Travel",
    quoting: "Quoting",
    invoicing: "Invoicing",
    prospecting: "Prospecting",
    administration: "Administration",
    training: "Training",
    transfer: "Transfer",
    card: "Card",
    cheque: "Cheque",
    cash: "Cash",
    "direct-debit": "Direct debit",
  },
);

type Entry = [tone: Mark["tone"], word: keyof typeof w];
function marks(table: Record<string, Entry>) {
  return (code: string): Mark => {
    const entry = table[code];
    return entry ? { tone: entry[0], label: w[entry[1]] } : { tone: "draft", label: code };
  };
}
function names(...codes: (keyof typeof w)[]) {
  return (code: string): string => (codes.includes(code as keyof typeof w) ? w[code as keyof typeof w] : code);
}

/** The stages of a sale, in the order of the sale. */
export const CLIENT_STAGES = ["to_contact", "contacted", "quote_sent", "won", "lost", "dormant"] as const;

/** What hours are spent on: the work first, then what surrounds it. */
export const MOTIVES = ["production", "phone", "travel", "quoting", "invoicing", "prospecting", "administration", "training"] as const;

/** The states of the records as the engine writes them, in the words of the trade. An unknown code is shown as it is. */
export const clientStage = marks({
  to_contact: ["draft", "to_contact"],
  contacted: ["open", "contacted"],
  quote_sent: ["warn", "quote_sent"],
  won: ["good", "won"],
  lost: ["bad", "lost"],
  dormant: ["draft", "dormant"],
});
export const missionStatus = marks({
  open: ["open", "open"],
  delivered: ["good", "delivered"],
  cancelled: ["draft", "mission_cancelled"],
});
export const stageStatus = marks({
  pending: ["draft", "pending"],
  validated: ["open", "validated"],
  invoiced: ["warn", "invoiced"],
  paid: ["good", "stage_paid"],
});
export const quoteStatus = marks({
  draft: ["draft", "quote_draft"],
  sent: ["open", "sent"],
  accepted: ["good", "accepted"],
  refused: ["bad", "refused"],
  expired: ["warn", "expired"],
  superseded: ["draft", "superseded"],
});
export const invoiceStatus = marks({
  draft: ["draft", "invoice_draft"],
  issued: ["open", "issued"],
  partly_paid: ["warn", "partly_paid"],
  paid: ["good", "invoice_paid"],
  late: ["bad", "late"],
  refused: ["bad", "invoice_refused"],
  cancelled: ["draft", "invoice_cancelled"],
});
export const rateCheck = marks({
  above_target: ["good", "above_target"],
  below_target: ["warn", "below_target"],
  below_floor: ["bad", "below_floor"],
});

export const invoiceKind = names("deposit", "progress", "final", "standard", "credit_note");
export const interactionKind = names("call", "mail", "meeting");
export const motiveName = names(...MOTIVES);
/** How money comes and goes. */
export const PAYMENT_METHODS = ["transfer", "card", "cheque", "cash", "direct-debit"] as const;
export const paymentMethod = names(...PAYMENT_METHODS);
