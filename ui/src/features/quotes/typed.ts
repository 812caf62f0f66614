import type { Reply, Request } from "$ipc/client";
import { asRequest as lineRequest, asTyped as typedLine, newLine, sent, type TypedLine } from "$shared/lines/lines";

/** A stage of the schedule while it is typed. */
export interface TypedStage {
  key: number;
  label: string;
  /** "20", "20 %", "1200 €", or nothing for the rest. */
  share: string;
  trigger: string;
  delivers: boolean;
}

/** A quote while it is typed: every field as text, read by the engine. */
export interface TypedQuote {
  /** Number of the draft that is changed; none for a new quote. */
  quote: string | null;
  version: number;
  client: string;
  /** The record that was taken from the list; typing on forgets it. */
  picked: { id: string; name: string } | null;
  subject: string;
  lines: TypedLine[];
  discount_percent: string;
  estimate: string;
  schedule: TypedStage[];
  issue_date: string;
  valid_until: string;
  under_target_reason: string;
  under_target_until: string;
  language: string;
}

export const TRIGGERS = ["order", "midway", "delivery"] as const;

/** How a stored quote is written into fields, in the words of the language. */
export interface Pen {
  number: (decimal: string) => string;
  date: (iso: string) => string;
}

/** The engine's own writing, the same in every language: to compare, not to show. */
export const PLAIN: Pen = { number: (decimal) => decimal, date: (iso) => iso };

/** Schedules to start from; the last stage takes the rest, and with it the cents. */
export const PRESETS = {
  "20-40-40": ["20 %", "40 %", ""],
  "30-70": ["30 %", ""],
  "50-50": ["50 %", ""],
  whole: [""],
} as const;
export type Preset = keyof typeof PRESETS;

/** What the rest comes to, for a schedule that says it as a share. */
const REST: Record<Preset, string> = { "20-40-40": "40%", "30-70": "70%", "50-50": "50%", whole: "100%" };

/** Counts from the clock: keys of a draft found again, given at another start, never meet those of this one. */
let lastKey = Date.now();

export function schedule(preset: Preset): TypedStage[] {
  const shares = PRESETS[preset];
  return shares.map((share, at) => ({ key: ++lastKey, label: "", share, trigger: usualTrigger(at, shares.length), delivers: false }));
}

/** The order first, the delivery last, the middle between. */
export function usualTrigger(at: number, count: number): string {
  return at === count - 1 ? "delivery" : at === 0 ? "order" : "midway";
}

/** The preset that the stages still are; nothing once they were changed. */
export function presetOf(stages: readonly TypedStage[]): Preset | null {
  const same = (preset: Preset) =>
    PRESETS[preset].length === stages.length &&
    stages.every(
      (stage, at) =>
        [PRESETS[preset][at]!.replace(/\s/g, ""), at === stages.length - 1 ? REST[preset] : null].includes(stage.share.replace(/\s/g, "")) &&
        stage.trigger === usualTrigger(at, stages.length) &&
        !stage.delivers,
    );
  return (Object.keys(PRESETS) as Preset[]).find(same) ?? null;
}

/** The share that a new stage takes from the last one, in percent. */
const NEW_SHARE = 10;

/**
 * Adds a stage before the last one, which takes the rest from then on: the sum stays whole. `shares` are the stages' own
 * in percent; a last one that has little left gives half of it.
 */
export function stageAdded(stages: readonly TypedStage[], shares: readonly number[], write: Pen["number"]): TypedStage[] {
  const at = Math.max(0, stages.length - 1);
  const left = shares[at] ?? 100;
  const share = left >= 2 * NEW_SHARE ? NEW_SHARE : Math.max(1, Math.floor(left / 2));
  const stage = { key: ++lastKey, label: "", share: `${write(String(share))} %`, trigger: at === 0 ? "order" : "midway", delivers: false };
  return [...stages.slice(0, at), stage, ...stages.slice(at).map((last) => ({ ...last, share: "" }))];
}

/** Takes a stage away; the last one left takes the rest. */
export function stageRemoved(stages: readonly TypedStage[], at: number): TypedStage[] {
  if (stages.length < 2) return [...stages];
  const rest = stages.filter((_, index) => index !== at);
  return rest.map((stage, index) => (index === rest.length - 1 ? { ...stage, share: "" } : stage));
}

export function newQuote(rates: readonly string[], language: string): TypedQuote {
  return {
    quote: null,
    version: 1,
    client: "",
    picked: null,
    subject: "",
    lines: [newLine(undefined, rates)],
    discount_percent: "",
    estimate: "",
    schedule: schedule("20-40-40"),
    issue_date: "",
    valid_until: "",
    under_target_reason: "",
    under_target_until: "",
    language,
  };
}

/** A stored draft as it would be typed. */
export function typedQuote(quote: Reply<"show_quote">, pen: Pen): TypedQuote {
  const write = pen.number;
  const plain = quote.schedule.map((stage) => stage.share);
  return {
    quote: quote.number,
    version: quote.version,
    client: quote.client,
    picked: { id: String(quote.client_id), name: quote.client },
    subject: quote.subject ?? "",
    lines: quote.lines.map((line) => typedLine(line, write)),
    discount_percent: quote.discount_percent ? write(quote.discount_percent) : "",
    estimate: quote.estimated_hours ? write(quote.estimated_hours.replace(/\.0+$/, "")) : "",
    schedule: quote.schedule.map((stage, at) => ({
      key: ++lastKey,
      label: stage.label,
      share: /^[\d.]+$/.test(plain[at]!) ? `${write(plain[at]!)} %` : plain[at]!,
      trigger: stage.trigger,
      delivers: stage.delivers,
    })),
    issue_date: pen.date(quote.issue_date),
    valid_until: pen.date(quote.valid_until),
    under_target_reason: quote.under_target_reason ?? "",
    under_target_until: quote.under_target_until ? pen.date(quote.under_target_until) : "",
    language: quote.language,
  };
}

/** A new quote with the content of another: its client, lines, stages and hours; its dates and exceptions are its own. */
export function copyOf(quote: Reply<"show_quote">, pen: Pen): TypedQuote {
  return { ...typedQuote(quote, pen), quote: null, version: 1, issue_date: "", valid_until: "", under_target_reason: "", under_target_until: "" };
}

/** What is sent: nothing of what was left empty, so that the engine's own rules apply. */
export function request(typed: TypedQuote): Request<"preview_quote"> {
  const given = (text: string) => (text.trim() === "" ? undefined : text);
  return {
    quote: typed.quote ?? undefined,
    client: typed.picked && typed.picked.name === typed.client ? typed.picked.id : typed.client,
    subject: given(typed.subject),
    lines: sent(typed.lines).map(lineRequest),
    discount_percent: given(typed.discount_percent),
    estimate: given(typed.estimate),
    schedule: typed.schedule.map((stage) => ({
      label: given(stage.label),
      share: stage.share,
      trigger: given(stage.trigger),
      delivers: stage.delivers,
    })),
    issue_date: given(typed.issue_date),
    valid_until: given(typed.valid_until),
    under_target_reason: given(typed.under_target_reason),
    under_target_until: given(typed.under_target_until),
    language: given(typed.language),
  };
}
