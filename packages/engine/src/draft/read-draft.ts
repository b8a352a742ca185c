import type { Study } from "@vigie/study";
import type { VigieError } from "@vigie/words";
import { checkStudy } from "../check-mapping.ts";
import { readMappingForm } from "../mapping-form.ts";
import { draftOfFile } from "./draft-of-file.ts";
import type { MappingDraft } from "./mapping-draft.ts";

/**
 * Takes up a mapping file, even of an edition whose fields and codes were others: only its study and its form are checked. `parseMapping` checks the rest, once the draft is written again.
 * @param file its name, for messages
 */
export function readDraft(
  text: string,
  file: string,
  study: Pick<Study, "id">,
): { readonly draft: MappingDraft } | { readonly errors: readonly VigieError[] } {
  const errors: VigieError[] = [];
  const form = readMappingForm(text, file, errors);
  if (form === null) return { errors };
  errors.push(...checkStudy(form, study));
  return errors.length > 0 ? { errors } : { draft: draftOfFile(form.value) };
}
