import type { Place, VigieError } from "@vigie/words";
import type { Form } from "../forms/form.ts";
import type { SourceFile } from "../forms/source-schema.ts";
import type { Window } from "../model/study.ts";
import { report } from "../problems.ts";
import { suggestionByLabel } from "../reading/nearest.ts";
import type { CodelistDraft } from "../resolve/resolve-codelist.ts";
import type { AttributeDraft } from "./attribute-draft.ts";
import { lookUp, type Names } from "./names.ts";

/** What reading one source needs, and where its mistakes go. */
export interface SourceScope {
  readonly form: Form<SourceFile>;
  readonly codelists: Names<CodelistDraft>;
  readonly found: VigieError[];
  /** The source's own, else the study's. */
  readonly window: Window;
}

/** The code list that a name designates; null where it designates none. */
export function codelistAt(
  { codelists, found }: SourceScope,
  name: string,
  place: Place,
): CodelistDraft | null {
  return lookUp(codelists, name, (known) =>
    report(found, "study/codelist-unknown", place, {
      codelist: name,
      ...suggestionByLabel(name, known, (id) => codelists.known.get(id)?.codelist.label.fr),
    }),
  );
}

/** The attribute that a name designates; null where it designates none. */
export function attributeAt(
  { attributes, found }: SourceScope & { readonly attributes: Names<AttributeDraft> },
  name: string,
  place: Place,
): AttributeDraft | null {
  return lookUp(attributes, name, (known) =>
    report(found, "study/attribute-unknown", place, {
      attribute: name,
      ...suggestionByLabel(name, known, (id) => attributes.known.get(id)?.attribute.label.fr),
    }),
  );
}
