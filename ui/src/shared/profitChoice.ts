import { rememberList, rememberedList } from "$shared/remember";

export const KINDS = ["month", "quarter", "year", "twelve", "all", "free"] as const;
export type Kind = (typeof KINDS)[number];

/** Which months are looked at: so many steps back from today, or what is typed. */
export interface Choice {
  kind: Kind;
  /** Steps of its kind back from today; a remembered "last month" is next month's last month. */
  back: number;
  /** As typed: "01/03", "2026-03"; the engine reads it. Empty: from the first month there is. */
  from: string;
  to: string;
}

export const FIRST_CHOICE: Choice = { kind: "twelve", back: 0, from: "", to: "" };

/** A choice as the list that the page keeps between two starts. */
export const keptChoice = ({ kind, back, from, to }: Choice): string[] => [kind, String(back), from, to];

const KEPT = "profit-period";

/** Keeps what is looked at until the next time, or for the screen that is opened next. */
export const keepChoice = (choice: Choice): void => rememberList(KEPT, keptChoice(choice));

/** What was looked at last. */
export const lastChoice = (): Choice => parsedChoice(rememberedList(KEPT));

/** Reads a choice kept between two starts; anything else counts as never chosen. */
export function parsedChoice([kind = "", back = "", from = "", to = ""]: readonly string[]): Choice {
  if (!(KINDS as readonly string[]).includes(kind) || !/^\d{1,4}$/.test(back)) return FIRST_CHOICE;
  return { kind: kind as Kind, back: Number(back), from, to };
}
