import type { DateFormat } from "@vigie/mapping";
import { type Plan, readBehind } from "./plan.ts";

/**
 * What is unlikely in the days or the numbers of a column, by thresholds that no study sets. The last kinds depend on the period
 * or the day that the study chooses: the private pages alone may say them.
 */
export type Oddity =
  /** A few values that many units have, where others are rare: `values` that enough have to be named, the commonest first. */
  | (Share & { readonly kind: "default_days" | "nines"; readonly values: readonly string[] })
  | (Share & { readonly kind: "early_days" | "low_days" | "negative" })
  | (Share & { readonly kind: "swapped_days" | "from_1904" })
  /** `count` days without any contact from the start of the period, or to its end. */
  | { readonly kind: "gap_before" | "gap_after"; readonly count: number };

interface Share {
  /** Units, or contacts. */
  readonly count: number;
  /** Over those with a value; 0..1. */
  readonly share: number;
}

/** A day as `2022-12-31`, or a number, and how many units or contacts have it. */
export interface CountedValue {
  readonly value: string;
  readonly count: number;
}

/** From which counts and shares each kind is reported; a table of docs/guide-statisticien.md repeats them. */
export const oddityThresholds = {
  /** Units, or contacts, under which nothing is reported. */
  countMin: 11,
  /** Least share of one value, among rows with a value. */
  shareMin: 0.01,
  /** Over what the values have that are not among the commonest. */
  timesOthers: 10,
  /** Different values besides: of a column of few, each is common. */
  othersMin: 100,
  /** Default days of one column: of more, the days of a calendar are in use. */
  defaultDaysMax: 10,
  earlyBefore: "1880-01-01",
  earlyContactBefore: "1980-01-01",
  /** Share of the days 2 to 12 among 2 to 31, .374 where days are spread evenly; units, and different days, that show it. */
  lowDays: { shareMin: 0.45, among: 1000, daysMin: 300 },
  /** Negative values, their share, and how far their mean may be from that of the others, as a ratio. */
  negative: { countMin: 50, shareMin: 0.05, ratioMax: 1.3 },
  /** Share of the contacts out of the period that another reading brings back into it; and, of all, share that is out. */
  anotherReading: { backMin: 0.8, shareMin: 0.01 },
  /** Age of the youngest, and share that they have, in a list that begins there; adults begin at 18, pensioners later. */
  youngest: { from: 22, below: 30, shareMin: 0.002 },
  /** Days without contact, contacts expected in them, and different days with some. */
  gap: { daysMin: 28, expectedMin: 20, withContactMin: 20 },
} as const;

const { countMin, shareMin, timesOthers, othersMin, defaultDaysMax } = oddityThresholds;

export interface DaysRead {
  readonly format: DateFormat;
  /** Already reported. */
  readonly spike: Spike | null;
  /** Under it, a value is not named. */
  readonly rowsMin: number;
}

/**
 * @param days of units, each once
 * @param read.ageAt day at which the study computes ages from this column; null where it does not
 */
export function dayOddities(
  days: readonly CountedValue[],
  { ageAt, ...read }: DaysRead & { readonly ageAt: string | null },
): readonly Oddity[] {
  const filled = sum(days);
  const defaults = defaultDays(days, read);
  const named = new Set(defaults.map(({ value }) => value));
  const early = days.filter(({ value }) => value < oddityThresholds.earlyBefore && !named.has(value));
  return [
    ...(defaults.length === 0
      ? []
      : [
          {
            kind: "default_days",
            values: quoted(defaults, read.rowsMin),
            ...share(defaults, filled),
          } as const,
        ]),
    ...atLeast("early_days", sum(early), filled),
    ...(read.format === "fr" || read.format === "us" ? lowDays(days, filled) : []),
    ...(read.format === "excel" && ageAt !== null ? youngestFrom1904(days, { filled, ageAt }) : []),
  ];
}

/** Days that many units have, where each other is rare; none where the one spike says it all. */
function defaultDays(days: readonly CountedValue[], { spike }: DaysRead): readonly CountedValue[] {
  const sorted = days.toSorted((a, b) => b.count - a.count);
  const median = sorted[Math.floor(sorted.length / 2)]?.count ?? 0;
  const filled = sum(days);
  const heavy = sorted.filter(({ count }) => isHeavy(count, { filled, others: median }));
  const isMany = heavy.length > defaultDaysMax || days.length - heavy.length < othersMin;
  return isMany || (spike !== null && heavy.length === 1) ? [] : heavy;
}

