import { w } from "$shared/parts/words";

/** Keys as they stand on the keyboard. */
const ENGRAVED: Record<string, string> = {
  Escape: "Esc",
  Enter: "↵",
  " ": "␣",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  PageUp: "Page ↑",
  PageDown: "Page ↓",
  Home: "↖",
  End: "↘",
  Backspace: "⌫",
  Shift: "⇧",
  "-": "−",
};

/** "Ctrl+Shift+z" → "Ctrl ⇧ Z"; a letter alone stays small, as one types it. */
export function keyName(key: string): string {
  if (key.length === 1) return ENGRAVED[key] ?? key;
  if (key === "Delete") return w.deleteKey;
  // The sign itself may be the one that joins.
  return key
    .split(/\+(?=.)/)
    .map((part) => ENGRAVED[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(" ");
}
