import { isOne } from "$shared/format/plain";
import { remember, remembered } from "$shared/remember";
import { set, spoken } from "./spaces";

export const LANGUAGES = ["fr", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const chosen = $state({ language: remembered("language", LANGUAGES, "fr") });

/** The language of the screens; reading it in a template makes the template follow it. */
export const language = {
  get current(): Language {
    return chosen.language;
  },
  set(next: Language): void {
    chosen.language = next;
    document.documentElement.lang = next;
    remember("language", next);
  },
};

type Words = Record<string, string | ((...facts: never[]) => string)>;
type Translated<W extends Words> = {
  [K in keyof W]: W[K] extends (...facts: infer F) => string ? (...facts: F) => string : string;
};

/** An entry as it is shown, whether it is a sentence or makes one of facts. */
function typeset(entry: Words[string], language: Language): Words[string] {
  return typeof entry === "string" ? set(entry, language) : (...facts: never[]) => set(entry(...facts), language);
}

/**
 * The words of one screen in both languages: a missing or differently shaped English entry does not compile.
 * An entry with facts is a function: `late: (days: number) => …`. Reading an entry follows the language at once.
 * Words are written with the spaces and apostrophes of a keyboard and shown with those of typography.
 */
export function words<W extends Words>(fr: W, en: Translated<W>): Translated<W> {
  const written: Record<Language, Words> = { fr, en };
  const shown: Record<Language, Words> = { fr: {}, en: {} };
  const current = {} as Translated<W>;
  for (const key of Object.keys(fr)) {
    const get = () => (shown[chosen.language][key] ??= typeset(written[chosen.language][key]!, chosen.language));
    Object.defineProperty(current, key, { enumerable: true, get });
  }
  return current;
}

/** A sentence of the engine as it is shown in the window, set for the language on screen. */
export function sentence(text: string): string {
  return spoken(text, chosen.language);
}

/** Chooses between one and several as the language does: French says "0 devis", "1 facture", "1,5 heure"; English "0 quotes". */
export function plural(count: number, one: string, many: string): string {
  return isOne(count, chosen.language) ? one : many;
}
