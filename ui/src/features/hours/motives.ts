import FileText from "@lucide/svelte/icons/file-text";
import Folder from "@lucide/svelte/icons/folder";
import GraduationCap from "@lucide/svelte/icons/graduation-cap";
import Hammer from "@lucide/svelte/icons/hammer";
import Phone from "@lucide/svelte/icons/phone";
import Receipt from "@lucide/svelte/icons/receipt-euro";
import Route from "@lucide/svelte/icons/route";
import Telescope from "@lucide/svelte/icons/telescope";
import type { Component } from "svelte";

export interface Motive {
  code: string;
  /** The letter that chooses it; the same in both languages, since hands remember it. */
  key: string;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  /** Whether it makes sense for nobody: prospecting, paperwork and learning do. */
  alone: boolean;
}

/** The eight motives, the paid work first, as the engine names them. */
export const MOTIVES: readonly Motive[] = [
  { code: "production", key: "p", icon: Hammer, alone: false },
  { code: "phone", key: "a", icon: Phone, alone: false },
  { code: "quoting", key: "v", icon: FileText, alone: false },
  { code: "invoicing", key: "f", icon: Receipt, alone: false },
  { code: "prospecting", key: "r", icon: Telescope, alone: true },
  { code: "administration", key: "b", icon: Folder, alone: true },
  { code: "training", key: "o", icon: GraduationCap, alone: true },
  { code: "travel", key: "l", icon: Route, alone: false },
];

/** The motive of a code; one from a newer engine is shown as paid work is. */
export function motiveOf(code: string): Motive {
  return MOTIVES.find((motive) => motive.code === code) ?? MOTIVES[0]!;
}
