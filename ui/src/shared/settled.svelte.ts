/**
 * Follows `value` once it rests for `wait` milliseconds: what is being typed is asked about when the hand stops, not at
 * each stroke. The first value is there at once.
 */
export function settled<T>(value: () => T, wait = 80): { readonly value: T | null } {
  let now = $state.raw<T | null>(null);
  let first = true;
  $effect(() => {
    const next = $state.snapshot(value()) as T;
    if (first) {
      first = false;
      now = next;
      return;
    }
    const timer = setTimeout(() => (now = next), wait);
    return () => clearTimeout(timer);
  });
  return {
    get value() {
      return now;
    },
  };
}
