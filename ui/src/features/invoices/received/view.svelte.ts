import type { Order } from "$shared/parts/table";

/** How the list is looked at; stays while the window is open. */
export const view = $state({ filter: "all", sought: "", order: { key: "date", down: true } as Order });
