import type { Bundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { VigieErrors } from "@vigie/words";
import { beforeAll, expect, test } from "vitest";
import { gather, usedBundles } from "../src/gather.ts";
import { smallBundles } from "./fixture/small-bundles.ts";
import { smallStudy } from "./fixture/small-study.ts";

let study: Study;
let caf: Bundle;
let cnav: Bundle;
beforeAll(async () => {
  study = await smallStudy();
  const [first, second] = smallBundles(study);
  if (!first || !second) throw new RangeError("two bundles were made");
  caf = first;
  cnav = second;
});

function problemsWith(bundles: readonly Bundle[]): readonly string[] {
  try {
    usedBundles(bundles, gather(study, bundles));
    return [];
  } catch (error) {
    if (!(error instanceof VigieErrors)) throw error;
    return error.errors.map(
      ({ code, values }) =>
        `${code} ${Object.values(values)
          .map(({ value }) => value)
          .join(" ")}`,
    );
  }
}
const withTable = (bundle: Bundle, indicator: string, change: (table: ReleasedTable) => ReleasedTable) => ({
  ...bundle,
  tables: new Map([...bundle.tables].map(([id, table]) => [id, id === indicator ? change(table) : table])),
});

test("every indicator is published or awaited", () => {
  const states = [...gather(study, [caf])].map(([id, { state }]) => `${id} ${state}`);
  expect(states).toEqual([
    "groups published",
    "subgroups published",
    "ages published",
    "housings published",
    "apps published",
    "mobile published",
    "homes published",
    "aspa_groups awaited",
  ]);
});

test("nothing yet is not a mistake: everyone is awaited", () => {
  expect([...gather(study, []).values()].every(({ state }) => state === "awaited")).toBe(true);
});

test("a bundle without a table that a figure reads", () => {
  const empty = { ...cnav, manifest: { ...cnav.manifest, tables: [] }, tables: new Map() };
  expect(problemsWith([caf, empty])).toEqual(["diagnostic/bundle-unused cnav"]);
  const without = { ...cnav, tables: new Map() };
  expect(problemsWith([without])).toEqual(["diagnostic/bundle-unused cnav"]);
  expect(usedBundles([caf, cnav], gather(study, [caf, cnav]))).toBe(2);
});

test("a bundle of another version of the study", () => {
  const other = {
    ...caf,
    manifest: { ...caf.manifest, study: { ...caf.manifest.study, hash: "0".repeat(64) } },
  };
  expect(problemsWith([other, cnav])).toEqual([
    `diagnostic/bundle-of-another-study caf 000000000000 ${study.hash.slice(0, 12)}`,
  ]);
});

test("an unknown partner, and one that answers twice", () => {
  const stranger = { ...cnav, manifest: { ...cnav.manifest, partner: "urssaf" } };
  expect(problemsWith([caf, stranger, caf])).toEqual([
    "diagnostic/partner-not-in-study urssaf",
    "diagnostic/partner-twice caf",
  ]);
});

test("an indicator that the study does not ask", () => {
  const more = {
    ...cnav,
    tables: new Map(
      [...caf.tables]
        .slice(0, 1)
        .map(
          ([, table]) =>
            ["aspa_income", { ...table, name: "aspa_income", indicator: "aspa_income" }] as const,
        ),
    ),
  };
  expect(problemsWith([more])).toEqual(["diagnostic/indicator-not-in-study cnav aspa_income"]);
});

test("an indicator whose source is confided to someone else", () => {
  const [entry] = caf.manifest.tables;
  const more = {
    ...cnav,
    manifest: { ...cnav.manifest, tables: [...cnav.manifest.tables, ...(entry ? [entry] : [])] },
  };
  expect(problemsWith([more])).toEqual(["diagnostic/indicator-of-another-partner cnav groups"]);
});

test("a table with other columns, or a code that the study does not know", () => {
  const renamed = withTable(caf, "homes", (table) => ({
    ...table,
    dimensions: table.dimensions.map((dimension, at) =>
      at === 1 ? { ...dimension, name: "sex" } : dimension,
    ),
  }));
  const unknownCode = withTable(caf, "homes", (table) => ({
    ...table,
    dimensions: table.dimensions.map((dimension, at) =>
      at === 1 ? { ...dimension, codes: [...dimension.codes, "castle"] } : dimension,
    ),
  }));
  const unknownChannel = withTable(caf, "subgroups", (table) => ({
    ...table,
    dimensions: table.dimensions.map((dimension, at) =>
      at === 1 ? { ...dimension, codes: [...dimension.codes, "desk+fax"] } : dimension,
    ),
  }));
  for (const [bundle, indicator] of [
    [renamed, "homes"],
    [unknownCode, "homes"],
    [unknownChannel, "subgroups"],
  ] as const)
    expect(problemsWith([bundle])).toEqual([`diagnostic/table-not-as-declared caf ${indicator}`]);
});

test("a table without its standard errors or its bases", () => {
  const bare = withTable(caf, "homes", (table) => ({ ...table, measures: table.measures.slice(1) }));
  expect(problemsWith([bare])).toEqual(["diagnostic/table-not-as-declared caf homes"]);
});
