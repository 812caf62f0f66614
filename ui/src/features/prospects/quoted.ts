import type { Reply } from "$ipc/client";

type QuoteRow = Reply<"list_quotes">["quotes"][number];

/** What was offered to one client. */
export interface OpenQuotes {
  /** The latest quote that waits for an answer, or that is still being written. */
  latest: QuoteRow | null;
  /** How many there are of these. */
  count: number;
  /** Number of the quote that was refused last. */
  refused: string | null;
}

/** Sorts quotes, newest first as the engine lists them, by the name of their client. Amounts are shown, never added here. */
export function quotedBy(quotes: readonly QuoteRow[]): Map<string, OpenQuotes> {
  const by = new Map<string, OpenQuotes>();
  for (const quote of quotes) {
    let one = by.get(quote.client);
    if (!one) by.set(quote.client, (one = { latest: null, count: 0, refused: null }));
    if (["draft", "sent"].includes(quote.status)) {
      one.latest ??= quote;
      one.count += 1;
    } else if (quote.status === "refused") one.refused ??= quote.number;
  }
  return by;
}
