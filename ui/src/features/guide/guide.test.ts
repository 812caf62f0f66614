import { describe, expect, it } from "vitest";
import { en } from "./en";
import { fr } from "./fr";
import { pageOf, PAGES, placeOf } from "./pages";

describe("the guide", () => {
  it.each(PAGES.map(({ id }) => id))("%s says the same in both languages", (id) => {
    expect(en[id].first.length).toBe(fr[id].first.length);
    expect(en[id].ways.length).toBe(fr[id].ways.length);
    expect(en[id].wont.length).toBe(fr[id].wont.length);
    expect(en[id].keys.length).toBe(fr[id].keys.length);
  });

  it("opens at the page of the view that is shown, and leads back to it", () => {
    expect([pageOf("invoices", "received"), pageOf("invoices", "F2026-0001"), pageOf("quotes", "books"), pageOf("hours", null)]).toEqual(["received", "invoices", "quotes", "hours"]);
    expect(placeOf("books")).toEqual(["invoices", "books"]);
    expect(placeOf("hours")).toEqual(["hours"]);
  });

  it("says what Carnet will not do", () => {
    const titles = fr.out.ways.map(({ title }) => title).join("\n");
    for (const out of ["partie double", "paie", "plateforme agréée", "version web", "équipes"]) expect(titles).toContain(out);
  });
});
