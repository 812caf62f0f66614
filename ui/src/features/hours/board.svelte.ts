import { call, undo, type Reply, type Request } from "$ipc/client";
import { dayDate, duration } from "$shared/format";
import { refused, written } from "$shared/toasts";
import { cutOf, moved, painted, resized, same, shifted, type Edge, type Place } from "./gesture";
import { inOrder, laidOut, spanOf, type Entry, type Span } from "./layout";
import { FINE, QUARTER, clockOf, minuteOf, snapDown } from "./time";
import { entryName, motiveWord, w } from "./words";

/** What the hand is doing: painting free cells, carrying a block or a copy of it, or holding one of its edges. */
export interface Drag {
  kind: "paint" | "move" | "copy" | Edge;
  entry: Entry | null;
  span: Span;
}

/** What the small editor stands for: an entry, or a stretch that becomes one. */
export interface Editing {
  entry: Entry | null;
  span: Span | null;
  date: string;
}

/** What an entry looks like before the engine has answered; nothing: it is being deleted. */
interface Pending {
  entry: Entry | null;
  /** Told by the engine: it goes when the list is read again. */
  settled: boolean;
}

type Written<T> = { value: T; notices: string[] };

/**
 * The hours in view, and what is done to them. Each gesture is one command and one step of undo: the block is where the
 * hand put it at once, and goes back with a sentence when the engine refuses.
 */
