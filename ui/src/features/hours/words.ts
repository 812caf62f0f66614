import { clockTime, dayDate, duration, number } from "$shared/format";
import { plural, words, type Language } from "$shared/i18n/index.svelte";

/** A pair of times: "9 h – 11 h 30". */
export function range(from: number, to: number): string {
  return `${clockTime(from)}\u00a0– ${clockTime(to > 1440 ? to - 1440 : to)}`;
}

/** The programs by their own names, and the two formats that are nobody's. */
const PROGRAMS = { toggl: "Toggl Track", clockify: "Clockify", harvest: "Harvest", kimai: "Kimai", solidtime: "solidtime" };
const FORMATS: Record<Language, Record<string, string>> = {
  fr: { ...PROGRAMS, ics: "calendrier", csv: "tableau CSV" },
  en: { ...PROGRAMS, ics: "calendar", csv: "CSV table" },
};

export const w = words(
  {
    title: "Heures",
    entryLine: "Noter des heures",
    example: "2h acme appel",
    add: "noter",
    added: (hours: string, who: string) => `${hours} notées${who && ` pour ${who}`}.`,
    start: "Démarrer le chronomètre",
    resume: "Reprendre la dernière saisie au chronomètre",
    stop: "Arrêter le chronomètre et noter",
    started: "Le chronomètre tourne ; il continue si vous fermez Carnet.",
    resumed: (what: string) => `Le chronomètre reprend : ${what}.`,
    timer: "Chronomètre",
    longer: (minutes: number) => `Ajouter ${minutes} minutes au chronomètre`,
    shorter: (minutes: number) => `Retirer ${minutes} minutes au chronomètre`,
    timerMoved: (clock: string) => `Le chronomètre est à ${clock}.`,
    completions: "Propositions",
    take: "compléter",
    nobody: "sans client",
    atRisk: "heures à risque : pas de bon de commande signé",
    overlap: "chevauche d'autres heures",
    quoted: (note: string) => `« ${note} »`,

    view: "Vue",
    day: "Jour",
    week: "Semaine",
    month: "Mois",
    before: "Précédent",
    after: "Suivant",
    today: "Aujourd'hui",
    gridOf: (what: string) => `Grille des heures : ${what}`,
    hourColumn: "Heure",
    nothing: "rien de noté",
    openDay: (day: string) => `Ouvrir ${day}`,
    lane: "Sans heure de début",
    inAllDays: "Total",
    forClients: "Par client",
    byMotive: "Par motif",
    notBillable: "non facturable",
    riskShort: "à risque",
    riskTotal: (hours: string) => `dont ${hours} à risque`,
    unclaimed: "Temps non noté",
    unclaimedMonth: (month: string) => `en ${month}, au tarif cible`,
    unclaimedDay: (hours: string) => `${hours} sans trace`,
    hole: (from: number, to: number) => `${range(from, to)} : ${duration(to - from)} sans trace`,
    holeHint: "Peignez par-dessus pour le noter",
    claim: "Noter",
    filter: (client: string) => `Ne montrer que ${client}`,
    everyone: "Tout montrer",
    emptyWeek: "Aucune heure cette semaine. Peignez un créneau avec la souris, ou Maj + flèches puis Entrée.",
    emptyDay: "Aucune heure ce jour-là.",

    blockName: (day: string, from: number, to: number, who: string, motive: string) => `${day}, ${range(from, to)}, ${who}, ${motive}`,
    lengthName: (day: string, length: string, who: string, motive: string) => `${day}, ${length}, ${who}, ${motive}`,
    cell: (day: string, time: number) => `${day}, ${clockTime(time)}, libre`,
    paintedCells: (day: string, from: number, to: number) => `${day}, ${range(from, to)} à noter, Entrée`,

    newEntry: "Noter ce temps",
    changeEntry: "Modifier ces heures",
    client: "Client",
    clientHint: "Nom du client",
    mission: "Mission",
    missionAuto: "Celle du client, s'il n'en a qu'une",
    missionNone: "Aucune",
    motive: "Motif",
    note: "Note",
    date: "Jour",
    from: "De",
    to: "À",
    length: "Durée",
    isBillable: "Facturable",
    save: "Noter",
    change: "Enregistrer",
    cancel: "Annuler",

    edit: "Modifier",
    splitHere: (time: number) => `Scinder à ${clockTime(time)}`,
    duplicate: "Dupliquer",
    remove: "Supprimer",
    write: "Noter des heures ici",

    saidAdded: (hours: string, who: string) => `${hours} notées${who && ` pour ${who}`}.`,
    saidChanged: "Heures modifiées.",
    saidMoved: (day: string, from: number, to: number) => `Déplacé : ${day}, ${range(from, to)}.`,
    saidResized: (from: number, to: number) => `${range(from, to)}, ${duration(to - from)}.`,
    saidSplit: (time: number) => `Scindé à ${clockTime(time)}.`,
    saidDeleted: (hours: string, who: string) => `${hours} supprimées${who && ` (${who})`}.`,
    saidDuplicated: (day: string, from: number, to: number) => `Dupliqué : ${day}, ${range(from, to)}.`,
    saidMotive: (motive: string) => `Motif : ${motive}.`,
    saidCopied: (count: number) => `${number(String(count))} ${plural(count, "saisie reprise", "saisies reprises")} de la semaine précédente.`,
    saidDropped: "Geste abandonné.",
    noLengthSplit: "Trop court pour être scindé.",

    copyWeek: "Reprendre la semaine précédente",
    import: "Importer des heures",

    keyArrows: "Déplacer le curseur dans la grille",
    keyDays: "Parcourir les jours",
    keyPaint: "Peindre un créneau",
    keyOpen: "Noter le créneau, ou modifier le bloc",
    keyNext: "Bloc suivant",
    keyPrevious: "Bloc précédent",
    keyMove: "Déplacer le bloc",
    keyLength: "Changer la durée du bloc",
    keySplit: "Scinder le bloc au curseur ou au milieu",
    keyDuplicate: "Vue du jour ; sur un bloc : le dupliquer",
    keyDelete: "Supprimer le bloc",
    keyBefore: "Période précédente",
    keyAfter: "Période suivante",
    keyClaim: "Noter le premier temps sans trace du jour",
    keyMotive: (motive: string) => `Motif du bloc : ${motive}`,
    keyEscape: "Lâcher le bloc, revenir au curseur",

    heat: (month: string) => `Carte des heures : ${month}`,
    heatDay: (day: string, figures: string) => `${day} : ${figures}`,
    heatYear: "Les douze derniers mois",
    less: "moins",
    more: "plus",
    monthTotal: "Total du mois",
    monthDays: (count: number) => `${count} ${plural(count, "jour travaillé", "jours travaillés")}`,
    riskFigure: (hours: string) => `${hours} à risque`,
    billableFigure: (hours: string) => `${hours} facturables`,

    importTitle: "Importer des heures",
    importHint: "Toggl, Clockify, Harvest, Kimai, solidtime, un calendrier .ics ou un CSV",
    importFile: "Fichier",
    importDialog: "Choisir un fichier d'heures",
    reading: "Lecture du fichier…",
    format: (code: string) => `Format reconnu : ${FORMATS.fr[code] ?? code}`,
    unknownClients: (count: number) => `Clients inconnus (${number(String(count))})`,
    refused: (count: number) => `Refusées (${number(String(count))})`,
    addedFacts: (count: number, hours: string) => `${number(String(count))} ${plural(count, "saisie", "saisies")}, ${hours}`,
    alreadyThere: (count: number) => `${number(String(count))} ${plural(count, "saisie déjà notée, laissée", "saisies déjà notées, laissées")} de côté`,
    overlapping: (count: number) => `${number(String(count))} ${plural(count, "en chevauche d'autres, gardée", "en chevauchent d'autres, gardées")}`,
    nearest: (name: string) => `Le plus proche : ${name}`,
    noNearest: "Aucun nom proche dans le carnet",
    entriesOf: (count: number) => `${number(String(count))} ${plural(count, "saisie", "saisies")}`,
    createClients: "Ajouter aussi ces clients au carnet",
    line: (line: number) => `ligne ${line}`,
    noneAdded: "Rien à ajouter.",
    noneRefused: "Aucune ligne refusée.",
    noneUnknown: "Tous les clients sont dans le carnet.",
    doImport: (count: number) => `Ajouter ${number(String(count))} ${plural(count, "saisie", "saisies")}`,
    imported: (count: number) => `${number(String(count))} ${plural(count, "saisie ajoutée", "saisies ajoutées")}.`,
  },
  {
    title: "Hours",
    entryLine: "Write down hours",
    example: "2h acme call",
    add: "write down",
    added: (hours: string, who: string) => `${hours} written down${who && ` for ${who}`}.`,
    start: "Start the timer",
    resume: "Time the last entry again",
    stop: "Stop the timer and write down",
    started: "The timer runs; it goes on when you close Carnet.",
    resumed: (what: string) => `The timer runs again: ${what}.`,
    timer: "Timer",
    longer: (minutes: number) => `Add ${minutes} minutes to the timer`,
    shorter: (minutes: number) => `Take ${minutes} minutes off the timer`,
    timerMoved: (clock: string) => `The timer stands at ${clock}.`,
    completions: "Proposals",
    take: "complete",
    nobody: "no client",
    atRisk: "hours at risk: no signed order",
    overlap: "overlaps other hours",
    quoted: (note: string) => `“${note}”`,

    view: "View",
    day: "Day",
    week: "Week",
    month: "Month",
    before: "Earlier",
    after: "Later",
    today: "Today",
    gridOf: (what: string) => `Hour grid: ${what}`,
    hourColumn: "Hour",
    nothing: "nothing written down",
    openDay: (day: string) => `Open ${day}`,
    lane: "Without a start",
    inAllDays: "Total",
    forClients: "By client",
    byMotive: "By motive",
    notBillable: "not billable",
    riskShort: "at risk",
    riskTotal: (hours: string) => `${hours} of them at risk`,
    unclaimed: "Unclaimed time",
    unclaimedMonth: (month: string) => `in ${month}, at the target rate`,
    unclaimedDay: (hours: string) => `${hours} unclaimed`,
    hole: (from: number, to: number) => `${range(from, to)}: ${duration(to - from)} unclaimed`,
    holeHint: "Paint over it to write it down",
    claim: "Claim",
    filter: (client: string) => `Show only ${client}`,
    everyone: "Show all",
    emptyWeek: "No hours this week. Paint a stretch with the mouse, or Shift + arrows then Enter.",
    emptyDay: "No hours on that day.",

    blockName: (day: string, from: number, to: number, who: string, motive: string) => `${day}, ${range(from, to)}, ${who}, ${motive}`,
    lengthName: (day: string, length: string, who: string, motive: string) => `${day}, ${length}, ${who}, ${motive}`,
    cell: (day: string, time: number) => `${day}, ${clockTime(time)}, free`,
    paintedCells: (day: string, from: number, to: number) => `${day}, ${range(from, to)} to write down, Enter`,

    newEntry: "Write this time down",
    changeEntry: "Change these hours",
    client: "Client",
    clientHint: "Name of the client",
    mission: "Mission",
    missionAuto: "The client's, if there is only one",
    missionNone: "None",
    motive: "Motive",
    note: "Note",
    date: "Day",
    from: "From",
    to: "To",
    length: "Length",
    isBillable: "Billable",
    save: "Write down",
    change: "Save",
    cancel: "Cancel",

    edit: "Change",
    splitHere: (time: number) => `Split at ${clockTime(time)}`,
    duplicate: "Duplicate",
    remove: "Delete",
    write: "Write hours down here",

    saidAdded: (hours: string, who: string) => `${hours} written down${who && ` for ${who}`}.`,
    saidChanged: "Hours changed.",
    saidMoved: (day: string, from: number, to: number) => `Moved: ${day}, ${range(from, to)}.`,
    saidResized: (from: number, to: number) => `${range(from, to)}, ${duration(to - from)}.`,
    saidSplit: (time: number) => `Split at ${clockTime(time)}.`,
    saidDeleted: (hours: string, who: string) => `${hours} deleted${who && ` (${who})`}.`,
    saidDuplicated: (day: string, from: number, to: number) => `Duplicated: ${day}, ${range(from, to)}.`,
    saidMotive: (motive: string) => `Motive: ${motive}.`,
    saidCopied: (count: number) => `${number(String(count))} ${plural(count, "entry", "entries")} copied from the week before.`,
    saidDropped: "Gesture dropped.",
    noLengthSplit: "Too short to be split.",

    copyWeek: "Copy the week before",
    import: "Import hours",

    keyArrows: "Move the cursor in the grid",
    keyDays: "Move through the days",
    keyPaint: "Paint a stretch",
    keyOpen: "Write the stretch down, or change the block",
    keyNext: "Next block",
    keyPrevious: "Previous block",
    keyMove: "Move the block",
    keyLength: "Change the length of the block",
    keySplit: "Split the block at the cursor or in the middle",
    keyDuplicate: "Day view; on a block: duplicate it",
    keyDelete: "Delete the block",
    keyBefore: "Period before",
    keyAfter: "Period after",
    keyClaim: "Claim the day's first unclaimed time",
    keyMotive: (motive: string) => `Motive of the block: ${motive}`,
    keyEscape: "Let the block go, back to the cursor",

    heat: (month: string) => `Map of hours: ${month}`,
    heatDay: (day: string, figures: string) => `${day}: ${figures}`,
    heatYear: "The last twelve months",
    less: "less",
    more: "more",
    monthTotal: "Total of the month",
    monthDays: (count: number) => `${count} ${plural(count, "day worked", "days worked")}`,
    riskFigure: (hours: string) => `${hours} at risk`,
    billableFigure: (hours: string) => `${hours} billable`,

    importTitle: "Import hours",
    importHint: "Toggl, Clockify, Harvest, Kimai, solidtime, an .ics calendar or a CSV",
    importFile: "File",
    importDialog: "Choose a file of hours",
    reading: "Reading the file…",
    format: (code: string) => `Recognised format: ${FORMATS.en[code] ?? code}`,
    unknownClients: (count: number) => `Unknown clients (${number(String(count))})`,
    refused: (count: number) => `Refused (${number(String(count))})`,
    addedFacts: (count: number, hours: string) => `${number(String(count))} ${plural(count, "entry", "entries")}, ${hours}`,
    alreadyThere: (count: number) => `${number(String(count))} ${plural(count, "entry", "entries")} already there, left alone`,
    overlapping: (count: number) => `${number(String(count))} ${plural(count, "overlaps others, kept", "overlap others, kept")}`,
    nearest: (name: string) => `Nearest: ${name}`,
    noNearest: "No such name in the book",
    entriesOf: (count: number) => `${number(String(count))} ${plural(count, "entry", "entries")}`,
    createClients: "Add these clients to the book as well",
    line: (line: number) => `line ${line}`,
    noneAdded: "Nothing to add.",
    noneRefused: "No row refused.",
    noneUnknown: "All clients are in the book.",
    doImport: (count: number) => `Add ${number(String(count))} ${plural(count, "entry", "entries")}`,
    imported: (count: number) => `${number(String(count))} ${plural(count, "entry", "entries")} added.`,
  },
);

