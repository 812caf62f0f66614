import { remember } from "$shared/remember";

/** Where the window is: a screen, and in it the record whose panel or editor is open (`#/quotes/12/edit`). */
export interface Place {
  screen: string;
  id: string | null;
  mode: string | null;
}

function read(hash: string): Place {
  const [screen = "", id = "", mode = ""] = hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  return { screen, id: id || null, mode: mode || null };
}

/** Where the window was left; the first screen may be drawn before an event could say so. */
function begun(): Place {
  try {
    const kept = localStorage.getItem("carnet.place");
    if (!location.hash && kept) location.hash = kept;
  } catch {
    // Without a memory the day begins at the first screen.
  }
  return read(location.hash);
}

const here = $state<Place>(begun());

export const route: Readonly<Place> = here;

/** Goes to a screen, a record in it, or a mode of that record; the place is found again at the next start. */
export function go(screen: string, id: string | null = null, mode: string | null = null): void {
  const hash = `#/${[screen, id, mode].filter((part) => part !== null).map((part) => encodeURIComponent(part)).join("/")}`;
  if (hash !== location.hash) location.hash = hash;
  follow();
}

/** Opens a record beside its list, or closes it with `null`; the screen stays. */
export function open(id: string | null, mode: string | null = null): void {
  go(here.screen, id, mode);
}

/** Where each screen was left: its record and its mode. */
const left = new Map<string, Place>();

/** Goes to a screen as it was left; to the one in view, without its record: the way back to the list. */
export function visit(screen: string): void {
  const place = screen === here.screen ? undefined : left.get(screen);
  go(screen, place?.id ?? null, place?.mode ?? null);
}

let before: Place | null = null;

/** Goes back to the screen that this one was opened from; to the first one at the start of a day. */
export function leave(): void {
  go(before?.screen ?? "today", before?.id ?? null, before?.mode ?? null);
}

function follow(): void {
  const next = read(location.hash);
  if (next.screen !== here.screen) before = { ...here };
  Object.assign(here, next);
  left.set(here.screen, { ...here });
  remember("place", location.hash);
}

addEventListener("hashchange", follow);
