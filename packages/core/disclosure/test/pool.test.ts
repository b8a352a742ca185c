import type { Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { describe, expect, test } from "vitest";
import { fraction } from "../src/noise/fraction.ts";
import type { Policy } from "../src/policy.ts";
import { type HolderDraw, leavingDraw, pool } from "../src/pool.ts";
import { designProtection, protect } from "../src/protect.ts";
import { countedSource } from "./world/counted.ts";
import { heldBy } from "./world/group-study.ts";
import { mapped } from "./world/mapped.ts";
import { people, peopleLists } from "./world/people.ts";
import type { Person } from "./world/person.ts";
import { partner, type StudySketch, sourceOf, studyOf } from "./world/study-of.ts";

const sketch: StudySketch = {
  codelists: peopleLists,
  sources: { people },
  indicators: {
    crossed: { of: "country", by: "commune" },
    alone: { of: "alone", by: "country" },
    incomes: { kind: "summary", of: "income", by: "hindrances", statistic: "mean" },
  },
};

const policy: Policy = { rho: fraction(1n), min: 11, small: "hidden" };
const secret = new Uint8Array(32).fill(7);

async function groupStudy(holders: readonly string[], own: StudySketch = sketch): Promise<Study> {
  return heldBy(await studyOf(own), holders);
}

function persons(size: number, step = 1): readonly Person[] {
  return Array.from({ length: size }, (_, at): Person => {
    const one = <T>(codes: readonly T[]) => codes[(at * step) % codes.length] ?? null;
    return {
      values: {
        sex: one(["f", "m"]),
        country: one(["fr", "dz", "ma"]),
        commune: one(["rosny", "bondy", "stains", "rosny", "rosny"]),
        age: (at * 7) % 90,
        income: (at * 37) % 2000,
        alone: one(["yes", "no", "no", "no"]),
        deaf: one(["no", "no", "yes"]),
        trust: one(["good", "bad", "good"]),
        needs: null,
      },
      channels: [],
      routine: false,
    };
  });
}

function drawn(study: Study, holder: string, of: readonly Person[], own: Policy = policy) {
  const exact = new Map([["people", countedSource(study, sourceOf(study, "people"), of)]]);
  const design = designProtection({ study, partner, policy: own });
  const release = protect(design, { secret, holder, exact, mappings: mapped(study) });
  return { design, release };
}

function draw(
  study: Study,
  holder: string,
  of: readonly Person[],
  {
    accepted = ["people"],
    own = policy,
  }: { readonly accepted?: readonly string[]; readonly own?: Policy } = {},
): HolderDraw {
  const { design, release } = drawn(study, holder, of, own);
  return { holder, policy: own, drawn: leavingDraw(design, release.drawn, new Set(accepted)) };
}

const errorsIn = ({ rows, measures }: ReleasedTable) =>
  rows.map(({ values }) => values[measures.indexOf("count_error")] ?? null);

describe("the tables of a group", () => {
  test("of one holder are those that it lets out", async () => {
    const study = await groupStudy(["bobigny"]);
    const { release } = drawn(study, "bobigny", persons(400));
    const pooled = pool(study, partner, [draw(study, "bobigny", persons(400))]);
    expect([...pooled.tables.values()]).toEqual(release.tables);
    expect(pooled.guarantee).toEqual(release.guarantee);
    expect(pooled.leftOut.size).toBe(0);
  });

  test("are without a holder that counts by another definition", async () => {
    const study = await groupStudy(["bobigny", "pantin"]);
    const found = study.partners.get(partner);
    const group = found?.group ?? null;
    if (found === undefined || group === null) throw new RangeError("a study without its group");
    const except = new Map([["pantin", ["alone"]]]);
    const partners = new Map([[partner, { ...found, group: { ...group, except } }]]);
    const draws = [draw(study, "bobigny", persons(400)), draw(study, "pantin", persons(300, 3))];
    const all = pool(study, partner, draws);
    const pooled = pool({ ...study, partners }, partner, draws);
    expect([...pooled.leftOut]).toEqual([["alone", ["pantin"]]]);
    const countOf = ({ tables }: typeof pooled, name: string) =>
      tables.get(name)?.rows.find(({ codes }) => codes.every((code) => /^_T|^all/.test(code)))?.count;
    expect(countOf(pooled, "crossed")).toBeGreaterThan(600);
    expect(countOf(all, "alone")).toBeGreaterThan(600);
    expect(countOf(pooled, "alone")).toBeLessThan(500);
  });

  test("are sums of what holders drew, and their variances are sums", async () => {
    const one = { ...sketch, indicators: { crossed: { of: "country", by: "commune" } } };
    const study = await groupStudy(["bobigny", "pantin"], one);
    const noisy: Policy = { ...policy, small: "noisy" };
    const draws = ["bobigny", "pantin"].map((holder, at) =>
      draw(study, holder, persons(6000, at + 1), { own: noisy }),
    );
    const { tables } = pool(study, partner, draws);
    const cells = draws.map(({ drawn: values }) => values.get("crossed") ?? []);
    const sums = (cells[0] ?? []).map((value, cell) => (value ?? 0) + (cells[1]?.[cell] ?? 0));
    const [own] = drawn(study, "bobigny", persons(6000), noisy).release.tables;
    const table = tables.get("crossed");
    if (table === undefined || own === undefined) throw new RangeError("a table that is not there");
    const inside = table.rows.filter(({ codes }) => !codes.includes("_T"));
    const filled = sums.filter((sum) => sum > 100).toSorted((a, b) => a - b);
    // Nothing is moved where no sum is negative: no cell of these is near 0 but those that nobody is in.
    expect(
      inside
        .map(({ count }) => count ?? 0)
        .filter((count) => count > 100)
        .toSorted((a, b) => a - b),
    ).toEqual(filled);
    for (const [at, error] of errorsIn(table).entries())
      expect(error).toBeCloseTo(Math.SQRT2 * (errorsIn(own)[at] ?? 0), 5);
  });

  test("take each holder by its own budget", async () => {
    const study = await groupStudy(["bobigny", "pantin"]);
    const careful: Policy = { rho: fraction(1n, 4n), min: 20, small: "hidden" };
    const pooled = pool(study, partner, [
      draw(study, "bobigny", persons(2000)),
      draw(study, "pantin", persons(2000), { own: careful }),
    ]);
    const [own] = drawn(study, "bobigny", persons(2000)).release.tables;
    const table = pooled.tables.get("crossed");
    if (table === undefined || own === undefined) throw new RangeError("a table that is not there");
    // A quarter of the budget has four times the variance: 1 + 4. Rounding adds to both, so within 3 %.
    for (const [at, error] of errorsIn(table).entries()) {
      const usual = errorsIn(own)[at] ?? null;
      if (error === null || usual === null || usual === 0) continue;
      expect(error / usual).toBeGreaterThan(Math.sqrt(5) * 0.97);
      expect(error / usual).toBeLessThan(Math.sqrt(5) * 1.03);
    }
    expect(pooled.guarantee.policy).toEqual({ rho: fraction(1n), min: 20, small: "hidden" });
  });
});

test("two holders of equal files and one secret share no noise, and one holder draws again what it drew", async () => {
  const study = await groupStudy(["bobigny", "pantin"]);
  const [bobigny, again, pantin] = ["bobigny", "bobigny", "pantin"].map(
    (holder) => drawn(study, holder, persons(300)).release,
  );
  expect(again?.drawn).toEqual(bobigny?.drawn);
  expect(again?.marks).toEqual(bobigny?.marks);
  expect(pantin?.marks).not.toEqual(bobigny?.marks);
  const changed = [...(pantin?.drawn.get("crossed") ?? [])].filter(
    (value, cell) => value !== bobigny?.drawn.get("crossed")?.[cell],
  );
  expect(changed.length).toBeGreaterThan(3);
});

describe("a holder that lets no small count out", () => {
  test("keeps each of them, and its weights and sums", async () => {
    const study = await groupStudy(["bobigny", "pantin"]);
    const { drawn: values } = draw(study, "bobigny", persons(60), { accepted: [] });
    const counts = values.get("crossed") ?? [];
    expect(counts).toContain(null);
    expect(counts.every((value) => value === null || value === 0 || value >= 11)).toBe(true);
    expect([...values].find(([id]) => id.startsWith("incomes/"))?.[1].every((value) => value === null)).toBe(
      true,
    );
  });

  test("is in the tables that its hidden counts leave precise, with a wider error", async () => {
    const study = await groupStudy(["bobigny", "pantin"]);
    const whole = draw(study, "bobigny", persons(4000));
    const pooled = pool(study, partner, [whole, draw(study, "pantin", persons(60), { accepted: [] })]);
    const accepting = pool(study, partner, [whole, draw(study, "pantin", persons(60))]);
    expect(pooled.leftOut.has("crossed")).toBe(false);
    const [wider, usual] = [pooled, accepting].map(({ tables }) => {
      const table = tables.get("crossed");
      return table === undefined ? [] : errorsIn(table);
    });
    const widened = (wider ?? []).filter((error, at) => (error ?? 0) > (usual?.[at] ?? 0) + 2);
    expect(widened.length).toBeGreaterThan(0);
    // A table of sums takes no holder whose counts are hidden.
    expect(pooled.leftOut.get("incomes")).toEqual(["pantin"]);
  });

  // One table: noises of variance 1 at each, and 0 to 10 hidden, so 5 + 1.96 x 1.41 = 7.77 units, 5 % of 155.4.
  test.each([
    { known: 151, isIn: true },
    { known: 150, isIn: false },
  ])(
    "is in where what is hidden and the noise are 5 % of all: $known counted, and one hidden",
    async ({ known, isIn }) => {
      const study = await groupStudy(["bobigny", "pantin"], {
        ...sketch,
        indicators: { alone: { of: "alone" } },
      });
      const drawnBy = (holder: string, values: readonly (number | null)[]): HolderDraw => ({
        holder,
        policy,
        drawn: new Map([["alone", [...values, ...new Array<number>(1).fill(0)]]]),
      });
      const pooled = pool(study, partner, [
        drawnBy("bobigny", [known - 80, 60]),
        drawnBy("pantin", [20, null]),
      ]);
      expect(pooled.leftOut.get("alone") ?? []).toEqual(isIn ? [] : ["pantin"]);
      const counts = pooled.tables.get("alone")?.rows.map(({ codes, count }) => [codes.at(-1), count]);
      // A hidden count is taken for the middle of what it may be.
      expect(new Map(counts?.map(([code, count]) => [code, count])).get("_T")).toBe(
        isIn ? known + 5 : known - 20,
      );
    },
  );

  test("is left out of a table that they would make too uncertain", async () => {
    const study = await groupStudy(["bobigny", "pantin"]);
    const pooled = pool(study, partner, [
      draw(study, "bobigny", persons(90)),
      draw(study, "pantin", persons(60), { accepted: [] }),
    ]);
    expect(pooled.leftOut.get("crossed")).toEqual(["pantin"]);
    const alone = pool(study, partner, [draw(study, "bobigny", persons(90))]);
    expect(pooled.tables.get("crossed")?.rows.at(-1)).toEqual(alone.tables.get("crossed")?.rows.at(-1));
  });
});

describe("a published size of the whole group", () => {
  const sized = (size: number): StudySketch => ({
    ...sketch,
    disclosure: { public: { people: { all: { size, publication: "Insee, 2023" } } } },
  });

  test("is used where every holder is in", async () => {
    const study = await groupStudy(["bobigny", "pantin"], sized(1000));
    const draws = ["bobigny", "pantin"].map((holder) => draw(study, holder, persons(500)));
    const pooled = pool(study, partner, draws);
    expect(pooled.publicSizes.get("people")?.map(({ use }) => use)).toEqual(["met"]);
    expect(pooled.tables.get("crossed")?.rows.at(-1)).toMatchObject({ count: 1000 });
  });

  test("is that of no table that a holder is left out of, and of the others all the same", async () => {
    const study = await groupStudy(["bobigny", "pantin"], sized(1000));
    const found = study.partners.get(partner);
    const group = found?.group ?? null;
    if (found === undefined || group === null) throw new RangeError("a study without its group");
    const except = new Map([["pantin", ["alone"]]]);
    const partners = new Map([[partner, { ...found, group: { ...group, except } }]]);
    const draws = ["bobigny", "pantin"].map((holder) => draw(study, holder, persons(500)));
    const pooled = pool({ ...study, partners }, partner, draws);
    expect(pooled.publicSizes.get("people")?.map(({ use }) => use)).toEqual(["met"]);
    expect(pooled.tables.get("crossed")?.rows.at(-1)).toMatchObject({ count: 1000 });
    const alone = pooled.tables.get("alone")?.rows.at(-1)?.count ?? 0;
    expect(Math.abs(alone - 500)).toBeLessThan(40);
  });

  test("is not used where the extracts are not what was published, and no table is brought to it", async () => {
    const study = await groupStudy(["bobigny", "pantin"], sized(1000));
    const draws = [draw(study, "bobigny", persons(500)), draw(study, "pantin", persons(200))];
    const pooled = pool(study, partner, draws);
    expect(pooled.publicSizes.get("people")?.map(({ use }) => use)).not.toContain("met");
    const whole = pooled.tables.get("crossed")?.rows.at(-1)?.count ?? 0;
    expect(Math.abs(whole - 700)).toBeLessThan(40);
  });

  test("is that of no holder, and of no part of the group", async () => {
    const study = await groupStudy(["bobigny", "pantin"], sized(1000));
    expect(drawn(study, "bobigny", persons(500)).release.publicSizes.get("people")).toEqual([]);
    const pooled = pool(study, partner, [draw(study, "bobigny", persons(500))]);
    expect(pooled.publicSizes.get("people")).toEqual([]);
    expect(pooled.guarantee.sources[0]?.public).toEqual([]);
  });
});
