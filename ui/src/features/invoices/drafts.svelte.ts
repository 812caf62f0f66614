import { Drafts } from "$shared/drafts.svelte";
import { request, type TypedInvoice } from "./typed";

/** Free invoices being typed, by id. */
export const drafts = new Drafts<TypedInvoice>(request);
