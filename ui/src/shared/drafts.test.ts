import { describe, expect, it } from "vitest";
import { Drafts } from "./drafts.svelte";

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
});
