import { plural, words } from "$shared/i18n/index.svelte";

/** What is owed on a late invoice, and the reminders of it. */
export const w = words(
  {
    // What is owed
    lateOwed: "Dû aujourd'hui",
    latePeriod: "Période",
    lateDays: "Jours",
    lateRate: "Taux",
    lateOn: "sur",
    interest: "Intérêts",
    interestDays: (days: number) => `Intérêts, ${days} ${plural(days, "jour", "jours")}`,
    indemnity: "Indemnité forfaitaire",
    lateTotal: "Total exigible",
    // Reminders
    reminders: "Relances",
    remind: (level: number) => `Relance ${level}`,
    remindTitle: (number: string) => `Relancer ${number}`,
    level1: "1 · Rappel",
    level2: "2 · Relance",
    level3: "3 · Mise en demeure",
    level1Means: "Un rappel courtois\u00a0: la facture a pu se perdre.",
    level2Means: "Plus ferme\u00a0: les intérêts courent, leur montant est donné.",
    level3Means: "La mise en demeure\u00a0: un dernier délai avant de réclamer en justice. À envoyer en recommandé avec avis de réception.",
    remindOn: "Date de la lettre",
    remindAction: "Noter la relance et ouvrir la lettre",
    remindDone: (level: number, next: string) => `Relance ${level} notée. La suivante est prévue ${next}.`,
    remindNextOn: "Puis relancer le",
    remindProposed: "date proposée",
    remindRate: "Taux non connu, %",
    rateUnsure: "Le taux de ce semestre n'est pas connu\u00a0: celui d'avant est pris en attendant.",
    toConfirm: "à confirmer",
    lateSettled: (day: string) => `Retard, réglée le ${day}`,
    readLetter: "Ouvrir la lettre",
  },
  {
    lateOwed: "Owed today",
    latePeriod: "Period",
    lateDays: "Days",
    lateRate: "Rate",
    lateOn: "on",
    interest: "Interest",
    interestDays: (days: number) => `Interest, ${days} ${plural(days, "day", "days")}`,
    indemnity: "Fixed indemnity",
    lateTotal: "Total due",
    reminders: "Reminders",
    remind: (level: number) => `Reminder ${level}`,
    remindTitle: (number: string) => `Remind about ${number}`,
    level1: "1 · Reminder",
    level2: "2 · Second reminder",
    level3: "3 · Formal notice",
    level1Means: "A courteous reminder: the invoice may have been lost.",
    level2Means: "Firmer: interest is running, its amount is given.",
    level3Means: "The formal notice: a last delay before a claim in court. To be sent by registered letter.",
    remindOn: "Date of the letter",
    remindAction: "Record the reminder and open the letter",
    remindDone: (level: number, next: string) => `Reminder ${level} recorded. The next one is planned for ${next}.`,
    remindNextOn: "Then again on",
    remindProposed: "proposed day",
    remindRate: "Unknown rate, %",
    rateUnsure: "The rate of this half-year is not known: the one before stands in for it.",
    toConfirm: "to confirm",
    lateSettled: (day: string) => `Late, settled on ${day}`,
    readLetter: "Open the letter",
  },
);

/** What a letter is called by its level. */
export const levelName = (level: number): string => [w.level1, w.level2, w.level3][level - 1] ?? w.remind(level);

/** When that letter is sent. */
export const levelMeans = (level: number): string => [w.level1Means, w.level2Means, w.level3Means][level - 1] ?? "";
