import type { Order } from "$shared/parts/table";

/** How the list is looked at; stays while the window is open, whatever screen is in between. */
export const view = $state({ filter: "all", sought: "", order: { key: "", down: false } as Order });
