import type { Source } from "@vigie/study";
import type { Part } from "./choices.ts";
import type { PageFormatter } from "./page-formatter.ts";

/** How a field is called in the page: by the study's label, or as a column of contacts. */
export function fieldName(
  field: string,
  { role }: Pick<Part, "role">,
  { source, formatter }: { readonly source: Source; readonly formatter: PageFormatter },
): string {
  if (role === "contacts" && (field === "date" || field === "channel" || field === "motive"))
    return formatter.message(`field.${field}`);
  return formatter.text(source.attributes.get(field)?.label ?? { fr: field });
}
