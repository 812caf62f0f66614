import { describe, expect, it } from "vitest";
import { compared, comparedLines, tally } from "./compare";

type Lines = Parameters<typeof comparedLines>[0];
type Line = Lines[number];
const line = (description: string, more: Partial<Line> = {}): Line => ({
  description,
  disbursement: false,
  goods: false,
  quantity: "1",
  unit: "lump",
  unit_price: "100",
  discount_percent: null,
  vat_category: "S",
  vat_rate: "20",
  net: "100.00",
  ...more,
});
const said = (before: Line[], after: Line[]) =>
  comparedLines(before, after).map((pair) => `${pair.kind} ${(pair.after ?? pair.before)!.description.split("\n")[0]}`);

describe("the lines of two versions", () => {
  it("are the same, changed, added or gone, each beside its earlier self", () => {
    expect(said([line("Site"), line("Hébergement"), line("Logo")], [line("Site"), line("Logo", { unit_price: "150" }), line("Formation")])).toEqual([
      "same Site",
      "removed Hébergement",
      "changed Logo",
      "added Formation",
    ]);
  });

  it("name the fields that changed, and no other", () => {
    const [pair] = comparedLines([line("Site", { quantity: "2", net: "200.00" })], [line("Site", { quantity: "3", discount_percent: "5" })]);
    expect(pair).toMatchObject({ kind: "changed", fields: ["quantity", "discount_percent"] });
  });

  it("are recognised by their title when the detail changed, and by their place when they were renamed", () => {
    expect(said([line("Site\nTrois pages")], [line("Site\nQuatre pages")])).toEqual(["changed Site"]);
    expect(said([line("Site")], [line("Refonte")])).toEqual(["changed Refonte"]);
    expect(said([line("Site")], [line("Refonte", { unit_price: "90" })])).toEqual(["removed Site", "added Refonte"]);
    expect(said([line("Maquettes")], [line("Maquettes et charte", { unit_price: "90" })])).toEqual(["changed Maquettes et charte"]);
  });

  it("say what went from a place before what came to it", () => {
    expect(said([line("Site"), line("Logo", { unit_price: "7" }), line("Textes")], [line("Refonte", { unit_price: "9" }), line("Logo", { unit_price: "7" }), line("Formation", { unit_price: "8" })])).toEqual([
      "removed Site",
      "added Refonte",
      "same Logo",
      "removed Textes",
      "added Formation",
    ]);
  });

  it("pair twins one to one", () => {
    expect(said([line("Séance"), line("Séance")], [line("Séance"), line("Séance"), line("Séance")])).toEqual(["same Séance", "same Séance", "added Séance"]);
  });

  it("change places without being lost", () => {
    expect(said([line("a"), line("b", { unit_price: "7" })], [line("b", { unit_price: "7" }), line("a")])).toEqual(["same b", "same a"]);
  });

  it("account for every line of both, whatever happened", () => {
    const names = ["a", "b", "c", "d", "e"];
    for (let seed = 0; seed < 200; seed += 1) {
      const pick = (salt: number) => names.filter((_, at) => (seed * 7 + salt * 13 + at * 5) % 3 !== 0).map((name, at) => line(name, { unit_price: String((seed + salt + at) % 4) }));
      const before = pick(1);
      const after = pick(2).reverse();
      const pairs = comparedLines(before, after);
      expect(pairs.flatMap((pair) => pair.before ?? []).sort(by)).toEqual([...before].sort(by));
      expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(after);
    }
  });
  const by = (a: Line, b: Line) => `${a.description}${a.unit_price}`.localeCompare(`${b.description}${b.unit_price}`);
});

describe("two versions", () => {
  const quote = {
    subject: "Site",
    issue_date: "2026-11-01",
    valid_until: "2026-12-01",
    estimated_hours: "40.00",
    hourly_rate: "40.00",
    discount_percent: null,
    total_net: "1600.00",
    total_vat: "320.00",
    total_gross: "1920.00",
    lines: [line("Site")],
    schedule: [{ label: "Acompte", share: "20", trigger: "order", delivers: false, net: "320.00" }],
  } as unknown as Parameters<typeof compared>[0];

  it("are equal when nothing differs", () => {
    expect(compared(quote, quote).equal).toBe(true);
  });
  it("differ in facts and schedule, whose amounts alone do not count", () => {
    const later = { ...quote, total_net: "1700.00", valid_until: "2026-12-15", schedule: [{ ...quote.schedule[0]!, net: "340.00" }] };
    const found = compared(quote, later);
    expect([...found.facts]).toEqual(["valid_until", "total_net"]);
    expect(found.schedule).toBe(false);
    expect(found.equal).toBe(false);
    expect(compared(quote, { ...quote, schedule: [{ ...quote.schedule[0]!, share: "30" }] }).schedule).toBe(true);
  });
  it("are counted in lines", () => {
    expect(tally(comparedLines([line("a"), line("b")], [line("a", { quantity: "2" }), line("z", { unit_price: "9" })]))).toEqual({ added: 1, removed: 1, changed: 1 });
  });
});
