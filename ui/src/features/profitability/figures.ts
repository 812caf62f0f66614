import type { Reply } from "$ipc/client";
import { MOTIVES } from "$shared/trade";
import type { ClientProfit } from "./clients";

/** What the engine gives the rows of. */
export type Asked = "hours" | "quoted" | "invoiced" | "collected";

/** A figure of a client, and the rows that it is made of. The name stands in the address: `#/profitability/12/collected`. */
export interface Figure {
  name: string;
  asked: Asked;
  /** The figure itself, as the engine gives it. */
  value: (row: ClientProfit) => string | null;
  unit: "hours" | "money" | "rate";
  /** Only rows of this motive. */
  motive?: string;
  /** Only entries that can be billed. */
  billable?: true;
  /** The rows do not sum to the figure: it is reckoned from these figures, and the rows are those of the first. */
  made?: { sign: "" | "−" | "÷"; of: string }[];
  /** A share of each row, at a rate. */
  share?: true;
}

const FIGURES: Figure[] = [
  { name: "hours", asked: "hours", unit: "hours", value: (row) => row.hours },
  { name: "billable", asked: "hours", unit: "hours", value: (row) => row.billable_hours, billable: true },
  { name: "quoted", asked: "quoted", unit: "money", value: (row) => row.quoted_net },
  { name: "invoiced", asked: "invoiced", unit: "money", value: (row) => row.invoiced_net },
  { name: "collected", asked: "collected", unit: "money", value: (row) => row.collected_net },
  { name: "costs", asked: "collected", unit: "money", value: (row) => row.direct_costs, share: true },
  { name: "contributions", asked: "collected", unit: "money", value: (row) => row.contributions, share: true },
  { name: "net", asked: "collected", unit: "money", value: (row) => row.net, made: [{ sign: "", of: "collected" }, { sign: "−", of: "costs" }, { sign: "−", of: "contributions" }] },
  { name: "quoted_hour", asked: "quoted", unit: "rate", value: (row) => row.quoted_hour, made: [{ sign: "", of: "quoted" }, { sign: "÷", of: "hours" }] },
  { name: "invoiced_hour", asked: "invoiced", unit: "rate", value: (row) => row.invoiced_hour, made: [{ sign: "", of: "invoiced" }, { sign: "÷", of: "hours" }] },
  { name: "true_hour", asked: "collected", unit: "rate", value: (row) => row.true_hour, made: [{ sign: "", of: "net" }, { sign: "÷", of: "hours" }] },
];
const MOTIVE = "motive-";

/** The figure of a name from the address; nothing for a name that is none. */
export function figureOf(name: string | null): Figure | null {
  if (name?.startsWith(MOTIVE)) {
    const motive = name.slice(MOTIVE.length);
    return { name, asked: "hours", unit: "hours", motive, value: (row) => row.hours_by_motive[motive] ?? "0.00" };
  }
  return FIGURES.find((figure) => figure.name === name) ?? null;
}

export const motiveFigure = (motive: string): string => `${MOTIVE}${motive}`;

/** The motives of a row in the order of the bar, those of a newer engine last. */
export function motivesOf(row: ClientProfit): [motive: string, hours: string][] {
  const known: readonly string[] = MOTIVES;
  const rank = (motive: string) => (known.includes(motive) ? known.indexOf(motive) : known.length);
  return Object.entries(row.hours_by_motive).sort(([a], [b]) => rank(a) - rank(b));
}

/** One row behind a figure, as the panel shows it. */
export interface Behind {
  id: string;
  date: string;
  label: string;
  detail: string | null;
  hours: string | null;
  amount: string | null;
}

/** The rows of an answer that belong to a figure, the latest first: that is the one that is remembered. */
export function behind(figure: Figure, rows: Reply<"profit_rows">["rows"]): Behind[] {
  return rows
    .map((row, at) => ({ ...row, id: `b${at}` }))
    .filter((row) => figure.motive === undefined || row.label === figure.motive)
    .reverse();
}

/** The entries that can be billed, as rows, the latest first. */
export function billableRows(entries: Reply<"list_hours">["entries"]): Behind[] {
  return entries
    .filter((entry) => entry.billable)
    .map((entry) => ({ id: `e${entry.id}`, date: entry.date, label: entry.motive, detail: entry.note ?? entry.mission, hours: entry.hours, amount: null }))
    .reverse();
}

/** Where a row leads: the record by its number, or the day of the hours. */
export function leadsTo(figure: Figure, row: Behind): { screen: "quotes" | "invoices"; name: string } | { screen: "hours"; day: string } | null {
  if (figure.asked === "hours") return { screen: "hours", day: row.date };
  if (figure.asked === "quoted") return { screen: "quotes", name: row.label };
  const number = figure.asked === "invoiced" ? row.label : row.detail;
  return number ? { screen: "invoices", name: number } : null;
}
