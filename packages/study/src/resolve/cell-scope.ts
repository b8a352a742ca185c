import type { VigieError } from "@vigie/words";
import type { Names } from "../drafts/names.ts";
import type { SourceDraft } from "../drafts/source-draft.ts";
import type { Form } from "../forms/form.ts";
import type { Indicator } from "../model/indicator.ts";

/** What cells of tables, written in a file, are looked up among. */
export interface CellScope {
  readonly form: Pick<Form<unknown>, "written">;
  readonly indicators: Names<Indicator>;
  readonly sources: Names<SourceDraft>;
  readonly found: VigieError[];
}
