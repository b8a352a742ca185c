import { stat } from "node:fs/promises";
import { mappingOwner } from "@vigie/engine";
import { type Partner, type Study, said, VigieErrors } from "@vigie/study";
import { problem, systemCode } from "./file-errors.ts";
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
  if (owner === null)
    throw new VigieErrors([problem("cli/mapping-unreadable", { file }, { path: said(file) })]);
  if (owner.study === study.id && owner.partner === partner.id) return text;
  const wanted = { study: said(study.id), partner: said(partner.id) };
  const found = { ownStudy: said(owner.study), ownPartner: said(owner.partner) };
  throw new VigieErrors([problem("cli/mapping-to-complete-of-another", { file }, { ...wanted, ...found })]);
}
