import { stat } from "node:fs/promises";
import { mappingOwner } from "@vigie/mapping";
import type { Partner, Study } from "@vigie/study";
import { systemCode } from "./file-errors.ts";
import { inputError } from "./problems.ts";
import { readGiven } from "./study-folder.ts";
import { utf8Text } from "./utf8-text.ts";

/**
 * The text of the mapping that `vigie map` is to complete; null where nothing has its name yet.
 * @throws {VigieErrors} when what is there is not a mapping of this study by this partner: it is somebody's work
 */
export async function existingMapping(file: string, study: Study, partner: Partner): Promise<string | null> {
  const isFree = await stat(file).then(
    () => false,
    (error: unknown) => systemCode(error) === "ENOENT",
  );
  if (isFree) return null;
  const text = utf8Text(await readGiven(file), file);
  const owner = mappingOwner(text);
  if (owner === null) throw inputError("cli/mapping-unreadable", { file }, { path: file });
  if (owner.study === study.id && owner.partner === partner.id) return text;
  const expected = { study: study.id, partner: partner.id };
  const found = { ownStudy: owner.study, ownPartner: owner.partner };
  throw inputError("cli/mapping-to-complete-of-another", { file }, { ...expected, ...found });
}
