import { join, posix, relative } from "node:path";
import { readBundle } from "@vigie/bundle";
import { ownPages, readExactTables } from "@vigie/partner";
import { ownAndWhole } from "@vigie/tables/own";
import type { Command } from "../arguments/command.ts";
import { exists } from "../disk/regular-files.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { marker, markerWith, writtenRoot } from "../disk/written-folder.ts";
import { readPublished } from "../observatory/published-edition.ts";
import { cliInputError } from "../problems.ts";
import { readGiven, readStudy } from "../study/study-folder.ts";

/** Who may read what stays at a partner's, where the system knows owners. */
const ownerOnly = 0o600;

export const compareCommand: Command = {
  name: "compare",
  readsPartnerData: true,
  options: { published: { type: "string", required: true } },
  async run({ positionals: [studyFolder = "", folder = ""], value }, terminal) {
    const { message, language } = terminal.messages;
    const study = await readStudy(studyFolder);
    terminal.step(message("study.read"), message("study.version", { version: study.version }));
    const root = await rootOfRun(folder);
    const file = join(folder, "bundle.zip");
    const bundle = await readBundle(await readGiven(file), { file });
    const published = await readPublished(value("published") ?? "");
    const exact = await readExactTables(bundle.tables.values(), (name) =>
      textAt(join(folder, "private", "tables", name)),
    );
    const found = ownAndWhole({ study, bundle, exact }, published, language);
    const { date, fictitious } = bundle.manifest;
    const pages = await ownPages({ study, date, fictitious, language }, found);
    const files = [...pages].map(([name, content]) => ({ path: `private/${name}`, content }));
    // First: a file that the folder does not list would stop the next run.
    const fromRoot = relative(root, folder).replaceAll("\\", "/");
    const listed = await markerWith(
      root,
      files.map(({ path }) => posix.join(fromRoot, path)),
    );
    await writeWhole(join(root, marker), listed);
    for (const { path, content } of files) await writeWhole(join(folder, path), content, ownerOnly);
    const [page, document] = files.map(({ path }) => join(folder, path));
    terminal.list([
      [page ?? "", message("compare.page")],
      [document ?? "", message("compare.document")],
    ]);
    return { folder, files: files.map(({ path }) => path), sent: found.sent };
  },
};

/**
 * The folder that lists the files of a run: its own, or that of the demonstration that made it.
 * @throws {VigieErrors} a folder of no run
 */
async function rootOfRun(folder: string): Promise<string> {
  const written = await writtenRoot(folder);
  const isRun = written?.kind === "run" && written.root === folder;
  const isOfDemo = written?.kind === "demo" && (await exists(join(folder, "bundle.zip")));
  if (written !== null && (isRun || isOfDemo)) return written.root;
  throw cliInputError("cli/no-run-to-compare", {}, { path: folder });
}

async function textAt(path: string): Promise<string | null> {
  return (await exists(path)) ? new TextDecoder().decode(await readGiven(path)) : null;
}
