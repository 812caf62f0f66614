import type { Reply, Request } from "$ipc/client";
import { typed, typedDate } from "$shared/format";

export type Identity = NonNullable<Reply<"book_state">["identity"]>;
type IdentityRequest = Request<"change_identity">;

/** The fields of the identity that are typed as text. */
export const TEXTS = [
  "name",
  "address",
  "email",
  "phone",
  "siret",
  "electronic_address",
  "status",
  "vat",
  "vat_number",
  "iban",
  "bic",
  "started",
  "declares",
  "target_rate",
  "floor_rate",
  "opening_balance",
  "legal_form",
  "capital",
  "registration",
  "mediator",
  "payment_terms_days",
  "late_penalty_rate",
  "accent",
  "language",
] as const;
export type TextField = (typeof TEXTS)[number];
export type FieldName = TextField | "acre" | "logo";

/** Who the user is, as typed. */
export type Typed = Record<TextField, string> & {
  acre: boolean;
  /** Base64 of a new logo; empty: none any more; nothing: the one that is kept. */
  logo: string | null;
};

/** The fields that no book is without: the engine would keep the old value in silence. */
const REQUIRED: readonly FieldName[] = ["name", "address", "siret", "iban"];

/** Groups of four, with spaces that can be typed. */
const spaced = (iban: string) => iban.replace(/(.{4})(?=.)/g, "$1 ");

/** "35.00" → "35", "37.50" → "37,50": whole amounts without their cents. */
const plain = (amount: string) => typed(amount.replace(/\.00$/, ""));

/** What stands in the fields when nothing is being typed. */
export function textOf(identity: Identity): Typed {
  return {
    name: identity.name,
    address: identity.address,
    email: identity.email ?? "",
    phone: identity.phone ?? "",
    siret: identity.siret,
    electronic_address: identity.electronic_address ?? "",
    status: identity.status,
    vat: identity.vat,
    vat_number: identity.vat_number ?? "",
    iban: spaced(identity.iban),
    bic: identity.bic ?? "",
    started: identity.started ? typedDate(identity.started) : "",
    declares: identity.declares,
    target_rate: plain(identity.target_rate),
    floor_rate: identity.floor_follows_law ? "" : plain(identity.floor_rate),
    opening_balance: plain(identity.opening_balance),
    legal_form: identity.legal_form ?? "",
    capital: identity.capital ? plain(identity.capital) : "",
    registration: identity.registration ?? "",
    mediator: identity.mediator ?? "",
    payment_terms_days: String(identity.payment_terms_days),
    late_penalty_rate: typed(identity.late_penalty_rate),
    accent: identity.accent,
    language: identity.language,
    acre: identity.acre,
    logo: null,
  };
}

/** The fields among `fields` that say something else than what is saved. */
export function edited(now: Typed, saved: Typed, fields: readonly FieldName[]): FieldName[] {
  return fields.filter((field) => now[field] !== saved[field]);
}

/** The fields among `fields` that were emptied and may not be. */
export function missing(now: Typed, fields: readonly FieldName[]): FieldName[] {
  return fields.filter((field) => REQUIRED.includes(field) && String(now[field]).trim() === "");
}

/** Asks for the edited fields alone: what is not named, and a required field that is empty, stays as it is. */
export function requestOf(now: Typed, saved: Typed, fields: readonly FieldName[]): IdentityRequest {
  const request: IdentityRequest = { name: "", address: "", siret: "", status: "", vat: "", iban: "", acre: saved.acre };
  for (const field of edited(now, saved, fields)) {
    if (field === "acre") request.acre = now.acre;
    else if (field === "logo") request.logo = now.logo ?? undefined;
    else request[field] = now[field];
  }
  // An unnamed ACRE would be kept: the name goes with it, so that it can be taken off.
  if (request.name === "") request.name = saved.name;
  return request;
}

/** What is kept of a draft, as text: the edited fields but the logo, which is chosen again in a moment; nothing when none is edited. */
export function keepable(now: Typed, saved: Typed): string | null {
  const fields = edited(now, saved, [...TEXTS, "acre"]);
  return fields.length === 0 ? null : JSON.stringify(Object.fromEntries(fields.map((field) => [field, now[field]])));
}

/** The fields of a kept draft that are fields still; none of a text that cannot be read. */
export function recalled(text: string | null): Partial<Typed> {
  let read: unknown;
  try {
    read = JSON.parse(text ?? "{}");
  } catch {
    return {};
  }
  if (typeof read !== "object" || read === null) return {};
  const fits = ([field, value]: [string, unknown]) =>
    (TEXTS as readonly string[]).includes(field) ? typeof value === "string" : field === "acre" && typeof value === "boolean";
  return Object.fromEntries(Object.entries(read).filter(fits)) as Partial<Typed>;
}
