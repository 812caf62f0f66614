import type { Changed } from "./bindings/Changed";

const versions = $state<Partial<Record<Changed, number>>>({});

/** Says that records of these kinds changed; what was read of them is read again. */
export function announce(kinds: Changed[]): void {
  for (const kind of kinds) versions[kind] = (versions[kind] ?? 0) + 1;
}

/** A number that grows when one of these kinds changes: reading it in an effect ties the effect to them. */
export function versionOf(kinds: readonly Changed[]): number {
  return kinds.reduce((sum, kind) => sum + (versions[kind] ?? 0), 0);
}
