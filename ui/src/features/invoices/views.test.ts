import { describe, expect, it } from "vitest";
import { further, viewOf } from "./views";

describe("the views of the screen", () => {
  it("names an invoice of the first by any other word", () => {
    expect(["books", null, "12", "F2026-0001", "new"].map(viewOf)).toEqual(["books", "issued", "issued", "issued", "issued"]);
  });

  it("goes round", () => {
    expect([further("issued", 1), further("books", 1), further("issued", -1)]).toEqual(["books", "issued", "books"]);
  });
});
