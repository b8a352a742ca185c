import {
  type Assumptions,
  type PublishedTable as AttackedTable,
  auditPublished,
  type Items,
  loadSolver,
  type Population,
  type PublishedAudit,
  type Structure,
  type View,
} from "@vigie/disclosure";
import { z } from "zod";
import type { PublishedTable } from "./bundle.ts";
import { canonical, parsed } from "./canonical.ts";
import type { ManifestTable } from "./data-package.ts";
import { policyFile } from "./policy-file.ts";

/** `audit.json`: what the attacker is supposed to know besides the tables, and what it deduces from all of it. */

/** The membership of who is in no universe is empty. */
const text = z.string();
const whole = z.int().min(0);

const viewFile = z.strictObject({
  field: text,
  sensitive: z.boolean(),
  members: z.record(text, z.array(text)),
});
/** One of these stands for two dimensions: an item, and what was answered to it. */
const itemsFile = z.strictObject({ items: z.record(text, viewFile) });

const populationFile = z.strictObject({
  id: text,
  fields: z.record(text, z.array(text)),
  relations: z.array(
    z.strictObject({ fields: z.tuple([text, text]), pairs: z.array(z.tuple([text, text])) }),
  ),
  tables: z.record(text, z.array(z.union([viewFile, itemsFile]))),
  respected: z.array(text),
});

const range = { low: whole, high: whole };
const auditFile = z.strictObject({
  method: z.literal("attack"),
  policy: policyFile,
  requirement: z.strictObject({ min: whole, insider: whole }),
  structure: z.array(populationFile),
  populations: z.array(
    z.strictObject({
      population: text,
      whole: z.boolean(),
      cells: z.array(z.strictObject({ indicator: text, codes: z.array(text), ...range })),
      derived: z.array(z.strictObject({ name: text, ...range })),
    }),
  ),
});

/** The text of `audit.json`, for an audit that holds: the same for the same tables on any machine. */
export function auditText({ policy, structure }: Assumptions, audit: PublishedAudit): string {
  return canonical({
    method: "attack",
    policy,
    requirement: audit.requirement,
    structure: structure.populations.map(writtenPopulation),
    populations: audit.populations.map(({ population, whole, cells, derived }) => ({
      population,
      whole,
      cells: cells.map(({ indicator, codes, low, high }) => ({ indicator, codes: [...codes], low, high })),
      derived: derived.map(({ name, low, high }) => ({ name, low, high })),
    })),
  } satisfies z.input<typeof auditFile>);
}

/** @returns null for anything that `auditText` would not have written */
export function readAssumptions(given: string): Assumptions | null {
  const read = auditFile.safeParse(parsed(given));
  if (!read.success || canonical(read.data) !== given) return null;
  return { policy: read.data.policy, structure: { populations: read.data.structure.map(readPopulation) } };
}

/** The tables of persons as the attacker sees them, with what rounding leaves to know. */
export function asAttacked(
  tables: Iterable<PublishedTable>,
  entries: readonly ManifestTable[],
): readonly AttackedTable[] {
  const byIndicator = new Map(entries.map((entry) => [entry.indicator, entry]));
  return [...tables].flatMap((table) => {
    const entry = byIndicator.get(table.indicator);
    if (entry?.protects === "nothing") return [];
    return [
      entry === undefined || entry.rounding === null ? table : { ...table, rounding: entry.rounding.spread },
    ];
  });
}

/**
 * The attack again, on the tables of persons.
 * @returns null where tables and assumptions contradict each other
 */
export async function attackAgain(
  tables: Iterable<PublishedTable>,
  entries: readonly ManifestTable[],
  { policy, structure }: Assumptions,
): Promise<PublishedAudit | null> {
  const highs = await loadSolver();
  const ofPersons = asAttacked(tables, entries);
  const structured = new Set(structure.populations.flatMap((population) => [...population.tables.keys()]));
  if (ofPersons.some(({ indicator }) => !structured.has(indicator))) return null;
  try {
    return auditPublished(ofPersons, { structure, policy }, highs);
  } catch (error) {
    // What a bundle says may fit no population at all: then it is no proof.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Whether a structure says all that another does: the same tables and fields, its relations and perhaps more. */
export function isAtLeast(structure: Structure, known: Structure): boolean {
  const written = (of: Structure) =>
    new Map(
      of.populations.map((population) => {
        const { relations, fields, tables } = writtenPopulation(population);
        const lists = new Map(Object.entries(fields).map(([name, codes]) => [name, canonical(codes)]));
        return [
          population.id,
          { fields: lists, tables: canonical(tables), relations: relations.map(canonical) },
        ] as const;
      }),
    );
  const [told, expected] = [written(structure), written(known)];
  return (
    told.size === expected.size &&
    [...expected].every(([id, { fields, tables, relations }]) => {
      const own = told.get(id);
      return (
        own?.tables === tables &&
        [...fields].every(([name, codes]) => own.fields.get(name) === codes) &&
        own.fields.size === fields.size &&
        relations.every((relation) => own.relations.includes(relation))
      );
    })
  );
}

function writtenPopulation({
  id,
  fields,
  relations,
  tables,
  respected = [],
}: Population): z.input<typeof populationFile> {
  const written = ({ field, sensitive, members }: View) => ({ field, sensitive, members: listsOf(members) });
  const either = (view: View | Items) =>
    "items" in view
      ? { items: Object.fromEntries([...view.items].map(([item, flag]) => [item, written(flag)])) }
      : written(view);
  return {
    id,
    fields: listsOf(fields),
    relations: relations.map(({ fields: [a, b], pairs }) => ({
      fields: [a, b],
      pairs: pairs.map(([x, y]) => [x, y]),
    })),
    tables: Object.fromEntries([...tables].map(([indicator, views]) => [indicator, views.map(either)])),
    respected: [...respected],
  };
}

function listsOf(lists: ReadonlyMap<string, readonly string[]>): Record<string, string[]> {
  return Object.fromEntries([...lists].map(([key, list]) => [key, [...list]]));
}

function readView({ members, ...view }: z.infer<typeof viewFile>): View {
  return { ...view, members: new Map(Object.entries(members)) };
}

function readPopulation({
  id,
  fields,
  relations,
  tables,
  respected,
}: z.infer<typeof populationFile>): Population {
  return {
    id,
    fields: new Map(Object.entries(fields)),
    relations,
    respected,
    tables: new Map(
      Object.entries(tables).map(([indicator, views]) => [
        indicator,
        views.map((view) =>
          "items" in view
            ? { items: new Map(Object.entries(view.items).map(([item, flag]) => [item, readView(flag)])) }
            : readView(view),
        ),
      ]),
    ),
  };
}
