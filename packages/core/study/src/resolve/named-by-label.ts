import { VigieError } from "@vigie/words";
import type { CodelistDraft, SourceDraft } from "../drafts/drafts.ts";
import { definedIn, type Names } from "../drafts/names.ts";

import { suggestionByLabel } from "../reading/nearest.ts";

/** Where something was written by its label (« RSA ») instead of its name (`rsa`), the mistake proposes the name. */
export function namedByLabel(
  error: VigieError,
  known: { readonly sources: Names<SourceDraft>; readonly codelists: Names<CodelistDraft> },
): VigieError {
  const { code, place, values } = error;
  if (code !== "study/name-invalid" || values.at?.value !== "use") return error;
  const labels = labelsOf(known);
  const found = suggestionByLabel(String(values.name?.value), [...labels.keys()], (id) => labels.get(id));
  return new VigieError(code, place, { ...values, ...found });
}

function labelsOf({ sources, codelists }: Parameters<typeof namedByLabel>[1]): ReadonlyMap<string, string> {
  return new Map([
    ...[...definedIn(codelists)].map(([id, { codelist }]) => [id, codelist.label.fr] as const),
    ...[...definedIn(sources).values()].flatMap(({ source, attributes, universes }) => [
      ...[...definedIn(attributes)].map(([id, { attribute }]) => [id, attribute.label.fr] as const),
      // The universe of all units may bear the label of its source.
      ...[...definedIn(universes)].flatMap(([id, { label }]) =>
        id === "all" ? [] : [[id, label.fr] as const],
      ),
      [source.id, source.label.fr] as const,
    ]),
  ]);
}
