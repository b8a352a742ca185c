import { type Form, readForm, readYaml } from "@vigie/study";
import type { VigieError } from "@vigie/words";
import { type MappingFile, mappingFile } from "./mapping-file.ts";

/**
 * A mapping file of the right form, whatever its study.
 * @param file its name, for messages
 * @param errors filled with what is not of that form
 * @returns null where nothing of it can be read
 */
export function readMappingForm(text: string, file: string, errors: VigieError[]): Form<MappingFile> | null {
  const written = readYaml(file, text, errors);
  return written && readForm({ written, schema: mappingFile, salvages }, errors);
}

/** Parts that a mistake spoils alone. */
const salvages = [
  "fictitious",
  "floors",
  "cap",
  "accepts",
  "accepts.*",
  "comment",
  "secret",
  "sources.*",
  "sources.*.units",
  "sources.*.contacts",
  "sources.*.units.format",
  "sources.*.units.fields.*",
  "sources.*.contacts.format",
  "sources.*.contacts.motive",
].map((at) => ({ at }));
