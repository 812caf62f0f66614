/**
 * What the modules of the page ask of a browser while they are read, for a place that has none (picture.ts). Nothing happens
 * later there: listeners are not heard, clocks do not run, no question leaves.
 */
const { first } = globalThis as unknown as { first: string };
const { language } = JSON.parse(first) as { language: string };
const nothing = () => undefined;
const unheard = { addEventListener: nothing };

Object.assign(globalThis, {
  ...unheard,
  document: { documentElement: { lang: language, dataset: {} }, getElementById: () => ({ textContent: first }) },
  localStorage: { getItem: (key: string) => (key === "carnet.language" ? language : null) },
  location: { hash: "" },
  matchMedia: () => ({ ...unheard, matches: false }),
  setTimeout: nothing,
  window: { ...unheard, __TAURI_INTERNALS__: { invoke: () => new Promise<never>(nothing) } },
});
