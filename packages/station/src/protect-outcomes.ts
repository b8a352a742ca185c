import { type AuditedBundle, type ProtectedAfter, protectAfter } from "@vigie/bundle";
import { jointsOf, loadSolver, type ProtectedTable } from "@vigie/disclosure";
import type { Outcome } from "@vigie/engine";
import type { EstimateSilence, Partner, Study } from "@vigie/study";
import { type Alternatives, alternativesTo } from "./alternatives.ts";
import { hiddenBefore, hiddenCells } from "./estimates/hidden-cells.ts";
import type { SourceSecrets } from "./estimates/index.ts";
import { type Links, linksOf } from "./estimates/links.ts";
import { type Estimation, estimationFor } from "./estimation.ts";

/** What is protected together: nothing but data, so that another thread may be asked. */
export interface ToProtect {
  readonly study: Study;
  readonly partner: Partner;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Bundles of this partner that left before, the latest last. */
  readonly previous: readonly AuditedBundle[];
  /** See `Run`. */
  readonly secret: string;
}

export interface ProtectedOutcomes {
  readonly after: Omit<ProtectedAfter, "question">;
  /** Null where other choices were not tried. */
  readonly alternatives: Alternatives | null;
  /** With what is estimated beside the counts. */
  readonly tables: readonly ProtectedTable[];
  /** Why measures are not there, to the partner alone. */
  readonly silences: ReadonlyMap<string, EstimateSilence>;
}

/** The step under way; `share`: in 0..1, or null where it cannot be known. */
export type ProtectionProgress = (step: "protect" | "estimate", share: number | null) => void;

/**
 * The part of a run that only computes, and may do so for minutes without a pause.
 * @throws {VigieErrors} where no table is left beside the bundles that left before
 */
export async function protectOutcomes(
  asked: ToProtect,
  progress: ProtectionProgress,
): Promise<ProtectedOutcomes> {
  const { study, partner, outcomes } = asked;
  progress("protect", null);
  const exact = new Map(
    [...outcomes.values()].flatMap(({ tables }) => tables).map((table) => [table.indicator, table] as const),
  );
  const { question, ...after } = await protectBeside(asked, {
    study,
    tables: [...study.indicators.keys()].flatMap((indicator) => exact.get(indicator) ?? []),
    joints: new Map(
      [...outcomes].flatMap(([id, { joints }]) => {
        const source = study.sources.get(id);
        return source === undefined ? [] : [[id, jointsOf(joints, source)] as const];
      }),
    ),
    secret: asked.secret,
  });
  const alternatives = alternativesTo(after.release, question, await loadSolver());
  const estimation = await estimationFor(study, partner);
  const estimated =
    estimation === null ? null : withEstimates(after.release.tables, { ...asked, estimation }, progress);
  return {
    after,
    alternatives,
    tables: estimated?.tables ?? after.release.tables,
    silences: estimated?.silences ?? new Map(),
  };
}

/** Loads ahead of time what `protectOutcomes` will need: a quarter of a second, best spent while files are read. */
export async function readyToProtect(): Promise<void> {
  await loadSolver();
}

/** A table whose masks numbers that left before could tell stays, and the others are protected again. */
async function protectBeside(
  { previous, study, outcomes }: ToProtect,
  question: Parameters<typeof protectAfter>[1],
): Promise<ProtectedAfter> {
  if (!previous.some(({ tables }) => [...tables.values()].some(({ measures }) => measures.length > 0)))
    return protectAfter(previous, question);
  const { toldByEarlierMeasures } = await import("./estimates/told-by-earlier-measures.ts");
  const links = linksBySource(study, outcomes);
  const telling = new Set<string>();
  for (;;) {
    const after = await protectAfter(previous, { ...question, telling });
    const told = toldByEarlierMeasures(after.release.tables, previous, { study, links });
    if (told.length === 0) return after;
    for (const indicator of told) telling.add(indicator);
  }
}

function linksBySource(study: Study, outcomes: ToProtect["outcomes"]): ReadonlyMap<string, Links> {
  return new Map(
    [...outcomes].map(([id, { joints }]) => {
      const source = study.sources.get(id);
      const isOfPersons = source?.protects === "persons";
      return [id, isOfPersons ? linksOf(joints.values(), source, study.disclosure.min) : []];
    }),
  );
}

/** What leaves beside the counts, made from joint counts that stay. */
function withEstimates(
  tables: readonly ProtectedTable[],
  { study, outcomes, previous, estimation }: ToProtect & { readonly estimation: Estimation },
  progress: ProtectionProgress,
): Pick<ProtectedOutcomes, "tables" | "silences"> {
  const silences = new Map<string, EstimateSilence>();
  const [hidden, before] = [hiddenCells(tables, study), hiddenBefore(previous, study)];
  const links = linksBySource(study, outcomes);
  const secrets = new Map(
    [...outcomes].flatMap(([id, { joints }]) => {
      const source = study.sources.get(id);
      if (source === undefined) return [];
      const own: SourceSecrets = {
        hidden: [...(hidden.get(id) ?? []), ...(before.get(id) ?? [])],
        links: links.get(id) ?? [],
        ...estimation.toldWithWeights(tables, previous, { study, source }),
        areWeightsRevised: estimation.areWeightsOthers(previous, { study, source, joints }),
        modelsRevised: estimation.otherModels(previous, { study, source, joints }),
      };
      return [[id, own] as const];
    }),
  );
  const all = tables.map((table, at) => {
    progress("estimate", at / tables.length);
    const indicator = study.indicators.get(table.indicator);
    const source = indicator && study.sources.get(indicator.source);
    const joints = indicator && outcomes.get(indicator.source)?.joints;
    const own = secrets.get(source?.id ?? "");
    if (!indicator || !source || !joints || !own) throw new RangeError("a table is not of this study");
    const question = { study, source, indicator, joints, table };
    const { table: whole, silence, withWeights } = estimation.estimated(question, own);
    // Those of the tables that come after are judged with these.
    secrets.set(source.id, { ...own, withWeights: [...own.withWeights, ...withWeights] });
    if (silence !== null) silences.set(table.indicator, silence);
    return whole;
  });
  const quiet = estimation.quietNumbers(all, { study, outcomes, previous, links });
  return { tables: all.map((table) => quiet.get(table.indicator) ?? table), silences };
}
