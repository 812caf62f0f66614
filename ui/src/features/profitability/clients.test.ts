import { describe, expect, it } from "vitest";
import { eaterOf, idOf, inOrder, leanOf, motiveParts, rateScale, standingOf, type ClientProfit } from "./clients";

const row = (id: number | null, some: Partial<ClientProfit> = {}): ClientProfit => ({
  client: id === null ? null : `Client ${id}`,
  client_id: id,
  hours: "10.00",
  billable_hours: "8.00",
  hours_by_motive: { production: "8.00", phone: "2.00" },
  quoted_net: "400.00",
  invoiced_net: "400.00",
  collected_net: "400.00",
  direct_costs: "0.00",
  contributions: "100.00",
  net: "300.00",
  quoted_hour: "40.00",
  invoiced_hour: "40.00",
  true_hour: "30.00",
  rate_check: "below_target",
  revenue_share: "50",
  hours_share: "50",
  steps: [],
  ...some,
});

const cheap = row(1, { true_hour: "20.00", hours: "100.00", rate_check: "below_floor" });
const cheaper = row(2, { true_hour: "5.00", hours: "4.00", rate_check: "below_floor" });
const fair = row(3, { true_hour: "30.00" });
const good = row(4, { true_hour: "60.00", rate_check: "above_target" });
const unpaid = row(5, { collected_net: "0.00", true_hour: "0.00", rate_check: "below_floor", hours: "300.00" });
const prospect = row(6, { collected_net: "0.00", invoiced_net: "0.00", quoted_net: "0.00", true_hour: "0.00", rate_check: "below_floor", hours: "0.50" });
const idle = row(7, { hours: "0.00", true_hour: null, rate_check: null });
const nobody = row(null, { collected_net: "0.00", true_hour: "0.00", rate_check: "below_floor", hours: "500.00" });
const all = [nobody, idle, prospect, unpaid, good, fair, cheaper, cheap];

describe("the client that eats the margin", () => {
  it("is the one whose hours cost most, not the one with the lowest rate", () => {
    expect(eaterOf(all, "24.62"), "462 € under the floor against 78 €").toBe("1");
  });
  it("is none when everyone pays the floor, and never someone who was not asked to pay yet", () => {
    expect(eaterOf([fair, good, unpaid, prospect, nobody, idle], "24.62")).toBeNull();
    expect(eaterOf([], "24.62")).toBeNull();
  });
});

describe("inOrder", () => {
  it("shows what costs most first, nobody's hours last", () => {
    expect(inOrder(all, "24.62").map(idOf)).toEqual(["1", "2", "3", "4", "5", "6", "7", "none"]);
  });
});

describe("standingOf", () => {
  it("gives each row its word", () => {
    const standings = [cheap, cheaper, fair, good, unpaid, prospect, idle, nobody].map((one) => standingOf(one, "1"));
    expect(standings).toEqual(["eats", "below_floor", "below_target", "above_target", "nothing_collected", "nothing_asked", "no_hours", "nobody"]);
  });
});

describe("motiveParts", () => {
  it("starts with the work and keeps a motive of a newer engine", () => {
    const parts = motiveParts(row(1, { hours_by_motive: { phone: "2.00", alchemy: "1.00", production: "5.00", training: "0.00" } }), 10);
    expect(parts.map((part) => [part.motive, part.share])).toEqual([
      ["production", 0.5],
      ["phone", 0.2],
      ["alchemy", 0.1],
    ]);
  });
  it("survives a period without hours", () => {
    expect(motiveParts(row(1), 0)).toEqual([]);
  });
});

describe("rateScale", () => {
  it("starts at nothing and has room for every mark", () => {
    const scale = rateScale([fair, good], "24.62", "38.00");
    expect(scale.at("0.00")).toBe(0);
    expect(scale.at("60.00")).toBeCloseTo(100 / 1.04);
    expect(scale.beyond("60.00")).toBe(false);
  });
  it("is not pressed flat by one lucky half hour", () => {
    const scale = rateScale([fair, row(9, { true_hour: "2000.00" })], "24.62", "40.00");
    expect(scale.at("40.00")).toBeCloseTo(100 / 2.6, 1);
    expect(scale.at("2000.00")).toBe(100);
    expect(scale.beyond("2000.00")).toBe(true);
  });
  it("goes below nothing for a loss", () => {
    const scale = rateScale([row(1, { true_hour: "-10.00" })], "24.62", "38.00");
    expect(scale.at("-10.00")).toBe(0);
    expect(scale.at("0.00")).toBeGreaterThan(0);
  });
  it("survives a book without rates and without hours", () => {
    expect(rateScale([], "0.00", "0.00").at("0.00")).toBe(0);
  });
});

describe("leanOf", () => {
  it("finds the client that a business leans on, among those that paid", () => {
    const lean = leanOf([row(1, { collected_net: "900.00", revenue_share: "30" }), row(2, { collected_net: "2100.00", revenue_share: "70" }), unpaid, nobody].map((one) => (one.client_id === 5 || one.client_id === null ? { ...one, revenue_share: "0" } : one)));
    expect(lean?.biggest.client_id).toBe(2);
    expect(lean?.parts.map(idOf)).toEqual(["2", "1"]);
    expect(leanOf([nobody].map((one) => ({ ...one, revenue_share: "0" })))).toBeNull();
  });
});
