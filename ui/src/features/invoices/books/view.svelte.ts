import type { Order } from "$shared/parts/table";

export const SECTIONS = ["receipts", "purchases", "entries", "accounts", "closings", "archive"] as const;
export type Section = (typeof SECTIONS)[number];

/** The section that an address names; the first one without any. */
export function sectionOf(mode: string | null): Section {
  return SECTIONS.find((section) => section === mode) ?? "receipts";
}

/** The year in view and the orders of its tables; they stay while the window is open. Empty: this year. */
export const view = $state({ year: "", receipts: { key: "", down: false } as Order, purchases: { key: "", down: false } as Order, entries: { key: "", down: false } as Order });
