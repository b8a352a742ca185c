import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The template that sets what `questionnairePaperText` gives. */
export function readPaperTemplate(): Promise<string> {
  return readFile(join(import.meta.dirname, "..", "paper", "questionnaire.typ"), "utf8");
}
