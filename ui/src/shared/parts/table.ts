/** Which column a table is sorted by, and in which direction. */
export interface Order {
  key: string;
  down: boolean;
}

/** How many rows are drawn beyond each edge, so that fast scrolling shows no hole. */
const MARGIN = 12;

/** Sorts without touching the given list; equal rows keep their order, empty values come last in both directions. */
export function sorted<Row>(
  rows: readonly Row[],
  by: ((row: Row) => string | number | null) | undefined,
  down: boolean,
  language: string,
): Row[] {
  if (!by) return [...rows];
  const words = new Intl.Collator(language, { sensitivity: "base", numeric: true });
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  const empty = (key: string | number | null) => key === null || key === "";
  keyed.sort((a, b) => {
    if (empty(a.key) || empty(b.key)) return Number(empty(a.key)) - Number(empty(b.key));
    const order =
      typeof a.key === "number" && typeof b.key === "number"
        ? a.key - b.key
        : words.compare(String(a.key), String(b.key));
    return down ? -order : order;
  });
  return keyed.map(({ row }) => row);
}

/** The rows to draw of a list of equal rows: those in view and a margin. */
export function visible(count: number, height: number, top: number, room: number): { from: number; to: number } {
  const from = Math.min(count, Math.max(0, Math.floor(top / height) - MARGIN));
  const to = Math.min(count, Math.ceil((top + room) / height) + MARGIN);
  return { from, to: Math.max(from, to) };
}

/**
 * The least width of a row in pixels: the least of each of its tracks ("minmax(160px, 2fr)", "110px"), the gaps between
 * them and the padding. Each row is a grid of its own; a common width is what keeps their columns in line.
 */
export function leastWidth(tracks: readonly string[], gap: number, padding: number): number {
  const least = tracks.reduce((sum, track) => sum + Number(/(\d+)px/.exec(track)?.[1] ?? 0), 0);
  return least + gap * Math.max(0, tracks.length - 1) + 2 * padding;
}
