import { describe, expect, it } from "vitest";
import { added, asRequest, asTyped, duplicated, moved, newLine, normalRate, removed, restored, sent, sentAt, titled, type TypedLine } from "./lines";

const RATES = ["2.1", "5.5", "10", "20"];
const line = (description: string): TypedLine => ({ ...newLine(undefined, RATES), description, unit_price: "100" });
const names = (lines: TypedLine[]) => lines.map((one) => one.description);

describe("lines while they are typed", () => {
  it("start at the normal rate, which is the highest; none under the franchise", () => {
    expect(normalRate(RATES)).toBe("20");
    expect(normalRate([])).toBe("");
  });

  it("take unit and rate of the line before", () => {
    const first = { ...line("a"), unit: "h", vat_rate: "5.5" };
    const second = added([first], 0, RATES)[1]!;
    expect(second).toMatchObject({ unit: "h", vat_rate: "5.5", description: "", unit_price: "" });
    expect(second.key).not.toBe(first.key);
  });

  it("move, and stay at the edges", () => {
    const lines = [line("a"), line("b"), line("c")];
    expect(names(moved(lines, 0, 1))).toEqual(["b", "a", "c"]);
    expect(names(moved(lines, 2, -1))).toEqual(["a", "c", "b"]);
    expect(names(moved(lines, 0, -1))).toEqual(["a", "b", "c"]);
    expect(names(moved(lines, 2, 1))).toEqual(["a", "b", "c"]);
  });

  it("are duplicated under a key of their own", () => {
    const lines = duplicated([line("a"), line("b")], 0);
    expect(names(lines)).toEqual(["a", "a", "b"]);
    expect(new Set(lines.map((one) => one.key)).size).toBe(3);
  });

  it("leave an empty line when the last one goes", () => {
    const rest = removed([line("a")], 0, RATES);
    expect(names(rest)).toEqual([""]);
    expect(sent(rest)).toEqual([]);
  });

  it("come back where they were", () => {
    const lines = [line("a"), line("b"), line("c")];
    expect(names(restored(removed(lines, 1, RATES), 1, lines[1]!))).toEqual(["a", "b", "c"]);
    expect(names(restored(removed([lines[0]!], 0, RATES), 0, lines[0]!)), "alone again").toEqual(["a"]);
  });
});

describe("lines on their way to the engine", () => {
  it("go without those that nothing was typed in, and are found again by their place", () => {
    const lines = [newLine(undefined, RATES), line("a"), newLine(undefined, RATES), line("b")];
    expect(names(sent(lines))).toEqual(["a", "b"]);
    expect(lines.map((one) => sentAt(lines, one.key))).toEqual([-1, 0, -1, 1]);
  });

  it("leave out what was left empty, so that the engine's own rule applies", () => {
    expect(asRequest({ ...line("a"), vat_rate: "" })).toEqual({ description: "a", quantity: "1", unit: "lump", unit_price: "100" });
  });

  it("come back as they would be typed", () => {
    const known = {
      description: "Site\nTrois pages",
      quantity: "1.5",
      unit: "d",
      unit_price: "450",
      discount_percent: null,
      vat_category: "S",
      vat_rate: "20",
      net: "675.00",
    };
    const typed = asTyped(known, (decimal) => decimal.replace(".", ","));
    expect(asRequest(typed)).toEqual({ description: "Site\nTrois pages", quantity: "1,5", unit: "d", unit_price: "450", vat_rate: "20" });
    expect(asTyped({ ...known, vat_category: "AE", vat_rate: "0" }, String).vat_category).toBe("AE");
    expect(asTyped({ ...known, vat_category: "E", vat_rate: "0" }, String).vat_rate).toBe("");
  });

  it("have a title and the rest", () => {
    expect(titled("Site\nTrois pages\nUn formulaire")).toEqual({ title: "Site", more: "Trois pages\nUn formulaire" });
    expect(titled("Site")).toEqual({ title: "Site", more: "" });
  });
});
