import { describe, expect, it } from "vitest";
import { Drafts } from "./drafts.svelte";
import { Shelf } from "./shelf.svelte";

describe("what is being typed", () => {
  const drafts = () => new Drafts<{ text: string; key?: number }>(({ text }) => text);

  it("stays as it was left when the screen opens again", () => {
    const kept = drafts();
    kept.begin("new", { text: "" });
    kept.get("new")!.text = "Acme";
    kept.begin("new", { text: "" });
    expect(kept.get("new")!.text).toBe("Acme");
    expect(kept.unsaved("new")).toBe(true);
  });

  it("goes on under its number once it is saved, without another session", () => {
    const kept = drafts();
    kept.begin("new", { text: "" });
    kept.get("new")!.text = "Acme";
    const session = kept.session("new");
    kept.kept("new", "D2026-0001");
    expect(kept.get("new")).toBeNull();
    expect(kept.session("D2026-0001")).toBe(session);
    expect(kept.unsaved("D2026-0001")).toBe(false);
  });

  it("is not saved any more once what was saved is taken back, and stays as it is typed", () => {
    const kept = drafts();
    kept.begin("1", { text: "75/2" });
    kept.get("1")!.text = "80/2";
    kept.kept("1", "1");
    kept.told("1", { text: "40" });
    expect(kept.unsaved("1"), "the book writes the same in its own way").toBe(false);
    kept.told("1", { text: "40" });
    expect(kept.unsaved("1")).toBe(false);
    kept.told("1", { text: "37,5" });
    expect([kept.unsaved("1"), kept.get("1")!.text]).toEqual([true, "80/2"]);
    kept.told("1", { text: "40" });
    expect(kept.unsaved("1"), "done again").toBe(false);
  });

  it("is a new one's once its record is out of the book, unless one is being typed already", () => {
    const kept = drafts();
    kept.begin("new", { text: "" });
    kept.get("new")!.text = "Acme";
    kept.kept("new", "7");
    const session = kept.session("7");
    expect([kept.adrift("7"), kept.get("7"), kept.get("new")!.text, kept.unsaved("new")]).toEqual([true, null, "Acme", true]);
    expect(kept.session("new")).toBe(session);
    kept.begin("8", { text: "b" });
    expect([kept.adrift("8"), kept.get("new")!.text, kept.get("8")!.text]).toEqual([false, "Acme", "b"]);
  });

  it("counts as changed only where it would be sent differently", () => {
    const kept = drafts();
    kept.begin("1", { text: "a", key: 1 });
    kept.get("1")!.key = 2;
    expect(kept.unsaved("1")).toBe(false);
    kept.get("1")!.text = "b";
    expect(kept.unsaved("1")).toBe(true);
    kept.forget("1");
    expect(kept.get("1")).toBeNull();
  });

  it("is taken back step by step until it is saved", () => {
    const kept = drafts();
    kept.begin("new", { text: "" });
    kept.get("new")!.text = "Acme";
    kept.putAway();
    expect(kept.stepped("new")).toBe(true);
    expect([kept.step("new", -1), kept.get("new")!.text]).toEqual([true, ""]);
    expect(kept.step("new", -1)).toBe(false);
    expect([kept.step("new", 1), kept.get("new")!.text]).toEqual([true, "Acme"]);
    kept.kept("new", "D2026-0001");
    expect([kept.stepped("new"), kept.stepped("D2026-0001")]).toEqual([false, false]);
  });

  it("is found again at the next start, until it is saved or dropped", () => {
    const shelf = new Shelf();
    const start = () => new Drafts<{ text: string; key?: number }>(({ text }) => text, "quotes", shelf);
    const evening = start();
    evening.begin("new", { text: "" });
    evening.get("new")!.text = "Acme";
    evening.putAway();

    const morning = start();
    expect(morning.unsaved("new"), "the list can say so before it is opened").toBe(true);
    morning.begin("new", { text: "" });
    expect(morning.get("new")!.text).toBe("Acme");
    expect(morning.found("new").found).toBe(true);
    expect(morning.unsaved("new"), "what it was saved as is still the empty one").toBe(true);
    morning.kept("new", "D2026-0001");
    morning.putAway();
    expect(start().unsaved("new"), "saved: nothing left to find").toBe(false);

    morning.get("D2026-0001")!.text = "Acme SARL";
    morning.putAway();
    const evening2 = start();
    evening2.begin("D2026-0001", { text: "Acme" });
    expect(evening2.get("D2026-0001")!.text).toBe("Acme SARL");
    evening2.found("D2026-0001").drop();
    evening2.begin("D2026-0001", { text: "Acme" });
    expect(evening2.get("D2026-0001")!.text, "dropped: as it is in the book").toBe("Acme");
  });

  it("stays what the book says when the draft cannot be read", () => {
    const shelf = new Shelf();
    shelf.put("quotes/new", "{broken");
    const drafts = new Drafts<{ text: string }>(({ text }) => text, "quotes", shelf);
    drafts.begin("new", { text: "" });
    expect(drafts.get("new")!.text).toBe("");
    expect(drafts.found("new").found).toBe(false);
  });
});
