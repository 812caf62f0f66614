import { describe, expect, it } from "vitest";
import { further, readable, viewOf } from "./views";

describe("the views of the screen", () => {
  it("names an invoice of the first by any other word", () => {
    expect(["received", "books", null, "12", "F2026-0001", "new"].map(viewOf)).toEqual(["received", "books", "issued", "issued", "issued", "issued"]);
  });

  it("goes round", () => {
    expect([further("issued", 1), further("books", 1), further("issued", -1)]).toEqual(["received", "issued", "books"]);
  });

  it("takes PDF and XML of what is dropped, however their names are written", () => {
    expect(readable(["/a/facture.PDF", "/a/photo.jpg", "/a/b.xml", "/a/pdf"])).toEqual(["/a/facture.PDF", "/a/b.xml"]);
  });
});
