import { contentOf, type Indicator } from "@vigie/study";
import { dimensionLabel } from "./labels.ts";
import type { Subject } from "./subject.ts";

/** What a table is called; an association without one flag of its outcome says which: it has the title of the whole. */
export function indicatorTitle(
  indicator: Indicator,
  { source, words }: Pick<Subject, "source" | "words">,
): string {
  const title = words.text(indicator.title);
  const without = contentOf(indicator).association?.without ?? null;
  return without === null
    ? title
    : words.message("association.titleWithout", {
        title,
        flag: dimensionLabel({ source, words }, without.flag),
      });
}
