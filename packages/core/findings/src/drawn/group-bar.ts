import type { BracketedSum, StackedBar } from "@vigie/drawing";
import type { Group } from "@vigie/table";
import {
  countText,
  type FigureMark,
  type Formatter,
  type Line,
  type Population,
  type Subject,
} from "@vigie/tables";
import { capitalised, inSentence } from "@vigie/words";

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
  return {
    label: capitalised(people.name),
    detail: countText(line.units, line.rules, formatter),
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
    share: line.cell(group).share,
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

/** Counts those who met someone, wrote on paper or telephoned at least once: the mixed and direct groups together. */
export function reachedElsewhere(line: Line): number | null {
  return line.cell("mixed", "direct").share;
}

/** What some groups of a line add up to; null where it is not known. */
export function groupSum(
  line: Line,
  { codes, label, number }: Pick<FigureMark, "codes" | "label"> & { readonly number?: string | null },
  formatter: Formatter,
): BracketedSum | null {
  const { share } = line.cell(...codes);
  if (share === null) return null;
  return { keys: codes, wording: number === undefined ? formatter.percent(share) : (number ?? ""), label };
}
