import { join } from "node:path";
import type { AuditedBundle, Signer } from "@vigie/bundle";
import { contactsLost, type Mapping } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { convertFiles } from "@vigie/shapes/node";
import { type Losses, type PartnerRun, runPartner } from "@vigie/station";
import type { Partner, Study } from "@vigie/study";
import { inputFoldersOf } from "./mapping-file.ts";
import { protectionApart } from "./protection-apart.ts";
import { filesOf, refuseIrregular } from "./regular-files.ts";
import { secretOf } from "./secret-of.ts";
import type { Speech } from "./speech.ts";
import { whenStopped } from "./stopping.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

const steps = {
  read: "run.reading",
  classify: "run.classifying",
  tabulate: "run.tabulating",
  protect: "run.protecting",
  estimate: "run.estimating",
} as const;

/** One partner's run on this machine: DuckDB, files, words on the terminal. */
export async function runAtPartner({
  study,
  partner,
  mapping,
  date,
  signer,
  previous,
  memoryLimit,
  work,
  write,
  terminal,
}: {
  readonly study: Study;
  readonly partner: Partner;
  readonly mapping: Mapping;
  readonly date: string;
  readonly signer: Signer | null;
  /** Bundles of this partner that left before, the latest last. */
  readonly previous: readonly AuditedBundle[];
  /** As `--memory` writes it; null for the engine's own share of the machine. */
  readonly memoryLimit: string | null;
  readonly work: string;
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  readonly terminal: Terminal;
}): Promise<{
  readonly partner: string;
  /** Tables that leave, their cells, and those of them that are masked. */
  readonly published: number;
  readonly cells: number;
  readonly masked: number;
  readonly withheld: readonly string[];
  readonly losses: Losses;
  readonly after: PartnerRun["after"];
}> {
  const { say, language } = terminal.speech;
  const name = partner.label[language] ?? partner.label.fr;
  if ([...mapping.sources.values()].some(({ units }) => units !== null && units.shape !== null))
    terminal.progress(`${name}, ${say("run.converting")}`, null);
  await refuseIrregular(filesOf(mapping));
  const { mapping: plain, conversions } = await convertFiles(mapping, {
    study,
    day: date,
    workFolder: join(work, "conversions"),
  });
  const engine = await openDuckDb({
    workFolder: work,
    inputFolders: await inputFoldersOf(plain),
    memoryLimit,
  });
  // A statement under way would be waited for.
  const forget = whenStopped(() => void engine.close());
  const apart = protectionApart();
  try {
    const run = await runPartner(
      {
        study,
        partner,
        mapping: plain,
        secret: await secretOf(mapping),
        conversions,
        engine,
        date,
        softwareVersion: version,
        language,
        signer,
        previous,
        progress: (source, step, share) =>
          terminal.progress([name, ...(source === null ? [] : [source]), say(steps[step])].join(", "), share),
      },
      apart.protect,
    );
    for (const text of contactsWarnings(run.outcomes, study, terminal.speech)) terminal.warn(text);
    await write("bundle.zip", run.bundle);
    for (const [path, text] of run.privateFiles) await write(`private/${path}`, text);
    const withheld = run.tables
      .filter(({ treatment }) => treatment.kind === "withheld")
      .map(({ indicator }) => indicator);
    const { tables: published, masked, cells } = run.protection;
    terminal.step(
      name,
      say("run.protected", { tables: published, masked, cells, withheld: withheld.length }),
    );
    return { partner: partner.id, published, cells, masked, withheld, losses: run.losses, after: run.after };
  } finally {
    await apart.close();
    await engine.close();
    forget();
  }
}

/** Of each source, that few of its contacts could be read; no count. */
function contactsWarnings(
  outcomes: PartnerRun["outcomes"],
  study: Study,
  { say, language }: Speech,
): readonly string[] {
  return [...outcomes].flatMap(([id, { quality }]) => {
    const lost = quality.contacts === null ? null : contactsLost(quality.contacts);
    if (lost === null) return [];
    const label = study.sources.get(id)?.label;
    const source = label?.[language] ?? label?.fr ?? id;
    return [say("run.contactsLost", { source, kept: lost.kept, reason: lost.reason })];
  });
}
