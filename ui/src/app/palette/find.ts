/** What a sign at the start of the text asks for: commands only, clients only, numbered papers only, help only. */
export type Kind = "all" | "commands" | "clients" | "numbers" | "help";

const PREFIXES: Record<string, Kind> = { ">": "commands", "@": "clients", "#": "numbers", "?": "help" };

/** Splits what is typed into what is asked for and the words to look for. */
export function asked(typed: string): { kind: Kind; text: string } {
  const text = typed.trimStart();
  const kind = PREFIXES[text.charAt(0)];
  return kind ? { kind, text: text.slice(1).trim() } : { kind: "all", text: text.trim() };
}

/** Without accents, case and doubled spaces: what two spellings have in common. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/œ/gi, "oe").toLowerCase().replace(/[\s'’-]+/g, " ").trim();
}

/**
 * How well a text answers what is looked for: 3 it starts with it, 2 each word starts a word of it, 1 each word is in it,
 * 0 not at all. Nothing typed is answered by everything.
 */
export function rank(text: string, wanted: string): number {
  const name = plain(text);
  const query = plain(wanted);
  if (query === "") return 1;
  if (name.startsWith(query)) return 3;
  const words = query.split(" ");
  const spaced = ` ${name}`;
  if (words.every((word) => spaced.includes(` ${word}`))) return 2;
  return words.every((word) => name.includes(word)) ? 1 : 0;
}

/** Something that can be found by its label or by another word for it. */
export interface Findable {
  label: string;
  /** Other words that people type for it. */
  also?: string;
}

/** The best items first, equal ones in their order; at most `most` of them. */
export function found<T extends Findable>(items: readonly T[], wanted: string, most: number): { item: T; score: number }[] {
  return items
    .map((item) => ({ item, score: Math.max(rank(item.label, wanted), item.also ? Math.min(2, rank(item.also, wanted)) : 0) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
}

/** Puts an id at the head of those that were used lately, once, and forgets the oldest. */
export function used(ids: readonly string[], id: string, most: number): string[] {
  return [id, ...ids.filter((other) => other !== id)].slice(0, most);
}
