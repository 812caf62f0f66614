import { describe, expect, it } from "vitest";
import { edited, keepable, missing, recalled, requestOf, textOf, TEXTS, type FieldName, type Identity } from "./identity";

const identity: Identity = {
  name: "Léa Cœur-Martin",
  address: "12 rue de l'Église\n69002 Lyon",
  siret: "73282932000074",
  status: "micro-bnc",
  vat: "franchise",
  vat_number: null,
  iban: "FR7630006000011234567890189",
  bic: null,
  email: "lea@exemple.fr",
  phone: null,
  started: "2024-03-01",
  acre: true,
  declares: "quarterly",
  target_rate: "35.00",
  floor_rate: "24.04",
  floor_follows_law: true,
  floor_source: "deux fois le SMIC",
  opening_balance: "1234.50",
  legal_form: null,
  capital: null,
  registration: null,
  mediator: null,
  payment_terms_days: 30,
  late_penalty_rate: "12.15",
  accent: "#26437a",
  has_logo: false,
  language: "fr",
  electronic_address: null,
  folder: "/carnet",
  vat_rates: [],
};
const ALL: FieldName[] = [...TEXTS, "acre", "logo"];

describe("the fields of the identity", () => {
  it("say what is saved as one would type it", () => {
    const text = textOf(identity);
    expect(text.iban).toBe("FR76 3000 6000 0112 3456 7890 189");
    expect(text.started).toBe("01/03/2024");
    expect(text.target_rate).toBe("35");
    expect(text.opening_balance).toBe("1234,50");
    expect(text.late_penalty_rate).toBe("12,15");
    expect(text.floor_rate, "a floor that follows the law is not typed").toBe("");
    expect(textOf({ ...identity, floor_follows_law: false }).floor_rate).toBe("24,04");
  });

  it("ask for nothing that was not edited, so that what follows the law goes on following it", () => {
    const saved = textOf(identity);
    expect(requestOf({ ...saved }, saved, ALL)).toEqual({
      name: identity.name,
      address: "",
      siret: "",
      status: "",
      vat: "",
      iban: "",
      acre: true,
    });
  });

  it("ask for the fields of one section alone", () => {
    const saved = textOf(identity);
    const now = { ...saved, target_rate: "40", phone: "0612345678", acre: false };
    expect(edited(now, saved, ALL)).toEqual(["phone", "target_rate", "acre"]);
    const request = requestOf(now, saved, ["target_rate", "floor_rate"]);
    expect(request.target_rate).toBe("40");
    expect(request.phone).toBeUndefined();
    expect(request.acre, "what another section says is not sent").toBe(true);
    expect(requestOf(now, saved, ALL).acre).toBe(false);
  });

  it("tell a field that was emptied from one that is kept, and a logo taken off from one that stays", () => {
    const saved = textOf(identity);
    expect(requestOf({ ...saved, email: "" }, saved, ALL).email).toBe("");
    expect(requestOf({ ...saved, logo: "" }, saved, ALL).logo).toBe("");
    expect(requestOf(saved, saved, ALL).logo).toBeUndefined();
  });

  it("say which of those that no book is without are empty", () => {
    const text = { ...textOf(identity), name: " ", email: "", siret: "" };
    expect(missing(text, ["name", "email"])).toEqual(["name"]);
    expect(missing(text, ALL)).toEqual(["name", "siret"]);
  });
});

describe("a draft that outlives the window", () => {
  const saved = textOf(identity);

  it("is what was edited, and nothing else", () => {
    expect(keepable({ ...saved }, saved)).toBeNull();
    expect(keepable({ ...saved, logo: "aGVsbG8=" }, saved), "the picture is on the disk still").toBeNull();
    const text = keepable({ ...saved, phone: "06", acre: false }, saved);
    expect(recalled(text)).toEqual({ phone: "06", acre: false });
  });

  it("is nothing when it cannot be read, and never a field of another kind", () => {
    for (const text of [null, "", "{", "null", "[1]", '{"phone":3,"acre":"yes","__proto__":{"x":1},"logo":"a"}']) expect(recalled(text)).toEqual({});
  });
});
