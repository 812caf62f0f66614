/** A number that grows every half minute: reading it in a request asks again, for what the clock alone changes. */
export function heartbeat(): { readonly beat: number } {
  let beat = $state(0);
  $effect(() => {
    const timer = setInterval(() => (beat += 1), 30_000);
    return () => clearInterval(timer);
  });
  return {
    get beat() {
      return beat;
    },
  };
}
