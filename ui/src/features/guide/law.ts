/** How far the source of a rule was followed: read in an official text, read where others quote one, or not confirmed by any. */
export type Trust = "official" | "quoted" | "unverified";

/** One rule of the law beside what Carnet does about it. */
export interface LawRule {
  title: string;
  /** First day on which it holds, ISO; none for what has always held as far as Carnet goes. */
  since?: string;
  says: string;
  does: string;
  /** The texts, as one would look them up. */
  source: string;
  trust: Trust;
}

/** The law on one page: the days that change something, then rule by rule. */
export interface LawText {
  /** Day on which the sources were read, ISO. */
  read: string;
  days: { on: string; what: string }[];
  rules: LawRule[];
}
