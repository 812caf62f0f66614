import { describe, expect, it } from "vitest";
import { byDay, coming, counts, keyOf, neighbour, recordOf, shown, type Item, type Kind } from "./items";

const item = (id: number, facts: Partial<Item> = {}): Item => ({
  kind: "follow_up",
  id,
  date: "2026-11-23",
  time: null,
  title: "rappeler",
  client: "Acme",
  client_id: 7,
  subject: "client",
  record_id: 7,
  record: null,
  state: "open",
  movable: true,
  amount: null,
  ...facts,
});
const ids = (list: readonly Item[] | undefined) => (list ?? []).map((one) => one.id);

describe("a day", () => {
  it("has what is to do first, by the hour, then by kind and client", () => {
    const days = byDay([
      item(1, { state: "done", time: "08:00" }),
      item(2, { kind: "payment" }),
      item(3, { client: "Zoé" }),
      item(4, { client: "Bo" }),
      item(5, { time: "14:30" }),
      item(6, { time: "09:15" }),
      item(7, { date: "2026-11-24" }),
    ]);
    expect(ids(days.get("2026-11-23"))).toEqual([6, 5, 4, 3, 2, 1]);
    expect(ids(days.get("2026-11-24"))).toEqual([7]);
    expect(days.get("2026-11-25")).toBeUndefined();
  });

  it("shows what was just moved where it was moved to", () => {
    const one = item(1);
    const days = byDay([one, item(1, { kind: "stage" })], new Map([[keyOf(one), "2026-11-30"]]));
    expect(ids(days.get("2026-11-30"))).toEqual([1]);
    expect(days.get("2026-11-23")!.map((left) => left.kind), "a stage of the same number stays").toEqual(["stage"]);
  });
});

describe("the filter", () => {
  const all = [item(1), item(2, { kind: "stage", state: "late" }), item(3, { kind: "payment", state: "done" }), item(4, { state: "late" })];

  it("hides kinds, and what is done", () => {
    expect(ids(shown(all, { hidden: new Set(), done: true }))).toEqual([1, 2, 3, 4]);
    expect(ids(shown(all, { hidden: new Set<Kind>(["follow_up"]), done: true }))).toEqual([2, 3]);
    expect(ids(shown(all, { hidden: new Set(), done: false }))).toEqual([1, 2, 4]);
  });

  it("counts what is to do by kind, and apart what is late or done", () => {
    expect(counts(all)).toEqual({ follow_up: 2, stage: 1, deadline: 0, payment: 0, validity: 0, late: 2, done: 1 });
  });
});

describe("moving through a day", () => {
  const list = [item(1), item(2), item(3)];
  it("starts at either end and stays there", () => {
    expect(neighbour(list, null, 1)?.id).toBe(1);
    expect(neighbour(list, null, -1)?.id).toBe(3);
    expect(neighbour(list, "follow_up:2", 1)?.id).toBe(3);
    expect(neighbour(list, "follow_up:3", 1)?.id).toBe(3);
    expect(neighbour([], null, 1)).toBeNull();
  });
});

describe("what comes", () => {
  it("begins today, and never forgets what is late", () => {
    const all = [
      item(1, { date: "2026-11-01", state: "late" }),
      item(2, { date: "2026-11-01", state: "done" }),
      item(3, { date: "2026-11-23" }),
      item(4, { date: "2026-11-24", state: "done" }),
    ];
    expect(ids(coming(all, "2026-11-23"))).toEqual([1, 3]);
  });
});

describe("the record behind an item", () => {
  it("is the paper or mission that it is about, else the client", () => {
    expect(recordOf(item(1))).toEqual({ screen: "prospects", id: "7" });
    expect(recordOf(item(1, { subject: "quote", record_id: 12 }))).toEqual({ screen: "quotes", id: "12" });
    expect(recordOf(item(1, { kind: "deadline", subject: "mission", record_id: 4 }))).toEqual({ screen: "missions", id: "4" });
    expect(recordOf(item(1, { kind: "payment", subject: "invoice", record_id: 3 }))).toEqual({ screen: "invoices", id: "3" });
  });
});
