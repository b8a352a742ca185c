import {
  type Change,
  type Changes,
  type Formatter,
  type IndicatorChange,
  type ObservedQuantity,
  type Seen,
  widerFirst,
} from "@vigie/tables";
import { measureText } from "../figure-tables/measures-table.ts";

/** Changes named before the tables. */
const widestMax = 5;

export const changeColumns = ["label", "before", "now", "difference", "meaning"] as const;

/** What the table of an indicator is called: the unit of what it compares. */
export function changeCaption(of: ObservedQuantity["of"], formatter: Formatter): string {
  return formatter.message(`changes.caption.${of}`);
}

/** The head of a column. */
export function changeHead(
  column: (typeof changeColumns)[number],
  of: ObservedQuantity["of"],
  formatter: Formatter,
): string {
  return formatter.message(
    column === "difference" && of !== "share" ? "changes.column.gap" : `changes.column.${column}`,
  );
}

/** The cells of the row of a change: one per column. */
export function changeCells(
  change: Change,
  of: ObservedQuantity["of"],
  formatter: Formatter,
): readonly string[] {
  const { label, before, now, difference } = changeTexts(change, of, formatter);
  const { interval } = change;
  const wording = (bound: number) => differenceText(bound, of, formatter);
  const bounds =
    interval === null
      ? ""
      : ` (${formatter.message("interval", { lower: wording(interval.lower), upper: wording(interval.upper) })})`;
  return [
    label,
    before,
    now,
    `${difference}${bounds}`,
    formatter.message(`changes.meaning.${change.meaning}`),
  ];
}

/** The values of a change, as a sentence writes them. */
export function changeTexts(
  { label, before, now, difference }: Change,
  of: ObservedQuantity["of"],
  formatter: Formatter,
) {
  const nothing = formatter.message("cell.nothing");
  const wording = ({ value, isHidden }: Seen) => {
    if (value === null) return isHidden ? formatter.message("cell.notShown") : nothing;
    return of === "share" ? formatter.percent(value, 1) : measureText(value, formatter);
  };
  return {
    label,
    before: wording(before),
    now: wording(now),
    difference: difference === null ? nothing : differenceText(difference, of, formatter),
  };
}

function differenceText(difference: number, of: ObservedQuantity["of"], formatter: Formatter): string {
  if (of === "share") return formatter.points(difference, 1);
  return `${difference > 0 ? "+" : ""}${measureText(difference, formatter)}`;
}

/** What moved, what did not, and what cannot be told, in the order in which they are shown. */
export const changeKinds = ["moved", "stable", "untold"] as const;

export function kindOfChange(indicator: IndicatorChange): (typeof changeKinds)[number] {
  if (indicator.kind !== "compared") return "untold";
  const meanings = new Set(indicator.rows.map(({ meaning }) => meaning));
  if (meanings.has("more") || meanings.has("less")) return "moved";
  return meanings.has("unknown") ? "untold" : "stable";
}

/** Rows of unknown changes that a table lists: communes whose counts are hidden are many. */
const untoldMax = 5;

/** The rows that a table of changes lists, and how many others are known in one edition at most. */
export function listedChanges(rows: readonly Change[]): {
  readonly listed: readonly Change[];
  readonly untold: number;
} {
  const known = rows.filter(({ meaning }) => meaning !== "unknown");
  const untold = rows.length - known.length;
  return untold > untoldMax ? { listed: known, untold } : { listed: rows, untold: 0 };
}

/** A warning where so many changes were tested that chance alone may give one. */
export function chanceSentence({ tested }: Changes, formatter: Formatter): string | null {
  const expected = Math.round(tested * 0.05);
  return expected === 0
    ? null
    : formatter.message("changes.chance", { tested: formatter.count(tested), expected });
}

/** The widest changes of shares that mean something; of a yes and a no, which mirror each other, the one that rose. */
export function widestChanges({
  populations,
}: Changes): readonly { readonly of: IndicatorChange; readonly change: Change }[] {
  const one = populations.flatMap(({ indicators }) =>
    indicators.flatMap((of) => {
      if (of.kind !== "compared" || of.of !== "share") return [];
      const [widest] = of.rows
        .filter(({ meaning }) => meaning === "more" || meaning === "less")
        .toSorted(byWidth);
      return widest ? [{ of, change: widest }] : [];
    }),
  );
  const sorted = one.toSorted((a, b) => byWidth(a.change, b.change));
  return sorted
    .filter((one, at) => sorted.findIndex((other) => isAlike(other.change, one.change)) === at)
    .slice(0, widestMax);
}

/** Two tables of one population may say the same of it. */
function isAlike(a: Change, b: Change): boolean {
  return a.label === b.label && a.before.value === b.before.value && a.now.value === b.now.value;
}

function byWidth(a: Change, b: Change): number {
  return widerFirst(a.difference ?? 0, b.difference ?? 0);
}
