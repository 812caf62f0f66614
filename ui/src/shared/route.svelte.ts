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

const here = $state<Place>(read(location.hash));

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

function follow(): void {
  Object.assign(here, read(location.hash));
  remember("place", location.hash);
}

addEventListener("hashchange", follow);
