import type { Reply, Request } from "$ipc/client";
import { asRequest as lineRequest, asTyped as typedLine, newLine, sent, type TypedLine } from "$shared/lines/lines";
import { invoiceKind, invoiceStatus, type Mark } from "$shared/trade";
import { w } from "./words";

/** A free invoice while it is typed: every field as text, read by the engine. */
export interface TypedInvoice {
  /** The draft that is changed; none for a new one. */
  id: number | null;
  client: string;
  /** The record that was taken from the list; typing on forgets it. */
  picked: { id: string; name: string } | null;
  subject: string;
  lines: TypedLine[];
  discount_percent: string;
  due_date: string;
  language: string;
  /** BT-13, BT-10, BT-73, BT-74 and the delivery address: what the client asks to find on the invoice. */
  order_reference: string;
  buyer_reference: string;
  service_from: string;
  service_to: string;
  delivery_address: string;
  /** What kind of draft it is, where it is changed: nobody types that. */
  origin?: Origin;
}

/** What an invoice is and which other one it is about. */
export type Origin = Pick<Reply<"show_invoice">, "kind" | "corrective" | "credits" | "replaces">;

const NO_REFERENCES = { order_reference: "", buyer_reference: "", service_from: "", service_to: "", delivery_address: "" };

export function newInvoice(rates: readonly string[], language: string): TypedInvoice {
  return { id: null, client: "", picked: null, subject: "", lines: [newLine(undefined, rates)], discount_percent: "", due_date: "", language, ...NO_REFERENCES };
}

/** How a stored invoice is written into fields, in the words of the language. */
export interface Pen {
  number: (decimal: string) => string;
  date: (iso: string) => string;
}

/** The engine's own writing, the same in every language: to compare, not to show. */
export const PLAIN: Pen = { number: (decimal) => decimal, date: (iso) => iso };

/** A stored draft as it would be typed, written with `pen` in the words of the language. */
export function typedInvoice(invoice: Reply<"show_invoice">, pen: Pen): TypedInvoice {
  const write = pen.number;
  return {
    id: invoice.id,
    client: invoice.client,
    picked: { id: String(invoice.client_id), name: invoice.client },
    subject: invoice.subject ?? "",
    lines: invoice.lines.map((line) => typedLine(line, write)),
    discount_percent: invoice.discount_percent ? write(invoice.discount_percent) : "",
    due_date: invoice.due_date ? pen.date(invoice.due_date) : "",
    language: invoice.language,
    order_reference: invoice.order_reference ?? "",
    buyer_reference: invoice.buyer_reference ?? "",
    service_from: invoice.service_from ? pen.date(invoice.service_from) : "",
    service_to: invoice.service_to ? pen.date(invoice.service_to) : "",
    delivery_address: invoice.delivery_address ?? "",
    origin: { kind: invoice.kind, corrective: invoice.corrective, credits: invoice.credits, replaces: invoice.replaces },
  };
}

/** What an invoice is, in a word; what corrects another (384) says so before its place in the schedule. */
export function kindName({ kind, corrective }: Pick<Origin, "kind" | "corrective">): string {
  if (!corrective) return invoiceKind(kind);
  return kind === "standard" ? w.corrective : w.correctiveKind(invoiceKind(kind).toLowerCase());
}

/** What a draft is called: the invoice that it corrects, credits or takes the place of belongs to its name. */
export function draftName(origin: Origin): string {
  const { corrective, credits, replaces } = origin;
  const name = kindName(origin);
  if (credits) return w.draftOf(w.creditOf(name, credits));
  if (!replaces) return w.draftOf(name);
  return w.draftOf(corrective ? w.correctiveOf(name, replaces) : w.inPlaceOf(name, replaces));
}

/** What is sent: nothing of what was left empty, so that the engine's own rules apply. */
export function request(typed: TypedInvoice): Request<"preview_invoice"> {
  const given = (text: string) => (text.trim() === "" ? undefined : text);
  return {
    ...(typed.id === null ? {} : { id: typed.id }),
    client: typed.picked && typed.picked.name === typed.client ? typed.picked.id : typed.client,
    subject: given(typed.subject),
    lines: sent(typed.lines).map(lineRequest),
    discount_percent: given(typed.discount_percent),
    due_date: given(typed.due_date),
    language: given(typed.language),
    order_reference: given(typed.order_reference),
    buyer_reference: given(typed.buyer_reference),
    service_from: given(typed.service_from),
    service_to: given(typed.service_to),
    delivery_address: given(typed.delivery_address),
  };
}

