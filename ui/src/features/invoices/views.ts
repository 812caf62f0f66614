/** The two views of the screen: what was issued, and the books that come out of it. */
export const VIEWS = ["issued", "books"] as const;
export type View = (typeof VIEWS)[number];

/** The view that an address names; whatever names none names an invoice of the first. */
export function viewOf(id: string | null): View {
  return id === "books" ? id : "issued";
}

/** The view so many places further, round and round. */
export function further(view: View, by: number): View {
  return VIEWS[(VIEWS.indexOf(view) + by + VIEWS.length) % VIEWS.length]!;
}
