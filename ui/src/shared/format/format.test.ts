import { afterEach, describe, expect, it, vi } from "vitest";
import { language } from "$shared/i18n/index.svelte";
import * as format from "./index";

vi.stubGlobal("document", { documentElement: {} });
afterEach(() => language.set("fr"));

describe("money", () => {
  it("is written as French accounting writes it: narrow no-break spaces, comma, unit after", () => {
    expect(format.money("1234.5")).toBe("1\u202f234,50\u00a0€");
    expect(format.money("-0.07")).toBe("-0,07\u00a0€");
    expect(["2500.00", "999999.00", "2500000.00", "100000000"].map(format.axisMoney).join(" | ").replace(/\s/g, " ")).toBe("2 500 € | 999 999 € | 2,5 M € | 100 M €");
  });

  it("follows the language", () => {
    language.set("en");
    expect(format.money("1234.5")).toBe("€1,234.50");
  });

  it("keeps digits that a float would lose", () => {
    expect(format.money("90071992547409931.27")).toBe("90\u202f071\u202f992\u202f547\u202f409\u202f931,27\u00a0€");
  });

  it("separates the unit, and the parts put together are the whole", () => {
    const parts = format.moneyParts("6000.00");
    expect(parts.map((part) => part.text).join("")).toBe(format.money("6000.00"));
    expect(parts.filter((part) => part.kind === "unit").map((part) => part.text)).toEqual(["€"]);
  });
});

describe("percent", () => {
  it("says no decimal that says nothing, except in a column", () => {
    expect(["3.00", "15.10"].map((share) => format.percent(share))).toEqual(["3\u00a0%", "15,1\u00a0%"]);
    expect(["3.00", "15.10"].map((share) => format.percent(share, 1, 1))).toEqual(["3,0\u00a0%", "15,1\u00a0%"]);
  });
});

describe("duration", () => {
  it.each([
    [0, "0\u00a0min"],
    [45, "45\u00a0min"],
    [60, "1\u00a0h"],
    [95, "1\u00a0h\u00a035"],
    [605, "10\u00a0h\u00a005"],
    [-90, "−1\u00a0h\u00a030"],
  ])("%i minutes", (minutes, said) => {
    expect(format.duration(minutes)).toBe(said);
  });
});

describe("dates", () => {
  it("are the day that the book says, in every time zone", () => {
    expect(format.date("2026-01-01")).toBe("1er janv. 2026");
    expect(format.shortDate("2026-12-11")).toBe("ven. 11 déc.");
    expect(format.longDate("2026-11-21")).toBe("samedi 21 novembre 2026");
  });

  it("say their year in a list where it is another one", () => {
    expect(format.listDate("2026-11-21", "2026-11-23")).toBe("sam. 21 nov.");
    expect(format.listDate("2025-11-21", "2026-11-23")).toBe("21 nov. 2025");
  });

  it("stand in a field as one would type them", () => {
    expect(format.typedDate("2026-11-21")).toBe("21/11/2026");
    language.set("en");
    expect(format.typedDate("2026-11-21")).toBe("2026-11-21");
  });

  it("are counted in days across a change of clocks", () => {
    expect(format.daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(format.daysBetween("2026-11-21", "2026-11-20")).toBe(-1);
  });
});

it("iban stands in groups of four", () => {
  expect(format.iban("FR7630006000011234567890189")).toBe("FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189");
});

it("hours of the engine are said as people say them", () => {
  expect(format.hours("2.50")).toBe("2\u00a0h\u00a030");
  expect(format.hours("0.33"), "a third of an hour, kept as hundredths, is twenty minutes again").toBe("20\u00a0min");
});

it("French telephone numbers stand in pairs, others as they were typed", () => {
  expect(format.phone("0612345678")).toBe("06\u00a012\u00a034\u00a056\u00a078");
  expect(format.phone("+33 6 12 34 56 78")).toBe("+33\u00a06\u00a012\u00a034\u00a056\u00a078");
  expect(format.phone("+32 2 555 12 12")).toBe("+32 2 555 12 12");
  expect(format.phone("3949")).toBe("3949");
});

it("days and times of the hour grid are named in both languages", () => {
  expect(format.dayDate("2026-11-16")).toBe("lundi 16 novembre");
  expect(format.dayDate("2026-11-01")).toBe("dimanche 1er novembre");
  expect(format.weekday("2026-11-16")).toBe("lun.");
  expect(format.month("2026-11-16")).toBe("novembre 2026");
  expect(format.dateRange("2026-11-16", "2026-11-22")).toBe("16–22 novembre 2026");
  expect([540, 570, 1440].map(format.clockTime)).toEqual(["9\u00a0h", "9\u00a0h\u00a030", "24\u00a0h"]);
  language.set("en");
  expect(format.clockTime(570)).toBe("9:30");
});

it("a count beside a name has two digits at most", () => {
  expect([0, 7, 99, 100, 18_400].map(format.badge)).toEqual(["0", "7", "99", "99+", "99+"]);
});
