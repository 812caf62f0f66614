import { describe, expect, it, vi } from "vitest";

type Heard = (event: { payload: unknown }) => void;
const desktop = vi.hoisted(() => ({ hear: null as Heard | null }));
vi.mock("@tauri-apps/api/webview", () => ({
  getCurrentWebview: () => ({
    onDragDropEvent: (hear: Heard) => {
      desktop.hear = hear;
      return Promise.resolve(() => undefined);
    },
  }),
}));
vi.stubGlobal("window", new EventTarget());
vi.stubGlobal("devicePixelRatio", 2);
const { hearFiles } = await import("$ipc/client");
const { dropped, tellDrop } = await import("$shared/drop");

describe("files dropped on the window", () => {
  it("hands over the files and where they were let go, in pixels of the page, until it is told to stop", () => {
    hearFiles(tellDrop);
    const handler = vi.fn();
    const stop = dropped(handler);
    desktop.hear!({ payload: { type: "enter", paths: ["/home/lea/bon.pdf"], position: { x: 40, y: 60 } } });
    desktop.hear!({ payload: { type: "drop", paths: ["/home/lea/bon.pdf"], position: { x: 200, y: 100 } } });
    desktop.hear!({ payload: { type: "leave" } });
    expect(handler.mock.calls.map(([one]) => one)).toEqual([
      { phase: "over", paths: [], x: 20, y: 30 },
      { phase: "drop", paths: ["/home/lea/bon.pdf"], x: 100, y: 50 },
      { phase: "leave", paths: [], x: 0, y: 0 },
    ]);
    stop();
    desktop.hear!({ payload: { type: "leave" } });
    expect(handler).toHaveBeenCalledTimes(3);
  });
});
