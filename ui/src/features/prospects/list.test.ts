import { describe, expect, it, vi } from "vitest";
vi.stubGlobal("document", { documentElement: {} });
import { isRecord, reach, stageRank } from "./list";

describe("stageRank", () => {
  it("follows the course of a sale, not the alphabet", () => {
    const stages = ["won", "lost", "to_contact", "dormant", "quote_sent", "contacted"];
    expect(stages.sort((a, b) => stageRank(a) - stageRank(b))).toEqual([
      "to_contact",
      "contacted",
      "quote_sent",
      "won",
      "lost",
      "dormant",
    ]);
  });

  it("keeps a stage of a newer engine last instead of first", () => {
    expect(stageRank("ghosted")).toBeGreaterThan(stageRank("dormant"));
  });
});

describe("isRecord", () => {
  it("tells a record from a mode of the panel", () => {
    expect(["12", "new", "import", "", "1a", null].map(isRecord)).toEqual([true, false, false, false, false, false]);
  });
});

describe("reach", () => {
  it("leaves no separator where something is missing", () => {
    expect(reach({ person: "Léa Petit", phone: null, email: "lea@exemple.fr" })).toBe("Léa Petit · lea@exemple.fr");
    expect(reach({ person: null, phone: null, email: null })).toBe("");
  });
});
