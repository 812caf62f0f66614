import { line } from "d3-shape";
import type { Reply } from "$ipc/client";
import { linear } from "./linear";
import { addMonths, monthsIn, type Span } from "./period";

export type Month = Reply<"report_months">["months"][number];

/** Every month of a span: the engine leaves out those without hours and money, the axis of time does not. */
export function filled(months: readonly Month[], span: Span): Month[] {
  const known = new Map(months.map((one) => [one.month, one]));
  return Array.from({ length: Math.max(0, monthsIn(span)) }, (_, at) => {
    const month = addMonths(span.from, at);
    const none = "0.00";
    return (
      known.get(month) ?? { month, hours: none, billable_hours: none, invoiced_net: none, collected_net: none, contributions: none, net: none, true_hour: null }
    );
  });
}

/** Room around the plots, in pixels: figures of the axes at the left, names of the months below. */
const LEFT = 52;
const RIGHT = 12;
const TOP = 8;
const NAMES = 20;
const BETWEEN = 22;
/** The line of true hours takes this part of the height, the bars of money the rest. */
const LINE_PART = 0.44;
/** Figures of an axis need this much height each. */
const TICK_HEIGHT = 24;
/** Narrower months than this have no room for a name of their own. */
const NAME_WIDTH = 38;

/** One month as it is drawn, in pixels. */
export interface Column {
  month: string;
  /** Left edge and width of all that belongs to the month: the part that answers to the mouse. */
  left: number;
  width: number;
  centre: number;
  collected: Bar;
  net: Bar;
  /** Where the true hour stands; nothing in a month without hours. */
  rate: number | null;
  /** Whether the axis names it. */
  named: boolean;
}

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line of an axis: where it stands and what it says. */
export interface Tick {
  y: number;
  value: string;
}

export interface Plot {
  columns: Column[];
  /** The true hours as SVG path, broken where a month has no hours. */
  path: string;
  floor: number;
  target: number;
  rateTicks: Tick[];
  moneyTicks: Tick[];
  left: number;
  right: number;
  /** Top and foot of the two plots. */
  rateTop: number;
  rateFoot: number;
  moneyTop: number;
  moneyFoot: number;
  /** Whether no month has any money: then the scale has nothing to measure but nothing. */
  moneyless: boolean;
  /** Where money is nothing: bars of a month with more given back than taken hang below. */
  moneyZero: number;
}

const number = (value: string | null) => (value === null ? null : Number(value));

/** Lays the months out in a box: true hours against floor and target above, money below, on one row of months. */
export function plotOf(months: readonly Month[], floor: string, target: string, width: number, height: number): Plot {
  const left = LEFT;
  const right = Math.max(left + 1, width - RIGHT);
  const room = Math.max(2, height - TOP - NAMES - BETWEEN);
  const rateTop = TOP;
  const rateFoot = TOP + room * LINE_PART;
  const moneyTop = rateFoot + BETWEEN;
  const moneyFoot = TOP + BETWEEN + room;

  const step = (right - left) / Math.max(1, months.length);
  const rates = months.map((one) => number(one.true_hour)).filter((rate) => rate !== null);
  const high = Math.max(1, Number(floor), Number(target), ...rates);
  const rate = linear([Math.min(0, ...rates), high * 1.06], [rateFoot, rateTop]);
  const sums = months.flatMap((one) => [Number(one.collected_net), Number(one.net)]);
  const moneyless = sums.every((sum) => sum === 0);
  const money = linear([Math.min(0, ...sums), Math.max(1, ...sums)], [moneyFoot, moneyTop], 3);

  const bar = (at: number, value: string, inset: number): Bar => {
    const from = money(0);
    const to = money(Number(value));
    return { x: left + step * (at + inset), y: Math.min(from, to), width: Math.max(1, step * (1 - 2 * inset)), height: Math.abs(to - from) };
  };
  const every = Math.max(1, Math.ceil(NAME_WIDTH / step));
  const columns = months.map((one, at): Column => {
    const real = number(one.true_hour);
    return {
      month: one.month,
      left: left + step * at,
      width: step,
      centre: left + step * (at + 0.5),
      collected: bar(at, one.collected_net, 0.2),
      net: bar(at, one.net, 0.2),
      rate: real === null ? null : rate(real),
      // January is always named, as its year; the others every so many months where there is room.
      named: (Number(one.month.slice(5)) - 1) % (every > 6 ? 12 : every === 4 || every === 5 ? 6 : every) === 0,
    };
  });
  const drawn = line<Column>((column) => column.centre, (column) => column.rate ?? 0).defined((column) => column.rate !== null);
  /** As many figures as there is height for; two at least, since one says nothing. */
  const count = (top: number, foot: number) => Math.max(2, Math.min(4, Math.floor((foot - top) / TICK_HEIGHT)));
  const tick = (scale: (value: number) => number) => (value: number) => ({ y: scale(value), value: String(value) });
  return {
    columns,
    path: drawn(columns) ?? "",
    floor: rate(Number(floor)),
    target: rate(Number(target)),
    rateTicks: rate.ticks(count(rateTop, rateFoot)).map(tick(rate)),
    moneyTicks: (moneyless ? [0] : money.ticks(count(moneyTop, moneyFoot))).map(tick(money)),
    moneyless,
    left,
    right,
    rateTop,
    rateFoot,
    moneyTop,
    moneyFoot,
    moneyZero: money(0),
  };
}
