import { basename, dirname, join } from "node:path";
import type { ReceivedBundle } from "@vigie/bundle";
import { openPartnerEngine } from "@vigie/engine/node";
import { diskStore } from "@vigie/files/node";
import type { Mapping } from "@vigie/mapping";
import {
  type Doubt,
  DoubtedRun,
  doubtExplanation,
  doubtSentence,
  type PartnerRun,
  type PartnerRunRequest,
  pageFormatter,
  runAtPartner,
} from "@vigie/partner";
import { type Study, textIn } from "@vigie/study";
import { possibleRows } from "@vigie/table";
import { version } from "../arguments/help.ts";
import { filesOf, refuseIrregular } from "../disk/regular-files.ts";
import { converters, readers, servers } from "../engines.ts";
import { whenStopped } from "../terminal/stopping.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { inputFoldersOf } from "./mapping-file.ts";
import { printNoticed } from "./printed-conversions.ts";

const steps = {
  classify: "run.classifying",
  tabulate: "run.tabulating",
  protect: "run.protecting",
} as const;

/**
 * One partner's run on this machine: DuckDB, files, messages on the terminal.
 * @throws {VigieErrors} as `runAtPartner`: nothing is written then
 */
export async function runOnDisk(
  given: Omit<PartnerRunRequest, "ledgerPlace" | "softwareVersion" | "language" | "progress"> & {
    /** As a message names it. */
    readonly ledgerFile: string;
    /** As `--memory` writes it; null for the engine's own share of the machine. */
    readonly memoryLimit: string | null;
    readonly work: string;
    readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
    readonly terminal: Terminal;
  },
): Promise<{ readonly bundle: ReceivedBundle; readonly run: PartnerRun }> {
  const { ledgerFile, memoryLimit, work, write, terminal, ...run } = given;
  const { study, partner, holder, mapping } = run;
  const { message, language } = terminal.messages;
  const name = textIn(partner.group?.holders.get(holder ?? "")?.label ?? partner.label, language);
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
    converters,
    openEngine: async (plain) => {
      const engine = await openPartnerEngine({
        workFolder: work,
        inputFolders: await inputFoldersOf(plain),
        memoryLimit,
        readers,
        connections: { folder: dirname(mapping.file), environment: process.env, servers },
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

/** What a terminal, which may be recorded, shows of the doubts: none that the study's choices decide. */
function showDoubts(doubts: readonly Doubt[], study: Study, terminal: Terminal): void {
  const formatter = pageFormatter(terminal.messages.language);
  const shown = doubts.filter(({ gravity }) => gravity !== "private");
  for (const doubt of shown.filter((one) => !isSmallLoss(one))) {
    const parts = [doubtSentence(doubt, study, formatter), doubtExplanation(doubt, formatter)];
    terminal.warn(parts.filter((part) => part !== null).join(" "));
  }
  const { message, language } = terminal.messages;
  for (const [id, losses] of Map.groupBy(shown.filter(isSmallLoss), ({ source }) => source)) {
    const label = study.sources.get(id)?.label;
    const written = losses.map(({ kind, count, of }) =>
      message(`run.loss.${kind}`, { count, share: formatter.share(count / of) }),
    );
    const source = label === undefined ? id : textIn(label, language);
    terminal.print("run.setAside", { source, losses: written.join(" ; ") });
  }
}

type Loss = Extract<
  Doubt,
  { readonly kind: "unknown_unit" | "no_date" | "no_channel" | "rows_ragged" | "rows_other" }
>;

/** Rows or contacts set aside, too few to be explained. */
function isSmallLoss(doubt: Doubt): doubt is Loss {
  const { kind, isExplanationAsked } = doubt;
  const isLoss =
    kind === "unknown_unit" ||
    kind === "no_date" ||
    kind === "no_channel" ||
    kind === "rows_ragged" ||
    kind === "rows_other";
  return isLoss && !isExplanationAsked;
}
