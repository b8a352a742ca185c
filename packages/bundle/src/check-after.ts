import {
  auditReleases,
  loadSolver,
  type PublishedTable,
  published,
  type Release,
  type Structure,
  structureOf,
} from "@vigie/disclosure";
import { type Indicator, type Source, type Study, said, VigieErrors } from "@vigie/study";
import { asAttacked } from "./audit-file.ts";
import type { AuditedBundle } from "./bundle.ts";
import { problem } from "./problems.ts";
import { entryOf, tablesOverWindow } from "./successive.ts";

/**
 * Attacks a release together with the bundles that left before it, before it leaves in its turn: tables that the study
 * asks no more are still known to whoever received them, and the study says how their fields go with the others.
 * @param previous the earliest first
 * @throws {VigieErrors} when together they tell of a few persons
 */
export async function checkAfter(
  previous: readonly AuditedBundle[],
  release: Release,
  study: Study,
): Promise<void> {
  const earlier = previous.map((bundle) => ({
    tables: asAttacked(tablesOverWindow(bundle, study), bundle.manifest.tables),
    assumptions: bundle.assumptions,
  }));
  const tables = release.tables.flatMap(published);
  if (tables.length === 0 || earlier.every((one) => one.tables.length === 0)) return;
  const structure = withDropped(droppedFrom(previous, study), release, study);
  const latest = { tables, assumptions: { policy: release.proof.policy, structure } };
  const audit = auditReleases([...earlier, latest], await loadSolver());
  if (audit.holds) return;
  const telling = audit.together?.populations.flatMap(({ cells }) => cells.filter(({ holds }) => !holds));
  const names = new Set([...audit.changes, ...(telling ?? [])].map(({ indicator }) => indicator));
  throw new VigieErrors([problem("bundle/previous-tells", {}, { tables: said([...names].join(", ")) })]);
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

/** Those that the data showed are in the proof of the release alone. */
function withRelations(known: Structure["populations"][number], { populations }: Structure) {
  const pairs = new Set(known.relations.map(({ fields }) => fields.toSorted().join(" ")));
  const more = populations
    .filter(({ id }) => id === known.id)
    .flatMap(({ relations }) => relations)
    .filter(({ fields }) => !pairs.has(fields.toSorted().join(" ")));
  return { ...known, relations: [...known.relations, ...more] };
}
