import { expect, it } from "vitest";
import { level, summed, yearOf, type Day } from "./heat";
import { addDays, isWeekend } from "./time";

const day = (date: string, minutes: number, clients: [number | null, number][]): Day => ({
  date, minutes, billable_minutes: minutes / 2, at_risk_minutes: 0, hours: "0.00",
  clients: clients.map(([client_id, own]) => ({ client_id, client: client_id === null ? null : `c${client_id}`, minutes: own })),
});

it("a day is never lighter for more hours, and only an empty one is white", () => {
  expect(level(0)).toBe(0);
  for (let minutes = 1; minutes < 1440; minutes += 1) {
    expect(level(minutes)).toBeGreaterThanOrEqual(Math.max(1, level(minutes - 1)));
    expect(level(minutes)).toBeLessThanOrEqual(5);
  }
});

it("a year is 53 whole weeks without a day missing, the last one included", () => {
  const weeks = yearOf("2026-11-23");
  const all = weeks.flat();
  expect(all).toHaveLength(53 * 7);
  expect(all).toContain("2026-11-23");
  expect(weeks.every((week) => isWeekend(week[6]!) && !isWeekend(week[0]!))).toBe(true);
  for (let at = 1; at < all.length; at += 1) expect(all[at]).toBe(addDays(all[at - 1]!, 1));
});

it("a month sums its days and its clients, most first", () => {
  const sum = summed([day("2026-11-02", 60, [[1, 20], [null, 40]]), day("2026-11-03", 100, [[1, 100]])]);
  expect(sum).toMatchObject({ minutes: 160, billable: 80, risk: 0 });
  expect(sum.clients.map(({ id, minutes }) => [id, minutes])).toEqual([[1, 120], [null, 40]]);
});
