/** The three views of the screen: what was issued, what was received, and the books that come out of both. */
export const VIEWS = ["issued", "received", "books"] as const;
export type View = (typeof VIEWS)[number];

/** The view that an address names; whatever names none names an invoice of the first. */
export function viewOf(id: string | null): View {
  return id === "received" || id === "books" ? id : "issued";
}

/** The view so many places further, round and round. */
export function further(view: View, by: number): View {
  return VIEWS[(VIEWS.indexOf(view) + by + VIEWS.length) % VIEWS.length]!;
}

/** What of the dropped files may be an invoice, by their names. */
export function readable(paths: readonly string[]): string[] {
  return paths.filter((path) => /\.(pdf|xml)$/i.test(path));
}
