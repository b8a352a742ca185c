import { join } from "node:path";
import { emptyWorkbooks, studyZip } from "@vigie/station";
import { type Source, type Study, serviceTestSourceIds } from "@vigie/study";
import type { Command } from "../command.ts";
import { stage } from "../staging.ts";
import { readStudy, readStudyFiles } from "../study-folder.ts";

export const kitCommand: Command = {
  name: "kit",
  options: {
    out: { type: "string", required: true },
  },
  async run({ positionals: [folder = ""], value }, terminal) {
    const study = await readStudy(folder);
    const out = value("out") ?? "";
    const { message, language } = terminal.messages;
    const name = `${study.id}.vigie`;
    const workbooks = sourcesToFill(study).flatMap((source) => [...emptyWorkbooks(study, source, language)]);
    const files = new Map<string, string | Uint8Array>([
      [name, studyZip(await readStudyFiles(folder))],
      ...workbooks,
    ]);
    await stage({ target: out, kind: null }, async ({ write }) => {
      for (const [path, content] of files) await write(path, content);
    });
    terminal.list([
      [join(out, name), message("kit.study")],
      ...workbooks.map(
        ([path]) =>
          [join(out, path), message(path.endsWith("-contacts.xlsx") ? "kit.contacts" : "kit.units")] as const,
      ),
    ]);
    return { out, files: [...files.keys()], hash: study.hash };
  },
};

/** Tests of services have their own models. */
function sourcesToFill({ sources }: Study): readonly Source[] {
  const tests: readonly string[] = Object.values(serviceTestSourceIds);
  return [...sources.values()].filter(({ id }) => !tests.includes(id));
}
