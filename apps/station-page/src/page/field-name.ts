import type { Source } from "@vigie/study";
import type { Part } from "./choices.ts";
import type { Wording } from "./wording.ts";

/** How a field is called in the page: by the study's label, or as a column of contacts. */
export function fieldName(
  field: string,
  { role }: Pick<Part, "role">,
  { source, words }: { readonly source: Source; readonly words: Wording },
): string {
  if (role === "contacts" && (field === "date" || field === "channel" || field === "motive"))
    return words.message(`field.${field}`);
  const label = source.attributes.get(field)?.label;
  return label === undefined ? field : words.text(label);
}
