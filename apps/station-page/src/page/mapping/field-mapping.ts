import type { ColumnMapping, FileProfile, ItemColumns } from "@vigie/mapping";
import type { Source } from "@vigie/study";
import type { Part } from "../choices.ts";
import type { PartDraft } from "../draft-edits.ts";

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
