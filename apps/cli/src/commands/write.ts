import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readAssets } from "@vigie/publication/node";
import type { Command } from "../arguments/command.ts";
import { version } from "../arguments/help.ts";
import { listenAtelier } from "../atelier/listen.ts";
import { StudyAtWork } from "../atelier/study-at-work.ts";
import { watchStudy } from "../atelier/watch-study.ts";
import { exists } from "../disk/regular-files.ts";
import { untilStopped } from "../disk/serve.ts";

export const writeCommand: Command = {
  name: "write",
  options: {
    from: { type: "string" },
    port: { type: "string", form: "port" },
  },
  async run({ positionals: [folder = ""], value }, terminal) {
    const { messages } = terminal;
    const from = value("from") ?? `${resolve(folder)}-essai`;
    const work = new StudyAtWork({
      folder,
      from,
      bundles: bundlesIn,
      assets: await readAssets(),
      messages,
      program: process.argv[1] ?? "",
    });
    const report = (error: unknown) => terminal.warning("error.defect", { version, name: nameOf(error) });
    await work.refresh();
    const { server, address } = await listenAtelier(work, {
      port: Number(value("port") ?? 0),
      messages,
      report,
    });
    const watching = watchStudy(folder, () => work.refresh(), report);
    terminal.print("write.open", { address });
    await untilStopped(server);
    watching.close();
    work.stop();
    return { problems: work.status.problems.length };
  },
};

/** The kind of an error: its text may quote data. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** None until `vigie demo` wrote some there; a partner whose sources are too small has none. */
async function bundlesIn(folder: string): Promise<readonly string[]> {
  const partners = join(folder, "partenaires");
  const names = await readdir(partners).catch(() => []);
  const bundles = names.toSorted().map((name) => join(partners, name, "bundle.zip"));
  const written = await Promise.all(bundles.map(exists));
  return bundles.filter((_, at) => written[at]);
}
