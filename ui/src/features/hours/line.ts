import type { Entry } from "./layout";

/** What the entry line reads back as the same work: client, mission, motive and note, without a time. */
export function lineOf(entry: Pick<Entry, "client" | "mission" | "motive" | "note">): string {
  const named = (sign: string, name: string | null) => (name === null || name.includes('"') ? null : `${sign}"${name}"`);
  const note = entry.note && /["@#«“]/.test(entry.note) ? null : entry.note;
  return [named("@", entry.client), entry.client && named("#", entry.mission), entry.motive, note].filter(Boolean).join(" ");
}

/** The latest of some entries: the one of the latest day that was written last. */
export function latest<E extends Pick<Entry, "date" | "id">>(entries: readonly E[]): E | null {
  const later = (a: E, b: E) => a.date.localeCompare(b.date) || a.id - b.id;
  return entries.reduce<E | null>((best, entry) => (best === null || later(entry, best) > 0 ? entry : best), null);
}

/** A line with a proposal in the place of the word that it completes, and where the cursor stands then: behind a space. */
export function completed(line: string, at: { start: number; end: number }, text: string): { line: string; cursor: number } {
  const after = line.slice(at.end);
  const before = line.slice(0, at.start) + text + (after.startsWith(" ") ? "" : " ");
  return { line: before + after, cursor: before.length + (after.startsWith(" ") ? 1 : 0) };
}
