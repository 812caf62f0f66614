import { fold } from "./fold";

/** What was folded of a row already: a row never changes, a changed one is another row. */
const known = new WeakMap<object, string>();

/** What a row is found by. */
export type TextOf<Row> = (row: Row) => readonly (string | null)[];

function foldedOf<Row extends object>(row: Row, textOf: TextOf<Row>): string {
  let text = known.get(row);
  if (text === undefined) known.set(row, (text = fold(textOf(row).filter(Boolean).join("\n"))));
  return text;
}

/** The rows that hold each typed word somewhere in `textOf`; all of them for an empty text. Ten thousand rows take milliseconds. */
export function found<Row extends object>(rows: readonly Row[], typed: string, textOf: TextOf<Row>): Row[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...rows];
  return rows.filter((row) => {
    const text = foldedOf(row, textOf);
    return wanted.every((word) => text.includes(word));
  });
}

/** So many rows are folded before a key is listened to again. */
const AT_ONCE = 1000;

/** Prepares the first search a few rows at a time, once the list stands there; returns what stops it. */
export function prepare<Row extends object>(rows: readonly Row[], textOf: TextOf<Row>): () => void {
  let at = 0;
  let timer = setTimeout(go, 100);
  function go(): void {
    for (const end = Math.min(rows.length, at + AT_ONCE); at < end; at += 1) foldedOf(rows[at]!, textOf);
    if (at < rows.length) timer = setTimeout(go);
  }
  return () => clearTimeout(timer);
}

/** How many rows each code stands on; a code without rows is not there. */
export function counted<Row>(rows: readonly Row[], codeOf: (row: Row) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(codeOf(row), (counts.get(codeOf(row)) ?? 0) + 1);
  return counts;
}
