import { families, groups, VigieErrors } from "@vigie/study";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Outcome } from "../src/engine.ts";
import { type AttributeNode, dateFormats, type InputFile, type Plan } from "../src/plan.ts";
import { setAsideReasons } from "../src/quality.ts";
import { openEngines, type Runner } from "./engines.ts";
import { type Generated, generated } from "./generated/run.ts";

const engines = await openEngines();
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

/** Few examples and a fixed seed on each push; many, with the seed printed, under `VIGIE_LONG=1`. */
const long = process.env.VIGIE_LONG === "1";
const seed = long ? Date.now() : 20_221_231;
const runs = (push: number) => ({ seed, numRuns: long ? push * 20 : push });
const timeout = long ? 3_600_000 : 120_000;
if (long) console.info(`generated cases: seed ${seed}`);

test(
  "on whatever plan and rows, engines agree on tables and quality",
  async () => {
    await fc.assert(
      fc.asyncProperty(generated("none"), async (each) => {
        await expectAgreement(each);
      }),
      runs(60),
    );
  },
  timeout,
);

test(
  "on rows with mistakes, engines refuse for the same ones",
  async () => {
    await fc.assert(
      fc.asyncProperty(generated("some"), async (each) => {
        await expectAgreement(each);
      }),
      runs(60),
    );
  },
  timeout,
);

/** One after the other: an engine runs one plan at a time. */
async function expectAgreement(each: Generated): Promise<void> {
  const [reference, ...others] = engines;
  if (reference === undefined) throw new RangeError("no engine");
  const right = await said(reference, each);
  for (const engine of others) expect(await said(engine, each), engine.name).toEqual(right);
}

/**
 * What an engine answers: its outcome, or the codes of the mistakes, each once. A CSV file without a header nor a
 * row has not even a byte; the same in Parquet has its columns.
 */
async function said(
  engine: Runner,
  { plan, units, contacts }: Generated,
): Promise<Outcome | readonly string[]> {
  const placed = inFolder(plan, engine.folder());
  const files = [
    [placed.units?.file.path, units],
    [placed.contacts?.file.path, contacts],
  ] as const;
  const rows = new Map(files.flatMap(([path, found]) => (path && found ? [[path, found] as const] : [])));
  return engine.run(placed, rows).catch((error: unknown) => {
    if (!(error instanceof VigieErrors)) throw error;
    return [
      ...new Set(
        error.errors.map(({ code }) => (code === "engine/file-empty" ? "engine/file-without-rows" : code)),
      ),
    ].toSorted();
  });
}

function inFolder({ units, contacts, ...plan }: Plan, folder: string): Plan {
  const placed = (file: InputFile): InputFile => ({ ...file, path: `${folder}/${file.path}` });
  return {
    ...plan,
    units: units && { ...units, file: placed(units.file) },
    contacts: contacts && { ...contacts, file: placed(contacts.file) },
  };
}

/** What the generated plans and runs held, to be compared with all that they may hold. */
function members({ plan, units, contacts }: Generated): readonly string[] {
  const input = plan.contacts;
  return [
    ...[...plan.attributes.values()].map(({ kind }) => `attribute ${kind}`),
    ...[...plan.attributes.values()].flatMap((node) => (node.kind === "date" ? [`date ${node.format}`] : [])),
    `units ${units === null ? "none" : "some"}`,
    `contacts ${contacts === null ? "none" : "some"}`,
    ...(input === null
      ? []
      : [
          `date ${input.date.format}`,
          `duplicates ${input.duplicates}`,
          `minimum ${input.minContacts > 1 ? "above one" : "one"}`,
          `motive ${input.motive === null ? "none" : "some"}`,
          ...input.channels.map(({ family }) => `family ${family}`),
          ...input.routine.map(
            ({ channels, motives }) =>
              `routine of ${channels ? "channels" : "all"}, ${motives ? "motives" : "all"}`,
          ),
        ]),
    ...plan.cuts.flatMap(({ by, of, against }) => [
      `of ${dimension(of)}`,
      `by ${by === null ? "nothing" : dimension(by)}`,
      `against ${against === null ? "none" : "some"}`,
    ]),
  ];
}

