import { describe, expect, it } from "vitest";
import { boundaries, dragged, percents, reach, reordered, withShares } from "./bar";
import { schedule, type TypedStage } from "./typed";

const write = (decimal: string) => decimal.replace(".", ",");
const shares = (stages: TypedStage[]) => stages.map((stage) => stage.share);

describe("the bar of a schedule", () => {
  it("shows what is typed, the rest at the end, and an amount as the engine computed it", () => {
    expect(percents(schedule("20-40-40"), [])).toEqual([20, 40, 40]);
    const stages = schedule("30-70");
    expect(percents([{ ...stages[0]!, share: "1500 €" }, stages[1]!], [{ percent: "24.39" }, { percent: "75.61" }])).toEqual([24.39, 75.61]);
    expect(percents([{ ...stages[0]!, share: "12,5" }, stages[1]!], [])).toEqual([12.5, 87.5]);
  });
  it("leaves nothing for the rest where the shares pass the whole", () => {
    const stages = schedule("30-70");
    expect(percents([{ ...stages[0]!, share: "130 %" }, stages[1]!], [])).toEqual([130, 0]);
  });
  it("has a boundary between each two stages", () => {
    expect(boundaries([20, 40, 40])).toEqual([20, 60]);
    expect(boundaries([100])).toEqual([]);
  });
});

describe("a boundary being dragged", () => {
  it("moves in steps and changes the stages at its sides only", () => {
    expect(dragged([20, 40, 40], 0, 26.4, 1)).toEqual([26, 34, 40]);
    expect(dragged([20, 40, 40], 0, 26.4, 5)).toEqual([25, 35, 40]);
    expect(dragged([20, 40, 40], 1, 71, 1)).toEqual([20, 51, 29]);
  });
  it("leaves one percent on each side", () => {
    expect(dragged([20, 40, 40], 0, -30, 1)).toEqual([1, 59, 40]);
    expect(dragged([20, 40, 40], 0, 95, 1)).toEqual([59, 1, 40]);
    expect(reach([20, 40, 40], 1)).toEqual({ from: 21, to: 99 });
    expect(dragged([99.5, 0.5], 0, 40, 1)).toEqual([40, 60]);
  });
  it("always keeps the whole", () => {
    for (let to = -10; to <= 110; to += 3) {
      for (const at of [0, 1]) {
        const sum = dragged([33.33, 24.39, 42.28], at, to, 1).reduce((a, b) => a + b, 0);
        expect(Math.abs(sum - 100)).toBeLessThan(0.011);
      }
    }
  });
});

describe("stages written back", () => {
  it("keep their text where nothing moved, and the last takes the rest", () => {
    const stages = schedule("20-40-40").map((stage, at) => (at === 1 ? { ...stage, share: "40%" } : stage));
    expect(shares(withShares(stages, [20, 40, 40], [25, 35, 40], write))).toEqual(["25 %", "35 %", ""]);
    expect(shares(withShares(stages, [20, 40, 40], [20, 50, 30], write))).toEqual(["20 %", "50 %", ""]);
    expect(shares(withShares(stages, [20, 40, 40], [20, 40, 40], write))[1]).toBe("40%");
  });
  it("change places with their shares, whatever stood last", () => {
    const moved = reordered(schedule("20-40-40"), [20, 40, 40], [2, 0, 1], write);
    expect(shares(moved)).toEqual(["40 %", "20 %", ""]);
    expect(moved.map((stage) => stage.trigger)).toEqual(["delivery", "order", "midway"]);
    const third = schedule("30-70").map((stage, at) => (at === 0 ? { ...stage, share: "33,33 %" } : stage));
    expect(shares(reordered(third, [33.33, 66.67], [1, 0], write))).toEqual(["66,67 %", ""]);
  });
});
