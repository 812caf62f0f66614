import BookOpenCheck from "@lucide/svelte/icons/book-open-check";
import CalendarSync from "@lucide/svelte/icons/calendar-sync";
import FileText from "@lucide/svelte/icons/file-text";
import Gauge from "@lucide/svelte/icons/gauge";
import HardDrive from "@lucide/svelte/icons/hard-drive";
import Hash from "@lucide/svelte/icons/hash";
import IdCard from "@lucide/svelte/icons/id-card";
import Info from "@lucide/svelte/icons/info";
import Landmark from "@lucide/svelte/icons/landmark";
import Palette from "@lucide/svelte/icons/palette";
import type { Component } from "svelte";
import type { FieldName } from "./identity";

/** One section of the settings; those with fields are saved by their own button. */
export interface Section {
  id: SectionId;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  fields: readonly FieldName[];
}

export type SectionId =
  | "identity"
  | "rates"
  | "vat"
  | "papers"
  | "series"
  | "appearance"
  | "calendars"
  | "data"
  | "facts"
  | "about";

export const SECTIONS: readonly Section[] = [
  { id: "identity", icon: IdCard, fields: ["name", "address", "email", "phone", "siret", "electronic_address", "iban", "bic", "opening_balance"] },
  { id: "rates", icon: Gauge, fields: ["target_rate", "floor_rate"] },
  {
    id: "vat",
    icon: Landmark,
    fields: ["status", "started", "acre", "declares", "vat", "vat_number", "legal_form", "capital", "registration"],
  },
  { id: "papers", icon: FileText, fields: ["logo", "accent", "payment_terms_days", "late_penalty_rate", "mediator", "language"] },
  { id: "series", icon: Hash, fields: [] },
  { id: "appearance", icon: Palette, fields: [] },
  { id: "calendars", icon: CalendarSync, fields: [] },
  { id: "data", icon: HardDrive, fields: [] },
  { id: "facts", icon: BookOpenCheck, fields: [] },
  { id: "about", icon: Info, fields: [] },
];

/** The section of an id from the address; an unknown one is the first. */
export function sectionOf(id: string | null): Section {
  return SECTIONS.find((section) => section.id === id) ?? SECTIONS[0]!;
}

/** The section so many places further; at the ends it stays. */
export function further(id: SectionId, by: number): Section {
  const at = SECTIONS.findIndex((section) => section.id === id);
  return SECTIONS[Math.max(0, Math.min(SECTIONS.length - 1, at + by))]!;
}
