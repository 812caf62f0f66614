import { words } from "$shared/i18n/index.svelte";

/** Words of the shared parts themselves; a screen's words stand with the screen. */
export const w = words(
  {
    close: "Fermer",
    cancel: "Annuler",
    undo: "Annuler",
    hiddenAmount: "montant masqué",
    ascending: "tri croissant",
    descending: "tri décroissant",
    optional: "facultatif",
    page: (page: number, pages: number) => `page ${page} sur ${pages}`,
    pdfFailed: "Le PDF ne s'affiche pas. Ouvrez-le dans votre lecteur, ou réessayez.",
    loading: "Chargement…",
    today: "aujourd'hui",
    tomorrow: "demain",
    yesterday: "hier",
    inDays: (days: number) => `dans ${days} j`,
    daysAgo: (days: number) => `il y a ${days} j`,
  },
  {
    close: "Close",
    cancel: "Cancel",
    undo: "Undo",
    hiddenAmount: "hidden amount",
    ascending: "sorted ascending",
    descending: "sorted descending",
    optional: "optional",
    page: (page: number, pages: number) => `page ${page} of ${pages}`,
    pdfFailed: "The PDF cannot be shown. Open it in your reader, or try again.",
    loading: "Loading…",
    today: "today",
    tomorrow: "tomorrow",
    yesterday: "yesterday",
    inDays: (days: number) => `in ${days} d`,
    daysAgo: (days: number) => `${days} d ago`,
  },
);