export class Board {
  readonly days: string[] = $derived.by(() => this.#days());
  /** The entries of the days in view and of the evening before, gestures under way included. */
  readonly entries: Entry[] = $derived.by(() => this.#merged());
  readonly pieces = $derived.by(() => laidOut(this.entries, this.days));
  /** Entries of the days in view, in the order of the keys. */
  readonly order: Entry[] = $derived.by(() => inOrder(this.entries.filter((entry) => this.days.includes(entry.date))));
  readonly selected: Entry | null = $derived.by(() => this.order.find((entry) => entry.id === this.#selected) ?? null);

  cursor = $state.raw<Place>({ date: "", minute: 9 * 60 });
  painted = $state.raw<Span | null>(null);
  drag = $state.raw<Drag | null>(null);
  editing = $state.raw<Editing | null>(null);
  /** Something was typed in the editor that is not saved: a click beside it does not close it. */
  typing = $state(false);
  /** The client whose hours stand out (null: nobody's); undefined when all do. */
  client = $state<number | null | undefined>(undefined);
  /** The last thing that happened, for those who do not see it. */
  said = $state("");
  /** Brings a place into view; the grid that is on screen sets it. */
  reveal: (span: Span) => void = () => {};
  /** Gives the keyboard back to the grid. */
  focus: () => void = () => {};

  #days: () => string[];
  #listed: () => readonly Entry[];
  #selected = $state<number | null>(null);
  #pending = $state.raw<ReadonlyMap<number, Pending>>(new Map());
  #anchor = 0;
  #unnamed = 0;
  #last: Entry | null = null;

  constructor(days: () => string[], listed: () => readonly Entry[]) {
    this.#days = days;
    this.#listed = listed;
  }

  #merged(): Entry[] {
    const pending = this.#pending;
    if (pending.size === 0) return [...this.#listed()];
    const kept = this.#listed().filter((entry) => !pending.has(entry.id));
    return [...kept, ...[...pending.values()].flatMap(({ entry }) => entry ?? [])];
  }

  /** The list was read again: what the engine has told stands in it now. */
  settle(): void {
    const open = [...this.#pending].filter(([, pending]) => !pending.settled);
    if (open.length !== this.#pending.size) this.#pending = new Map(open);
  }

  /** Whether a client's hours stand back because others were asked for. */
  dimmed(entry: Entry): boolean {
    return this.client !== undefined && entry.client_id !== this.client;
  }

  /** What a new entry is proposed for: the last one written here for a client, else the latest in view. */
  get proposed(): Entry | null {
    return this.#last ?? this.order.findLast((entry) => entry.client !== null) ?? null;
  }

  select(id: number | null): void {
    this.#selected = id;
    this.painted = null;
    const entry = this.selected;
    if (!entry) return;
    const span = spanOf(entry);
    this.cursor = { date: entry.date, minute: span ? snapDown(span.start) : this.cursor.minute };
    this.said = entryName(entry, span);
  }

  /** Goes to the next block (1) or the one before (-1); false at the end. */
  step(by: 1 | -1): boolean {
    const at = this.order.findIndex((entry) => entry.id === this.#selected);
    const from = at >= 0 ? at + by : this.#nearest(by);
    const next = this.order[from];
    if (!next) return false;
    this.select(next.id);
    const span = spanOf(next);
    if (span) this.reveal(span);
    return true;
  }

  /** The first block after the cursor, or the last one before it. */
  #nearest(by: 1 | -1): number {
    const { date, minute } = this.cursor;
    const behind = (entry: Entry) => entry.date < date || (entry.date === date && (entry.start === null || minuteOf(entry.start) < minute));
    return by === 1 ? this.order.findIndex((entry) => !behind(entry)) : this.order.findLastIndex(behind);
  }

  /** Moves the cursor to a place; with `paint`, what lies between is marked to be written down. */
  go(to: Place, paint = false): void {
    if (paint && !this.painted) this.#anchor = this.cursor.minute;
    const sameDay = to.date === this.cursor.date;
    this.#selected = null;
    this.cursor = to;
    this.painted = paint && sameDay ? painted(to.date, this.#anchor, to.minute) : null;
    const span = this.painted ?? { date: to.date, start: to.minute, end: to.minute + QUARTER };
    this.reveal({ date: to.date, start: to.minute, end: to.minute + QUARTER });
    this.said = this.painted
      ? w.paintedCells(dayDate(span.date), span.start, span.end)
      : w.cell(dayDate(to.date), to.minute);
  }

  /** Lets go of what is held, one thing after the other; false when nothing was. */
  release(): boolean {
    if (this.drag) {
      this.drag = null;
      this.said = w.saidDropped;
    } else if (this.painted) this.painted = null;
    else if (this.#selected !== null) this.#selected = null;
    else return false;
    return true;
  }

  /** Opens the editor on the selected block, what is painted, or the hour at the cursor. */
  open(): void {
    const entry = this.selected;
    if (entry) this.editing = { entry, span: spanOf(entry), date: entry.date };
    else this.write(this.painted ?? { date: this.cursor.date, start: this.cursor.minute, end: Math.min(1440, this.cursor.minute + 60) });
  }

  /** Opens the editor on a stretch to be written down. */
  write(span: Span): void {
    this.painted = span;
    this.#selected = null;
    this.editing = { entry: null, span, date: span.date };
    this.reveal(span);
  }

  /** What an arrow with Alt does to the selected block: it is carried, and put down when Alt is let go. */
  carry(days: number, steps: number, edge: boolean): void {
    const entry = this.drag?.entry ?? this.selected;
    const from = this.drag?.span ?? (entry && spanOf(entry));
    if (!entry || entry.id < 0 || !from) return;
    const span = edge ? resized(from, "end", from.end + steps * QUARTER, FINE) : shifted(from, days, steps * QUARTER);
    if (!this.days.includes(span.date)) return;
    this.drag = { kind: edge ? "end" : "move", entry, span };
    this.said = edge ? w.saidResized(span.start, span.end) : w.saidMoved(dayDate(span.date), span.start, span.end);
    this.reveal(span);
  }

  /** Where the pointer has carried what it holds. `grip` is how far under the block's start it was taken, in minutes. */
  pull(hold: { kind: Drag["kind"]; entry: Entry | null; span: Span; grip: number }, to: Place, step: number): void {
    const { kind, entry, span: from } = hold;
    let span = from;
    if (kind === "paint") span = painted(from.date, hold.grip, to.minute, step);
    else if (kind === "move" || kind === "copy") span = moved(from, { date: to.date, minute: to.minute - hold.grip }, step);
    else span = resized(from, kind, to.minute, step);
    if (!this.drag || this.drag.kind !== kind || !same(this.drag.span, span)) this.drag = { kind, entry, span };
  }

  /** Puts down what is held. */
  async drop(): Promise<void> {
    const held = this.drag;
    this.drag = null;
    if (!held) return;
    if (!held.entry) {
      this.cursor = { date: held.span.date, minute: held.span.start };
      this.write(held.span);
    } else if (held.kind === "copy") await this.duplicate(held.entry, held.span);
    else await this.place(held.entry, held.span, held.kind === "move");
  }

  /** Gives an entry another place. A move keeps the true length, also across a change of clocks. */
  async place(entry: Entry, span: Span, move: boolean): Promise<void> {
    const before = spanOf(entry);
    if (before && same(before, span)) return;
    const start = clockOf(span.start);
    const end = clockOf(span.end);
    const shown = { ...entry, date: span.date, start, end, minutes: move ? entry.minutes : span.end - span.start };
    const request = move ? { id: entry.id, date: span.date, start } : { id: entry.id, date: span.date, start, end };
    const sentence = move ? w.saidMoved(dayDate(span.date), span.start, span.end) : w.saidResized(span.start, span.end);
    await this.#gesture([[entry.id, shown]], () => call("save_entry", request), (kept) => ({ kept: [kept], sentence }));
  }

  async duplicate(entry: Entry, span: Span | null = spanOf(entry)): Promise<void> {
    const id = this.#name();
    const when = span
      ? { date: span.date, start: clockOf(span.start), duration: `${entry.minutes}m` }
      : { date: entry.date, duration: `${entry.minutes}m` };
    const shown = { ...entry, id, ...(span && { date: span.date, start: clockOf(span.start), end: clockOf(span.end) }) };
    const sentence = span ? w.saidDuplicated(dayDate(span.date), span.start, span.end) : w.saidAdded(duration(entry.minutes), entry.client ?? "");
    const request: Request<"save_entry"> = {
      ...when,
      client: entry.client_id === null ? "" : String(entry.client_id),
      mission: entry.mission_id === null ? "" : String(entry.mission_id),
      motive: entry.motive,
      note: entry.note ?? "",
      billable: entry.billable,
    };
    await this.#gesture([[id, shown]], () => call("save_entry", request), (kept) => ({ kept: [kept], sentence, select: kept.id }));
  }

  async split(entry: Entry, wanted: number | null): Promise<void> {
    const span = spanOf(entry);
    const at = span && cutOf(span, wanted);
    if (!span || at === null) {
      this.said = w.noLengthSplit;
      return;
    }
    const id = this.#name();
    const clock = clockOf(at);
    const pieces: [number, Entry][] = [
      [entry.id, { ...entry, end: clock, minutes: at - span.start }],
      [id, { ...entry, id, start: clock, minutes: span.end - at }],
    ];
    await this.#gesture(pieces, () => call("split_entry", { id: entry.id, at: clock }), ({ first, second }) => ({
      kept: [first, second],
      sentence: w.saidSplit(at % 1440),
      select: second.id,
    }));
  }

  async remove(entry: Entry): Promise<void> {
    const at = this.order.findIndex((other) => other.id === entry.id);
    const next = this.order[at + 1] ?? this.order[at - 1];
    const sentence = w.saidDeleted(duration(entry.minutes), entry.client ?? "");
    if (this.#selected === entry.id) this.#selected = next && next.id > 0 ? next.id : null;
    await this.#gesture([[entry.id, null]], () => call("delete_entry", { id: entry.id }), () => ({ kept: [], sentence }));
  }

  async setMotive(entry: Entry, motive: string): Promise<void> {
    if (entry.motive === motive) return;
    const sentence = w.saidMotive(motiveWord(motive));
    await this.#gesture([[entry.id, { ...entry, motive }]], () => call("save_entry", { id: entry.id, motive }), (kept) => ({ kept: [kept], sentence }));
  }

  /** Sends what was typed in the editor; `saved` comes before the editor goes. A refusal is the editor's to show: it throws. */
  async save(request: Request<"save_entry">, saved: () => void): Promise<void> {
    const outcome = await call("save_entry", request);
    saved();
    const entry = outcome.value;
    this.#keep([entry]);
    // Paperwork proposes nothing: what follows it is a client's again.
    if (entry.client !== null) this.#last = entry;
    this.painted = null;
    this.editing = null;
    this.#selected = entry.id;
    this.#tell(request.id === undefined ? w.saidAdded(duration(entry.minutes), entry.client ?? "") : w.saidChanged, outcome);
  }

  /** Closes the editor; what was painted is free again. */
  leave(): void {
    this.editing = null;
    this.painted = null;
  }

  #name(): number {
    this.#unnamed -= 1;
    return this.#unnamed;
  }

  async #gesture<T>(
    shown: [number, Entry | null][],
    ask: () => Promise<Written<T>>,
    told: (value: T) => { kept: Entry[]; sentence: string; select?: number },
  ): Promise<void> {
    const mine = new Map<number, Pending>(shown.map(([id, entry]) => [id, { entry, settled: false }]));
    // A block that the engine has not named yet cannot be asked for anything.
    if (shown.some(([id, entry]) => id < 0 && entry === null)) return;
    this.#pending = new Map([...this.#pending, ...mine]);
    // Another gesture on the same block may have overtaken this one: it stays in view.
    const stillMine = (id: number) => this.#pending.get(id) === mine.get(id);
    const without = () => [...this.#pending].filter(([id]) => !mine.has(id) || !stillMine(id));
    try {
      const outcome = await ask();
      const { kept, sentence, select } = told(outcome.value);
      const gone = [...mine].filter(([id, { entry }]) => entry === null && stillMine(id));
      const rest = without();
      const overtaken = new Set(rest.map(([id]) => id));
      this.#pending = new Map([
        ...rest,
        ...gone.map(([id]): [number, Pending] => [id, { entry: null, settled: true }]),
        ...kept.filter((entry) => !overtaken.has(entry.id)).map((entry): [number, Pending] => [entry.id, { entry, settled: true }]),
      ]);
      if (select !== undefined) this.#selected = select;
      this.#tell(sentence, outcome);
    } catch (reason) {
      this.#pending = new Map(without());
      if (reason instanceof Error) this.said = reason.message;
      refused(reason);
    }
  }

  #keep(entries: Entry[]): void {
    this.#pending = new Map([...this.#pending, ...entries.map((entry): [number, Pending] => [entry.id, { entry, settled: true }])]);
  }

  #tell(sentence: string, outcome: { notices: string[] }): void {
    this.said = sentence;
    written(sentence, outcome, undo);
  }
}

/** Copies the week before into the week of `monday`; a refusal is said. */
export async function copyWeek(from: string, to: string): Promise<Reply<"copy_hours">["value"] | null> {
  try {
    const outcome = await call("copy_hours", { from, to });
    written(w.saidCopied(outcome.value.added), outcome, undo);
    return outcome.value;
  } catch (reason) {
    refused(reason);
    return null;
  }
}

