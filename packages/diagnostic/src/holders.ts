import type { Holder, Partner, Study } from "@vigie/study";
import type { Formatter } from "./formatter.ts";

/** Which holders of a group sent their bundle. */
export interface HolderReception {
  readonly expected: number;
  readonly received: number;
  /** Those whose bundle has not come. */
  readonly awaited: readonly Holder[];
  /** Part of the inhabitants of the territories that the holders serve, in 0..1; null where a population is not known. */
  readonly residents: number | null;
}

/** @param isOut whether a holder is not in what is read */
export function receptionWithout(
  { holders }: NonNullable<Partner["group"]>,
  isOut: (holder: Holder) => boolean,
  study: Study,
): HolderReception {
  const all = [...holders.values()];
  const awaited = all.filter(isOut);
  const received = all.filter((holder) => !isOut(holder));
  const [served, whole] = [residentsOf(received, all, study), residentsOf(all, all, study)];
  return {
    expected: all.length,
    received: received.length,
    awaited,
    residents: served === null || whole === null || whole === 0 ? null : served / whole,
  };
}

/** Inhabitants of the territories that holders serve, each territory once; null where one is not known. */
function residentsOf(
  holders: readonly Holder[],
  all: readonly Holder[],
  { populations }: Study,
): number | null {
  const codesOf = (some: readonly Holder[]) => [...new Set(some.flatMap(({ communes }) => communes))];
  if (all.some(({ communes }) => communes.length === 0)) return null;
  const list = [...populations.values()].find(({ inhabitants }) =>
    codesOf(all).every((code) => inhabitants.has(code)),
  );
  return list === undefined
    ? null
    : codesOf(holders).reduce((sum, code) => sum + (list.inhabitants.get(code) ?? 0), 0);
}

/** « 31 détenteurs sur 40, 78 % des habitants ». */
export function receptionText(
  { received, expected, residents }: HolderReception,
  formatter: Formatter,
): string {
  return residents === null
    ? formatter.message("holders.received", { received, expected })
    : formatter.message("holders.receivedResidents", {
        received,
        expected,
        residents: formatter.percent(residents),
      });
}
