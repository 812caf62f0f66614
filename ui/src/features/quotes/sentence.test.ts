import { expect, it, vi } from "vitest";
import { scheduleSentence } from "./sentence";

vi.stubGlobal("document", { documentElement: {} });

it("says the schedule, with amounts only while they may be seen", () => {
  const stages = [
    { percent: "20", trigger: "order", net: "1200.00" },
    { percent: "80", trigger: "delivery", net: "4800.00" },
  ];
  expect(scheduleSentence(stages, false)).toBe("20\u00a0% à la commande (1\u202f200,00\u00a0€), 80\u00a0% à la livraison (4\u202f800,00\u00a0€)");
  expect(scheduleSentence(stages, true)).toBe("20\u00a0% à la commande, 80\u00a0% à la livraison");
});
