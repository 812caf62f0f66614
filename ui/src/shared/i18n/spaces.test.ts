import { expect, it } from "vitest";
import { set } from "./spaces";

it("sets the no-break spaces of French, and leaves English alone", () => {
  expect(set("Qui relancer ? « 2h acme » : 20 %", "fr")).toBe("Qui relancer\u00a0? «\u00a02h acme\u00a0»\u00a0: 20\u00a0%");
  expect(set("L'étape « Lot 1 » : art. § 3", "fr")).toBe("L'étape «\u00a0Lot 1\u00a0»\u00a0: art. §\u00a03");
  expect(set("20 % at the order", "en")).toBe("20 % at the order");
});
