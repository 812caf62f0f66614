import { fold } from "./fold";

/** What was folded of a row already: a row never changes, a changed one is another row. */
const known = new WeakMap<object, string>();

/** The rows that hold each typed word somewhere in `textOf`; all of them for an empty text. Ten thousand rows take milliseconds. */
export function found<Row extends object>(rows: readonly Row[], typed: string, textOf: (row: Row) => readonly (string | null)[]): Row[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...rows];
  return rows.filter((row) => {
    let text = known.get(row);
    if (text === undefined) known.set(row, (text = fold(textOf(row).filter(Boolean).join("\n"))));
    return wanted.every((word) => text.includes(word));
  });
}

/** How many rows each code stands on; a code without rows is not there. */
export function counted<Row>(rows: readonly Row[], codeOf: (row: Row) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(codeOf(row), (counts.get(codeOf(row)) ?? 0) + 1);
  return counts;
}
