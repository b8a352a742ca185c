import { type Form, readForm, readYaml } from "@vigie/study";
import type { VigieError } from "@vigie/words";
import { type MappingFile, mappingFile } from "./mapping-file.ts";

/**
 * A mapping file of the right form, whatever its study.
 * @param file its name, for messages
 * @param errors filled with what is not of that form
 * @returns null where its form is wrong
 */
export function readMappingForm(text: string, file: string, errors: VigieError[]): Form<MappingFile> | null {
  const written = readYaml(file, text, errors);
  return written && readForm(written, mappingFile, errors);
}
