import { describe, expect, it } from "vitest";
import { asService, filled, offered, type Service } from "./catalogue";
import { newLine } from "./lines";

const service = (id: number, description: string, more: Partial<Service> = {}): Service => ({
  id,
  description,
  unit: "h",
  unit_price: "45.5",
  vat_rate: "20",
  ...more,
});
const services = [service(1, "Relecture\nDeux passes"), service(2, "Rédaction"), service(3, "Mise en page"), service(4, "Traduction")];
const titles = (found: Service[]) => found.map((one) => one.id);

describe("services offered while a description is typed", () => {
  it("are those whose title begins so, accents apart", () => {
    expect(titles(offered(services, "red", "fr"))).toEqual([2]);
    expect(titles(offered(services, "re", "fr"))).toEqual([1, 2]);
  });
  it("are all for an empty text, and none once the title is there or the detail is typed", () => {
    expect(titles(offered(services, "", "fr"))).toEqual([1, 2, 3, 4]);
    expect(offered(services, "Rédaction", "fr")).toEqual([]);
    expect(offered(services, "Re\nx", "fr")).toEqual([]);
  });
  it("are six at most", () => {
    expect(offered(Array.from({ length: 9 }, (_, at) => service(at, `Séance ${at}`)), "s", "fr")).toHaveLength(6);
  });
});

describe("a line and its service", () => {
  const line = { ...newLine(undefined, ["20", "10"]), quantity: "3", discount_percent: "5" };
  const comma = (decimal: string) => decimal.replace(".", ",");
  it("takes text, unit, price and rate, and keeps quantity and discount", () => {
    expect(filled(line, service(1, "Relecture\nDeux passes", { vat_rate: "10" }), ["20", "10"], comma)).toMatchObject({
      description: "Relecture\nDeux passes",
      unit: "h",
      unit_price: "45,5",
      vat_rate: "10",
      quantity: "3",
      discount_percent: "5",
      key: line.key,
    });
  });
  it("keeps its rate where the service's is not to be had", () => {
    expect(filled({ ...line, vat_rate: "20" }, service(1, "a", { vat_rate: "5.5" }), ["20"], comma).vat_rate).toBe("20");
    expect(filled({ ...line, vat_rate: "" }, service(1, "a"), [], comma).vat_rate).toBe("");
  });
  it("replaces the service of its title, else it is a new one", () => {
    expect(asService({ ...line, description: "Relecture\nTrois passes", unit_price: "50" }, services)).toMatchObject({
      id: 1,
      description: "Relecture\nTrois passes",
      unit_price: "50",
    });
    expect(asService({ ...line, description: "Atelier" }, services).id).toBeUndefined();
  });
});
