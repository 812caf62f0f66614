import { linear } from "./linear";
import { w } from "./words";

/** One step from the price of a sold hour to the true hour, as the engine gives it: the hour after it, and what it took. */
export interface Step {
  kind: string;
  hour: string;
  delta: string;
}

/** One step as it is drawn and said; places in percent of the width. */
export interface StepBar {
  kind: string;
  name: string;
  /** How the figure is reckoned, in words. */
  formula: string;
  /** The hour where the step is a level, what it takes or adds where it is a change. */
  value: string;
  level: boolean;
  more: boolean;
  left: number;
  width: number;
  /** The figure whose rows are behind the step. */
  opens: string;
}

const NAMES: Record<string, { name: (more: boolean) => string; formula: () => string; opens: string }> = {
  quoted: { name: () => w.stepQuoted, formula: () => w.formulaStepQuoted, opens: "quoted" },
  invoiced: { name: () => w.stepInvoiced, formula: () => w.formulaStepInvoiced, opens: "invoiced" },
  surrounding_hours: { name: () => w.stepSurrounding, formula: () => w.formulaStepSurrounding, opens: "hours" },
  not_invoiced: { name: (more) => (more ? w.stepInvoicedMore : w.stepNotInvoiced), formula: () => w.formulaStepNotInvoiced, opens: "invoiced" },
  not_collected: { name: (more) => (more ? w.stepCollectedMore : w.stepNotCollected), formula: () => w.formulaStepNotCollected, opens: "collected" },
  direct_costs: { name: () => w.costs, formula: () => w.formulaStepCosts, opens: "costs" },
  contributions: { name: () => w.contributions, formula: () => w.formulaStepContributions, opens: "contributions" },
  true: { name: () => w.trueHour, formula: () => w.formulaTrueHour, opens: "true_hour" },
};

export interface Waterfall {
  bars: StepBar[];
  floor: number;
  target: number;
  zero: number;
}

/** Lays the steps out on one scale with floor and target. A kind of a newer engine is shown under its code. */
export function waterfall(steps: readonly Step[], floor: string, target: string): Waterfall {
  const hours = [Number(floor), Number(target), ...steps.map((step) => Number(step.hour))];
  const scale = linear([Math.min(0, ...hours), Math.max(1, ...hours) * 1.02], [0, 100]);
  const bars = steps.map((step, at): StepBar => {
    const level = at === 0 || step.kind === "true";
    const from = level ? scale(0) : scale(Number(steps[at - 1]?.hour ?? 0));
    const to = scale(Number(step.hour));
    const more = Number(step.delta) > 0;
    const said = NAMES[step.kind];
    return {
      kind: step.kind,
      name: said?.name(more) ?? step.kind,
      formula: said?.formula() ?? "",
      value: level ? step.hour : step.delta,
      level,
      more,
      left: Math.min(from, to),
      width: Math.abs(to - from),
      opens: said?.opens ?? "net",
    };
  });
  return { bars, floor: scale(Number(floor)), target: scale(Number(target)), zero: scale(0) };
}
