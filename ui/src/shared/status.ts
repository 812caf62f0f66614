import { words } from "$shared/i18n/index.svelte";

/** Legal statuses and VAT regimes as the engine writes them. */
export const STATUSES = ["micro-bnc", "micro-bic-services", "micro-bic-goods", "micro-cipav", "ei", "eurl", "sasu"] as const;
export const VAT_REGIMES = ["franchise", "receipts", "debits"] as const;

const w = words(
  {
    "micro-bnc": "Micro-entreprise, profession libérale (BNC)",
    "micro-bic-services": "Micro-entreprise, prestations de services (BIC)",
    "micro-bic-goods": "Micro-entreprise, vente de marchandises (BIC)",
    "micro-cipav": "Micro-entreprise, libérale à la CIPAV",
    ei: "Entreprise individuelle",
    eurl: "EURL",
    sasu: "SASU",
    franchise: "Franchise en base, sans TVA",
    receipts: "TVA à l'encaissement",
    debits: "TVA sur les débits",
  },
  {
    "micro-bnc": "Micro-entreprise, liberal profession (BNC)",
    "micro-bic-services": "Micro-entreprise, services (BIC)",
    "micro-bic-goods": "Micro-entreprise, sale of goods (BIC)",
    "micro-cipav": "Micro-entreprise, liberal with CIPAV",
    ei: "Sole trader (entreprise individuelle)",
    eurl: "EURL",
    sasu: "SASU",
    franchise: "Franchise en base, no VAT",
    receipts: "VAT on receipts",
    debits: "VAT on invoices (débits)",
  },
);

/** The statuses to choose from, in the words of the law. */
export const statusOptions = (): { value: string; label: string }[] => STATUSES.map((value) => ({ value, label: w[value] }));

/** The VAT regimes to choose from. */
export const vatOptions = (): { value: string; label: string }[] => VAT_REGIMES.map((value) => ({ value, label: w[value] }));

/** Whether a status is that of a company: its papers name its form, capital and register. */
export const isCompany = (status: string): boolean => status === "eurl" || status === "sasu";

/** Whether a status pays contributions on what it cashes. */
export const isMicro = (status: string): boolean => status.startsWith("micro-");
