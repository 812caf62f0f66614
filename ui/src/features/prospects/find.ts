import { fold } from "$shared/fold";
import type { Client } from "./list";

/** What one looks for: each word must stand in name, person or e-mail, in any order. */
export interface Wanted {
  search: string;
  /** A stage's code; empty: all. */
  stage: string;
  /** A source's name, `NO_SOURCE`; empty: all. */
  source: string;
}

/** Stands for the prospects of which no one knows where they come from; no source can be named so. */
export const NO_SOURCE = "\u0000";

const texts = new Map<string, string>();
/** More texts than a book has names: what is older is folded again. */
const MOST_TEXTS = 60_000;

const byRow = new WeakMap<Client, string>();

/** What a client is found by. Kept with the row and by what it says: ten thousand are folded once, not at each letter nor each reading. */
function foundBy(row: Client): string {
  const known = byRow.get(row);
  if (known !== undefined) return known;
  const raw = `${row.name} ${row.person ?? ""} ${row.email ?? ""}`;
  let text = texts.get(raw);
  if (text === undefined) {
    if (texts.size > MOST_TEXTS) texts.clear();
    texts.set(raw, (text = fold(raw)));
  }
  byRow.set(row, text);
  return text;
}

/** Prepares the first search, while nobody waits for it. */
export function prepare(rows: readonly Client[]): void {
  for (const row of rows) foundBy(row);
}

/** The rows that fit, in the order given. */
export function found(rows: readonly Client[], { search, stage, source }: Wanted): Client[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (stage === "" || row.stage === stage) &&
      (source === "" || (source === NO_SOURCE ? !row.source : row.source === source)) &&
      (words.length === 0 || words.every((word) => foundBy(row).includes(word))),
  );
}
