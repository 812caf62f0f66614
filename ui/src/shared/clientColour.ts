/** How many client hues the style sheet has: --c1 … --c12. */
const HUES = 12;

/** The colour of a client, by its number: always the same one, in order, in both themes. Hours for nobody are ink. */
export function clientColour(id: number | null): string {
  return id === null ? "var(--ink-3)" : `var(--c${((id - 1) % HUES) + 1})`;
}
