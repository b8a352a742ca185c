import type { StackedBar } from "@vigie/drawing";
import { groups, total } from "@vigie/table";
import { capitalised } from "@vigie/words";
import { shareOf } from "./line.ts";
import type { Population } from "./populations.ts";
import { countText } from "./share-text.ts";
import type { Words } from "./words.ts";

/** A population as a bar of its groups. */
export function groupBar({ people, line }: Population, words: Words): StackedBar {
  const count = line.counts.get(total) ?? null;
  return {
    label: capitalised(people.name),
    detail: countText(count, line.min, words),
    parts: groups.map((group) => ({
      key: group,
      name: words.message(`group.${group}`),
      share: shareOf(line, group),
    })),
  };
}