function dimension(name: string): string {
  return name === "group" || name === "subgroup" ? name : "attribute";
}

/** Records, so that a new member of a union does not compile until it is generated. */
const kinds = {
  code: 1,
  date: 1,
  number: 1,
  years: 1,
  bands: 1,
  recode: 1,
  any: 1,
} as const satisfies Record<AttributeNode["kind"], 1>;
const duplicates = { keep: 1, count: 1, drop: 1 } as const satisfies Record<
  NonNullable<Plan["contacts"]>["duplicates"],
  1
>;

test("every member of the plan's unions is generated, and every outcome occurs", async () => {
  const seen = new Set<string>();
  const [reference] = engines;
  if (reference === undefined) throw new RangeError("no engine");
  for (const each of fc.sample(generated("none"), { ...runs(60) })) {
    for (const member of members(each)) seen.add(member);
    const outcome = await said(reference, each);
    if ("quality" in outcome) for (const member of outcomes(outcome)) seen.add(member);
    else for (const code of outcome) seen.add(`refused ${code}`);
  }
  for (const each of fc.sample(generated("some"), { ...runs(60) })) {
    const outcome = await said(reference, each);
    if (!("quality" in outcome)) for (const code of outcome) seen.add(`refused ${code}`);
  }
  const expected = [
    ...Object.keys(kinds).map((kind) => `attribute ${kind}`),
    ...dateFormats.map((format) => `date ${format}`),
    ...Object.keys(duplicates).map((mode) => `duplicates ${mode}`),
    ...families.map((family) => `family ${family}`),
    ...groups.map((group) => `group ${group}`),
    ...setAsideReasons.map((reason) => `set aside ${reason}`),
    ...["units", "contacts", "motive", "against"].flatMap((part) => [`${part} none`, `${part} some`]),
    ...["minimum one", "minimum above one"],
    ...["channels, all", "all, motives", "channels, motives"].map((rule) => `routine of ${rule}`),
    ...["group", "subgroup", "attribute"].map((name) => `of ${name}`),
    ...["nothing", "group", "subgroup", "attribute"].map((name) => `by ${name}`),
    ...[
      "duplicate rows",
      "units without contact",
      "units below minimum",
      "unknown units",
      "outside bands",
      "missing kinds",
    ],
    ...[
      "file-without-rows",
      "date-unreadable",
      "number-unreadable",
      "code-unknown",
      "unit-twice",
      "unit-without-key",
    ].map((code) => `refused engine/${code}`),
  ];
  expect(expected.filter((member) => !seen.has(member))).toEqual([]);
});

function outcomes({ tables, quality }: Outcome): readonly string[] {
  const { contacts, attributes } = quality;
  const held = tables.flatMap(({ dimensions, rows }) => {
    const at = dimensions.findIndex(({ name }) => name === "group");
    return rows.flatMap(({ codes, count }) => (at >= 0 && count > 0 ? [`group ${codes[at]}`] : []));
  });
  const happened = {
    "duplicate rows": (contacts?.duplicates?.rows ?? 0) > 0,
    "units without contact": (contacts?.unitsWithoutContact ?? 0) > 0,
    "units below minimum": (contacts?.unitsBelowMinimum ?? 0) > 0,
    "unknown units": (contacts?.unknownUnits ?? 0) > 0,
    "outside bands": attributes.some(({ outsideBands }) => outsideBands > 0),
    "missing kinds": attributes.some(({ codes }) => codes.some(({ units }) => units > 0)),
  };
  return [
    ...held,
    ...setAsideReasons
      .filter((reason) => (contacts?.setAside[reason] ?? 0) > 0)
      .map((reason) => `set aside ${reason}`),
    ...Object.entries(happened).flatMap(([what, did]) => (did ? [what] : [])),
  ];
}
