import type { ColumnMapping, FileProfile, ItemColumns } from "@vigie/mapping";
import type { Source } from "@vigie/study";
import type { Part } from "../choices.ts";
import type { PartDraft } from "../draft-edits.ts";
import type { PartnerPageFormatter } from "../page-formatter.ts";

/** A part of the mapping, with the columns that it is read in. */
export interface PartView {
  readonly part: Part;
  readonly draft: PartDraft;
  readonly source: Source;
  readonly profile: FileProfile;
}

/** The mapping of one field, which a person corrects. */
export interface FieldMappingView extends Omit<PartView, "draft"> {
  readonly field: string;
  readonly mapping: ColumnMapping | ItemColumns;
  readonly onChange: (after: ColumnMapping | ItemColumns) => void;
}

/** Identifier of the control that decides a field; `key` for the column of the identifiers, `total` for the last row. */
export function anchorOf({ source, role }: Part, field: string): string {
  return `choose-${source}-${role}-${field}`;
}

/** Identifier of the box of a field's values that nothing translates yet. */
export function openValuesId(part: Part, field: string): string {
  return `${anchorOf(part, field)}-values`;
}

/** Moves the focus to what decides: of values, the proposals, or the first list that is empty. */
export function focusOnDecision(anchor: string, isOfValues: boolean): void {
  const control = document.getElementById(anchor);
  const box = isOfValues ? document.getElementById(`${anchor}-values`) : null;
  const lists = [...(box?.querySelectorAll("select") ?? [])];
  const first = box?.querySelector<HTMLElement>(".accept") ?? lists.find(({ value }) => value === "open");
  (first ?? control)?.focus();
}

/** How a field is called in the page: by the study's label, or as a column of contacts. */
export function fieldName(
  field: string,
  { role }: Pick<Part, "role">,
  { source, formatter }: { readonly source: Source; readonly formatter: PartnerPageFormatter },
): string {
  if (role === "contacts" && (field === "date" || field === "channel" || field === "motive"))
    return formatter.message(`field.${field}`);
  return formatter.text(source.attributes.get(field)?.label ?? { fr: field });
}
