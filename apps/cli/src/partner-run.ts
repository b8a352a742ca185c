import { basename, dirname, join } from "node:path";
import { type ReceivedBundle, readBundle, type Signer } from "@vigie/bundle";
import { effectivePolicy, type Guarantee, guaranteeOf } from "@vigie/disclosure";
import { convertFiles, type Mapping, type Outcome } from "@vigie/engine";
import { openPartnerEngine } from "@vigie/engine/node";
import { diskStore } from "@vigie/files/node";
import { type PartnerRun, runPartner } from "@vigie/station";
import { type Partner, type Study, said, saidCount, VigieErrors } from "@vigie/study";
import { total } from "@vigie/table";
import { frenchTerritories } from "@vigie/territory/node";
import { tellNoticed } from "./conversion-lines.ts";
import { problem } from "./file-errors.ts";
import { inputFoldersOf } from "./mapping-file.ts";
import { readingWarnings } from "./reading-warnings.ts";
import { filesOf, refuseIrregular } from "./regular-files.ts";
import { whenStopped } from "./stopping.ts";
import type { Terminal } from "./terminal.ts";
import { publishedSizes, refuseThinBudget, type UniverseSize } from "./thin-budget.ts";
import { version } from "./version.ts";

const steps = {
  classify: "run.classifying",
  tabulate: "run.tabulating",
  protect: "run.protecting",
} as const;

/**
 * One partner's run on this machine: DuckDB, files, words on the terminal.
 * @throws {VigieErrors} what is wrong with the files; that nothing could be read of what would leave; what `allow` throws
 */
export async function runAtPartner({
  study,
  partner,
  mapping,
  date,
  signer,
  firstIndicators,
  memoryLimit,
  work,
  write,
  allow,
  terminal,
}: {
  readonly study: Study;
  readonly partner: Partner;
  readonly mapping: Mapping;
  readonly date: string;
  readonly signer: Signer | null;
  /** Those of the partner's first bundle of this study; null for a first one. */
  readonly firstIndicators: readonly string[] | null;
  /** As `--memory` writes it; null for the engine's own share of the machine. */
  readonly memoryLimit: string | null;
  readonly work: string;
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  /** Called before anything is written: it throws where the bundle may not be made. */
  readonly allow: (bundle: ReceivedBundle) => void;
  readonly terminal: Terminal;
}): Promise<{ readonly bundle: ReceivedBundle; readonly run: PartnerRun }> {
  const { say, language } = terminal.speech;
  const name = partner.label[language] ?? partner.label.fr;
  const guarantee = guaranteeAt(study, partner, mapping);
  const judged = { partner, guarantee, terminal };
  refuseThinBudget(study, { ...judged, sizeOf: publishedSizes(study) });
  if ([...mapping.sources.values()].some(({ units }) => units !== null && units.shape !== null))
    terminal.progress(`${say("run.converting")}, ${name}`, null);
  await refuseIrregular(filesOf(mapping));
  const { mapping: plain, conversions } = await convertFiles(mapping, {
    study,
    day: date,
    store: diskStore(join(work, "conversions")),
    territories: frenchTerritories,
  });
  const engine = await openPartnerEngine({
    workFolder: work,
    inputFolders: await inputFoldersOf(plain),
    memoryLimit,
    connections: { folder: dirname(mapping.file), environment: process.env },
  });
  // A statement under way would be waited for.
  const forget = whenStopped(() => void engine.close());
  try {
    const run = await runPartner({
      study,
      partner,
      mapping: plain,
      secret: secretOf(mapping),
      comment: mapping.comment,
      conversions,
      engine,
      date,
      softwareVersion: version,
      language,
      signer,
      firstIndicators,
      progress: (source, step, share) => {
        const files = source === null ? "" : filesRead(plain, source);
        const what = step === "read" ? say("run.reading", { files }) : say(steps[step]);
        terminal.progress([what, ...(source === null ? [] : [source]), name].join(", "), share);
      },
    });
    for (const [source, conversion] of conversions) tellNoticed(source, conversion, terminal);
    for (const text of readingWarnings(run.outcomes, { study, mapping }, terminal.speech))
      terminal.warn(text);
    for (const { source, universe } of run.publicSizesFar)
      terminal.warn(say("run.publicSizeFar", { source, universe }));
    refuseMissedRanges(run, mapping);
    refuseThinBudget(study, { ...judged, sizeOf: countedSizes(run.outcomes) });
    const bundle = await readBundle(run.bundle, { file: "bundle.zip" });
    allow(bundle);
    terminal.progress(`${say("run.writing")}, ${name}`, null);
    await write("bundle.zip", run.bundle);
    for (const [path, text] of run.privateFiles) await write(`private/${path}`, text);
    const rows = [...bundle.tables.values()].flatMap((table) => table.rows);
    const hidden = rows.filter(({ count }) => count === null).length;
    terminal.step(name, say("run.protected", { tables: bundle.tables.size, cells: rows.length, hidden }));
    return { bundle, run };
  } finally {
    await engine.close();
    forget();
  }
}

/** Names of the files of a source, as the mapping writes them. */
function filesRead({ sources }: Mapping, id: string): string {
  const { units, contacts } = sources.get(id) ?? {};
  const shown = [units, contacts].flatMap((read) => (read ? [basename(read.file.shown)] : []));
  return [...new Set(shown)].join(", ");
}

/** What the study and the partner's own rules promise, before any data is read. */
export function guaranteeAt(
  study: Study,
  { id }: Partner,
  { policy: { floors, accepts } }: Mapping,
): Guarantee {
  return guaranteeOf(study, id, effectivePolicy(study, { floors, small: accepts.small }));
}

/** A mapping without one has no source of persons: nothing is drawn. */
function secretOf({ secret }: Mapping): Uint8Array {
  return secret === null ? new Uint8Array(32) : new Uint8Array(Buffer.from(secret, "base64url"));
}

/** Universes as the partner's files count them: nothing is said of these sizes. */
function countedSizes(outcomes: ReadonlyMap<string, Outcome>): UniverseSize {
  return (source, universe) => {
    const rows = (outcomes.get(source)?.tables ?? []).flatMap((table) => table.rows);
    const whole = rows.find(
      ({ codes: [first, ...others] }) => first === universe && others.every((code) => code === total),
    );
    return whole?.count ?? null;
  };
}

/**
 * A number of which most values are outside of its range is another one, or in another unit: its mean would be that of
 * the bounds.
 * @throws {VigieErrors} each of them
 */
function refuseMissedRanges({ outOfRange }: PartnerRun, { sources }: Mapping): void {
  const found = [...outOfRange].flatMap(([source, numbers]) =>
    numbers
      .filter(({ known, below, above }) => 2 * (below + above) > known)
      .map(({ number, range: { from, to } }) => {
        const file = sources.get(source)?.units?.file.shown;
        return problem(
          "cli/range-misses-values",
          { ...(file === undefined ? {} : { file }), field: number },
          { number: said(number), from: saidCount(from), to: saidCount(to) },
        );
      }),
  );
  if (found.length > 0) throw new VigieErrors(found);
}
