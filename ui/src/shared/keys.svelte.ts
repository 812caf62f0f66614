import { getContext, onDestroy, setContext } from "svelte";

/** One keyboard shortcut: `key` as the event names it ("n", "Escape", "Ctrl+k"), and the words `?` lists it under. */
export interface Shortcut {
  key: string;
  label: () => string;
  /** The keys that `?` lists with the words instead of `key`, where others do the like: `["↓", "j"]`, `["Alt+↑ ↓"]`. */
  shown?: readonly string[];
  run: (event: KeyboardEvent) => void;
  /** Works while a field has the focus too (for keys that no one types: Escape, Ctrl+…). */
  inFields?: boolean;
  /** Works over a dialog or a menu too. */
  overDialogs?: boolean;
  /** Only while this is so; else the key is the next component's. */
  when?: () => boolean;
  /** Leads elsewhere: the palette lists it after what the screen is for. */
  aside?: boolean;
}

interface Layer {
  shortcuts: Shortcut[];
  /** Offered by the screen in view, not by the frame around it. */
  here: boolean;
}

const HERE = Symbol("here");

/** Marks what the calling component contains as the screen in view: its shortcuts are listed as "here", the others as "everywhere". */
export function thisIsTheScreen(): void {
  setContext(HERE, true);
}

const layers: Layer[] = [];

function name(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const control = event.ctrlKey || event.metaKey;
  // Shift is part of the sign itself ("?"), except where Ctrl hides the sign.
  return `${control ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${control && event.shiftKey ? "Shift+" : ""}${key}`;
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, select, textarea, [contenteditable], [role='textbox']");
}

/** Enter and space on a button press the button; no shortcut takes that away. */
function pressing(target: EventTarget | null, key: string): boolean {
  return (key === "Enter" || key === " ") && target instanceof HTMLElement && target.matches("button, a, summary, [role='button']");
}

/** How many screens are still being read, and the first key that was pressed for them meanwhile. */
let coming = 0;
let early: KeyboardEvent | null = null;

/** Gives what `screen` gives; a shortcut pressed before it is drawn ("3 n" in one go) is pressed once it is. */
export async function comingScreen<T>(screen: Promise<T>): Promise<T> {
  coming += 1;
  early = null;
  try {
    return await screen;
  } finally {
    setTimeout(() => {
      coming -= 1;
      if (coming > 0 || !early) return;
      const kept = early;
      early = null;
      press(kept);
    });
  }
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const covered = document.querySelector("[role='dialog'][aria-modal='true'], [role='menu']") !== null;
  const pressed = name(event);
  if (pressing(event.target, pressed)) return;
  const inField = typing(event.target);
  for (const layer of [...layers].reverse()) {
    const shortcut = layer.shortcuts.find((s) => s.key === pressed && (!inField || s.inFields) && (!covered || s.overDialogs) && (s.when?.() ?? true));
    if (shortcut) {
      event.preventDefault();
      shortcut.run(event);
      return;
    }
  }
  if (coming > 0 && event.key.length === 1 && !inField && !covered) early ??= event;
}
addEventListener("keydown", press);

/** Offers shortcuts while the calling component is on screen; the latest component on screen wins a shared key. */
export function shortcuts(...list: Shortcut[]): void {
  const layer: Layer = { shortcuts: list, here: getContext(HERE) === true };
  layers.push(layer);
  onDestroy(() => {
    layers.splice(layers.indexOf(layer), 1);
  });
}

/** A shortcut that works now, and whether it belongs to the screen in view. */
export type ActiveShortcut = Shortcut & { here: boolean };

/** What the keyboard does here and now, the latest first: for the list that `?` opens and for the palette. */
export function activeShortcuts(): ActiveShortcut[] {
  const seen = new Set<string>();
  return [...layers]
    .reverse()
    .flatMap(({ shortcuts, here }) => shortcuts.map((shortcut) => ({ ...shortcut, here })))
    .filter((s) => (s.when?.() ?? true) && !seen.has(s.key) && seen.add(s.key));
}
