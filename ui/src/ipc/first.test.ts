import { describe, expect, it, vi } from "vitest";

const asked = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke: asked }));
const laid = {
  language: "fr",
  answers: { "book_state {}": { ready: true }, 'list_invoices {"status":"issued"}': { invoices: [] } },
};
vi.stubGlobal("document", { documentElement: { lang: "fr" }, getElementById: () => ({ textContent: JSON.stringify(laid) }) });
vi.stubGlobal("setTimeout", () => 0);
const { call } = await import("./client");
const { isForeseen } = await import("./first");

describe("answers that came with the page", () => {
  it("answer the questions they were found for, in their language, until something changes", async () => {
    expect(await call("book_state", {})).toEqual({ ready: true });
    expect(await call("list_invoices", { status: "issued" } as never)).toEqual({ invoices: [] });
    expect(asked).not.toHaveBeenCalled();

    asked.mockResolvedValueOnce({ invoices: ["F2026-0001"] });
    expect(await call("list_invoices", { status: "paid" } as never), "another request is asked").toEqual({ invoices: ["F2026-0001"] });

    document.documentElement.lang = "en";
    asked.mockResolvedValueOnce({ ready: true, spoken: "en" });
    expect(await call("book_state", {}), "another language is asked").toEqual({ ready: true, spoken: "en" });
    document.documentElement.lang = "fr";

    asked.mockResolvedValueOnce({ value: { id: 1 }, changed: ["clients"], notices: [] });
    await call("save_client", {} as never);
    asked.mockResolvedValueOnce({ ready: true, after: "the write" });
    expect(await call("book_state", {}), "after a write everything is asked").toEqual({ ready: true, after: "the write" });
    expect(isForeseen("book_state")).toBe(false);
  });
});
