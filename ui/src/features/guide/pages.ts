import { words } from "$shared/i18n/index.svelte";

/** The pages of the guide, in reading order; each screen of the program has its own, and so has each view of the invoices. */
export type GuideId =
  | "start"
  | "today"
  | "prospects"
  | "quotes"
  | "missions"
  | "hours"
  | "invoices"
  | "received"
  | "books"
  | "profitability"
  | "agenda"
  | "settings"
  | "keyboard"
  | "law"
  | "out";

const w = words(
  {
    start: "Commencer",
    today: "Aujourd'hui",
    prospects: "Prospects",
    quotes: "Devis",
    missions: "Missions",
    hours: "Heures",
    invoices: "Factures émises",
    received: "Factures reçues",
    books: "Livres",
    profitability: "Rentabilité",
    agenda: "Agenda",
    settings: "Réglages",
    keyboard: "Tout au clavier",
    law: "Ce que dit la loi, ce que fait Carnet",
    out: "Ce que Carnet ne fera pas",
  },
  {
    start: "Getting started",
    today: "Today",
    prospects: "Prospects",
    quotes: "Quotes",
    missions: "Missions",
    hours: "Hours",
    invoices: "Invoices issued",
    received: "Invoices received",
    books: "Books",
    profitability: "Profitability",
    agenda: "Calendar",
    settings: "Settings",
    keyboard: "All from the keyboard",
    law: "What the law says, what Carnet does",
    out: "What Carnet will not do",
  },
);

const IDS: GuideId[] = [
  "start",
  "today",
  "prospects",
  "quotes",
  "missions",
  "hours",
  "invoices",
  "received",
  "books",
  "profitability",
  "agenda",
  "settings",
  "keyboard",
  "law",
  "out",
];

/** Ids and titles alone, for lists: what the pages say is loaded with the guide. */
export const PAGES: { id: GuideId; title: () => string }[] = IDS.map((id) => ({ id, title: () => w[id] }));

/** Pages of a view, by the screen that the view belongs to. */
const VIEWS: Partial<Record<GuideId, string>> = { received: "invoices", books: "invoices" };

/** The page of what is in view: of a view, else of its screen. */
export function pageOf(screen: string, id: string | null): string {
  return id !== null && VIEWS[id as GuideId] === screen ? id : screen;
}

/** Where the page leads: the screen, and the view in it. */
export function placeOf(page: GuideId): [screen: string, id?: string] {
  const screen = VIEWS[page];
  return screen ? [screen, page] : [page];
}