interface State {
  kind: string;
  status: string;
  number: string | null;
  balance: string;
  corrective?: boolean;
}

/** What can be done with an invoice in its state. Only free drafts are typed; those of stages follow their mission. */
export function possible(invoice: State): {
  edit: boolean;
  issue: boolean;
  remove: boolean;
  pay: boolean;
  credit: boolean;
  duplicate: boolean;
} {
  const draft = invoice.number === null;
  const note = invoice.kind === "credit_note";
  return {
    edit: draft && (invoice.kind === "standard" || invoice.corrective === true),
    issue: draft,
    remove: draft,
    pay: !draft && !note && !["paid", "refused", "cancelled"].includes(invoice.status),
    credit: !draft && !note && invoice.status !== "cancelled",
    // Those of stages belong to their mission: a copy would bill it twice.
    duplicate: invoice.kind === "standard",
  };
}

/** Whether an invoice that takes its place may correct it: not once it is credited, refused, or corrected already. */
export function correctable(invoice: State & { credit_notes: readonly string[] }): boolean {
  return possible(invoice).credit && invoice.status !== "refused" && invoice.credit_notes.length === 0;
}

/** Whether money that came in on it can be given back: of a cancelled one, too. */
export function refundable(invoice: { kind: string; number: string | null; paid: string }): boolean {
  return invoice.number !== null && invoice.kind !== "credit_note" && Number(invoice.paid) > 0;
}

/** An amount as typed, given back: the engine reads the sign before it. */
export function givenBack(typed: string): string {
  const text = typed.trim();
  if (text === "" || /^[-\u2212]/.test(text)) return text;
  return /[-+*/\u2212]/.test(text) ? `-(${text})` : `-${text}`;
}

/** What to propose to give back: what came in beyond what is owed, else the last payment. */
export function toGiveBack(invoice: { balance: string; payments: readonly { amount: string }[] }): string {
  if (Number(invoice.balance) < 0) return invoice.balance.replace("-", "");
  return invoice.payments.findLast(({ amount }) => Number(amount) > 0)?.amount ?? "";
}

/** How the state is shown; French gives a credit note its own gender. */
export function marked({ kind, status }: Pick<State, "kind" | "status">): Mark {
  const mark = invoiceStatus(status);
  return kind === "credit_note" && status === "issued" ? { ...mark, label: w.noteState } : mark;
}

/** The lines to credit as the engine wants them: ranks from 1, none for all that is left. */
export function credited(chosen: readonly boolean[], done: readonly boolean[] = []): number[] {
  const left = chosen.filter((_, at) => !done[at]);
  const ranks = chosen.flatMap((yes, at) => (yes && !done[at] ? [at + 1] : []));
  return ranks.length === left.length ? [] : ranks;
}

type Line = Reply<"show_invoice">["lines"][number];

/** Which lines of an invoice its credit notes took back already; each line of a note stands for one of the invoice. */
export function creditedBefore(lines: readonly Line[], notes: readonly (readonly Line[])[]): boolean[] {
  const sign = (line: Line) => JSON.stringify([line.description, line.quantity, line.unit, line.unit_price, line.discount_percent, line.vat_rate]);
  const taken = notes.flat().map(sign);
  return lines.map((line) => {
    const at = taken.indexOf(sign(line));
    if (at >= 0) taken.splice(at, 1);
    return at >= 0;
  });
}

/** The chosen lines as a free invoice, for the engine to add up: a credit note on them comes to the same. */
export function asIfInvoiced(invoice: Reply<"show_invoice">, chosen: readonly boolean[]): Request<"preview_invoice"> {
  return {
    client: String(invoice.client_id),
    lines: invoice.lines
      .filter((_, at) => chosen[at])
      .map((line) => ({
        description: line.description,
        quantity: line.quantity,
        unit: line.unit,
        unit_price: line.unit_price,
        ...(line.disbursement ? { disbursement: true } : line.vat_category === "E" ? {} : { vat_rate: line.vat_rate, vat_category: line.vat_category }),
        ...(line.discount_percent ? { discount_percent: line.discount_percent } : {}),
      })),
    ...(invoice.discount_percent ? { discount_percent: invoice.discount_percent } : {}),
  };
}

/** A new free invoice with the content of another; its due date and its period are its own. */
export function copyOf(invoice: Reply<"show_invoice">, pen: Pen): TypedInvoice {
  const { origin: _, ...typed } = typedInvoice(invoice, pen);
  return { ...typed, id: null, due_date: "", service_from: "", service_to: "" };
}
