import type { ReleasedTable } from "@vigie/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fraction } from "../src/noise/fraction.ts";
import { designProtection, type ProtectedRelease, protect } from "../src/protect.ts";
import { judgedSizes } from "../src/public-sizes.ts";
import { countedSource } from "./world/counted.ts";
import { drawnTables } from "./world/drawn-tables.ts";
import { mapped } from "./world/mapped.ts";
import { people, peopleLists } from "./world/people.ts";
import type { Person } from "./world/person.ts";
import { runs } from "./world/runs.ts";
import { partner, type StudySketch, sourceOf, studyOf } from "./world/study-of.ts";

const policy = { rho: fraction(1n), min: 11, small: "hidden" } as const;
const secretOf = (seed: number) => Uint8Array.from({ length: 32 }, (_, at) => (seed + 7 * at) % 256);

/** Sizes by universe, as a study declares them. */
type Sizes = Readonly<Record<string, number>>;

const sketchOf = (indicators: StudySketch["indicators"], sizes: Sizes): StudySketch => ({
  codelists: peopleLists,
  sources: { people },
  indicators,
  disclosure: {
    public: {
      people: Object.fromEntries(
        Object.entries(sizes).map(([universe, size]) => [universe, { size, publication: "Insee, 2023" }]),
      ),
    },
  },
});

/** Women whose opinions are these shares, and as many men of one opinion as asked. */
function population({
  women,
  men,
  shares,
}: {
  readonly women: number;
  readonly men: number;
  readonly shares: readonly number[];
}): readonly Person[] {
  const opinions = ["good", "bad", "unsure", "silent", null];
  const inner = opinions.flatMap((trust, at) =>
    Array.from({ length: Math.round((shares[at] ?? 0) * women) }, () => ({ sex: "f", trust })),
  );
  const others = Array.from({ length: men }, () => ({ sex: "m", trust: "good" }));
  return [...inner, ...others].map((values) => ({ values, channels: [], routine: false }));
}

async function released(
  sketch: StudySketch,
  persons: readonly Person[],
  seed = 1,
): Promise<ProtectedRelease> {
  const study = await studyOf(sketch);
  return protect(designProtection({ study, partner, policy }), {
    secret: secretOf(seed),
    exact: new Map([["people", countedSource(study, sourceOf(study, "people"), persons)]]),
    mappings: mapped(study),
  });
}

const trustOfWomen = { trust: { of: "trust", universe: "women" } };

/** The counts of a universe by code of the last dimension. */
function countsIn({ tables }: Pick<ProtectedRelease, "tables">, name: string, universe: string) {
  const table = tables.find((each) => each.name === name);
  return Object.fromEntries(
    (table?.rows ?? [])
      .filter(({ codes }) => codes[0] === universe)
      .map(({ codes, count }) => [codes.at(-1) ?? "", count]),
  );
}

const errorAt = (table: ReleasedTable | undefined, ...codes: readonly string[]) =>
  table?.rows.find((row) => row.codes.join() === codes.join())?.values[table.measures.indexOf("count_error")];

test("a part of the published population leaves with its own shares", async () => {
  const persons = population({ women: 2969, men: 9031, shares: [0.35, 0.26, 0.09, 0.25, 0.05] });
  const release = await released(sketchOf(trustOfWomen, { women: 92_904 }), persons);
  expect(release.publicSizes.get("people")).toMatchObject([
    { universe: "women", size: 92_904, use: "unused" },
  ]);
  const counts = countsIn(release, "trust", "women");
  for (const [code, share] of [
    ["good", 0.35],
    ["bad", 0.26],
    ["unsure", 0.09],
    ["silent", 0.25],
    ["_U", 0.05],
  ] as const)
    expect(Math.abs((counts[code] ?? 0) / (counts._T ?? 1) - share)).toBeLessThan(0.005);
  // One table has the whole budget: five cells of variance 1.
  expect(errorAt(release.tables[0], "women", "_T")).toBe(Number(Math.sqrt(5).toFixed(6)));
});

test("a small part leaves as it is: 560 persons where 720 are published", async () => {
  const persons = population({ women: 560, men: 40, shares: [0.868, 0, 0, 0.132, 0] });
  const release = await released(sketchOf(trustOfWomen, { women: 720 }), persons);
  expect(release.publicSizes.get("people")?.[0]?.use).toBe("unused");
  const counts = countsIn(release, "trust", "women");
  expect(counts.bad).toBeNull();
  expect(Math.abs((counts.silent ?? 0) - 74)).toBeLessThan(5);
});

test.each([
  { off: "nothing", size: 10_000, use: "met" },
  { off: "1 %", size: 10_100, use: "adjusted" },
  { off: "1.9 %", size: 10_190, use: "adjusted" },
  { off: "3.6 %", size: 10_360, use: "unused" },
  { off: "3.6 % the other way", size: 9_640, use: "unused" },
])("a size $off off is $use", async ({ size, use }) => {
  const persons = population({ women: 10_000, men: 0, shares: [0.5, 0.2, 0.1, 0.1, 0.1] });
  const release = await released(sketchOf(trustOfWomen, { women: size }), persons);
  const [judged] = release.publicSizes.get("people") ?? [];
  expect(judged?.use).toBe(use);
  expect(judged?.standardError).toBeCloseTo(Math.sqrt(5), 9);
  expect(Math.abs((judged?.estimate ?? 0) - 10_000)).toBeLessThan(15);
  const { _T: whole } = countsIn(release, "trust", "women");
  if (use === "unused") expect(Math.abs((whole ?? 0) - 10_000)).toBeLessThan(15);
  else expect(whole).toBe(size);
});

