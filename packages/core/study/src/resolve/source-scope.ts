import type { VigieError } from "@vigie/words";
import type { CodelistDraft } from "../drafts/drafts.ts";
import type { Names } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import type { SourceFile } from "../forms/source-schema.ts";
import type { Window } from "../model/period.ts";

/** What reading one source needs, and where its mistakes go. */
export interface SourceScope {
  readonly form: Form<SourceFile>;
  readonly codelists: Names<CodelistDraft>;
  readonly found: VigieError[];
  /** The source's own, else the study's. */
  readonly window: Window;
}
