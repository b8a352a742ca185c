import type { BracketedSum, StackedBar } from "@vigie/drawing";
import { type Group, total } from "@vigie/table";
import { capitalised, inSentence } from "@vigie/words";
import type { FigureMark } from "./figure-mark.ts";
import type { Formatter } from "./formatter.ts";
import { type Line, shareOf } from "./tables/line.ts";
import type { Population } from "./populations.ts";
import { shareOfCodes } from "./proportion.ts";
import { countText } from "./share-text.ts";
import type { Subject } from "./subject.ts";

/** From left to right in a bar: without anyone to speak or write to, then with; on either side the digital ones first. */
export const barOrder = [
  "digital",
  "routine_only",
  "none",
  "mixed",
  "direct",
] as const satisfies readonly Group[];

/** A population as a bar of its groups, those of routine contacts with what these are. */
export function groupBar(
  { people, line }: Population,
  { source, formatter }: Pick<Subject, "source" | "formatter">,
): StackedBar {
  const count = line.counts.get(total) ?? null;
  return {
    label: capitalised(people.name),
    detail: countText(count, line.min, formatter),
    parts: groupParts(line, formatter).map((part) =>
      part.key === "routine_only" ? { ...part, name: routineName({ source, formatter }) } : part,
    ),
  };
}

/** The share of each group of a line, in the order of bars. */
export function groupParts(line: Line, formatter: Formatter): readonly GroupPart[] {
  return barOrder.map((group) => ({
    key: group,
    name: formatter.message(`group.${group}`),
    share: shareOf(line, group),
  }));
}

type GroupPart = StackedBar["parts"][number] & { readonly key: Group };

/** « Routine seule (déclaration trimestrielle de revenus en ligne) »; without it where a study has several such rules. */
export function routineName({ source, formatter }: Pick<Subject, "source" | "formatter">): string {
  const group = formatter.message("group.routine_only");
  const [rule, ...others] = source.contacts?.routine ?? [];
  return rule === undefined || others.length > 0
    ? group
    : formatter.message("group.withWhat", { group, what: inSentence(formatter.text(rule.label)) });
}

/** What some groups of a line add up to; null where it is not known. */
export function groupSum(
  line: Line,
  { codes, label, number }: Pick<FigureMark, "codes" | "label"> & { readonly number?: string | null },
  formatter: Formatter,
): BracketedSum | null {
  const share = shareOfCodes(line, codes);
  if (share === null) return null;
  return { keys: codes, wording: number === undefined ? formatter.percent(share) : (number ?? ""), label };
}
