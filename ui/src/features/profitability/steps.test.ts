import { describe, expect, it } from "vitest";
import { waterfall, type Step } from "./steps";

const STEPS: Step[] = [
  { kind: "quoted", hour: "40.00", delta: "0.00" },
  { kind: "surrounding_hours", hour: "30.00", delta: "-10.00" },
  { kind: "not_invoiced", hour: "32.00", delta: "2.00" },
  { kind: "contributions", hour: "24.00", delta: "-8.00" },
  { kind: "true", hour: "24.00", delta: "0.00" },
];

describe("waterfall", () => {
  const fall = waterfall(STEPS, "24.62", "38.00");

  it("starts each change where the step before it ended", () => {
    const [quoted, hours, more, dues, real] = fall.bars as [...typeof fall.bars] & { length: 5 };
    expect(quoted!.left).toBe(0);
    expect(hours!.left + hours!.width, "falls from the quoted hour").toBeCloseTo(quoted!.width);
    expect(more!.left, "rises from where the hours left it").toBeCloseTo(hours!.left);
    expect(dues!.left + dues!.width).toBeCloseTo(more!.left + more!.width);
    expect(real!.width, "the true hour is what the last step left").toBeCloseTo(dues!.left);
  });

  it("shows levels as hours and changes as what they take", () => {
    expect(fall.bars.map((bar) => bar.value)).toEqual(["40.00", "-10.00", "2.00", "-8.00", "24.00"]);
    expect(fall.bars.map((bar) => bar.level)).toEqual([true, false, false, false, true]);
    expect(fall.bars[2]!.name, "more invoiced than quoted is not called missing").not.toBe(waterfall([STEPS[0]!, { kind: "not_invoiced", hour: "38.00", delta: "-2.00" }], "24.62", "38.00").bars[1]!.name);
  });

  it("has room for a loss and for a step of a newer engine", () => {
    const loss = waterfall([STEPS[0]!, { kind: "fines", hour: "-5.00", delta: "-45.00" }, { kind: "true", hour: "-5.00", delta: "0.00" }], "24.62", "38.00");
    expect(loss.bars[2]!.left).toBe(0);
    expect(loss.bars[2]!.left + loss.bars[2]!.width).toBeCloseTo(loss.zero);
    expect(loss.bars[1]!.name).toBe("fines");
  });
});
