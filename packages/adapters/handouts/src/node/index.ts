import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type PaperTemplates, paperNames } from "../papers/paper-templates.ts";

/** The texts of the papers, and of the page that goes with them. */
export async function readPaperTemplates(): Promise<PaperTemplates> {
  const folder = join(import.meta.dirname, "..", "papers", "templates");
  const read = (name: string) => readFile(join(folder, `${name}.md`), "utf8");
  return {
    page: { fr: await read("page.fr"), en: await read("page.en") },
    papers: new Map(
      await Promise.all(paperNames.map(async (name) => [name, await read(`${name}.fr`)] as const)),
    ),
  };
}

/** The template that sets what `questionnairePaperText` gives. */
export function readPaperTemplate(): Promise<string> {
  return readFile(join(import.meta.dirname, "..", "questionnaire", "paper", "questionnaire.typ"), "utf8");
}
