import { Drafts } from "$shared/drafts.svelte";
import { request, type TypedQuote } from "./typed";

/** Quotes being typed, by number. */
export const drafts = new Drafts<TypedQuote>(request);
