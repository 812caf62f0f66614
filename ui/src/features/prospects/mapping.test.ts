import { expect, it } from "vitest";
import { assigned, same } from "./mapping";

it("a field has one column: the one that fed it before is not read any more", () => {
  const before = ["company", "email", null];
  expect(assigned(before, 2, "email")).toEqual(["company", null, "email"]);
  expect(assigned(before, 0, null), "several columns may be left unread").toEqual([null, "email", null]);
  expect(before, "what was shown is not changed behind the reader's back").toEqual(["company", "email", null]);
});

it("tells a mapping that changed from one that did not", () => {
  expect(same(["company", null], ["company", null])).toBe(true);
  expect(same(["company", null], ["company", "email"])).toBe(false);
  expect(same(["company"], ["company", null])).toBe(false);
});
