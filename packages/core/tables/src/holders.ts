import type { Bundle } from "@vigie/bundle";
import type { Holder, Partner, Study } from "@vigie/study";
import type { Formatter } from "./formatter.ts";

/** Which holders of a group sent their bundle. */
export interface HolderReception {
  readonly expected: number;
  readonly received: number;
  /** Holders whose bundle has not come, or that are not in the table. */
  readonly awaited: readonly Holder[];
  /** Holders that came, and count by another definition than the others. */
  readonly excepted: readonly Holder[];
  /** Part of the inhabitants of the territories that the holders serve, in 0..1; null where a population is not known. */
  readonly residents: number | null;
}

/**
 * @param isOut whether a holder is not in what is read
 * @param isExcepted whether it is not because it counts by another definition
 */
export function receptionWithout(
  { holders }: NonNullable<Partner["group"]>,
  isOut: (holder: Holder) => boolean,
  study: Study,
  isExcepted: (holder: Holder) => boolean = () => false,
): HolderReception {
  const all = [...holders.values()];
  const awaited = all.filter(isOut);
  const received = all.filter((holder) => !isOut(holder));
  const excepted = awaited.filter(isExcepted);
  const [served, whole] = [residentsOf(received, all, study), residentsOf(all, all, study)];
  return {
    expected: all.length,
    received: received.length,
    awaited,
    excepted,
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
  { received, expected, residents, excepted }: Omit<HolderReception, "awaited">,
  formatter: Formatter,
): string {
  const text =
    residents === null
      ? formatter.message("holders.received", { received, expected })
      : formatter.message("holders.receivedResidents", {
          received,
          expected,
          residents: formatter.percent(residents),
        });
  return excepted.length === 0
    ? text
    : formatter.message("holders.excepted", {
        text,
        count: excepted.length,
        holders: formatter.list(excepted.map(({ label }) => formatter.text(label))),
      });
}

/** Each group of a study with what came of it. */
export function receptionsOf(
  study: Study,
  bundles: readonly Bundle[],
): readonly (HolderReception & { readonly partner: Partner })[] {
  return [...study.partners.values()].flatMap((partner) => {
    if (partner.group === null) return [];
    const sent = new Set(
      bundles
        .flatMap((bundle): readonly Bundle[] => bundle.pooled?.bundles ?? [bundle])
        .flatMap(({ manifest }) => (manifest.partner === partner.id ? [manifest.holder] : [])),
    );
    return [{ partner, ...receptionWithout(partner.group, ({ id }) => !sent.has(id), study) }];
  });
}

/** The name of a partner; of a group, with how many of its holders are in: « CCAS (31 détenteurs sur 40) ». */
export function partnerText(
  partner: Partner,
  { study, bundles }: { readonly study: Study; readonly bundles: readonly Bundle[] },
  formatter: Formatter,
): string {
  const name = formatter.text(partner.label);
  const reception = receptionsOf(study, bundles).find((each) => each.partner.id === partner.id);
  return reception === undefined
    ? name
    : formatter.message("note.markedPartner", { partner: name, marks: receptionText(reception, formatter) });
}
