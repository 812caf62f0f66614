import type { Reply } from "$ipc/client";
import { phone } from "$shared/format";
import { CLIENT_STAGES } from "$shared/trade";

export type Client = Reply<"list_client_cards">["clients"][number];
export type ClientDetail = Reply<"show_client">;

/** Where a stage stands in the course of a sale, for sorting; an unknown one comes last. */
export function stageRank(stage: string): number {
  const at = (CLIENT_STAGES as readonly string[]).indexOf(stage);
  return at < 0 ? CLIENT_STAGES.length : at;
}

/** Whether the sale is still open: without a next date nothing would bring the prospect back. */
export function forgettable(stage: string): boolean {
  return ["to_contact", "contacted", "quote_sent"].includes(stage);
}

/** Whether the address names a record; `new`, `import` and `sources` are modes of the panel. */
export function isRecord(id: string | null): id is string {
  return id !== null && /^\d+$/.test(id);
}

/** How one reaches a prospect, in one line: who, by telephone, by mail. */
export function reach(client: Partial<Record<"person" | "phone" | "email", string | null>>): string {
  return [client.person, client.phone && phone(client.phone), client.email].filter(Boolean).join(" · ");
}
