/** What one line about an exchange says: the note, how long it took, when to come back. */
export interface Said {
  note: string;
  /** As typed; empty where the line names none. */
  minutes: string;
  /** As typed; empty where the line names none. The engine reads it and refuses a day that does not exist. */
  next: string;
}

const DAY =
  "lun|lundi|mar|mardi|mer|mercredi|jeu|jeudi|ven|vendredi|sam|samedi|dim|dimanche|mon|monday|tue|tues|tuesday|wed|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday";
const MONTH =
  "janv?|janvier|january|f[ée]vr?|f[ée]vrier|feb|february|mars|march|avr|avril|apr|april|mai|may|juin|june?|juil|juillet|july?|ao[ûu]t|aug|august|sept?|septembre|september|oct|octobre|october|nov|novembre|november|d[ée]c|d[ée]cembre|december";
/**
 * A day to come at the end of a line, in the ways that the engine reads one. Three letters that are also a word of a
 * sentence ("mar", "mer", "sat", "sun") count only behind an arrow or a comma.
 */
const DATE = [
  "aujourd['’]?hui|auj|ajd|today|demain|dem|tomorrow|tom|apr[èe]s[- ]demain|day after tomorrow",
  "fin d[eu] mois|fin mois|end of month|eom",
  `(?:${DAY})\\.? prochain|next (?:${DAY})|${DAY}`,
  "(?:\\+ ?|dans |in )\\d{1,4} ?(?:jours?|j|days?|d|semaines?|sem|s|weeks?|w|mois|months?|m)",
  "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.]\\d{1,2}(?:[/.]\\d{2,4})?",
  `(?:le )?\\d{1,2}(?:er|st|nd|rd|th)? (?:${MONTH})\\.?(?: \\d{4})?`,
].join("|");
const AT_END = new RegExp(`(?:^|(\\s*(?:→|->|,)\\s*)|\\s+)(${DATE})\\s*$`, "iu");
const DOUBTFUL = /^(?:mar|mer|sam|dim|sat|sun|mon|wed|tom|dem)$/iu;
const LENGTH = /(?:^|\s|,)\s*((?:\d{1,2} ?h(?: ?\d{2})?|\d{1,3} ?(?:min|mn|m))\.?)\s*,?\s*$/iu;

/**
 * Reads "Veut un devis 15 min demain": the day and the length at the end of the line are its own, the rest is the note.
 * A line that is nothing but a date stays a note: there would be nothing left to write down. What `takes` leaves out was
 * typed elsewhere and is not looked for.
 */
export function said(line: string, takes: { minutes: boolean; next: boolean } = { minutes: true, next: true }): Said {
  let note = line.trim();
  let next = "";
  const day = takes.next ? AT_END.exec(note) : null;
  if (day && (day[1] || !DOUBTFUL.test(day[2]!))) {
    const rest = note.slice(0, day.index).trim();
    if (rest !== "") [note, next] = [rest, day[2]!];
  }
  let minutes = "";
  const length = takes.minutes ? LENGTH.exec(note) : null;
  if (length) {
    const rest = note.slice(0, length.index).trim();
    if (rest !== "") [note, minutes] = [rest, length[1]!.replace(/[ .]/g, "").replace(/(?:min|mn)$/iu, "m")];
  }
  return { note, minutes, next };
}
