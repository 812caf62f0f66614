import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lawEn } from "./law-en";
import { lawFr } from "./law-fr";

const facts = readFileSync(new URL("../../../../assets/law/facts.json", import.meta.url), "utf8");

describe("the page of the law", () => {
  it.each([...lawFr.days.map(({ on }) => on), ...lawFr.rules.flatMap(({ since }) => since ?? []), lawFr.read])("%s is a day of the facts", (day) => {
    expect(facts).toContain(`"${day}"`);
  });

  it("says the same in both languages, with the same texts behind it", () => {
    expect(lawEn.days.map(({ on }) => on)).toEqual(lawFr.days.map(({ on }) => on));
    expect(lawEn.rules.map(({ since, trust }) => [since, trust])).toEqual(lawFr.rules.map(({ since, trust }) => [since, trust]));
    const articles = (source: string) => source.match(/[A-Z]*\d[\d-]*/g);
    expect(lawEn.rules.map(({ source }) => articles(source))).toEqual(lawFr.rules.map(({ source }) => articles(source)));
  });

  it("claims no conformity that nobody certified", () => {
    for (const { does } of lawFr.rules) expect(does).not.toMatch(/conforme|certifié(?! et)/);
    expect(lawFr.rules.map(({ does }) => does).join(" ")).toContain("n'est pas certifié");
  });

  it("says of what is not verified that it is not", () => {
    for (const { title, says, does } of lawFr.rules.filter(({ trust }) => trust === "unverified"))
      expect(`${title} ${says} ${does}`, title).toMatch(/confirmé|Aucun texte/);
  });
});
