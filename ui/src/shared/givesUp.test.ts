import { expect, it } from "vitest";
import { givesUp } from "./givesUp";

const key = (key: string, held: Partial<KeyboardEvent> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }) as KeyboardEvent;

it("gives a gesture up with Escape and with what takes back, and with nothing else", () => {
  expect([key("Escape"), key("z", { ctrlKey: true }), key("Z", { ctrlKey: true }), key("z", { metaKey: true })].map(givesUp)).toEqual([true, true, true, true]);
  expect([key("z"), key("z", { ctrlKey: true, shiftKey: true }), key("z", { altKey: true }), key("Enter")].map(givesUp)).toEqual([false, false, false, false]);
});
