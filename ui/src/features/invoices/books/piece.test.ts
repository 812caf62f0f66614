import { expect, it } from "vitest";
import { bought, entered } from "./piece";

const expenses = [
  { id: 1, supplier: "Télécom Neste", number: "2026-01", date: "2026-01-05" },
  { id: 2, supplier: "Rails", number: "2026-01", date: "2026-01-05" },
  { id: 3, supplier: "Rails", number: null, date: "2026-02-01" },
];

it("a row of the register finds its invoice, one without a number by its day", () => {
  expect(bought({ supplier: "Rails", number: "2026-01", issued_on: "2026-01-05" }, expenses)?.id).toBe(2);
  expect(bought({ supplier: "Rails", number: null, issued_on: "2026-02-01" }, expenses)?.id).toBe(3);
  expect(bought({ supplier: "Rails", number: null, issued_on: "2026-02-02" }, expenses)).toBeUndefined();
});

it("an entry finds it by its number and its supplier", () => {
  expect(entered({ piece: "2026-01", text: "Règlement 2026-01 Rails" }, expenses)?.id).toBe(2);
  expect(entered({ piece: "AN2026", text: "À-nouveaux" }, expenses)).toBeUndefined();
});
