/** How a month or a year stands: `next` is the one whose turn it is, `waiting` comes after it, `nothing` has no row to close. */
export type Standing = "closed" | "next" | "waiting" | "running" | "coming" | "nothing";

/** The months of a year as the engine names them: "2026-01" … "2026-12". */
export function monthsOf(year: string): string[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, "0")}`);
}

/**
 * How a period stands, from what is closed, what the engine would close, in its order, and today's date. Periods and dates
 * of the same length compare as texts.
 */
export function standing(period: string, closed: readonly string[], open: readonly string[], today: string): Standing {
  if (closed.includes(period)) return "closed";
  if (open[0] === period) return "next";
  if (open.includes(period)) return "waiting";
  const now = today.slice(0, period.length);
  return period === now ? "running" : period > now ? "coming" : "nothing";
}

/** The years that can be looked at: from the oldest that anything names up to this one. */
export function years(periods: readonly string[], today: string): string[] {
  const last = Number(today.slice(0, 4));
  const first = Math.min(last, ...periods.map((period) => Number(period.slice(0, 4))));
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
}

/** What was read of a year; nothing while the last answer is still about the year before. */
export function ofYear<A extends { from: string }>(answer: A | null, year: string): A | null {
  return answer?.from.startsWith(year) ? answer : null;
}
