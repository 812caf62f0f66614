import type { Changed } from "./bindings/Changed";

let tongue = $state(0);
const versions = $state<Partial<Record<Changed, number>>>({});

/** Says that records of these kinds changed; what was read of them is read again. */
export function announce(kinds: Changed[]): void {
  for (const kind of kinds) versions[kind] = (versions[kind] ?? 0) + 1;
}

/** Says that the page speaks another language: whatever was read holds sentences of the engine in the one before. */
export function announceLanguage(): void {
  tongue += 1;
}

/** A number that grows when one of these kinds, or the language, changes: reading it in an effect ties the effect to them. */
export function versionOf(kinds: readonly Changed[]): number {
  return kinds.reduce((sum, kind) => sum + (versions[kind] ?? 0), tongue);
}