/** What a proposal of the entry line is, by the engine's code. */
const kinds = words(
  { client: "client", mission: "mission", motive: "motif", day: "jour", entry: "déjà noté" },
  { client: "client", mission: "mission", motive: "motive", day: "day", entry: "written before" },
);

/** The word for what a proposal is; nothing for a kind from a newer engine. */
export function kindWord(kind: string): string {
  return (kinds as Record<string, string>)[kind] ?? "";
}

/** Motives of hours, by their code. */
export const motives = words(
  {
    production: "Production",
    phone: "Téléphone",
    quoting: "Devis",
    invoicing: "Facturation",
    prospecting: "Prospection",
    administration: "Administratif",
    training: "Formation",
    travel: "Déplacement",
  },
  {
    production: "Production",
    phone: "Phone",
    quoting: "Quoting",
    invoicing: "Invoicing",
    prospecting: "Prospecting",
    administration: "Administration",
    training: "Training",
    travel: "Travel",
  },
);

/** The word for a motive; a code from a newer engine is shown as it is. */
export function motiveWord(code: string): string {
  return (motives as Record<string, string>)[code] ?? code;
}

/** The name of an entry as a screen reader says it: where it stands, whose it is, what it was for, and what is wrong with it. */
export function entryName(
  entry: { date: string; minutes: number; client: string | null; motive: string; note: string | null; at_risk: boolean; billable: boolean; overlaps: number[] },
  span: { start: number; end: number } | null,
): string {
  const who = entry.client ?? w.nobody;
  const motive = motiveWord(entry.motive).toLocaleLowerCase();
  const base = span
    ? w.blockName(dayDate(entry.date), span.start, span.end, who, motive)
    : w.lengthName(dayDate(entry.date), duration(entry.minutes), who, motive);
  const more = [entry.note, entry.at_risk && w.riskShort, !entry.billable && w.notBillable, entry.overlaps.length > 0 && w.overlap];
  return [base, ...more].filter(Boolean).join(", ");
}

/** What is noted of a day: its hours, those to bill, and those at risk where there are any. */
export function dayFigures(day: { minutes: number; billable_minutes: number; at_risk_minutes: number } | undefined): string {
  if (!day) return w.nothing;
  const risk = day.at_risk_minutes > 0 && w.riskFigure(duration(day.at_risk_minutes));
  return [duration(day.minutes), w.billableFigure(duration(day.billable_minutes)), risk].filter(Boolean).join(", ");
}
