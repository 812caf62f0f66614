import { describe, expect, it } from "vitest";
import { burn, currentStage, floorAt, narrowed, progress, toValidate, type MissionRow, type Stage } from "./mission";

function row(id: number, more: Partial<MissionRow> = {}): MissionRow {
  return {
    id,
    name: `Mission ${id}`,
    client: "Acme",
    status: "open",
    order_signed: true,
    net: "1000.00",
    hours: "0.00",
    budget_hours: null,
    deadline: null,
    next_stage: null,
    stages: [],
    at_risk_hours: "0.00",
    at_risk_amount: "0.00",
    hourly_rate_now: null,
    rate_check: null,
    ...more,
  };
}

describe("narrowed", () => {
  const rows = [
    row(1, { name: "Refonte du site", client: "Éditions du Gave" }),
    row(2, { order_signed: false }),
    row(3, { status: "delivered" }),
    row(4, { status: "cancelled", order_signed: false }),
  ];
  const ids = (shown: Parameters<typeof narrowed>[1], search = "", kept?: number) =>
    narrowed(rows, shown, search, rows.find(({ id }) => id === kept)).map(({ id }) => id);

  it("shows what is under way, what is at risk, or all", () => {
    expect([ids("open"), ids("risk"), ids("all")]).toEqual([[1, 2], [2], [1, 2, 3, 4]]);
  });

  it("looks for each word in the mission and its client", () => {
    expect(ids("all", "editions refonte")).toEqual([1]);
    expect(ids("all", "refonte acme")).toEqual([]);
  });

  it("keeps the mission whose panel is open", () => {
    expect(ids("risk", "refonte", 3)).toEqual([3]);
  });
});

describe("progress", () => {
  const mark = (status: string) => ({ label: status, percent: "50", status });
  it("is the share of the stages that are behind, none without stages", () => {
    expect(progress({ stages: [mark("paid"), mark("validated"), mark("pending"), mark("pending")] })).toBe(0.5);
    expect(progress({ stages: [] })).toBeNull();
  });
});

function stage(position: number, trigger: string, status: string): Stage {
  return {
    id: position,
    position,
    label: `étape ${position}`,
    percent: "20",
    net: "1200.00",
    gross: "1200.00",
    trigger,
    delivers: false,
    due_on: null,
    status,
    validated_on: status === "validated" ? "2026-11-02" : null,
    validated_by: null,
    invoice: null,
    billable: false,
  };
}

describe("currentStage", () => {
  it("skips the deposit: an order is no work to approve", () => {
    const stages = [stage(1, "order", "pending"), stage(2, "midway", "pending"), stage(3, "delivery", "pending")];
    expect(currentStage(stages)?.position).toBe(2);
  });

  it("moves on with what is approved, billed or paid", () => {
    const stages = [stage(1, "order", "paid"), stage(2, "midway", "validated"), stage(3, "delivery", "pending")];
    expect(currentStage(stages)?.position).toBe(3);
  });

  it("is the deposit when nothing else waits, and nothing when all is done", () => {
    expect(currentStage([stage(1, "order", "pending")])?.position).toBe(1);
    expect(currentStage([stage(1, "order", "paid")])).toBeNull();
    expect(currentStage([])).toBeNull();
  });
});

describe("toValidate", () => {
  it("offers a stage that was billed on half of the hours before the client approved it", () => {
    const billed = stage(2, "midway", "invoiced");
    const approved = { ...stage(3, "midway", "invoiced"), validated_on: "2026-11-02" };
    expect(toValidate([stage(1, "order", "pending"), billed, approved]).map((one) => one.position)).toEqual([1, 2]);
  });
});

describe("burn", () => {
  it("draws hours against the budget, the floor further on", () => {
    expect(burn("80.00", "160.00", "120.00")).toEqual({ used: 0.4, over: 0, budget: 0.8, floor: 1 });
  });

  it("draws what is past the budget apart", () => {
    expect(burn("200.00", "160.00", "-10.00")).toEqual({ used: 0.8, over: 0.2, budget: 0.8, floor: 0.95 });
  });

  it("leaves out a floor too far to matter, so that the budget keeps the bar", () => {
    expect(burn("10.00", "20.00", "400.00")).toEqual({ used: 0.5, over: 0, budget: 1, floor: null });
  });

  it("runs to the floor without a budget, and is empty without anything", () => {
    expect(burn("10.00", null, "30.00")).toEqual({ used: 0.25, over: 0, budget: null, floor: 1 });
    expect(burn("0.00", null, null)).toEqual({ used: 0, over: 0, budget: null, floor: null });
    expect(burn("0.00", "0.00", null)).toEqual({ used: 0, over: 0, budget: null, floor: null });
  });
});

it("floorAt adds hours without dust", () => {
  expect(floorAt("27.10", "4.20")).toBe("31.30");
  expect(floorAt("31.00", "-0.67")).toBe("30.33");
});
