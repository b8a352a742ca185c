import { basename, dirname, join } from "node:path";
import type { ReceivedBundle } from "@vigie/bundle";
import { openPartnerEngine } from "@vigie/engine/node";
import { diskStore } from "@vigie/files/node";
import type { Mapping } from "@vigie/mapping";
import { DoubtedRun, type PartnerRun, type PartnerRunRequest, runAtPartner } from "@vigie/station";
import { textIn } from "@vigie/study";
import { possibleRows } from "@vigie/table";
import { frenchTerritories } from "@vigie/territory/node";
import { printNoticed } from "./conversion-lines.ts";
import { inputFoldersOf } from "./mapping-file.ts";
import { filesOf, refuseIrregular } from "./regular-files.ts";
import { showDoubts } from "./shown-doubts.ts";
import { whenStopped } from "./stopping.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

const steps = {
  classify: "run.classifying",
  tabulate: "run.tabulating",
  protect: "run.protecting",
} as const;

/**
 * One partner's run on this machine: DuckDB, files, messages on the terminal.
 * @throws {VigieErrors} as `runAtPartner`: nothing is written then
 */
export async function runOnDisk({
  ledgerFile,
  memoryLimit,
  work,
  write,
  terminal,
  ...run
}: Omit<PartnerRunRequest, "ledgerPlace" | "softwareVersion" | "language" | "progress"> & {
  /** As a message names it. */
  readonly ledgerFile: string;
  /** As `--memory` writes it; null for the engine's own share of the machine. */
  readonly memoryLimit: string | null;
  readonly work: string;
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  readonly terminal: Terminal;
}): Promise<{ readonly bundle: ReceivedBundle; readonly run: PartnerRun }> {
  const { study, partner, mapping } = run;
  const { message, language } = terminal.messages;
  const name = textIn(partner.label, language);
  if ([...mapping.sources.values()].some(({ units }) => units !== null && units.shape !== null))
    terminal.progress(`${message("run.converting")}, ${name}`, null);
  await refuseIrregular(filesOf(mapping));
  const runOptions = {
    ...run,
    ledgerPlace: { file: ledgerFile },
    softwareVersion: version,
    language,
    progress: (source: string | null, step: keyof typeof steps | "read", share: number | null) => {
      const files = source === null ? "" : filesRead(mapping, source);
      const what = step === "read" ? message("run.reading", { files }) : message(steps[step]);
      terminal.progress([what, ...(source === null ? [] : [source]), name].join(", "), share);
    },
  };
  const {
    run: made,
    bundle,
    conversions,
  } = await runAtPartner(runOptions, {
    store: diskStore(join(work, "conversions")),
    territories: frenchTerritories,
    openEngine: async (plain) => {
      const engine = await openPartnerEngine({
        workFolder: work,
        inputFolders: await inputFoldersOf(plain),
        memoryLimit,
        connections: { folder: dirname(mapping.file), environment: process.env },
      });
      // A statement under way would be waited for.
      const forget = whenStopped(() => {
        engine.close();
        return null;
      });
      return { ...engine, close: () => engine.close().finally(forget) };
    },
  }).catch((error: unknown) => {
    if (error instanceof DoubtedRun) showDoubts(error.doubts, study, terminal);
    throw error;
  });
  printNoticed(conversions, terminal);
  showDoubts(made.doubts, study, terminal);
  terminal.progress(`${message("run.writing")}, ${name}`, null);
  await write("bundle.zip", made.bundle);
  for (const [path, text] of made.privateFiles) await write(`private/${path}`, text);
  const rows = [...bundle.tables.values()].flatMap(possibleRows);
  const hidden = rows.filter(({ count }) => count === null).length;
  terminal.step(name, message("run.protected", { tables: bundle.tables.size, cells: rows.length, hidden }));
  return { bundle, run: made };
}

/** Names of the files of a source, as the mapping writes them. */
function filesRead({ sources }: Mapping, id: string): string {
  const { units, contacts } = sources.get(id) ?? {};
  const shown = [units, contacts].flatMap((read) => (read ? [basename(read.file.shown)] : []));
  return [...new Set(shown)].join(", ");
}
