/**
 * Numbers and dates as French and British readers write them, without Intl: making its first formats reads a table of every
 * language of the world, which takes longer than drawing the first screen. A test compares the two.
 */
export type Spoken = "fr" | "en";

const MONTHS = {
  fr: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
} as const;
const SHORT_MONTHS = {
  fr: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"],
} as const;
const WEEKDAYS = {
  fr: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
} as const;
const SHORT_WEEKDAYS = {
  fr: ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
} as const;

/** What a date says of itself, in the order that both languages say it in. */
export interface DateParts {
  weekday?: "short" | "long";
  day?: boolean;
  month?: "short" | "long";
  year?: boolean;
}

/** A day of the calendar; French says "1er" of the first day of a month, and of no other. */
export function dateWords(date: Date, parts: DateParts, language: Spoken): string {
  const said: string[] = [];
  if (parts.weekday) said.push((parts.weekday === "short" ? SHORT_WEEKDAYS : WEEKDAYS)[language][date.getUTCDay()]!);
  if (parts.day) said.push(language === "fr" && date.getUTCDate() === 1 ? "1er" : String(date.getUTCDate()));
  if (parts.month) said.push((parts.month === "short" ? SHORT_MONTHS : MONTHS)[language][date.getUTCMonth()]!);
  if (parts.year) said.push(String(date.getUTCFullYear()));
  return said.join(" ");
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const GROUP = { fr: "\u202f", en: "," } as const;
const POINT = { fr: ",", en: "." } as const;

/** A decimal text rounded half away from zero to `most` decimals, none that say nothing beyond `least`; without a float. */
function rounded(whole: string, decimals: string, least: number, most: number): [whole: string, decimals: string] {
  let digits = whole + decimals.slice(0, most).padEnd(most, "0");
  if ((decimals[most] ?? "0") >= "5") digits = (BigInt(digits) + 1n).toString().padStart(digits.length, "0");
  const cut = digits.length - most;
  let rest = digits.slice(cut);
  while (rest.length > least && rest.endsWith("0")) rest = rest.slice(0, -1);
  return [digits.slice(0, cut).replace(/^0+(?=\d)/, ""), rest];
}

/** "-1234.5" as sign and figure: ["-", "1 234,50"]; none when the text is no decimal number. */
export function figure(value: string, least: number, most: number, language: Spoken): [sign: string, figure: string] | null {
  const read = DECIMAL.exec(value);
  if (!read) return null;
  const [whole, decimals] = rounded(read[2]!, read[3] ?? "", least, most);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, GROUP[language]);
  return [read[1]!, decimals === "" ? grouped : grouped + POINT[language] + decimals];
}

/** Whether a language counts a number as one: French 0, 1 and 1,5; English 1 alone. */
export function isOne(count: number, language: Spoken): boolean {
  return language === "fr" ? Math.abs(count) < 2 : count === 1;
}
