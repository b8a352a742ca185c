import type { Place, VigieError } from "@vigie/words";
import type { Code, Codelist } from "../model/code.ts";
import { report } from "../problems.ts";
import { suggestionByLabel } from "../reading/nearest.ts";
import type { Path, Written } from "../reading/written.ts";
import { lookUp, type Names } from "./names.ts";

/** A code list while its study is read. */
export interface CodelistDraft {
  readonly codelist: Codelist;
  /** The codes that are nobody's parent: those that data may hold. */
  readonly leaves: readonly Code[];
  /** False where it has a mistake, already reported: what is absent may be there. */
  readonly complete: boolean;
  readonly written: Written;
  readonly placeOf: (code: string) => Path;
}

/** The code list that a name designates; null where it designates none. */
export function codelistAt(
  { codelists, found }: { readonly codelists: Names<CodelistDraft>; readonly found: VigieError[] },
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
