import { describe, expect, it } from "vitest";
import { billable, fileName, formatName, kindOf, placeOf } from "./expense";

describe("a received invoice", () => {
  it("is named by its address, with what is done with it", () => {
    expect(placeOf("12/file")).toEqual({ what: "12", doing: "file" });
    expect(placeOf("import")).toEqual({ what: "import", doing: null });
    expect(placeOf(null)).toEqual({ what: null, doing: null });
    expect(placeOf("12/else")).toEqual({ what: "12", doing: null });
  });

  it("calls its file by its usual name, what was typed by none", () => {
    expect(["factur-x", "zugferd", "ubl", "new-one", null].map(formatName)).toEqual(["Factur-X", "ZUGFeRD", "UBL", "new-one", null]);
  });

  it("goes onto an invoice when it was paid for a client, in the currency of invoices, and is no credit note", () => {
    const paid = { disbursed_for_id: 3, currency: "EUR", total_gross: "60.00", billed: null };
    const others = [{ disbursed_for_id: null }, { currency: "USD" }, { total_gross: "-60.00" }, { billed: { id: 7, number: null } }];
    expect([paid, ...others.map((other) => ({ ...paid, ...other }))].map(billable)).toEqual([true, false, false, false, false]);
  });

  it("tells which document asks the client for a disbursement, or that none does", () => {
    const row = { category: "Greffe", disbursed_for: "Acme", billed: null };
    expect(kindOf(row)).toBe("Greffe · à refacturer");
    expect(kindOf({ ...row, billed: { id: 7, number: "F2026-0001" } })).toBe("Greffe · refacturé\u00a0: F2026-0001");
    expect(kindOf({ ...row, category: null, billed: { id: 7, number: null } })).toBe("refacturé\u00a0: brouillon 7");
    expect(kindOf({ ...row, disbursed_for: null })).toBe("Greffe");
  });

  it("calls a file by its name on any system", () => {
    expect([fileName("/home/léa/Reçus/f.pdf"), fileName("C:\\Reçus\\f.xml"), fileName("f.xml")]).toEqual(["f.pdf", "f.xml", "f.xml"]);
  });
});
