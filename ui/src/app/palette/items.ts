import BookOpen from "@lucide/svelte/icons/book-open";
import CalendarClock from "@lucide/svelte/icons/calendar-clock";
import Contrast from "@lucide/svelte/icons/contrast";
import CornerDownRight from "@lucide/svelte/icons/corner-down-right";
import FileText from "@lucide/svelte/icons/file-text";
import Languages from "@lucide/svelte/icons/languages";
import MessageSquare from "@lucide/svelte/icons/message-square";
import Milestone from "@lucide/svelte/icons/milestone";
import Play from "@lucide/svelte/icons/play";
import Receipt from "@lucide/svelte/icons/receipt-euro";
import Square from "@lucide/svelte/icons/square";
import Timer from "@lucide/svelte/icons/timer";
import UserPlus from "@lucide/svelte/icons/user-plus";
import Users from "@lucide/svelte/icons/users";
import Zap from "@lucide/svelte/icons/zap";
import type { Component } from "svelte";
import { PAGES } from "$features/guide/pages";
import { SECTIONS } from "$features/settings/sections";
import { w as settings } from "$features/settings/words";
import { call, undo, type Reply } from "$ipc/client";
import { focusSoon } from "$shared/focus";
import { duration } from "$shared/format";
import { language } from "$shared/i18n/index.svelte";
import { type ActiveShortcut } from "$shared/keys.svelte";
import { go } from "$shared/route.svelte";
import { theme } from "$shared/theme.svelte";
import { done, refused, written } from "$shared/toasts";
import { keyName } from "../keyName";
import { SCREENS } from "../screens";
import { w as frame } from "../words";
import type { Findable } from "./find";
import { w } from "./words";

/** One line of the palette: found by its label, done by Enter. */
export interface Item extends Findable {
  /** Tells it from every other one, today and at the next start. */
  id: string;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  /** A quiet word after the label. */
  detail?: string | null;
  /** The key that does the same without the palette. */
  key?: string;
  run: () => void;
  /** What it asks next instead of closing the palette: a client. */
  asks?: string;
  then?: (client: string) => void;
}

/** A record that the engine found. */
export type Hit = Reply<"search">["hits"][number];

const KINDS: Record<string, { icon: Item["icon"]; screen: string; word: () => string }> = {
  client: { icon: Users, screen: "prospects", word: () => w.client },
  quote: { icon: FileText, screen: "quotes", word: () => w.quote },
  mission: { icon: Milestone, screen: "missions", word: () => w.mission },
  invoice: { icon: Receipt, screen: "invoices", word: () => w.invoice },
};

/** The lines of records: their kind, their number, whose they are, and what tells them from their neighbours. */
export function recordItems(hits: readonly Hit[]): Item[] {
  return hits.flatMap((hit) => {
    const kind = KINDS[hit.kind];
    if (!kind) return [];
    return {
      id: `${hit.kind}:${hit.id}`,
      label: hit.name,
      detail: [kind.word(), hit.client === hit.name ? null : hit.client, hit.detail].filter(Boolean).join(" · "),
      icon: kind.icon,
      run: () => go(kind.screen, String(hit.id)),
    };
  });
}

function fromShortcut(shortcut: ActiveShortcut): Item {
  return {
    id: `key:${shortcut.here ? "here" : "all"}:${shortcut.key}`,
    label: shortcut.label(),
    icon: shortcut.here ? CornerDownRight : Zap,
    key: keyName(shortcut.key),
    run: () => shortcut.run(new KeyboardEvent("keydown", { key: shortcut.key })),
  };
}

/** Keys that only move about say nothing in a list of commands. */
const MOVES = /^((Alt\+)?Arrow|Page|Home|End|Escape|[jk]$)/;
const named = (shortcut: ActiveShortcut) => shortcut.label() !== "" && !MOVES.test(shortcut.key);

/** What the screen in view can do, and what works everywhere, by the shortcuts that stood when the palette opened. */
export function commandItems(active: readonly ActiveShortcut[]): { here: Item[]; everywhere: Item[] } {
  const digits = new Set(SCREENS.map(({ key }) => key));
  return {
    here: active
      .filter((shortcut) => shortcut.here && named(shortcut))
      .sort((a, b) => Number(a.aside ?? false) - Number(b.aside ?? false))
      .map(fromShortcut),
    everywhere: active.filter((s) => !s.here && named(s) && !digits.has(s.key) && s.key !== "Ctrl+k").map(fromShortcut),
  };
}

