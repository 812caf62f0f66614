import { Drafts } from "$shared/drafts.svelte";
import { request, type TypedInvoice } from "./typed";

/** Free invoices being typed, by id; kept in the book while they are typed. */
export const drafts = new Drafts<TypedInvoice>(request, "invoices");
