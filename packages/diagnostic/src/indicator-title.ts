import type { Indicator } from "@vigie/study";
import { dimensionLabel } from "./labels.ts";
import type { Subject } from "./subject.ts";

/** What a table is called; an association without one flag of its outcome says which: it has the title of the whole. */
export function indicatorTitle(
  indicator: Indicator,
  { source, words }: Pick<Subject, "source" | "words">,
): string {
  const title = words.text(indicator.title);
  return indicator.kind === "association" && indicator.without !== null
    ? words.say("association.titleWithout", {
        title,
        flag: dimensionLabel({ source, words }, indicator.without.flag),
      })
    : title;
}
