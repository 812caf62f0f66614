import { failed } from "$shared/toasts";
import { w } from "./words";

/** Keeps what happened on the page's root element (`data-trouble`), where the window's tests look for it. */
export function keepTrouble(what: string): void {
  const root = document.documentElement.dataset;
  root["trouble"] = [root["trouble"], what].filter(Boolean).join("\n");
}

/** Says that something failed which no screen expected, instead of leaving a dead button. */
export function watchForTrouble(): void {
  addEventListener("error", (event) => {
    keepTrouble(`error: ${event.message}`);
    failed(w.trouble, w.troubleHint);
  });
  addEventListener("unhandledrejection", (event) => {
    keepTrouble(`rejection: ${String(event.reason)}`);
    failed(w.trouble, w.troubleHint);
  });
  addEventListener("securitypolicyviolation", (event) => {
    keepTrouble(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
}
