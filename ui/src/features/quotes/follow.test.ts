import { expect, it } from "vitest";
import { openFollowUp } from "./follow";

type Items = Parameters<typeof openFollowUp>[0];
const item = (id: number, more: object) => ({ id, on: "2026-12-01", subject: "quote", record: "D2026-0001", done_on: null, ...more });

it("finds the nearest open date of this quote, and of no other record", () => {
  const items = [
    item(1, { record: "D2026-0002", on: "2026-11-01" }),
    item(2, { subject: "client", record: null }),
    item(3, { done_on: "2026-11-02", on: "2026-11-02" }),
    item(4, {}),
    item(5, { on: "2026-11-24" }),
  ] as unknown as Items;
  expect(openFollowUp(items, "D2026-0001")?.id).toBe(5);
  expect(openFollowUp(items, "D2026-0009")).toBeNull();
});
