import { describe, expect, it } from "vitest";
import { dateWords, figure, isOne, type DateParts, type Spoken } from "./plain";

const LOCALE = { fr: "fr-FR", en: "en-GB" } as const;
const LANGUAGES: Spoken[] = ["fr", "en"];

describe("what is written without Intl is what Intl writes", () => {
  it.each(LANGUAGES)("dates of a leap year, %s", (language) => {
    const forms: DateParts[] = [
      { day: true, month: "short", year: true },
      { weekday: "short", day: true, month: "short" },
      { weekday: "long", day: true, month: "long", year: true },
      { month: "long", year: true },
      { weekday: "short" },
    ];
    for (const form of forms) {
      const { day, year, ...rest } = form;
      const intl = new Intl.DateTimeFormat(LOCALE[language], { timeZone: "UTC", ...rest, ...(day && { day: "numeric" }), ...(year && { year: "numeric" }) });
      for (let at = 0; at < 366; at += 1) {
        const date = new Date(Date.UTC(2028, 0, 1 + at));
        // "1er" is ours; a comma after the weekday comes and goes with the version of Intl's tables.
        const theirs = intl.format(date).replace(",", "").replace(language === "fr" ? /(^|\D)1 (?=\D)/ : /$^/, "$11er ");
        expect(dateWords(date, form, language)).toBe(theirs);
      }
    }
  });

  it.each(LANGUAGES)("numbers, rounded half away from zero, %s", (language) => {
    const values = ["0", "0.5", "0.05", "0.005", "-0.005", "1.995", "999.995", "999999.5", "-1234.5", "1000", "12345678.125", "90071992547409931.27", "0.10", "7.00"];
    for (let at = 0; at < 2000; at += 1) values.push(`${at % 3 === 0 ? "-" : ""}${(at * 7919) % 1_000_003}.${String((at * 104_729) % 10_000).padStart(4, "0")}`);
    for (const [least, most] of [[2, 2], [0, 2], [0, 1], [0, 0]] as const) {
      const intl = new Intl.NumberFormat(LOCALE[language], { minimumFractionDigits: least, maximumFractionDigits: most });
      for (const value of values) expect(figure(value, least, most, language)!.join("")).toBe(intl.format(value as `${number}`));
    }
  });

  it.each(LANGUAGES)("one and several, %s", (language) => {
    const intl = new Intl.PluralRules(LOCALE[language]);
    for (const count of [0, 0.5, 1, 1.5, 2, 3, 10, 101, -1, -3]) {
      const theirs = intl.select(count) === "one";
      if (language === "fr" || count >= 0) expect(isOne(count, language), String(count)).toBe(theirs);
    }
  });

  it("a text that is no number is left to the caller", () => {
    expect(figure("", 2, 2, "fr")).toBe(null);
    expect(figure("1e3", 2, 2, "fr")).toBe(null);
  });
});