function isHeavy(
  count: number,
  { filled, others }: { readonly filled: number; readonly others: number },
): boolean {
  return count >= countMin && count >= shareMin * filled && count >= timesOthers * others;
}

/** American dates that a French reading takes for others have their month, up to 12, for a day. */
function lowDays(days: readonly CountedValue[], filled: number): readonly Oddity[] {
  const dayOfMonth = (value: string) => Number(value.slice(-2));
  // The first of a month is often a default, or a rule.
  const counted = days.filter(({ value }) => dayOfMonth(value) > 1);
  const low = sum(counted.filter(({ value }) => dayOfMonth(value) <= 12));
  const all = sum(counted);
  const { shareMin: least, among, daysMin } = oddityThresholds.lowDays;
  return all < among || counted.length < daysMin || low < least * all
    ? []
    : [{ kind: "low_days", count: low, share: low / filled }];
}

/** Day numbers of 1904 read as of 1900 make everyone four years older: a list of adults then begins between 22 and 29. */
function youngestFrom1904(
  days: readonly CountedValue[],
  { filled, ageAt }: { readonly filled: number; readonly ageAt: string },
): readonly Oddity[] {
  const { from, below, shareMin: least } = oddityThresholds.youngest;
  const bornBefore = (age: number) => `${Number(ageAt.slice(0, 4)) - age}${ageAt.slice(4)}`;
  const [youngest = ""] = days
    .map(({ value }) => value)
    .toSorted()
    .toReversed();
  const age = [...Array(below - from).keys()]
    .map((years) => from + years)
    .find((years) => youngest <= bornBefore(years) && youngest > bornBefore(years + 1));
  if (age === undefined) return [];
  const ofAge = sum(days.filter(({ value }) => value > bornBefore(age + 1)));
  return ofAge < countMin || ofAge < least * filled ? [] : [{ kind: "from_1904", count: filled, share: 1 }];
}

/**
 * @param days of contacts, each once
 * @param read.window days of the period
 * @param read.day of the run, before the end of the period; else null
 */
export function contactDayOddities(
  days: readonly CountedValue[],
  {
    format,
    window: { from, to },
    day,
  }: {
    readonly format: DateFormat;
    readonly window: { readonly from: string; readonly to: string };
    readonly day: string | null;
  },
): readonly Oddity[] {
  const filled = sum(days);
  const isIn = (value: string) => from <= value && value <= to;
  const outside = days.filter(({ value }) => !isIn(value));
  const early = days.filter(({ value }) => value < oddityThresholds.earlyContactBefore);
  const back = (read: (value: string) => string) => outside.filter(({ value }) => isIn(read(value)));
  const inside = days.filter(({ value }) => isIn(value));
  return [
    ...atLeast("early_days", sum(early), filled),
    ...(format === "fr" || format === "us"
      ? broughtBack("swapped_days", back(swapped), { outside, filled })
      : []),
    ...(format === "excel" ? broughtBack("from_1904", back(of1904), { outside, filled }) : []),
    ...gaps(inside, { from, to: day ?? to }),
  ];
}

function broughtBack(
  kind: "swapped_days" | "from_1904",
  back: readonly CountedValue[],
  { outside, filled }: { readonly outside: readonly CountedValue[]; readonly filled: number },
): readonly Oddity[] {
  const { backMin, shareMin: least } = oddityThresholds.anotherReading;
  const [count, out] = [sum(back), sum(outside)];
  return count < countMin || out < least * filled || count < backMin * out
    ? []
    : [{ kind, count, share: count / filled }];
}

/** `2022-04-03` for `2022-03-04`; a day that the calendar lacks is in no period. */
function swapped(day: string): string {
  const [year = "", month = "", ofMonth = ""] = day.split("-");
  return Number(ofMonth) > 12 ? "" : `${year}-${ofMonth}-${month}`;
}

/** The number of days from 1904 that was read as one from 1900. */
function of1904(day: string): string {
  return dayOfNumber(numberOfDay(day) + 1462);
}

