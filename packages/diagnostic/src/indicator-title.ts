import { contentOf, type Indicator } from "@vigie/study";
import { dimensionLabel } from "./labels.ts";
import type { Subject } from "./subject.ts";

/** What a table is called; an association without one flag of its outcome says which: it has the title of the whole. */
export function indicatorTitle(
  indicator: Indicator,
  { source, formatter }: Pick<Subject, "source" | "formatter">,
): string {
  const title = formatter.text(indicator.title);
  const without = contentOf(indicator).association?.without ?? null;
  return without === null
    ? title
    : formatter.message("association.titleWithout", {
        title,
        flag: dimensionLabel({ source, formatter }, without.flag),
      });
}
