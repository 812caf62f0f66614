import BellRing from "@lucide/svelte/icons/bell-ring";
import FileClock from "@lucide/svelte/icons/file-clock";
import Flag from "@lucide/svelte/icons/flag";
import HandCoins from "@lucide/svelte/icons/hand-coins";
import Milestone from "@lucide/svelte/icons/milestone";
import type { Component } from "svelte";
import type { Item, Kind } from "./items";
import { w } from "./words";

/** How a kind of dated thing looks: an icon and a hue of the palette; its word stands in the words. */
export interface Look {
  icon: Component<{ size?: number; strokeWidth?: number }>;
  /** A custom property of the tokens. */
  colour: string;
}

/** One hue a kind, far from each other on the wheel; red stays with what is late. */
export const LOOKS: Record<Kind, Look> = {
  follow_up: { icon: BellRing, colour: "var(--c9)" },
  stage: { icon: Milestone, colour: "var(--c6)" },
  deadline: { icon: Flag, colour: "var(--c11)" },
  payment: { icon: HandCoins, colour: "var(--c5)" },
  validity: { icon: FileClock, colour: "var(--c3)" },
};

/** Why an item cannot be moved, as a sentence that says what to do instead. */
export function whyFixed(item: Item): string {
  if (item.state === "done") return w.fixedDone;
  switch (item.kind as Kind) {
    case "payment":
      return w.fixedPayment;
    case "validity":
      return w.fixedValidity;
    case "stage":
      return w.fixedStage;
    case "deadline":
      return w.fixedDeadline;
    case "follow_up":
      return w.fixedDone;
  }
}
