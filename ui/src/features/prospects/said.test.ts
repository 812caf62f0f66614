import { describe, expect, it } from "vitest";
import { said } from "./said";

describe("said", () => {
  it.each([
    ["Veut un devis demain", "Veut un devis", "", "demain"],
    ["Répondeur +3j", "Répondeur", "", "+3j"],
    ["Intéressée par la refonte 25 min +3 jours", "Intéressée par la refonte", "25m", "+3 jours"],
    ["En réunion, lun", "En réunion", "", "lun"],
    ["Rappeler jeudi", "Rappeler", "", "jeudi"],
    ["Rappeler lundi prochain", "Rappeler", "", "lundi prochain"],
    ["Attend son budget 15/01", "Attend son budget", "", "15/01"],
    ["Attend son budget le 1er janv. 2027", "Attend son budget", "", "le 1er janv. 2027"],
    ["Attend son budget → fin de mois", "Attend son budget", "", "fin de mois"],
    ["Budget voté 1h30", "Budget voté", "1h30", ""],
    ["Devis 2h dans 2 semaines", "Devis", "2h", "dans 2 semaines"],
    ["Wants a quote next friday", "Wants a quote", "", "next friday"],
    ["Wants a quote 10m tomorrow", "Wants a quote", "10m", "tomorrow"],
  ])("%s", (line, note, minutes, next) => {
    expect(said(line)).toEqual({ note, minutes, next });
  });

  it("leaves alone what only looks like a date or a length", () => {
    for (const line of [
      "A perdu 3 commerciaux",
      "Habite au bord de la mer",
      "Budget de 1500",
      "Parle de demain sans rien fixer",
      "12 pages, 3 mois de retard",
      "The car was in the sun",
    ])
      expect(said(line), line).toEqual({ note: line, minutes: "", next: "" });
  });

  it("takes a doubtful word as a day behind a comma or an arrow", () => {
    expect(said("Rappeler, mer").next).toBe("mer");
    expect(said("Rappeler -> mar").next).toBe("mar");
  });

  it("keeps a lone date or length as the note", () => {
    expect(said("demain")).toEqual({ note: "demain", minutes: "", next: "" });
    expect(said("1h30 demain")).toEqual({ note: "1h30", minutes: "", next: "demain" });
    expect(said("  ")).toEqual({ note: "", minutes: "", next: "" });
  });

  it("does not look for what was typed elsewhere", () => {
    expect(said("Rappeler 15m jeudi", { minutes: true, next: false })).toEqual({ note: "Rappeler 15m jeudi", minutes: "", next: "" });
    expect(said("Rappeler 15m jeudi", { minutes: false, next: true })).toEqual({ note: "Rappeler 15m", minutes: "", next: "jeudi" });
  });

  it("answers at once on a line that means to be slow", () => {
    const line = `${"jeudi ".repeat(4000)}x`;
    const before = performance.now();
    said(line);
    expect(performance.now() - before).toBeLessThan(200);
  });
});
