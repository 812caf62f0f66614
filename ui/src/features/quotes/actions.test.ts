import { expect, it, vi } from "vitest";

vi.stubGlobal("location", { hash: "" });
vi.stubGlobal("addEventListener", () => undefined);
vi.stubGlobal("document", { documentElement: {} });
const { possible } = await import("./actions.svelte");

it("offers what the state allows, and nothing that the engine would refuse", () => {
  expect(possible("draft")).toEqual({ edit: true, send: true, decide: false, revise: false });
  expect(possible("sent")).toEqual({ edit: false, send: false, decide: true, revise: true });
  expect(possible("expired").decide, "a client may sign late").toBe(true);
  expect(possible("accepted")).toEqual({ edit: false, send: false, decide: false, revise: false });
});
