import { describe, expect, it, vi } from "vitest";
vi.stubGlobal("document", { documentElement: {} });
const { cardTowards, columnUnder, columnsOf, placeOf, stageBeside } = await import("./board");

const card = (id: number, stage: string) => ({ id, stage });
const NOTHING = new Map<number, string>();
const rows = [card(1, "contacted"), card(2, "to_contact"), card(3, "contacted"), card(4, "won")];

describe("columnsOf", () => {
  it("shows every stage of a sale in its order, the cards in that of the list", () => {
    const columns = columnsOf(rows, NOTHING);
    expect(columns.map(({ stage }) => stage)).toEqual(["to_contact", "contacted", "quote_sent", "won", "lost", "dormant"]);
    expect(columns[1]!.rows.map(({ id }) => id)).toEqual([1, 3]);
    expect(columns[4]!.rows).toEqual([]);
  });

  it("shows a card where it was dropped before the book has answered", () => {
    const columns = columnsOf(rows, new Map([[1, "lost"]]));
    expect(columns[1]!.rows.map(({ id }) => id)).toEqual([3]);
    expect(columns[4]!.rows.map(({ id }) => id)).toEqual([1]);
  });

  it("loses no card of a stage that it does not know", () => {
    const columns = columnsOf([...rows, card(5, "ghosted")], NOTHING);
    expect(columns.at(-1)).toEqual({ stage: "ghosted", rows: [card(5, "ghosted")] });
  });
});

describe("cardTowards", () => {
  const columns = columnsOf(rows, NOTHING);
  const to = (id: string | null, direction: Parameters<typeof cardTowards>[2]) => cardTowards(columns, id, direction)?.id;

  it("stays in the column up and down, and stops at its ends", () => {
    expect([to("1", "down"), to("3", "down"), to("3", "up"), to("1", "up")]).toEqual([3, 3, 1, 1]);
    expect([to("1", "last"), to("3", "first")]).toEqual([3, 1]);
  });

  it("jumps over empty columns, at the same height where it can", () => {
    expect(to("3", "right"), "quote_sent is empty; won has one card").toBe(4);
    expect(to("4", "left")).toBe(1);
    expect(to("4", "right"), "nothing is further right").toBe(4);
    expect(to("3", "left"), "to_contact is shorter").toBe(2);
  });

  it("begins at the first card there is", () => {
    expect(to(null, "left")).toBe(2);
    expect(to("99", "down")).toBe(2);
    expect(cardTowards(columnsOf([], NOTHING), null, "down")).toBeNull();
  });
});

describe("stageBeside", () => {
  const columns = columnsOf(rows, NOTHING);
  it("is the next stage of the sale, and none past its ends", () => {
    expect(placeOf(columns, "4")).toEqual({ column: 3, at: 0 });
    expect([stageBeside(columns, 3, 1), stageBeside(columns, 3, -1)]).toEqual(["lost", "quote_sent"]);
    expect([stageBeside(columns, 0, -1), stageBeside(columns, 5, 1)]).toEqual([null, null]);
  });
});

describe("columnUnder", () => {
  const edges = [
    { left: 0, right: 100 },
    { left: 110, right: 210 },
    { left: 220, right: 320 },
  ];
  it("takes the column under the pointer, the nearer one in a gap, the outer ones outside", () => {
    expect([50, 160, 104, 107, -30, 900].map((x) => columnUnder(edges, x))).toEqual([0, 1, 0, 1, 0, 2]);
    expect(columnUnder([], 50)).toBe(-1);
  });
});
