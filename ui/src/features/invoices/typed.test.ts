import { describe, expect, it, vi } from "vitest";
import { credited, marked, newInvoice, possible, request } from "./typed";

vi.stubGlobal("document", { documentElement: {} });

describe("what can be done with an invoice", () => {
  const of = (kind: string, status: string, number: string | null) => possible({ kind, status, number, balance: "10.00" });

  it("types only free drafts; the draft of a stage follows its mission", () => {
    expect(of("standard", "draft", null)).toMatchObject({ edit: true, issue: true, remove: true, pay: false, credit: false });
    expect(of("deposit", "draft", null)).toMatchObject({ edit: false, issue: true });
    expect(of("credit_note", "draft", null)).toMatchObject({ edit: false, issue: true });
  });

  it("changes nothing of an issued one: it is paid or credited", () => {
    expect(of("final", "late", "F2026-0004")).toEqual({ edit: false, issue: false, remove: false, pay: true, credit: true });
    expect(of("final", "paid", "F2026-0004")).toMatchObject({ pay: false, credit: true });
    expect(of("final", "cancelled", "F2026-0004")).toMatchObject({ pay: false, credit: false });
    expect(of("credit_note", "issued", "A2026-0001")).toMatchObject({ pay: false, credit: false });
  });
});

it("marks a credit note in its own gender", () => {
  expect(marked({ kind: "credit_note", status: "issued" })).toEqual({ tone: "open", label: "Émis" });
  expect(marked({ kind: "deposit", status: "issued" }).label).toBe("Émise");
});

it("credits all by naming none, and some by their ranks from 1", () => {
  expect(credited([true, true])).toEqual([]);
  expect(credited([false, true, true])).toEqual([2, 3]);
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
