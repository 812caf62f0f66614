import { describe, expect, it } from "vitest";
import { asked, found, rank, used } from "./find";

describe("what is typed in the palette", () => {
  it("is split into what is asked for and the words", () => {
    expect(asked("> thème")).toEqual({ kind: "commands", text: "thème" });
    expect(asked("  @acme")).toEqual({ kind: "clients", text: "acme" });
    expect(asked("#")).toEqual({ kind: "numbers", text: "" });
    expect(asked("?heures")).toEqual({ kind: "help", text: "heures" });
    expect(asked("2h acme ")).toEqual({ kind: "all", text: "2h acme" });
  });

  it("ranks the start of a name before the start of a word before a part of a word", () => {
    expect(rank("Thème sombre", "theme")).toBe(3);
    expect(rank("Thème sombre", "som th")).toBe(2);
    expect(rank("Thème sombre", "mbre")).toBe(1);
    expect(rank("Thème sombre", "clair")).toBe(0);
  });

  it("does not stumble over accents, apostrophes and ligatures", () => {
    expect(rank("Aller à Aujourd’hui", "aujourd'hui")).toBe(2);
    expect(rank("Léa Cœur-Martin", "lea coeur martin")).toBe(3);
  });

  it("gives the best first, equal ones in their order, and no more than asked", () => {
    const items = [{ label: "Nouveau devis" }, { label: "Devis" }, { label: "Tout", also: "devis factures" }, { label: "Heures" }];
    expect(found(items, "devis", 5).map(({ item }) => item.label)).toEqual(["Devis", "Nouveau devis", "Tout"]);
    expect(found(items, "", 2).map(({ item }) => item.label)).toEqual(["Nouveau devis", "Devis"]);
  });

  it("keeps each recent once, the latest first", () => {
    expect(used(["a", "b", "c"], "b", 3)).toEqual(["b", "a", "c"]);
    expect(used(["a", "b", "c"], "d", 3)).toEqual(["d", "a", "b"]);
  });
});
