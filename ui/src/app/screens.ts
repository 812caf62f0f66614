import BookOpen from "@lucide/svelte/icons/book-open";
import CalendarDays from "@lucide/svelte/icons/calendar-days";
import ChartColumn from "@lucide/svelte/icons/chart-column";
import Clock from "@lucide/svelte/icons/clock-3";
import FileText from "@lucide/svelte/icons/file-text";
import Milestone from "@lucide/svelte/icons/milestone";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import Receipt from "@lucide/svelte/icons/receipt-euro";
import SlidersHorizontal from "@lucide/svelte/icons/sliders-horizontal";
import Users from "@lucide/svelte/icons/users";
import Wallet from "@lucide/svelte/icons/wallet";
import type { Component } from "svelte";
import Today from "$features/today/Page.svelte";
import type { DrawingName } from "$shared/parts/Drawing.svelte";
import { w } from "./words";

/** One entry of the navigation. A screen has a page of a feature, there from the start or loaded when it is opened, or says in one sentence that it comes next. */
export interface Screen {
  id: ScreenId;
  /** The key that opens it: a digit for the ten of the navigation. */
  key: string;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  /** Stands with the frame: the first screen of the day. */
  drawn?: Component;
  page?: () => Promise<{ default: Component }>;
  coming?: { drawing: DrawingName; sentence: () => string };
}

export type ScreenId =
  | "today"
  | "prospects"
  | "quotes"
  | "missions"
  | "hours"
  | "invoices"
  | "profitability"
  | "treasury"
  | "agenda"
  | "settings"
  | "guide";

export const SCREENS: Screen[] = [
  { id: "today", key: "1", icon: NotebookPen, drawn: Today },
  { id: "prospects", key: "2", icon: Users, page: () => import("$features/prospects/Page.svelte") },
  { id: "quotes", key: "3", icon: FileText, page: () => import("$features/quotes/Page.svelte") },
  { id: "missions", key: "4", icon: Milestone, page: () => import("$features/missions/Page.svelte") },
  { id: "hours", key: "5", icon: Clock, page: () => import("$features/hours/Page.svelte") },
  { id: "invoices", key: "6", icon: Receipt, page: () => import("$features/invoices/Page.svelte") },
  { id: "profitability", key: "7", icon: ChartColumn, page: () => import("$features/profitability/Page.svelte") },
  { id: "treasury", key: "8", icon: Wallet, coming: { drawing: "coins", sentence: () => w.comingTreasury } },
  { id: "agenda", key: "9", icon: CalendarDays, page: () => import("$features/agenda/Page.svelte") },
  { id: "settings", key: "0", icon: SlidersHorizontal, page: () => import("$features/settings/Page.svelte") },
];

/** The guide is a place like the screens, though none of the ten. */
export const GUIDE: Screen = { id: "guide", key: "F1", icon: BookOpen, page: () => import("$features/guide/Page.svelte") };

/** The screen of an id from the address; an unknown one is the first. */
export function screenOf(id: string): Screen {
  return [...SCREENS, GUIDE].find((screen) => screen.id === id) ?? SCREENS[0]!;
}
