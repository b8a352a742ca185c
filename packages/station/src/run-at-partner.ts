import {
  capProblems,
  firstIndicatorsOf,
  fromBase64url,
  type Ledger,
  lineOf,
  type ReceivedBundle,
  readBundle,
} from "@vigie/bundle";
import { guaranteeOf } from "@vigie/disclosure";
import { convertFiles, type Engine, type Mapping } from "@vigie/engine";
import type { Conversion, Converting } from "@vigie/files";
import { type Place, VigieErrors } from "@vigie/words";
import { type UndeclaredRows, undeclaredRowsOf } from "./guess-chances.ts";
import { policyAt } from "./policy-at.ts";
import { type ReadingDoubt, readingDoubts } from "./reading-doubts.ts";
import { type PartnerRun, type Run, runPartner } from "./run-partner.ts";
import { refuseThinBudget, releasedSizes, thinSources } from "./thin-budget.ts";

/** What a partner asks, wherever it runs; its mapping may name files of a known shape. */
export interface PartnerRunRequest
  extends Omit<Run, "secret" | "writtenMapping" | "comment" | "conversions" | "engine" | "firstIndicators"> {
  /** The bundles that left before; null where nothing is spent, of fictitious data. */
  readonly ledger: Ledger | null;
  /** Of the ledger, for messages. */
  readonly ledgerPlace: Place;
}

/** The machine: a disk and its engine, or a page. */
export interface RunPlace extends Pick<Converting, "store" | "territories"> {
  /** @param mapping of plain files only */
  readonly openEngine: (mapping: Mapping) => Promise<Engine & { readonly close: () => Promise<void> }>;
}

export interface PartnerRunResult {
  readonly run: PartnerRun;
  readonly bundle: ReceivedBundle;
  /** By source, of files of a known shape. */
  readonly conversions: ReadonlyMap<string, Conversion>;
  readonly warnings: readonly RunWarning[];
}

/** What a person should look at before the bundle is handed over: a terminal, which may be recorded, may show it. */
export type RunWarning =
  | ReadingDoubt
  /** A source of which nothing could be read, under `size` units, as far as the counts that leave show. */
  | { readonly kind: "thin-budget"; readonly source: string; readonly size: number }
  /** A survey of which no estimate is made. */
  | { readonly kind: "not-raked"; readonly source: string }
  /** A source of which the study does not declare how many rows one person may have: what several would mean. */
  | ({ readonly kind: "rows-undeclared"; readonly source: string } & UndeclaredRows);

/**
 * One partner's whole run: files of a known shape converted, read, counted, protected and packed, and the bundle checked as
 * the observatory will.
 * @throws {VigieErrors} what is wrong with the files; that nothing could be read of what would leave, by published sizes; that
 * the ledger has no budget left
 */
export async function runAtPartner(
  { study, partner, mapping, date, signer, ledger, ledgerPlace, ...settings }: PartnerRunRequest,
  { store, territories, openEngine }: RunPlace,
): Promise<PartnerRunResult> {
  const guarantee = guaranteeOf(study, partner.id, policyAt(study, mapping));
  refuseThinBudget(study, { partner, guarantee });
  const { mapping: plain, conversions } = await convertFiles(mapping, {
    study,
    day: date,
    store,
    territories,
  });
  const engine = await openEngine(plain);
  const run = await runPartner({
    study,
    partner,
    mapping: plain,
    writtenMapping: mapping,
    secret: secretOf(mapping),
    comment: mapping.comment,
    conversions,
    engine,
    date,
    signer,
    firstIndicators: firstIndicatorsOf(ledger ?? [], study),
    ...settings,
  }).finally(engine.close);
  const bundle = await readBundle(run.bundle, { file: "bundle.zip" });
  const over =
    ledger === null
      ? []
      : capProblems(ledger, lineOf(bundle), { cap: mapping.policy.cap, place: ledgerPlace });
  if (over.length > 0) throw new VigieErrors(over);
  const thin = thinSources(study, { guarantee, sizeOf: releasedSizes(study, run.release.tables) });
  return {
    run,
    bundle,
    conversions,
    warnings: [
      ...readingDoubts(run.outcomes, mapping),
      ...thin.map((source) => ({ kind: "thin-budget", ...source }) as const),
      ...run.notRaked.map((source) => ({ kind: "not-raked", source }) as const),
      ...guarantee.sources.flatMap((source) => {
        const undeclared = undeclaredRowsOf(source);
        if (undeclared === null) return [];
        return [{ kind: "rows-undeclared", source: source.source, ...undeclared } as const];
      }),
    ],
  };
}

/** A mapping without one has no source of persons: nothing is drawn. */
function secretOf({ secret }: Mapping): Uint8Array {
  return (secret === null ? null : fromBase64url(secret)) ?? new Uint8Array(32);
}
