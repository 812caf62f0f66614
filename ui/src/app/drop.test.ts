import { describe, expect, it, vi } from "vitest";

vi.stubGlobal("window", new EventTarget());
vi.stubGlobal("innerWidth", 200);
vi.stubGlobal("innerHeight", 100);
const { hearFiles } = await import("$ipc/client");
const { dropped, tellDrop } = await import("$shared/drop");

/** What the window does when files come from the desktop (src-tauri/src/desktop.rs). */
const desktop = (detail: unknown) => window.dispatchEvent(new CustomEvent("carnet:desktop-drop", { detail }));

describe("files dropped on the window", () => {
  it("hands over the files and where they were let go, in pixels of the page, until it is told to stop", () => {
    hearFiles(tellDrop);
    const handler = vi.fn<Parameters<typeof dropped>[0]>(() => false);
    const stop = dropped(handler);
    desktop({ phase: "over", paths: [], x: 0.1, y: 0.3 });
    desktop({ phase: "drop", paths: ["/home/lea/bon.pdf"], x: 0.5, y: 0.5 });
    desktop({ phase: "leave", paths: [], x: 0, y: 0 });
    expect(handler.mock.calls.map(([one]) => one)).toEqual([
      { phase: "over", paths: [], x: 20, y: 30 },
      { phase: "drop", paths: ["/home/lea/bon.pdf"], x: 100, y: 50 },
      { phase: "leave", paths: [], x: 0, y: 0 },
    ]);
    stop();
    desktop({ phase: "leave", paths: [], x: 0, y: 0 });
    expect(handler).toHaveBeenCalledTimes(3);
  });

  it("answers whether a field took them, so that what nothing takes can be told", () => {
    const files = { phase: "drop" as const, paths: ["/home/lea/bon.pdf"], x: 1, y: 1 };
    expect(tellDrop(files)).toBe(false);
    const stops = [dropped(() => false), dropped(({ phase }) => phase === "drop"), dropped(() => false)];
    expect(tellDrop(files)).toBe(true);
    expect(tellDrop({ ...files, phase: "over" })).toBe(false);
    stops.forEach((stop) => stop());
    expect(tellDrop(files)).toBe(false);
  });
});
