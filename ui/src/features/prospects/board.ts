import { CLIENT_STAGES } from "$shared/trade";

/** One column of the board: a stage and who stands at it, in the order of the list. */
export interface BoardColumn<Row> {
  stage: string;
  rows: Row[];
}

/** What the board has to know of a card. */
interface Placed {
  id: number;
  stage: string;
}

/**
 * Deals the rows out to the stages of a sale. `moved` holds cards that are on their way: the book has not answered yet.
 * A stage of a newer engine gets a column of its own behind the others, so that no card is lost from sight.
 */
export function columnsOf<Row extends Placed>(rows: readonly Row[], moved: ReadonlyMap<number, string>): BoardColumn<Row>[] {
  const columns = new Map<string, Row[]>(CLIENT_STAGES.map((stage) => [stage, []]));
  for (const row of rows) {
    const stage = moved.get(row.id) ?? row.stage;
    const column = columns.get(stage);
    if (column) column.push(row);
    else columns.set(stage, [row]);
  }
  return [...columns].map(([stage, rows]) => ({ stage, rows }));
}

/** Where a card stands; none: it is not on the board. */
export function placeOf<Row extends Placed>(columns: readonly BoardColumn<Row>[], id: string | null): { column: number; at: number } | null {
  const wanted = id === null ? NaN : Number(id);
  for (const [column, { rows }] of columns.entries()) {
    const at = rows.findIndex((row) => row.id === wanted);
    if (at >= 0) return { column, at };
  }
  return null;
}

export type Direction = "up" | "down" | "left" | "right" | "first" | "last";

/**
 * The card that an arrow leads to. Sideways goes to the nearest column that has a card, at the same height where it can;
 * an edge leads nowhere, and without a card to start from any arrow leads to the first one.
 */
export function cardTowards<Row extends Placed>(columns: readonly BoardColumn<Row>[], id: string | null, to: Direction): Row | null {
  const place = placeOf(columns, id);
  if (!place) return columns.find(({ rows }) => rows.length > 0)?.rows[0] ?? null;
  const rows = columns[place.column]!.rows;
  const here = rows[place.at]!;
  if (to === "up") return rows[place.at - 1] ?? here;
  if (to === "down") return rows[place.at + 1] ?? here;
  if (to === "first") return rows[0] ?? here;
  if (to === "last") return rows.at(-1) ?? here;
  const by = to === "left" ? -1 : 1;
  for (let column = place.column + by; column >= 0 && column < columns.length; column += by) {
    const beside = columns[column]!.rows;
    if (beside.length > 0) return beside[Math.min(place.at, beside.length - 1)]!;
  }
  return here;
}

/** The stage beside that of a column; none at the ends. */
export function stageBeside(columns: readonly BoardColumn<unknown>[], column: number, by: -1 | 1): string | null {
  return columns[column + by]?.stage ?? null;
}

/** Which of the columns, given by their left and right edges, lies under `x`; what lies between two belongs to the nearer. */
export function columnUnder(edges: readonly { left: number; right: number }[], x: number): number {
  let nearest = -1;
  let least = Infinity;
  for (const [at, { left, right }] of edges.entries()) {
    const away = x < left ? left - x : x > right ? x - right : 0;
    if (away < least) [nearest, least] = [at, away];
  }
  return nearest;
}
