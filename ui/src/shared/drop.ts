/** Files of the desktop held over the window, or let go on it. Places are in pixels of the page. */
export interface Dropped {
  phase: "over" | "drop" | "leave";
  /** Paths of the files; empty while they only pass over. */
  paths: string[];
  x: number;
  y: number;
  /** Base64 of what was let go, when it is one PNG or JPEG small enough for a logo. */
  picture?: string | null;
}

/** What carries a drop through the page; the desktop's own gesture cannot be driven by a test. */
const EVENT = "carnet:drop";

/**
 * Tells the page's fields what happens over the window, and answers whether one of them took it; the frame hears it from
 * the window, a test sends it itself.
 */
export function tellDrop(dropped: Dropped): boolean {
  return !window.dispatchEvent(new CustomEvent(EVENT, { detail: dropped, cancelable: true }));
}

/**
 * Calls `handler` with what is dropped on the window until the function it answers with is called. The handler answers
 * with true for what it took, be it to refuse it with a sentence.
 */
export function dropped(handler: (dropped: Dropped) => boolean): () => void {
  const hear = (event: Event) => {
    if (handler((event as CustomEvent<Dropped>).detail)) event.preventDefault();
  };
  window.addEventListener(EVENT, hear);
  return () => window.removeEventListener(EVENT, hear);
}

/** Where a field lies on the page. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Which field takes what is dropped at a place: the one under it; else the only one there is, so that one may let go
 * anywhere; among several nothing is guessed (-1).
 */
export function taker(boxes: readonly Box[], x: number, y: number): number {
  const under = boxes.findIndex((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
  return under >= 0 ? under : boxes.length === 1 ? 0 : -1;
}
