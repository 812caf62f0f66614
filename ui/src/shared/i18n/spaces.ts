/** No-break spaces where French typography has them: before ; : ? ! % € » and after « §, so that no line begins with a sign. English keeps its spaces. */
export function set(text: string, language: string): string {
  if (language !== "fr") return text;
  return text.replace(/ (?=[;:?!%€»])|(?<=[«§]) /g, "\u00a0");
}
