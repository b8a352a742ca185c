import { join } from "node:path";
import { spreadsheetText } from "@vigie/files";
import { type Study, serviceTestTemplate } from "@vigie/study";
import { languages, textValue, VigieErrors } from "@vigie/words";
import type { Command } from "../command.ts";
import { problem } from "../problems.ts";
import { serviceTestWorkbook } from "../service-test-workbook.ts";
import { stage } from "../staging.ts";
import { readStudy } from "../study-folder.ts";
import type { Terminal } from "../terminal.ts";

export const templateCommand: Command = {
  name: "template",
  options: {
    out: { type: "string", required: true },
    language: {
      type: "string",
    },
  },
  async run({ positionals: [folder = ""], value }, terminal) {
    const study = await readStudy(folder);
    const out = value("out") ?? "";
    const language = value("language");
    if (language !== null) return languageFile(study, { language, out }, terminal);
    if (study.serviceTest === null)
      throw new VigieErrors([problem("cli/no-service-test", {}, { study: textValue(study.id) })]);
    const template = serviceTestTemplate(study.serviceTest);
    const files = new Map<string, string | Uint8Array>([
      ["tests.xlsx", serviceTestWorkbook(template)],
      ["tests.csv", spreadsheetText(template.results.rows, ";")],
      ["qualite.csv", spreadsheetText(template.quality.rows, ";")],
      ["codes.csv", spreadsheetText(template.codes.rows, ";")],
    ]);
    await stage({ target: out, kind: null }, async ({ write }) => {
      for (const [path, content] of files) await write(path, content);
    });
    const { message } = terminal.messages;
    terminal.list([
      [join(out, "tests.xlsx"), message("template.workbook")],
      [join(out, "tests.csv"), message("template.steps")],
      [join(out, "qualite.csv"), message("template.quality")],
      [join(out, "codes.csv"), message("template.codes")],
    ]);
    return { out, files: [...files.keys()] };
  },
};

/** A language that Vigie does not speak, to translate. */
async function languageFile(
  study: Study,
  { language, out }: { readonly language: string; readonly out: string },
  terminal: Terminal,
): Promise<{ readonly out: string; readonly files: readonly string[] }> {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) || languages.some((own) => own === language))
    throw new VigieErrors([problem("cli/language-not-another", {}, { language: textValue(language) })]);
  const { dictionaryTemplate } = await import("@vigie/publication");
  const { withPopulations } = await import("../with-populations.ts");
  const name = `${language}.yaml`;
  await stage({ target: out, kind: null }, async ({ write }) => {
    await write(name, dictionaryTemplate(withPopulations(study), language));
  });
  terminal.list([[join(out, name), terminal.messages.message("template.language")]]);
  return { out, files: [name] };
}
