import {
  comparableOf,
  loadSolver,
  type ProtectQuestion,
  type PublishedRelease,
  type PublishedTable,
  protect,
  published,
  type Release,
  type Structure,
  structureOf,
  tellingAfter,
  withNamesTied,
} from "@vigie/disclosure";
import { type Indicator, type Source, type Study, said, saidCount, VigieErrors } from "@vigie/study";
import { asAttacked } from "./audit-file.ts";
import type { AuditedBundle } from "./bundle.ts";
import { problem } from "./problems.ts";
import { earlierTables, entryOf, type LeftOut, ofOtherWindows, tablesOverWindow } from "./successive.ts";

export interface ProtectedAfter {
  readonly release: Release;
  /** What was asked at last, to compare with other choices. */
  readonly question: ProtectQuestion;
  /** Tables that would tell with what left before, and stay. */
  readonly telling: readonly string[];
  /** Indicators of the same sources that left before and that the study asks no more. */
  readonly dropped: readonly string[];
  /** Earlier tables that nothing says how to compare. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Protects all that a partner would release, then attacks it together with the bundles that left before: tables that
 * the study asks no more are still known to whoever received them, and the study says how their fields go with the
 * others. A table that would tell with them stays, and the others are protected again, until nothing is told.
 * @param previous the earliest first
 * @param asked `telling`: tables that stay from the start, as where numbers that left before would tell of them
 * @throws {VigieErrors} where no table is left for that reason
 */
export async function protectAfter(
  previous: readonly AuditedBundle[],
  asked: Pick<ProtectQuestion, "study" | "tables" | "joints" | "secret" | "telling">,
): Promise<ProtectedAfter> {
  const { study } = asked;
  const highs = await loadSolver();
  const earlier = previous.map((bundle) => ({
    tables: asAttacked(tablesOverWindow(bundle, study), bundle.manifest.tables),
    assumptions: bundle.assumptions,
  }));
  const telling = new Set(asked.telling);
  for (;;) {
    const question = { ...asked, previous: earlierTables(previous, study), telling };
    const release = protect(question, highs);
    const latest = latestOf(release, previous, study);
    const now = latest.assumptions.structure.populations.map((population) => ({
      population,
      tables: asked.tables,
      min: latest.assumptions.policy.min,
    }));
    const tied = earlier.map((each, at) => withNamesTied(each, `@${at}`, now));
    const more = tellingAfter(tied, latest, highs);
    for (const indicator of more) telling.add(indicator);
    if (more.length > 0) continue;
    const dropped = droppedNames(previous, telling, study);
    if (telling.size > 0 && release.tables.every(({ treatment }) => treatment.kind === "withheld"))
      throw new VigieErrors([
        problem(
          "bundle/previous-tells",
          {},
          { tables: namesOf(telling), dropped: namesOf(dropped), many: saidCount(dropped.length) },
        ),
      ]);
    const leftOut = comparableOf([...earlier, latest]).leftOut.map(
      ({ release: at, indicator, what }): LeftOut => ({
        bundle: previous[at]?.hash ?? "",
        indicator,
        why: what === "table" ? "codes" : "cells",
      }),
    );
    return {
      release,
      question,
      telling: [...telling],
      dropped,
      leftOut: [...previous.flatMap((bundle) => ofOtherWindows(bundle, study)), ...leftOut],
    };
  }
}

const namesOf = (names: Iterable<string>) => said([...names].join(", "));

/** What leaves now, with what the study says of how its fields go with those of tables that it asks no more. */
function latestOf(release: Release, previous: readonly AuditedBundle[], study: Study): PublishedRelease {
  const structure = withDropped(droppedFrom(previous, study), release, study);
  return {
    tables: release.tables.flatMap(published),
    assumptions: { policy: release.proof.policy, structure },
  };
}

function droppedNames(
  previous: readonly AuditedBundle[],
  telling: ReadonlySet<string>,
  study: Study,
): readonly string[] {
  const sources = new Set([...telling].map((indicator) => study.indicators.get(indicator)?.source));
  const names = previous.flatMap((bundle) =>
    tablesOverWindow(bundle, study).flatMap(({ indicator }) =>
      sources.has(entryOf(bundle, indicator)?.source) && !study.indicators.has(indicator) ? [indicator] : [],
    ),
  );
  return [...new Set(names)];
}

interface Dropped {
  readonly table: PublishedTable;
  readonly source: Source;
}

/** Earlier tables that the study asks no more, where it still knows their fields and codes. */
function droppedFrom(previous: readonly AuditedBundle[], study: Study): readonly Dropped[] {
  return previous.flatMap((bundle) =>
    tablesOverWindow(bundle, study).flatMap((table) => {
      const source = study.sources.get(entryOf(bundle, table.indicator)?.source ?? "");
      if (source === undefined || study.indicators.has(table.indicator)) return [];
      return table.dimensions.every((dimension) => isKnown(dimension, source)) ? [{ table, source }] : [];
    }),
  );
}

function isKnown({ name, codes }: PublishedTable["dimensions"][number], source: Source): boolean {
  if (name === "universe") return codes.every((code) => source.universes.has(code));
  const own = source.attributes.get(name)?.codes.map(({ code }) => code) ?? [];
  return own.length > 0 && codes.every((code) => code.startsWith("_") || own.includes(code));
}

/** What the study says of how the tables that leave and those it asks no more count the same persons. */
function withDropped(dropped: readonly Dropped[], { tables, proof }: Release, study: Study): Structure {
  if (dropped.length === 0) return proof.structure;
  const asked = dropped.map(({ table: { indicator: id, dimensions }, source }): [string, Indicator] => [
    id,
    {
      id,
      kind: "distribution",
      title: { fr: id },
      source: source.id,
      universe: dimensions[0]?.codes[0] ?? "all",
      of: dimensions.at(-1)?.name ?? "",
      against: null,
    },
  ]);
  const ofPersons = tables.filter(({ treatment }) => treatment.kind !== "open");
  const withheld = ofPersons.filter(({ treatment }) => treatment.kind === "withheld");
  const known = structureOf({
    study: { ...study, indicators: new Map([...study.indicators, ...asked]) },
    tables: [
      ...ofPersons.filter((table) => !withheld.includes(table)),
      ...new Map(dropped.map(({ table }) => [table.indicator, table])).values(),
    ],
    withheld: withheld.map(({ indicator }) => indicator),
    joints: new Map(),
    min: proof.policy.min,
  });
  return { populations: known.populations.map((one) => withRelations(one, proof.structure)) };
}

/**
 * Those that the data showed are in the proof of the release alone. Those of its universes are not: told apart from those of
 * tables asked no more, they are fields of other names.
 */
function withRelations(known: Structure["populations"][number], { populations }: Structure) {
  const pairs = new Set(known.relations.map(({ fields }) => fields.toSorted().join(" ")));
  const more = populations
    .filter(({ id }) => id === known.id)
    .flatMap(({ relations }) => relations)
    .filter(({ fields }) => fields.every((name) => known.fields.has(name)))
    .filter(({ fields }) => !pairs.has(fields.toSorted().join(" ")));
  return { ...known, relations: [...known.relations, ...more] };
}
