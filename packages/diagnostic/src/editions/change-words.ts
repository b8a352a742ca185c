import type { Words } from "../words.ts";
import type { Change, Changes, IndicatorChange } from "./changes.ts";

/** Changes named before the tables. */
const widestMax = 5;

/** « (de +1,2 à +3,4) », after the difference that it is of; null where there is none. */
export function intervalWords({ interval }: Change, words: Words): string | null {
  if (interval === null) return null;
  const bounds = { lower: words.points(interval.lower, 1), upper: words.points(interval.upper, 1) };
  return ` (${words.say("interval", bounds)})`;
}

/** What a sentence or a row says of a change. */
export function shareWords({ label, before, now }: Change, words: Words) {
  const said = (share: number | null) =>
    share === null ? words.say("cell.secret") : words.percent(share, 1);
  return {
    label,
    before: said(before),
    now: said(now),
    difference: before === null || now === null ? words.say("cell.nothing") : words.points(now - before, 1),
  };
}

/** The widest changes that mean something; of a yes and a no, which mirror each other, the one that rose. */
export function widestChanges({
  populations,
}: Changes): readonly { readonly of: IndicatorChange; readonly change: Change }[] {
  const one = populations.flatMap(({ indicators }) =>
    indicators.flatMap((of) => {
      if (of.kind !== "compared") return [];
      const [widest] = of.rows
        .filter(({ meaning }) => meaning === "more" || meaning === "less")
        .toSorted(byWidth);
      return widest ? [{ of, change: widest }] : [];
    }),
  );
  return one.toSorted((a, b) => byWidth(a.change, b.change)).slice(0, widestMax);
}

function byWidth(a: Change, b: Change): number {
  const [own, other] = [a, b].map(({ before, now }) => (now ?? 0) - (before ?? 0));
  const wider = Math.abs(other ?? 0) - Math.abs(own ?? 0);
  return Math.abs(wider) > 1e-9 ? wider : (other ?? 0) - (own ?? 0);
}
