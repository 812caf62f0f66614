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
const { dropped, taker } = await import("./drop");

describe("dropped", () => {
  it("hands over the files and where they were let go, in pixels of the page, until it is told to stop", () => {
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

describe("taker", () => {
  const boxes = [
    { left: 0, top: 0, right: 100, bottom: 40 },
    { left: 0, top: 60, right: 100, bottom: 100 },
  ];
  it("is the field under the place; the only one anywhere; never one of several by guess", () => {
    expect([taker(boxes, 50, 20), taker(boxes, 50, 80), taker(boxes, 50, 50)]).toEqual([0, 1, -1]);
    expect(taker(boxes.slice(0, 1), 900, 900)).toBe(0);
    expect(taker([], 1, 1)).toBe(-1);
  });
});
