import type { StackedBar } from "@vigie/drawing";
import { groups, total } from "@vigie/table";
import { capitalised } from "@vigie/words";
import type { Formatter } from "./formatter.ts";
import { type Line, shareOf } from "./line.ts";
import type { Population } from "./populations.ts";
import { countText } from "./share-text.ts";

/** A population as a bar of its groups. */
export function groupBar({ people, line }: Population, formatter: Formatter): StackedBar {
  const count = line.counts.get(total) ?? null;
  return {
    label: capitalised(people.name),
    detail: countText(count, line.min, formatter),
    parts: groupParts(line, formatter),
  };
}

/** The share of each group of a line, in the order of the groups. */
export function groupParts(line: Line, formatter: Formatter): StackedBar["parts"] {
  return groups.map((group) => ({
    key: group,
    name: formatter.message(`group.${group}`),
    share: shareOf(line, group),
  }));
}
