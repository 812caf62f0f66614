import { Drafts } from "$shared/drafts.svelte";
import { request, type TypedQuote } from "./typed";

/** Quotes being typed, by number; kept in the book while they are typed. */
export const drafts = new Drafts<TypedQuote>(request, "quotes");
