import type { Reply, Request } from "$ipc/client";
import { asRequest as lineRequest, asTyped as typedLine, newLine, sent, type TypedLine } from "$shared/lines/lines";
import { invoiceStatus, type Mark } from "$shared/trade";
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
}

export function newInvoice(rates: readonly string[], language: string): TypedInvoice {
  return { id: null, client: "", picked: null, subject: "", lines: [newLine(undefined, rates)], discount_percent: "", due_date: "", language };
}

/** A stored draft as it would be typed, written with `pen` in the words of the language. */
export function typedInvoice(
  invoice: Reply<"show_invoice">,
  pen: { number: (decimal: string) => string; date: (iso: string) => string },
): TypedInvoice {
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
  };
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
  };
}

interface State {
  kind: string;
  status: string;
  number: string | null;
  balance: string;
}

/** What can be done with an invoice in its state. Only free drafts are typed; those of stages follow their mission. */
export function possible(invoice: State): { edit: boolean; issue: boolean; remove: boolean; pay: boolean; credit: boolean } {
  const draft = invoice.number === null;
  const note = invoice.kind === "credit_note";
  return {
    edit: draft && invoice.kind === "standard",
    issue: draft,
    remove: draft,
    pay: !draft && !note && !["paid", "cancelled"].includes(invoice.status),
    credit: !draft && !note && invoice.status !== "cancelled",
  };
}

/** How the state is shown; French gives a credit note its own gender. */
export function marked({ kind, status }: Pick<State, "kind" | "status">): Mark {
  const mark = invoiceStatus(status);
  return kind === "credit_note" && status === "issued" ? { ...mark, label: w.noteState } : mark;
}

/** The lines to credit as the engine wants them: ranks from 1, none for all. */
export function credited(chosen: readonly boolean[]): number[] {
  const ranks = chosen.flatMap((yes, at) => (yes ? [at + 1] : []));
  return ranks.length === chosen.length ? [] : ranks;
}
