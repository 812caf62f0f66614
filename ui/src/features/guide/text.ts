import type { LawText } from "./law";
import type { GuideId } from "./pages";

/** One page of the guide, in one language; plain sentences, set with the spaces of the language by `set`. */
export interface GuideText {
  /** The question that the screen answers, and how. */
  answers: string;
  /** What one does the first time, in order. */
  first: string[];
  /** What it can do besides, each with a title. */
  ways: { title: string; text: string }[];
  /** Keys and what they do here. */
  keys: [key: string, what: string][];
  /** What it will not do, so that nobody looks for it. */
  wont: string[];
  /** The rules that the whole program stands on; on their own page only. */
  law?: LawText;
}

export type Guide = Record<GuideId, GuideText>;
