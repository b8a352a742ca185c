import { join } from "node:path";
import { partnerPage, partnerPapers } from "@vigie/papers";
import { readPaperTemplates } from "@vigie/papers/node";
import { emptyWorkbooks, studyZip } from "@vigie/station";
import { type Partner, type Source, type Study, serviceTestSourceIds } from "@vigie/study";
import type { Command, Result } from "../command.ts";
import { languageFile } from "../language-file.ts";
import { serviceTestFiles } from "../service-test-files.ts";
import { stage } from "../staging.ts";
import { readStudy, readStudyFiles } from "../study-folder.ts";
import type { Terminal } from "../terminal.ts";

export const kitCommand: Command = {
  name: "kit",
  options: { out: { type: "string", required: true }, language: { type: "string" } },
  async run({ positionals: [folder = ""], value }, terminal) {
    const study = await readStudy(folder);
    const out = value("out") ?? "";
    const language = value("language");
    const files =
      language === null
        ? await kitFiles({ study, zip: studyZip(await readStudyFiles(folder)) }, terminal)
        : await languageFile(study, language);
    await stage({ target: out, kind: null }, async ({ write }) => {
      for (const [path, content] of files) await write(path, content);
    });
    const { message } = terminal.messages;
    if (language === null) {
      terminal.list(
        [...study.partners.values()].map(({ id, label }) => [
          join(out, id),
          message("kit.partner", { partner: label[terminal.messages.language] ?? label.fr }),
        ]),
      );
      terminal.line();
      terminal.line(message("kit.open"));
    } else terminal.list([...files.keys()].map((name) => [join(out, name), message("kit.language")]));
    return { out, files: [...files.keys()], hash: study.hash } satisfies Result;
  },
};

type Files = ReadonlyMap<string, string | Uint8Array>;

/** One folder per partner: the page to read first, the study, what to fill in, the papers. */
async function kitFiles(
  { study, zip }: { readonly study: Study; readonly zip: Uint8Array },
  { messages: { language } }: Terminal,
): Promise<Files> {
  const templates = await readPaperTemplates();
  const page = language === "fr" ? "lisez-moi.html" : "read-me.html";
  const files = new Map<string, string | Uint8Array>();
  for (const partner of study.partners.values()) {
    const add = (path: string, content: string | Uint8Array) => files.set(`${partner.id}/${path}`, content);
    add(page, await partnerPage({ study, partner, language }, templates));
    add(`${study.id}.vigie`, zip);
    for (const source of sourcesToFill(study, partner))
      for (const [path, content] of emptyWorkbooks(study, source, language)) add(path, content);
    if (study.serviceTest !== null && partner.sources.some(isServiceTest))
      for (const [path, content] of serviceTestFiles(study.serviceTest)) add(path, content);
    for (const [path, content] of partnerPapers(study, partner, templates)) add(`papiers/${path}`, content);
  }
  return files;
}

/** Tests of services have their own models. */
function sourcesToFill({ sources }: Study, partner: Partner): readonly Source[] {
  return partner.sources.flatMap((id) => (isServiceTest(id) ? [] : (sources.get(id) ?? [])));
}

const testSources: readonly string[] = Object.values(serviceTestSourceIds);
const isServiceTest = (id: string) => testSources.includes(id);
