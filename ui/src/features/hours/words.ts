import { words } from "$shared/i18n/index.svelte";

export const w = words(
  {
    entryLine: "Noter des heures",
    example: "2h acme appel",
    add: "noter",
    added: (hours: string, who: string) => `${hours} notées${who && ` pour ${who}`}.`,
    start: "Démarrer le chronomètre",
    stop: "Arrêter le chronomètre et noter",
    started: "Le chronomètre tourne ; il continue si vous fermez Carnet.",
    nobody: "sans client",
    atRisk: "heures à risque : pas de bon de commande signé",
    overlap: "chevauche d'autres heures",
  },
  {
    entryLine: "Write down hours",
    example: "2h acme call",
    add: "write down",
    added: (hours: string, who: string) => `${hours} written down${who && ` for ${who}`}.`,
    start: "Start the timer",
    stop: "Stop the timer and write down",
    started: "The timer runs; it goes on when you close Carnet.",
    nobody: "no client",
    atRisk: "hours at risk: no signed order",
    overlap: "overlaps other hours",
  },
);

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
