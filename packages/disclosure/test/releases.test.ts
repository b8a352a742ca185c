import { defaultRules } from "@vigie/study";
import { expect, test } from "vitest";
import {
  auditReleases,
  comparableOf,
  loadSolver,
  type PublishedRelease,
  type PublishedTable,
  tellingAfter,
} from "../src/index.ts";
import type { Population } from "../src/system/structure.ts";

/** What of earlier releases can be compared with the last, and which of its tables stay so that nothing is told. */
const highs = await loadSolver();

/** Leaves that each code gathers, by table; the field of its dimension is its first letter. */
const codes: Readonly<Record<string, readonly string[]>> = { both: ["xa", "xb"] };

type Counts = Readonly<Record<string, number | null>>;

const fields = { x: ["xa", "xb", "xc"], y: ["ya", "yb"], z: ["za", "zb"] };

/** Tables of one dimension, whose name is the first letter of theirs. */
function release(
  tables: Readonly<Record<string, Counts>>,
  {
    min = 11,
    zeros = "published",
    leaves = fields,
    relations = [],
    gathers = codes,
  }: {
    readonly min?: number;
    readonly zeros?: "published" | "masked";
    readonly leaves?: Readonly<Record<string, readonly string[]>>;
    readonly relations?: Population["relations"];
    readonly gathers?: Readonly<Record<string, readonly string[]>>;
  } = {},
): PublishedRelease {
  const published = Object.entries(tables).map(([indicator, counts]): PublishedTable => {
    const name = indicator.slice(0, 1);
    return {
      indicator,
      dimensions: [{ name, codes: Object.keys(counts) }],
      rows: Object.entries(counts).map(([code, count]) => ({ codes: [code], count })),
    };
  });
  const population = {
    id: "foyers",
    fields: new Map(
      Object.entries(leaves).filter(([name]) =>
        published.some(({ indicator }) => indicator.startsWith(name)),
      ),
    ),
    relations,
    tables: new Map(
      published.map(({ indicator, dimensions, rows }) => [
        indicator,
        dimensions.map(({ name }) => ({
          field: name,
          sensitive: false,
          members: new Map(rows.map(({ codes: [code = ""] }) => [code, gathers[code] ?? [code]])),
        })),
      ]),
    ),
  };
  const policy = { ...defaultRules, min, zeros };
  return { tables: published, assumptions: { policy, structure: { populations: [population] } } };
}

const leftOut = (...releases: readonly PublishedRelease[]) => comparableOf(releases).leftOut;

test("a table that no later release has is compared where its field has the same codes, else left out", () => {
  const first = release({ x_homes: { xa: 40, xb: 30 } });
  const other = { x_other: { xa: 40, xb: 30 } };
  expect(leftOut(first, release(other))).toEqual([]);
  expect(leftOut(first, release({ y_ages: { ya: 40, yb: 30 } }))).toEqual([]);
  expect(leftOut(first, release(other, { leaves: { x: ["xa", "xb"] } }))).toEqual([
    { release: 0, indicator: "x_homes", what: "table" },
  ]);
});

test("a table of the same name is compared by the cells whose codes are still there, and by the others where its field is the same", () => {
  const counts = { x_homes: { xa: 40, xb: 30 } };
  const second = release({ x_homes: { xa: 40, xc: 30 } }, { leaves: { x: ["xa", "xc"] } });
  expect(leftOut(release(counts), release({ x_homes: { xa: 40, xc: 30 } }))).toEqual([]);
  expect(leftOut(release(counts), second)).toEqual([{ release: 0, indicator: "x_homes", what: "cells" }]);
});

test("a table under the name of another, of other fields, is compared as one that no later release has", () => {
  const first = release({ x_homes: { xa: 40, xb: 30, xc: 20 } });
  const renamed = release({ y_ages: { ya: 62, yb: 30 }, x_of_homes: { xa: 42, xb: 30, xc: 20 } });
  const asHomes = (indicator: string) => (indicator === "y_ages" ? "x_homes" : indicator);
  const [population] = renamed.assumptions.structure.populations;
  if (population === undefined) throw new RangeError("no population");
  const tables = new Map([...population.tables].map(([indicator, views]) => [asHomes(indicator), views]));
  const second = {
    tables: renamed.tables.map((table) => ({ ...table, indicator: asHomes(table.indicator) })),
    assumptions: { ...renamed.assumptions, structure: { populations: [{ ...population, tables }] } },
  };
  const { changes, leftOut: left } = auditReleases([first, second], highs);
  expect(left).toEqual([]);
  expect(changes.map(({ codes: of, difference }) => `${of} ${difference}`)).toContain("xa 2");
});

test("codes that come and go over three releases: the cells of all of them are compared still", () => {
  const releases = [
    release({ x_homes: { xa: 40, xb: 30 } }),
    release({ x_homes: { xa: 40, xb: 33 } }),
    release({ x_homes: { xa: 44, xc: 30 } }),
  ];
  const { changes, leftOut: left } = auditReleases(releases, highs);
  expect(new Set(changes.map(({ codes: of, difference }) => `${of} ${difference}`))).toEqual(
    new Set(["xa 4", "xb 3"]),
  );
  expect(left).toEqual([]);
});

test("a lower threshold of before is no new deduction", () => {
  const first = release({ x_homes: { xa: 40, xb: 12 } });
  const second = release({ y_ages: { ya: 40, yb: 30 } }, { min: 20 });
  expect(auditReleases([first, second], highs)).toMatchObject({ moved: [], holds: true });
});

const before = release({ x_both: { both: 100 } });

