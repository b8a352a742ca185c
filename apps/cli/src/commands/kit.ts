import { join } from "node:path";
import { partnerKit } from "@vigie/handouts";
import { readPaperTemplate, readPaperTemplates } from "@vigie/handouts/node";
import { studyZip } from "@vigie/partner";
import { readTypesetter } from "@vigie/publication/node";
import { type Partner, type Study, textIn } from "@vigie/study";
import { languages } from "@vigie/words";
import type { Command, Result } from "../arguments/command.ts";
import { stage } from "../disk/staging.ts";
import { cliInputError } from "../problems.ts";
import { readStudy, readStudyFiles } from "../study/study-folder.ts";
import { readLogoFile } from "../study/study-logo.ts";
import type { Terminal } from "../terminal/terminal.ts";

export const kitCommand: Command = {
  name: "kit",
  options: { out: { type: "string", required: true }, language: { type: "string" } },
  async run({ positionals: [folder = ""], value }, terminal) {
    const study = await readStudy(folder);
    const out = value("out") ?? "";
    const language = value("language");
    const files =
      language === null
        ? await kitFiles(
            study,
            studyZip(await readStudyFiles(folder), await readLogoFile(folder, study)),
            terminal,
          )
        : await languageFile(study, language);
    await stage({ target: out, kind: null }, async ({ write }) => {
      for (const [path, content] of files) await write(path, content);
    });
    const { message } = terminal.messages;
    if (language === null) {
      terminal.list(
        recipientsOf(study).map(({ folder: path, partner: { label } }) => [
          join(out, path),
          message("kit.partner", { partner: textIn(label, terminal.messages.language) }),
        ]),
      );
      terminal.section("kit.open");
    } else terminal.list([...files.keys()].map((name) => [join(out, name), message("kit.language")]));
    return { out, files: [...files.keys()], hash: study.hash } satisfies Result;
  },
};

/** Who is handed a folder: each partner, or each holder of a group, by its own name. */
function recipientsOf({
  partners,
}: Study): readonly { readonly folder: string; readonly partner: Partner }[] {
  return [...partners.values()].flatMap((partner) =>
    partner.group === null
      ? [{ folder: partner.id, partner }]
      : [...partner.group.holders.values()].map(({ id, label, keys }) => ({
          folder: `${partner.id}/${id}`,
          partner: { ...partner, label, keys },
        })),
  );
}

/** One folder per recipient. */
async function kitFiles(
  study: Study,
  zip: Uint8Array,
  { messages: { language } }: Terminal,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const templates = await readPaperTemplates();
  const setPaper = await readTypesetter(await readPaperTemplate());
  const files = new Map<string, string | Uint8Array>();
  for (const { folder, partner } of recipientsOf(study))
    for (const [path, content] of await partnerKit({ study, partner, zip, language, setPaper }, templates))
      files.set(`${folder}/${path}`, content);
  return files;
}

/**
 * A language that Vigie does not speak, to translate: its file, by name.
 * @throws {VigieErrors} for what is not the code of another language
 */
async function languageFile(study: Study, language: string): Promise<ReadonlyMap<string, string>> {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) || languages.some((known) => known === language))
    throw cliInputError("cli/language-not-another", {}, { language });
  const { dictionaryTemplate } = await import("@vigie/publication");
  const { withPopulations } = await import("../study/with-populations.ts");
  return new Map([[`${language}.yaml`, dictionaryTemplate(withPopulations(study), language)]]);
}
