import { describe, expect, it } from "vitest";
import { copyOf, newQuote, presetOf, request, schedule, stageAdded, stageRemoved, typedQuote } from "./typed";

const pen = { number: (decimal: string) => decimal.replace(".", ","), date: (iso: string) => iso.split("-").reverse().join("/") };

describe("schedule", () => {
  it("is 20/40/40 at first, the last stage taking the rest and with it the cents", () => {
    const stages = schedule("20-40-40");
    expect(stages.map((stage) => stage.share)).toEqual(["20 %", "40 %", ""]);
    expect(stages.map((stage) => stage.trigger)).toEqual(["order", "midway", "delivery"]);
    expect(presetOf(stages)).toBe("20-40-40");
  });

  it("is no preset any more once something of it changed", () => {
    const stages = schedule("50-50");
    expect(presetOf([{ ...stages[0]!, share: "50%" }, stages[1]!])).toBe("50-50");
    expect(presetOf([{ ...stages[0]!, share: "45 %" }, stages[1]!])).toBeNull();
    expect(presetOf([{ ...stages[0]!, delivers: true }, stages[1]!])).toBeNull();
  });

  it("is known as a preset when the rest is said as a share, as the terminal does", () => {
    const stages = schedule("20-40-40");
    expect(presetOf([stages[0]!, stages[1]!, { ...stages[2]!, share: "40 %", label: "À la livraison" }])).toBe("20-40-40");
    expect(presetOf([stages[0]!, stages[1]!, { ...stages[2]!, share: "30 %" }])).toBeNull();
  });

  it("grows before the stage that takes the rest, and never empties", () => {
    const grown = stageAdded(schedule("30-70"), [30, 70], String);
    expect(grown.map((stage) => stage.share)).toEqual(["30 %", "10 %", ""]);
    expect(stageAdded([{ ...grown[0]! }, { ...grown[2]!, share: "70 %" }], [30, 70], String).at(-1)!.share, "a share would pass the whole").toBe("");
    expect(stageAdded(schedule("30-70"), [92, 8], String)[1]!.share, "no more than the last one has").toBe("4 %");
    expect(stageRemoved(grown, 2).at(-1)!.share, "the new last stage takes the rest").toBe("");
    expect(grown[1]!.trigger).toBe("midway");
    expect(stageRemoved(schedule("whole"), 0)).toHaveLength(1);
  });
});

describe("a quote on its way to the engine", () => {
  it("leaves out what is empty and names a picked client by its id", () => {
    const typed = newQuote(["20"], "fr");
    typed.client = "Acme SARL";
    typed.picked = { id: "7", name: "Acme SARL" };
    const asked = request(typed);
    expect(asked.client).toBe("7");
    expect(asked.lines).toEqual([]);
    expect(asked.valid_until).toBeUndefined();
    typed.client = "Acme S";
    expect(request(typed).client, "what is typed after a choice counts, not the choice").toBe("Acme S");
  });

  it("says the same each time it comes from the store's own writing", () => {
    const stored = {
      number: "D2026-0001",
      version: 2,
      client: "Acme SARL",
      client_id: 7,
      subject: null,
      lines: [
        { description: "Site", quantity: "160", unit: "h", unit_price: "37.5", discount_percent: null, vat_category: "S", vat_rate: "20", net: "6000.00" },
      ],
      discount_percent: "2.5",
      estimated_hours: "160.00",
      schedule: [
        { label: "Acompte", share: "20", trigger: "order", delivers: false },
        { label: "Solde", share: "", trigger: "delivery", delivers: false },
      ],
      issue_date: "2026-11-23",
      valid_until: "2026-12-23",
      under_target_reason: null,
      under_target_until: null,
      language: "fr",
    } as unknown as Parameters<typeof typedQuote>[0];
    const typed = typedQuote(stored, pen);
    expect([typed.quote, typed.version]).toEqual(["D2026-0001", 2]);
    expect(typed.estimate).toBe("160");
    expect(typed.valid_until).toBe("23/12/2026");
    expect(typed.schedule[0]!.share).toBe("20 %");
    expect(typed.lines[0]!.unit_price).toBe("37,5");
    expect(request(typed)).toEqual(request(typedQuote(stored, pen)));
    const copy = request(copyOf({ ...stored, under_target_reason: "Premier devis" }, pen));
    expect([copy.quote, copy.issue_date, copy.valid_until, copy.under_target_reason], "dates and exceptions are its own").toEqual([undefined, undefined, undefined, undefined]);
    expect([copy.client, copy.lines, copy.schedule]).toEqual([request(typed).client, request(typed).lines, request(typed).schedule]);
  });
});