test("a zero that left while zeros were published is not exposed by a release that masks them", () => {
  const exposed = (...releases: readonly PublishedRelease[]) =>
    auditReleases(releases, highs).together.flatMap((one) => one.exposed);
  const later = release({ y_ages: { ya: 40, yb: 30 } }, { zeros: "masked" });
  expect(exposed(release({ x_homes: { xa: 70, xb: 0 } }), later)).toEqual([]);
  expect(exposed(release({ x_homes: { xa: 70, xb: 0 } }, { zeros: "masked" }), later)).toEqual([
    { indicator: "x_homes", codes: ["xb"] },
  ]);
});

test("two tables that tell together: that which shows the fewest cells stays, the last where equal", () => {
  const one = { x_one: { xa: 60, xc: 70 } };
  const other = { x_other: { xb: 43 } };
  expect(tellingAfter([before], release(one), highs)).toEqual([]);
  expect(tellingAfter([before], release(other), highs)).toEqual([]);
  expect(tellingAfter([before], release({ ...one, ...other }), highs)).toEqual(["x_other"]);
  expect(tellingAfter([before], release({ ...other, ...one }), highs)).toEqual(["x_other"]);
  const equal = { x_one: { xa: 60 }, x_other: { xb: 43 } };
  expect(tellingAfter([before], release(equal), highs)).toEqual(["x_other"]);
});

test("tables that say nothing of it leave, and several that tell by themselves all stay", () => {
  const asked = { y_ages: { ya: 40, yb: 30 }, x_both: { both: 103 }, x_again: { both: 103, xc: 70 } };
  expect(tellingAfter([before], release(asked), highs).toSorted()).toEqual(["x_again", "x_both"]);
});

test("what the earlier releases tell among themselves keeps nothing", () => {
  const careless = [before, release({ x_both: { both: 103 } })];
  expect(auditReleases(careless, highs).holds).toBe(false);
  expect(tellingAfter(careless, release({ y_ages: { ya: 40, yb: 30 } }), highs)).toEqual([]);
  // An exposed count of before is known already.
  const exposed = release({ z_few: { za: 3, zb: 160 } });
  const later = release({ y_ages: { ya: 100, yb: 63 } });
  const { together, moved } = auditReleases([exposed, later], highs);
  expect(moved).toEqual([]);
  expect(together.flatMap((one) => one.exposed)).toHaveLength(1);
  expect(tellingAfter([exposed], later, highs)).toEqual([]);
});

test("how fields go together in the data of one release is not said of the persons of another", () => {
  const first = release({ x_1: { xa: null, xb: 50, xc: 60 }, y_1: { ya: 60, yb: 53 } });
  const all = ["xa", "xb", "xc"].map((leaf) => [leaf, "yb"] as const);
  const relations = [{ fields: ["x", "y"] as const, pairs: all }];
  const second = (said: Population["relations"]) =>
    release({ x_2: { both: 53 }, y_2: { yb: 120 } }, { relations: said });
  const foundIn = (latest: PublishedRelease) =>
    auditReleases([first, latest], highs).together.flatMap(({ cells }) =>
      cells.filter(({ holds }) => !holds).map(({ codes: own, low, high }) => `${own} ${low} to ${high}`),
    );
  expect(foundIn(second([]))).toContain("xa 3 to 3");
  expect(foundIn(second(relations))).toContain("xa 3 to 3");
  const { structures } = comparableOf([first, second(relations)]);
  expect(structures.map(({ populations: [one] }) => one?.relations.length)).toEqual([0, 1]);
});

test("a code that gathers others since contradicts nothing", () => {
  const first = release({ x_1: { both: 70 }, x_2: { xc: 30 } });
  const second = release({ x_1: { both: 33 }, x_2: { xc: 33 } }, { gathers: { both: ["xc"] } });
  expect(auditReleases([first, second], highs)).toMatchObject({ changes: [], between: [], holds: true });
});

test("what was narrow before and is exact now is told by what leaves now", () => {
  const gathers = { ...codes, rest: ["xb", "xc"] };
  const before = release({ x_1: { xa: null, xb: null, xc: 50 }, x_2: { both: 5 } });
  expect(tellingAfter([before], release({ x_3: { rest: 53 } }, { gathers }), highs)).toEqual(["x_3"]);
});

test("a table of a universe is compared whatever other universes are counted since, in whatever order", () => {
  const view = (field: string, members: Readonly<Record<string, readonly string[]>>) => ({
    field,
    sensitive: false,
    members: new Map(Object.entries(members)),
  });
  const withUniverses = (indicator: string, universes: Readonly<Record<string, readonly string[]>>) => {
    const { tables, assumptions } = release({ [indicator]: { xa: 40, xb: 30, xc: 20 } });
    const [population] = assumptions.structure.populations;
    if (population === undefined) throw new RangeError("no population");
    const memberships = [...new Set(Object.values(universes).flat())];
    const placed = {
      ...population,
      fields: new Map([...population.fields, ["universe", memberships]]),
      tables: new Map(
        [...population.tables].map(([id, views]) => [id, [view("universe", universes), ...views]]),
      ),
    };
    const named = tables.map((table) => ({
      ...table,
      dimensions: [{ name: "universe", codes: ["all"] }, ...table.dimensions],
      rows: table.rows.map(({ codes: own, count }) => ({ codes: ["all", ...own], count })),
    }));
    return { tables: named, assumptions: { ...assumptions, structure: { populations: [placed] } } };
  };
  const first = withUniverses("x_1", { all: ["all"] });
  const second = withUniverses("x_2", { all: ["all+u", "all"], u: ["all+u"] });
  const { leftOut: left, structure } = comparableOf([first, second]);
  expect(left).toEqual([]);
  const [placed] = structure.populations[0]?.tables.get("x_1") ?? [];
  expect(placed).toMatchObject({ members: new Map([["all", ["all+u", "all"]]]) });
});
