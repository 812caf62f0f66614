import { describe, expect, it, vi } from "vitest";
import { asIfInvoiced, copyOf, correctable, credited, creditedBefore, draftName, givenBack, kindName, marked, newInvoice, possible, refundable, request, toGiveBack } from "./typed";

vi.stubGlobal("document", { documentElement: {} });

describe("what can be done with an invoice", () => {
  const of = (kind: string, status: string, number: string | null) => possible({ kind, status, number, balance: "10.00" });

  it("types only free drafts; the draft of a stage follows its mission", () => {
    expect(of("standard", "draft", null)).toMatchObject({ edit: true, issue: true, remove: true, pay: false, credit: false });
    expect(of("deposit", "draft", null)).toMatchObject({ edit: false, issue: true });
    expect(of("credit_note", "draft", null)).toMatchObject({ edit: false, issue: true });
  });

  it("changes nothing of an issued one: it is paid or credited", () => {
    expect(of("final", "late", "F2026-0004")).toEqual({ edit: false, issue: false, remove: false, pay: true, credit: true, duplicate: false });
    expect(of("final", "paid", "F2026-0004")).toMatchObject({ pay: false, credit: true });
    expect(of("final", "cancelled", "F2026-0004")).toMatchObject({ pay: false, credit: false });
    expect(of("credit_note", "issued", "A2026-0001")).toMatchObject({ pay: false, credit: false });
  });
});

it("corrects what stands: not what is credited, refused or gone", () => {
  const of = (status: string, credit_notes: string[] = []) => correctable({ kind: "standard", status, number: "F2026-0001", balance: "10.00", credit_notes });
  expect([of("issued"), of("paid"), of("late")]).toEqual([true, true, true]);
  expect([of("refused"), of("cancelled"), of("issued", ["A2026-0001"])]).toEqual([false, false, false]);
  expect(possible({ kind: "deposit", status: "draft", number: null, balance: "0.00", corrective: true }).edit, "its draft is typed").toBe(true);
});

describe("the name of a draft", () => {
  const origin = { kind: "standard", corrective: false, credits: null, replaces: null };

  it("says what it corrects, credits or takes the place of", () => {
    expect(draftName(origin)).toBe("Facture, brouillon");
    expect(draftName({ ...origin, corrective: true, replaces: "F2026-0002" })).toBe("Facture rectificative de F2026-0002, brouillon");
    expect(draftName({ ...origin, replaces: "F2026-0002" })).toBe("Facture à la place de F2026-0002, brouillon");
    expect(draftName({ ...origin, kind: "credit_note", credits: "F2026-0002" })).toBe("Avoir sur F2026-0002, brouillon");
  });

  it("keeps the place in the schedule of what corrects a stage's invoice", () => {
    expect(kindName({ kind: "deposit", corrective: true })).toBe("Facture rectificative (acompte)");
    expect(kindName({ kind: "deposit", corrective: false })).toBe("Acompte");
  });
});

describe("money given back", () => {
  it("is what came in, also on what was cancelled since", () => {
    expect(refundable({ kind: "final", number: "F2026-0004", paid: "12.00" })).toBe(true);
    expect(refundable({ kind: "final", number: "F2026-0004", paid: "0.00" })).toBe(false);
    expect(refundable({ kind: "credit_note", number: "A2026-0001", paid: "12.00" })).toBe(false);
    expect(refundable({ kind: "standard", number: null, paid: "12.00" })).toBe(false);
  });

  it("is typed without its sign, and sent with it", () => {
    expect(givenBack("240,00 €")).toBe("-240,00 €");
    expect(givenBack("2*120")).toBe("-(2*120)");
    expect(givenBack("-50")).toBe("-50");
    expect(givenBack("\u221250")).toBe("\u221250");
    expect(givenBack("  ")).toBe("");
  });

  it("is proposed: what came in beyond what is owed, else the last payment", () => {
    const payments = [{ amount: "500.00" }, { amount: "700.00" }, { amount: "-50.00" }];
    expect(toGiveBack({ balance: "-240.00", payments })).toBe("240.00");
    expect(toGiveBack({ balance: "460.00", payments })).toBe("700.00");
  });
});

it("marks a credit note in its own gender", () => {
  expect(marked({ kind: "credit_note", status: "issued" })).toEqual({ tone: "open", label: "Émis" });
  expect(marked({ kind: "deposit", status: "issued" }).label).toBe("Émise");
});

it("credits all by naming none, and some by their ranks from 1", () => {
  expect(credited([true, true])).toEqual([]);
  expect(credited([false, true, true])).toEqual([2, 3]);
  expect(credited([false, true, true], [true, false, false]), "all that is left").toEqual([]);
  expect(credited([true, false, true], [true, false, false]), "what was credited is not again").toEqual([3]);
});

describe("a credit note by line", () => {
  const line = (description: string, more: object = {}) => ({
    description,
    quantity: "2",
    unit: "h",
    unit_price: "45.5",
    disbursement: false,
    goods: false,
    discount_percent: null,
    vat_category: "S",
    vat_rate: "20",
    net: "91.00",
    ...more,
  });

  it("knows what earlier ones took back, twins one by one", () => {
    const lines = [line("a"), line("a"), line("b")];
    expect(creditedBefore(lines, [[line("a")]])).toEqual([true, false, false]);
    expect(creditedBefore(lines, [[line("a")], [line("a")]])).toEqual([true, true, false]);
    expect(creditedBefore(lines, [[line("b", { quantity: "1" })]])).toEqual([false, false, false]);
  });

  it("is added up by the engine from the chosen lines, as they stand", () => {
    const invoice = { client_id: 7, discount_percent: "5", lines: [line("a"), line("b", { vat_category: "E", vat_rate: "0", discount_percent: "10" })] };
    const asked = asIfInvoiced(invoice as unknown as Parameters<typeof asIfInvoiced>[0], [false, true]);
    expect(asked).toEqual({
      client: "7",
      discount_percent: "5",
      lines: [{ description: "b", quantity: "2", unit: "h", unit_price: "45.5", discount_percent: "10" }],
    });
    const passedOn = { client_id: 7, discount_percent: null, lines: [line("train", { vat_category: "O", vat_rate: "0", disbursement: true })] };
    expect(asIfInvoiced(passedOn as unknown as Parameters<typeof asIfInvoiced>[0], [true]).lines[0], "a disbursement stays one").toEqual({
      description: "train",
      quantity: "2",
      unit: "h",
      unit_price: "45.5",
      disbursement: true,
    });
  });
});

it("is copied without its id and its due date", () => {
  const invoice = { id: 4, client: "Acme", client_id: 7, subject: "Relecture", lines: [], discount_percent: null, due_date: "2026-12-01", language: "en" };
  const pen = { number: String, date: String };
  expect(copyOf(invoice as unknown as Parameters<typeof copyOf>[0], pen)).toMatchObject({ id: null, due_date: "", client: "Acme", subject: "Relecture", language: "en" });
});

it("sends a new invoice without what was left empty", () => {
  const typed = newInvoice([], "fr");
  typed.client = "Acme";
  expect(request(typed)).toEqual({
    client: "Acme",
    subject: undefined,
    lines: [],
    discount_percent: undefined,
    due_date: undefined,
    language: "fr",
  });
});
