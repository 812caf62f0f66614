/**
 * A text as it is shown: no-break spaces where French typography has them (before ; : ? ! % € » and after « §), so that no line
 * begins with a sign, and round apostrophes for those that are typed straight. English keeps its spaces; what it quotes from a
 * French book keeps its guillemets together. An abbreviation that ends a sentence ("nov.") lends it its point.
 */
export function set(text: string, language: string): string {
  return text.replace(language === "fr" ? / (?=[;:?!%€»])|(?<=[«§]) /g : / (?=»)|(?<=«) /g, "\u00a0").replace(/(?<=\S)'/g, "’").replace(/(?<=\p{L})\.\.(?!\.)/gu, ".");
}

/** A sentence that the terminal says too, without what only a terminal takes; straight quotes of English are made round. */
export function spoken(text: string, language: string): string {
  const said = text
    .replace(/ ?\(`carnet [^`]*`\)/g, "")
    .replace(/,? (?:ou avec|or with) `carnet [^`]*`/g, "")
    .replace(/\s?[:;] `carnet [^`]*`[^.]*/g, "")
    .replace(/(^|\. )`carnet [^`]*`[^.]*\./g, "$1")
    .trim();
  return set(language === "fr" ? said : said.replace(/"([^"]*)"/g, "“$1”"), language);
}
