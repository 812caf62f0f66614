import { Drafts } from "$shared/drafts.svelte";

/** Remarks of notes being written, by mission; kept in the book while they are typed. */
export const remarks = new Drafts<{ remarks: string }>((typed) => typed.remarks.trim(), "mission-notes");