test.each([10_000, 10_100, 10_190, 10_360, 9_850])(
  "standard errors hold what a size of %i moves, in every cell",
  async (size) => {
    // No cell of theirs is empty: counts brought to zero move others, which standard errors do not hold.
    const persons = population({ women: 10_000, men: 3_000, shares: [0.5, 0.2, 0.1, 0.0995, 0.1005] }).map(
      (person, at) => ({
        ...person,
        values: { ...person.values, online: ["yes", "no", null][at % 3] ?? null },
      }),
    );
    const indicators = { ...trustOfWomen, sexes: { of: "sex" }, online: { of: "online", by: "sex" } };
    const { tables, exactTables } = await released(sketchOf(indicators, { women: size }), persons);
    for (const [at, table] of tables.entries())
      for (const [row, { codes, count }] of table.rows.entries()) {
        const error = errorAt(table, ...codes);
        if (count === null || typeof error !== "number") continue;
        const off = Math.abs(count - (exactTables[at]?.rows[row]?.count ?? 0));
        if (error === 0) expect(count === 0 || count === size).toBe(true);
        else expect(off, `${table.name} ${codes}`).toBeLessThan(5 * error);
      }
  },
);

test("the estimate reads every table that tells the universe apart, by inverse variance", async () => {
  const indicators = { ...trustOfWomen, sexes: { of: "sex" } };
  const persons = population({ women: 1000, men: 500, shares: [0.5, 0.2, 0.1, 0.1, 0.1] });
  const release = await released(sketchOf(indicators, { women: 2000 }), persons);
  // Two tables of variance 2: five cells of women in the one, one in the other.
  expect(release.publicSizes.get("people")?.[0]?.standardError).toBeCloseTo(
    Math.sqrt(1 / (1 / 10 + 1 / 2)),
    9,
  );
});

const nested = { sexes: { of: "sex" }, trust: { of: "trust", universe: "women", against: "all" } };

test.each([
  { says: "both are near", sizes: { all: 1500, women: 1000 }, unused: [] },
  { says: "the outer one is far", sizes: { all: 9000, women: 1000 }, unused: ["all"] },
  { says: "the inner one is far", sizes: { all: 1500, women: 700 }, unused: ["women"] },
  { says: "both are far", sizes: { all: 9000, women: 7000 }, unused: ["all", "women"] },
])("nested universes are judged one by one, and their tables add up: $says", async ({ sizes, unused }) => {
  const persons = population({ women: 1000, men: 500, shares: [0.5, 0.2, 0.1, 0.1, 0.1] });
  const release = await released(sketchOf(nested, sizes), persons);
  const judged = release.publicSizes.get("people") ?? [];
  expect(judged.filter(({ use }) => use === "unused").map(({ universe }) => universe)).toEqual(unused);
  const [ofAll, ofWomen] = [countsIn(release, "trust", "all")._T, countsIn(release, "trust", "women")._T];
  const bySex = countsIn(release, "sexes", "all");
  expect([bySex._T, bySex.f]).toEqual([ofAll, ofWomen]);
  expect(Math.abs((ofAll ?? 0) - 1500)).toBeLessThan(25);
  expect(Math.abs((ofWomen ?? 0) - 1000)).toBeLessThan(25);
  for (const [universe, size] of Object.entries(sizes)) {
    const error = errorAt(
      release.tables.find(({ name }) => name === "trust"),
      universe,
      "_T",
    );
    if (unused.includes(universe)) expect(error).toBeGreaterThan(0);
    else expect([countsIn(release, "trust", universe)._T, error]).toEqual([size, 0]);
  }
});

test("a universe that no table tells apart has no size to judge", async () => {
  const persons = population({ women: 100, men: 0, shares: [1] });
  const release = await released(sketchOf({ trust: { of: "trust" } }, { women: 9000 }), persons);
  expect(release.publicSizes.get("people")).toEqual([]);
});

test("the judgement depends on noisy counts alone, and a run made again is judged alike", async () => {
  const study = await studyOf(sketchOf(nested, { all: 1500, women: 1000 }));
  const source = sourceOf(study, "people");
  const { tables } = drawnTables(study, source, fraction(1n));
  const cells = tables.reduce((sum, { impossible }) => sum + impossible.length, 0);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -20, max: 900 }), { minLength: cells, maxLength: cells }),
      (values) => {
        const left = [...values];
        const noisy = new Map(tables.map(({ id, impossible }) => [id, left.splice(0, impossible.length)]));
        const judged = judgedSizes(tables, noisy, { source, study });
        expect(judged).toEqual(judgedSizes(tables, new Map([...noisy].toReversed()), { source, study }));
        for (const { size, estimate, standardError, use } of judged) {
          const off = Math.abs(estimate - size);
          expect(use === "met").toBe(off <= 3 * standardError);
          expect(use === "unused").toBe(off > 3 * standardError + 0.02 * size);
        }
      },
    ),
    runs(30, 2000),
  );
  const persons = population({ women: 560, men: 400, shares: [0.5, 0.5] });
  const sketch = sketchOf(nested, { all: 1500, women: 1000 });
  expect(await released(sketch, persons)).toEqual(await released(sketch, persons));
});
