import type { Command, Reply, Request } from "./client";

/** How long what the window found before the page was there may still be shown, in milliseconds. */
const FRESH = 2000;

interface Laid {
  language: string;
  answers: Record<string, unknown>;
}

/** What the window laid into the page; nothing in a test or when it had no answers. */
function read(): Laid | null {
  const text = typeof document === "undefined" ? "" : (document.getElementById?.("first")?.textContent ?? "");
  return text.trim() === "" ? null : (JSON.parse(text) as Laid);
}

let laid = read();
if (laid) setTimeout(forget, FRESH);

/**
 * The answer that came with the page, if this question was foreseen and asked in its language: the first screen is drawn
 * at once, without a question travelling. `undefined` once something changed or the start is over.
 */
export function foreseen<K extends Command>(command: K, request: Request<K>, language: string): Reply<K> | undefined {
  if (laid?.language !== language) return undefined;
  return laid.answers[`${command} ${JSON.stringify(request)}`] as Reply<K> | undefined;
}

/** Whether any answer came for a command. */
export function isForeseen(command: Command): boolean {
  return laid !== null && Object.keys(laid.answers).some((asked) => asked.startsWith(`${command} `));
}

/** From now on every question is asked. */
export function forget(): void {
  laid = null;
}
