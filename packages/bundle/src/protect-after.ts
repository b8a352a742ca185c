import {
  comparableOf,
  fieldsIn,
  judgedRules,
  loadSolver,
  type ProtectQuestion,
  type PublishedRelease,
  type PublishedTable,
  protect,
  published,
  type Release,
  respectedIn,
  type Structure,
  structureOf,
  tablesUntied,
  tellingAfter,
  underOwnNames,
  withCodesTied,
} from "@vigie/disclosure";
import { groups, type Indicator, type Source, type Study, said, saidCount, VigieErrors } from "@vigie/study";
import { asAttacked } from "./audit-file.ts";
import type { AuditedBundle } from "./bundle.ts";
import { meaningProblems } from "./kept-meanings.ts";
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
 * @throws {VigieErrors} where no table is left after earlier bundles, or where the study has lost a name that they are counted by
 */
export async function protectAfter(
  previous: readonly AuditedBundle[],
  asked: Pick<ProtectQuestion, "study" | "tables" | "joints" | "secret" | "telling">,
): Promise<ProtectedAfter> {
  const { study } = asked;
  const problems = meaningProblems(previous, study, asked.tables);
  if (problems.length > 0) throw new VigieErrors(problems);
  const highs = await loadSolver();
  const earlier = previous.map((bundle) => ({
    tables: asAttacked(tablesOverWindow(bundle, study), bundle.manifest.tables).map((table) => ({
      ...table,
      source: entryOf(bundle, table.indicator)?.source ?? "",
    })),
    assumptions: bundle.assumptions,
  }));
  const telling = new Set(asked.telling);
  for (;;) {
    const question = { ...asked, previous: earlierTables(previous, asked), telling };
    const release = protect(question, highs);
    const latest = latestOf(release, earlier, asked);
    const now = latest.assumptions.structure.populations.map((population) => ({
      population,
      tables: asked.tables.filter(
        ({ indicator }) => study.indicators.get(indicator)?.source === population.id,
      ),
      min: latest.assumptions.policy.min,
    }));
    const leaving = release.tables.filter(({ treatment }) => treatment.kind !== "withheld");
    const untied = new Set(earlier.flatMap((each) => tablesUntied(each, earlier, now)));
    const loose = leaving.map(({ indicator }) => indicator).filter((indicator) => untied.has(indicator));
    for (const indicator of loose) telling.add(indicator);
    if (loose.length > 0) continue;
    const tied = earlier.map((each) => withCodesTied(each, earlier, now));
    const ways = Math.max(1, ...tied.map(({ length }) => length));
    const more = Array.from({ length: ways }, (_, way) =>
      tied.flatMap((its) => its[way] ?? its.slice(-1)),
    ).flatMap((each) => tellingAfter(underTheirNames(each, latest), latest, highs));
    for (const indicator of more) telling.add(indicator);
    if (more.length > 0) continue;
    const dropped = droppedNames(previous, telling, study);
    if (previous.length > 0 && release.tables.every(({ treatment }) => treatment.kind === "withheld"))
      throw new VigieErrors([
        problem(
          "bundle/previous-tells",
          {},
          {
            tables: namesOf(telling),
            told: saidCount(telling.size),
            dropped: namesOf(dropped),
            many: saidCount(dropped.length),
          },
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

/** Earlier releases, whose tables go by the names that what leaves has for them, even where part of it is left out. */
function underTheirNames(
  earlier: readonly PublishedRelease[],
  { tables }: PublishedRelease,
): readonly PublishedRelease[] {
  const named = underOwnNames([...earlier.map((release) => release.tables), tables]);
  return earlier.map((release, at) => ({ ...release, tables: named[at] ?? [] }));
}

const namesOf = (names: Iterable<string>) => said([...names].join(", "));

/** What leaves now, with what the study says of how its fields go with those of tables that it asks no more. */
function latestOf(
  release: Release,
  earlier: readonly EarlierPart[],
  { study, joints }: Pick<ProtectQuestion, "study" | "joints">,
): PublishedRelease {
  const tables = release.tables.flatMap(published);
  const now = tables.map((table) => ({
    ...table,
    source: study.indicators.get(table.indicator)?.source ?? "",
  }));
  const leaving = new Set(tables.map(({ indicator }) => indicator));
  const dropped = underOwnNames([...earlier.map((each) => each.tables), now])
    .flat()
    .filter(({ indicator }) => !leaving.has(indicator))
    .flatMap((table) => droppedFrom(table, study));
  return {
    tables,
    assumptions: {
      policy: release.proof.policy,
      structure: earlier.reduceRight(
        (structure, each) => withShownBefore(structure, each, release),
        withDropped(dropped, release, { study, respected: respectedBy(release, earlier, { study, joints }) }),
      ),
    },
  };
}

/**
 * By source, the rules of answers that what leaves respects, and those that earlier bundles do of which today's data say
 * nothing, since no table asks for these questions.
 */
function respectedBy(
  { proof }: Release,
  earlier: readonly EarlierPart[],
  { study, joints }: Pick<ProtectQuestion, "study" | "joints">,
): ReadonlyMap<string, ReadonlySet<string>> {
  const today = respectedIn(proof.structure);
  const before = earlier.map(({ assumptions }) => respectedIn(assumptions.structure));
  return new Map(
    [...study.sources].map(([id, source]) => {
      const judged = judgedRules(source, joints.get(id) ?? []);
      const rules = before.flatMap((each) => [...(each.get(id) ?? [])]).filter((rule) => !judged.has(rule));
      return [id, new Set([...(today.get(id) ?? []), ...rules])];
    }),
  );
}

/** With what an earlier bundle tells of how a field that is counted no more goes with others. */
function withShownBefore(structure: Structure, earlier: EarlierPart, { proof }: Release): Structure {
  return {
    populations: structure.populations.map((population) => {
      const [now, then] = [proof.structure, earlier.assumptions.structure].map(({ populations }) =>
        populations.find(({ id }) => id === population.id),
      );
      const known = new Set(population.relations.map(pairOf));
      const isSame = (name: string) =>
        then?.fields.get(name)?.join(" ") === population.fields.get(name)?.join(" ");
      const more = (then?.relations ?? []).filter(
        (one) =>
          !known.has(pairOf(one)) &&
          one.fields.every(isSame) &&
          one.fields.some((name) => now?.fields.has(name) !== true),
      );
      return { ...population, relations: [...population.relations, ...more] };
    }),
  };
}

const pairOf = ({ fields }: { readonly fields: readonly string[] }) => fields.toSorted().join(" ");

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

/** What an earlier bundle shows of the persons of today's windows. */
interface EarlierPart extends PublishedRelease {
  readonly tables: readonly Earlier[];
}

/** A table that left before, and what it counts. */
interface Earlier extends PublishedTable {
  /** Its id. */
  readonly source: string;
}

type Dimension = PublishedTable["dimensions"][number];

interface Dropped {
  readonly table: PublishedTable;
  readonly source: Source;
}

/**
 * An earlier table that does not leave again as it was, with those of its codes that the study still knows. What gathers
 * rare codes gathers others, where one of them is no more.
 */
function droppedFrom(table: Earlier, study: Study): readonly Dropped[] {
  const source = study.sources.get(table.source);
  if (source === undefined) return [];
  const dimensions = table.dimensions.map((dimension) => knownOf(dimension, source));
  return dimensions.every(({ codes }) => codes.length > 0)
    ? [{ table: { ...table, dimensions }, source }]
    : [];
}

/**
 * With the codes that a study gives to a dimension now: those of the table that it still knows, and the others, of which the
 * table says nothing. Of sets of channels, that all are counted: tables alone say who has these.
 */
function knownOf({ name, codes }: Dimension, source: Source): Dimension {
  if (name === "subgroup") return { name, codes };
  const known = codesOf(name, source);
  const isSpecial = (code: string) => code.startsWith("_");
  const isWhole = codes.every((code) => isSpecial(code) || known.has(code));
  const isKnown = (code: string) =>
    known.has(code) || (isSpecial(code) && (isWhole || !code.startsWith("_O")));
  const kept = known.size === 0 ? [] : codes.filter(isKnown);
  const isField = source.attributes.has(name) && !kept.some((code) => code.startsWith("_O"));
  return { name, codes: isField ? [...new Set([...known, ...kept])] : kept };
}

/** Those that a study gives to a dimension. */
function codesOf(name: string, source: Source): ReadonlySet<string> {
  if (name === "universe") return new Set(source.universes.keys());
  if (name === "group") return new Set(source.contacts === null ? [] : groups);
  if (name === "answer") return new Set(["yes", "no"]);
  const items = source.multiples.get(name)?.items;
  return new Set(items?.keys() ?? source.attributes.get(name)?.codes.map(({ code }) => code));
}

/** What the study says of how the tables that leave and those it asks no more count the same persons. */
function withDropped(
  dropped: readonly Dropped[],
  { tables, proof }: Release,
  {
    study,
    respected,
  }: { readonly study: Study; readonly respected: ReadonlyMap<string, ReadonlySet<string>> },
): Structure {
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
    respected,
    known: fieldsIn(proof.structure),
    min: proof.policy.min,
  });
  return { populations: known.populations.map((one) => withRelations(one, proof.structure)) };
}

/**
 * Those that the data showed are in the proof of the release alone. Who is in which universes may be said there by other
 * fields, of the same name or not.
 */
function withRelations(known: Structure["populations"][number], { populations }: Structure) {
  const pairs = new Set(known.relations.map(pairOf));
  const more = populations
    .filter(({ id }) => id === known.id)
    .flatMap(({ relations, fields: own }) =>
      relations.filter(({ fields }) =>
        fields.every((name) => known.fields.get(name)?.join(" ") === own.get(name)?.join(" ")),
      ),
    )
    .filter((one) => !pairs.has(pairOf(one)));
  return { ...known, relations: [...known.relations, ...more] };
}
