import { describe, expect, it } from "vitest";
import { filled, plotOf, type Month } from "./chart";

const month = (name: string, some: Partial<Month> = {}): Month => ({
  month: name,
  hours: "100.00",
  billable_hours: "80.00",
  invoiced_net: "2000.00",
  collected_net: "2000.00",
  contributions: "500.00",
  net: "1500.00",
  true_hour: "15.00",
  ...some,
});
const year = (count: number) => Array.from({ length: count }, (_, at) => month(`${2016 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`));

describe("plotOf", () => {
  it("gives every month an equal column, in order, inside the box", () => {
    const plot = plotOf(year(12), "24.62", "38.00", 800, 200);
    const lefts = plot.columns.map((column) => column.left);
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
    expect(plot.columns[11]!.left + plot.columns[11]!.width).toBeCloseTo(plot.right);
    expect(plot.columns.every((column) => column.collected.y >= plot.moneyTop - 1 && column.collected.y + column.collected.height <= plot.moneyFoot + 1)).toBe(true);
  });

  it("stands more money higher, and the target above the floor", () => {
    const plot = plotOf([month("2026-01"), month("2026-02", { collected_net: "4000.00" })], "24.62", "38.00", 800, 200);
    expect(plot.columns[1]!.collected.height).toBeCloseTo(plot.columns[0]!.collected.height * 2);
    expect(plot.target).toBeLessThan(plot.floor);
    expect(plot.columns[0]!.rate!, "15 €/h is under the floor").toBeGreaterThan(plot.floor);
  });

  it("draws no scale of cents where nothing was collected", () => {
    const plot = plotOf([month("2026-01", { collected_net: "0.00", net: "0.00", true_hour: "0.00" })], "24.62", "38.00", 800, 200);
    expect(plot.moneyTicks.map(({ value }) => value)).toEqual(["0"]);
    expect(plot.moneyless).toBe(true);
    expect(plotOf(year(2), "24.62", "38.00", 800, 200).moneyless).toBe(false);
  });

  it("breaks the line in a month without hours", () => {
    const plot = plotOf([month("2026-01"), month("2026-02", { true_hour: null }), month("2026-03")], "24.62", "38.00", 800, 200);
    expect(plot.columns[1]!.rate).toBeNull();
    expect(plot.path.match(/M/g)).toHaveLength(2);
  });

  it("hangs a month that gave back more than it took below nothing", () => {
    const plot = plotOf([month("2026-01"), month("2026-02", { collected_net: "-500.00", net: "-500.00", true_hour: "-5.00" })], "24.62", "38.00", 800, 200);
    expect(plot.columns[1]!.collected.y).toBeCloseTo(plot.moneyZero);
    expect(plot.columns[1]!.rate!).toBeLessThanOrEqual(plot.rateFoot + 0.01);
  });

  it("names what there is room for: all of a year, January alone of ten years", () => {
    expect(plotOf(year(12), "24.62", "38.00", 800, 200).columns.every((column) => column.named)).toBe(true);
    const decade = plotOf(year(120), "24.62", "38.00", 800, 200).columns.filter((column) => column.named);
    expect(decade.map((column) => column.month.slice(5))).toEqual(Array(10).fill("01"));
    const narrow = plotOf(year(24), "24.62", "38.00", 800, 200).columns.filter((column) => column.named);
    expect(narrow.map((column) => column.month.slice(5)), "the year always begins with a name").toEqual(["01", "03", "05", "07", "09", "11", "01", "03", "05", "07", "09", "11"]);
  });

  it("writes no more figures beside an axis than it has height for", () => {
    const low = plotOf(year(12), "24.62", "38.00", 800, 140);
    const high = plotOf(year(12), "24.62", "38.00", 800, 320);
    const gaps = (ticks: { y: number }[]) => ticks.slice(1).map((tick, at) => Math.abs(tick.y - ticks[at]!.y));
    expect(Math.min(...gaps(low.moneyTicks)), "figures do not touch").toBeGreaterThan(12);
    expect(high.moneyTicks.length).toBeGreaterThan(low.moneyTicks.length);
  });

  it("survives a box that is not measured yet and a book without rates", () => {
    const plot = plotOf(year(2), "0.00", "0.00", 0, 0);
    expect(plot.columns.every((column) => Number.isFinite(column.left) && Number.isFinite(column.collected.height))).toBe(true);
    expect(plotOf([], "0.00", "0.00", 800, 200).path).toBe("");
  });
});

describe("filled", () => {
  it("keeps months without hours and money on the axis", () => {
    const months = filled([month("2026-03")], { from: "2026-02", to: "2026-04" });
    expect(months.map((one) => [one.month, one.true_hour])).toEqual([
      ["2026-02", null],
      ["2026-03", "15.00"],
      ["2026-04", null],
    ]);
  });
});