export function screenItems(): Item[] {
  return SCREENS.map(({ id, key, icon }) => ({ id: `screen:${id}`, label: frame[id], icon, key, run: () => go(id) }));
}

export function guideItems(): Item[] {
  return PAGES.map((page) => ({
    id: `guide:${page.id}`,
    label: page.title(),
    detail: w.help,
    icon: BookOpen,
    run: () => go("guide", page.id),
  }));
}

const start = () => call("start_timer", { line: "" }).then(() => done(w.timerStarted), refused);
const stop = () => call("stop_timer", {}).then((entry) => written(w.timerStopped(duration(entry.value.minutes)), entry, undo), refused);
const adjust = (minutes: number) => call("adjust_timer", { minutes }).then((timer) => written(w.timerAdjusted(minutes), timer, undo), refused);

/** What can be made from anywhere; what the running timer can do stands first. */
export function createItems(timing: boolean): Item[] {
  const timer: Item[] = timing
    ? [
        { id: "timer:stop", label: w.timerStop, also: w.alsoTimer, icon: Square, run: () => void stop() },
        ...[5, 15, -5, -15].map((minutes) => ({
          id: `timer:${minutes}`,
          label: w.timerAdjust(minutes),
          also: w.alsoTimer,
          icon: Timer,
          run: () => void adjust(minutes),
        })),
      ]
    : [{ id: "timer:start", label: w.timerStart, also: w.alsoTimer, icon: Play, run: () => void start() }];
  const nextDate = (client: string) => {
    go("prospects", client);
    focusSoon("[data-testid='set-next']");
  };
  const make: Item[] = [
    { id: "new:prospect", label: w.newProspect, also: w.alsoClient, icon: UserPlus, run: () => go("prospects", "new") },
    { id: "new:quote", label: w.newQuote, also: w.alsoQuote, icon: FileText, run: () => go("quotes", "new", "edit") },
    { id: "new:invoice", label: w.newInvoice, also: w.alsoInvoice, icon: Receipt, run: () => go("invoices", "new", "edit") },
    {
      id: "new:follow-up",
      label: w.newFollowUp,
      also: w.alsoFollowUp,
      icon: CalendarClock,
      run: () => undefined,
      asks: w.followUpFor,
      then: nextDate,
    },
    {
      id: "new:exchange",
      label: w.newExchange,
      also: w.alsoExchange,
      icon: MessageSquare,
      run: () => undefined,
      asks: w.exchangeWith,
      then: (client) => go("prospects", client, "log"),
    },
  ];
  return timing ? [...timer, ...make] : [...make, ...timer];
}

/** The sections of the settings, by their names and by what one does in them: a backup, the IBAN, the logo. */
export function settingsItems(): Item[] {
  const also = {
    identity: w.alsoIdentity,
    rates: w.alsoRates,
    vat: w.alsoVat,
    papers: w.alsoPapers,
    series: w.alsoSeries,
    appearance: w.alsoAppearance,
    calendars: w.alsoCalendars,
    data: w.alsoData,
    facts: w.alsoFacts,
    about: w.alsoAbout,
  };
  return SECTIONS.map(({ id, icon }) => ({
    id: `settings:${id}`,
    label: settings[id],
    also: also[id],
    detail: frame.settings,
    icon,
    run: () => go("settings", id),
  }));
}

export function lookItems(): Item[] {
  return [
    { id: "theme:light", label: w.light, icon: Contrast, run: () => theme.set("light") },
    { id: "theme:dark", label: w.dark, icon: Contrast, run: () => theme.set("dark") },
    { id: "theme:system", label: w.system, icon: Contrast, run: () => theme.set("system") },
    { id: "language:fr", label: w.french, also: w.alsoLanguage, icon: Languages, run: () => language.set("fr") },
    { id: "language:en", label: w.english, also: w.alsoLanguage, icon: Languages, run: () => language.set("en") },
  ];
}
