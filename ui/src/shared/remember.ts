/** Reads a small choice kept by the page between two starts; anything unreadable counts as never chosen. */
export function remembered<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  try {
    const value = localStorage.getItem(`carnet.${key}`);
    return allowed.includes(value as T) ? (value as T) : otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a small choice (language, theme, place); losing it costs a click, so a full or closed storage is not an error. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`carnet.${key}`, value);
  } catch {
    // The choice holds until the window closes.
  }
}

/** Reads a short list kept by `rememberList`; anything unreadable counts as empty. */
export function rememberedList(key: string): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(`carnet.${key}`) ?? "[]");
    return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

/** Keeps a short list of ids (never what a record says: that stays in the book). */
export function rememberList(key: string, list: readonly string[]): void {
  remember(key, JSON.stringify(list));
}

/** Reads a text kept by `remember`; nothing when there is none. */
export function rememberedText(key: string): string | null {
  try {
    return localStorage.getItem(`carnet.${key}`);
  } catch {
    return null;
  }
}

/** Forgets what was kept. */
export function forget(key: string): void {
  try {
    localStorage.removeItem(`carnet.${key}`);
  } catch {
    // A closed storage has kept nothing.
  }
}
