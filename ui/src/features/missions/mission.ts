import type { Reply } from "$ipc/client";
import { found } from "$shared/found";

export type MissionRow = Reply<"list_missions">["missions"][number];
export type Mission = Reply<"show_mission">;
export type Stage = Mission["stages"][number];

/** Whether the address names a record; `new` is a mode of the panel. */
export function isRecord(id: string | null): id is string {
  return id !== null && /^\d+$/.test(id);
}

/** What a mission is found by. */
export const textOf = ({ name, client }: MissionRow) => [name, client];

/** Which missions a list shows. */
export type Shown = "open" | "risk" | "all";

/** The missions that fit, in the order given. `kept` stays whatever it is: its panel is open. */
export function narrowed(rows: readonly MissionRow[], shown: Shown, search: string, kept: MissionRow | undefined): MissionRow[] {
  const fits = ({ status, order_signed: signed }: MissionRow) =>
    shown === "all" || (shown === "open" ? status === "open" : !signed && status !== "cancelled");
  const told = found(rows.filter(fits), search, textOf);
  if (!kept || told.includes(kept)) return told;
  const shownToo = new Set(told).add(kept);
  return rows.filter((row) => shownToo.has(row));
}

/** How far a mission has come, for sorting: the share of its stages that are behind it; none without stages. */
export function progress({ stages }: Pick<MissionRow, "stages">): number | null {
  if (stages.length === 0) return null;
  return stages.filter((stage) => stage.status !== "pending").length / stages.length;
}

/** Stages that the client can still approve. */
export function toValidate(stages: readonly Stage[]): Stage[] {
  return stages.filter((stage) => stage.status === "pending" || (stage.status !== "validated" && !stage.validated_on));
}

/**
 * The stage that the work is at: the first that is neither approved nor billed. What the order alone makes billable is
 * no work, so it is skipped while another stage waits.
 */
export function currentStage(stages: readonly Stage[]): Stage | null {
  const waiting = stages.filter((stage) => stage.status === "pending");
  return waiting.find((stage) => stage.trigger !== "order") ?? waiting[0] ?? null;
}

/** Where things stand on the bar of hours, as shares of its length. */
export interface Burn {
  /** Hours within the budget. */
  used: number;
  /** Hours past the budget. */
  over: number;
  /** The budget; none: there is no budget. */
  budget: number | null;
  /** Where the real rate falls under the floor; none: too far away to be drawn. */
  floor: number | null;
}

/** A floor further away than this many budgets would squeeze the bar; the sentence beside it says where it is. */
const FLOOR_IN_VIEW = 1.6;

/**
 * Lays out the bar of hours. All are decimal strings of hours; they are only drawn, so floats are good enough.
 * Without a budget the bar runs to the floor.
 */
export function burn(hours: string, budget: string | null, untilFloor: string | null): Burn {
  const used = Math.max(0, Number(hours));
  const planned = budget === null ? null : Number(budget);
  const floorAt = untilFloor === null ? null : Math.max(0, used + Number(untilFloor));
  const inView = floorAt !== null && (planned === null || planned <= 0 || floorAt <= planned * FLOOR_IN_VIEW);
  const length = Math.max(used, planned ?? 0, inView ? floorAt : 0);
  if (length <= 0) return { used: 0, over: 0, budget: null, floor: null };
  const within = planned === null ? used : Math.min(used, planned);
  return {
    used: within / length,
    over: (used - within) / length,
    budget: planned === null || planned <= 0 ? null : planned / length,
    floor: inView ? floorAt / length : null,
  };
}

/** The stretch of hours at which the floor is reached: what was worked plus what is left, as hours again. */
export function floorAt(hours: string, untilFloor: string): string {
  return (Number(hours) + Number(untilFloor)).toFixed(2);
}
