import type { Place } from "@vigie/words";
import type { Source, Universe } from "../model/source.ts";
import type { AttributeDraft } from "./attribute-draft.ts";
import type { Names } from "./names.ts";

/** A source while its study is read, with what is known of its parts. */
export interface SourceDraft {
  readonly source: Source;
  readonly attributes: Names<AttributeDraft>;
  readonly universes: Names<Universe>;
  /** False where its contacts have a mistake, already reported. */
  readonly contactsKnown: boolean;
  /** Where its name is written. */
  readonly place: Place;
}
