import { remember, remembered } from "./remember";

/** How large the page is drawn, in percent. At the largest the smallest window still holds every screen. */
export const ZOOMS = ["80", "90", "100", "110", "125", "150", "175", "200"] as const;
export type Zoom = (typeof ZOOMS)[number];

const NORMAL: Zoom = "100";
const chosen = $state({ zoom: remembered("zoom", ZOOMS, NORMAL) });

export const zoom = {
  get current(): Zoom {
    return chosen.zoom;
  },
  set(next: Zoom): void {
    if (next === chosen.zoom) return;
    chosen.zoom = next;
    remember("zoom", next);
    void apply();
  },
  /** One step larger (1) or smaller (-1); at the end it stays. */
  step(by: 1 | -1): void {
    zoom.set(ZOOMS[ZOOMS.indexOf(chosen.zoom) + by] ?? chosen.zoom);
  },
  reset(): void {
    zoom.set(NORMAL);
  },
};

/** Draws the page so many times as large; given by the window. */
let draw: (times: number) => Promise<void> = () => Promise.resolve();

async function apply(): Promise<void> {
  await draw(Number(chosen.zoom) / 100);
}

/** Draws the page as large as it was left, by `drawn` from now on; settled before the first picture, so that nothing jumps. */
export async function zoomAsLeft(drawn: typeof draw): Promise<void> {
  draw = drawn;
  // A page that cannot be enlarged is still the page.
  if (chosen.zoom !== NORMAL) await apply().catch(() => undefined);
}
