import { failed } from "$shared/toasts";
import { w } from "./words";

/**
 * Says that something failed which no screen expected, instead of leaving a dead button.
 * What happened is kept on the page's root element (`data-trouble`), where the window's tests look for it.
 */
export function watchForTrouble(): void {
  const keep = (what: string) => {
    const root = document.documentElement.dataset;
    root["trouble"] = [root["trouble"], what].filter(Boolean).join("\n");
  };
  addEventListener("error", (event) => {
    keep(`error: ${event.message}`);
    failed(w.trouble, w.troubleHint);
  });
  addEventListener("unhandledrejection", (event) => {
    keep(`rejection: ${String(event.reason)}`);
    failed(w.trouble, w.troubleHint);
  });
  addEventListener("securitypolicyviolation", (event) => {
    keep(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
}
