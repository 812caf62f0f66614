/** Letters that stand for two once accents are gone. */
const DOUBLE: Record<string, string> = { œ: "oe", æ: "ae", ß: "ss", "’": "'" };
const PLAIN = /^[\x20-\x7e]*$/;

/** Accents and case do not matter when one looks for a name, as in the engine's own search. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[œæß’]/g, (letter) => DOUBLE[letter]!);
}