/** The contacts that the rate of the days between would give in as many days without any. */
function gaps(
  inside: readonly CountedValue[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly Oddity[] {
  const sorted = inside.map(({ value }) => value).toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const perDay = sum(inside) / (numberOfDay(last) - numberOfDay(first) + 1);
  const { daysMin, expectedMin, withContactMin } = oddityThresholds.gap;
  if (inside.length < withContactMin) return [];
  return [
    { kind: "gap_before", count: numberOfDay(first) - numberOfDay(from) } as const,
    { kind: "gap_after", count: numberOfDay(to) - numberOfDay(last) } as const,
  ].filter(({ count }) => count >= daysMin && count * perDay >= expectedMin);
}

export interface NumbersRead {
  /** The commonest values, the commonest first: a hundred at most. */
  readonly commonest: readonly CountedValue[];
  /** Units with a value, and different values. */
  readonly filled: number;
  readonly distinct: number;
  readonly negative: { readonly count: number; readonly sum: number };
  /** Sum of the values that are not negative. */
  readonly otherSum: number;
  /** Under it, a value is not named. */
  readonly rowsMin: number;
}

/** Commonest values that are read. */
export const commonestMax = 100;

export function numberOddities(read: NumbersRead): readonly Oddity[] {
  const { commonest, filled, distinct, rowsMin } = read;
  const rare = distinct - commonest.length;
  const others = rare <= 0 ? 0 : (filled - sum(commonest)) / rare;
  const nines =
    rare < othersMin
      ? []
      : commonest.filter(({ value, count }) => isOfNines(value) && isHeavy(count, { filled, others }));
  return [
    ...(nines.length === 0
      ? []
      : [{ kind: "nines", values: quoted(nines, rowsMin), ...share(nines, filled) } as const]),
    ...negativeOnes(read),
  ];
}

/** `99`, `9999.99`, `-9`, `888`, `-1`: what forms and surveys write for no value. */
function isOfNines(value: string): boolean {
  return /^-?(9{2,}(\.9+)?|8{2,}(\.8+)?)$|^-(?:1|9|8)$/.test(value);
}

/** As many as of a sign written by mistake: negative values as far from zero as the others. */
function negativeOnes({ filled, negative, otherSum }: NumbersRead): readonly Oddity[] {
  const { countMin: negativeMin, shareMin: least, ratioMax } = oddityThresholds.negative;
  const positive = filled - negative.count;
  if (negative.count < negativeMin || negative.count < least * filled || positive === 0) return [];
  const ratio = -negative.sum / negative.count / (otherSum / positive);
  return ratio > ratioMax || ratio < 1 / ratioMax
    ? []
    : [{ kind: "negative", count: negative.count, share: negative.count / filled }];
}

function atLeast(kind: "early_days", count: number, filled: number): readonly Oddity[] {
  return count < countMin ? [] : [{ kind, count, share: count / filled }];
}

function share(some: readonly CountedValue[], filled: number): Share {
  const count = sum(some);
  return { count, share: count / filled };
}

function quoted(some: readonly CountedValue[], rowsMin: number): readonly string[] {
  return some.filter(({ count }) => count >= rowsMin).map(({ value }) => value);
}

function sum(some: readonly CountedValue[]): number {
  return some.reduce((all, { count }) => all + count, 0);
}

const dayMilliseconds = 86_400_000;

function numberOfDay(day: string): number {
  return Date.parse(day) / dayMilliseconds;
}

function dayOfNumber(number: number): string {
  return new Date(number * dayMilliseconds).toISOString().slice(0, 10);
}

/** One day or number that many more units, or contacts, have than any other: often what a form puts by default. */
export interface Spike {
  /** As `2022-12-31`, or a number with a point; null where too few units have it to be named. */
  readonly value: string | null;
  /** Units, or contacts, that have it. */
  readonly count: number;
  /** Over those with a value; 0..1. */
  readonly share: number;
}

const spikeShareMin = 0.05;
const timesNext = 10;

/**
 * @param found.value the commonest one
 * @param found.next how many have the next one; 0 where there is none
 * @param found.filled how many have a value
 * @param found.rowsMin how many must have a value for it to be named
 */
export function spike({
  value,
  count,
  next,
  filled,
  rowsMin,
}: {
  readonly value: string;
  readonly count: number;
  readonly next: number;
  readonly filled: number;
  readonly rowsMin: number;
}): Spike | null {
  if (count < spikeShareMin * filled || count < timesNext * Math.max(next, 1)) return null;
  return { value: count < rowsMin ? null : value, count, share: count / filled };
}

/** Where the values of an attribute are read, if they are days or numbers that may have spikes; weights are often equal. */
export function spikeColumn(plan: Plan, attribute: string): string | null {
  const column = readBehind(plan, attribute);
  if (column === null) return null;
  const node = plan.attributes.get(column);
  return node?.kind === "date" || (node?.kind === "number" && !node.positive) ? column : null;
}
