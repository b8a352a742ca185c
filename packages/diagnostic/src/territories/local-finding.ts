import { contentOf } from "@vigie/study";
import { isGroup } from "@vigie/table";
import { cohortOf } from "../populations.ts";
import type { Cell } from "../tables/line.ts";
import { ranked } from "../tables/ranked.ts";
import { localGap } from "./local-gap.ts";
import type { LocalRow } from "./local-rows.ts";
import type { LocalSubject } from "./local-subject.ts";

/** Of groups, those who have direct channels only; else the answer or the characteristic of most. */
export function localFinding(
  { subject, dimension, name, wholeName }: LocalSubject,
  rows: readonly LocalRow[],
): string | null {
  const { formatter, indicator } = subject;
  const { people } = cohortOf(subject);
  const known = rows.filter(({ here, whole }) => here.share !== null && whole.share !== null);
  const share = (cell: Cell) => cell.share ?? 0;
  const isOfGroups = dimension === indicator.of && contentOf(indicator).groupedBy === "group";
  const most = ranked(known, ({ here }) => here.share)[0]?.item;
  const rendered = isOfGroups ? known.find(({ key }) => key === "direct") : most;
  if (rendered === undefined) return null;
  const gap = localGap(rendered);
  const [here, whole] = [rendered.here, rendered.whole].map((cell) => formatter.percent(share(cell)));
  const values = {
    name,
    whole: wholeName,
    share: here ?? "",
    wholeShare: whole ?? "",
    of: people.of,
    label: rendered.label,
    alike: gap !== "alike" ? "no" : here === whole ? "same" : "open",
  };
  return isOfGroups && isGroup(rendered.key)
    ? formatter.message("local.findingGroups", {
        ...values,
        did: formatter.message(`group.${rendered.key}.did`),
      })
    : formatter.message(rows.length === 1 ? "local.findingOne" : "local.findingMost", values);
}
