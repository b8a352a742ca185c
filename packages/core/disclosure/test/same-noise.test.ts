import { sourceDefinition } from "@vigie/study";
import { expect, test } from "vitest";
import { drawCells, exactValues } from "../src/draw-cells.ts";
import { definitionHash } from "../src/draw-key.ts";
import { fraction } from "../src/noise/fraction.ts";
import type { Policy } from "../src/policy.ts";
import { designProtection, protect } from "../src/protect.ts";
import { countedSource } from "./world/counted.ts";
import { drawnTables } from "./world/drawn-tables.ts";
import { mapped } from "./world/mapped.ts";
import { people, peopleLists } from "./world/people.ts";
import type { Person } from "./world/person.ts";
import { partner, type StudySketch, sourceOf, studyOf } from "./world/study-of.ts";

const sketch: StudySketch = {
  codelists: peopleLists,
  sources: { people },
  indicators: {
    crossed: { of: "country", by: "commune" },
    trust: { of: "trust", by: "decade", universe: "women", against: "all" },
    needs: { kind: "multiple", of: "needs", by: "country" },
    incomes: { kind: "summary", of: "income", by: "hindrances", statistic: "mean" },
    sets: { of: "subgroup" },
  },
};

/** Not a multiple of anything that fields turn around. */
const persons = Array.from({ length: 211 }, (_, at): Person => {
  const one = <T>(codes: readonly T[]) => codes[at % codes.length] ?? null;
  return {
    values: {
      sex: one(["f", "m"]),
      country: one(["fr", "dz", "ma"]),
      commune: one(["rosny", "bondy", "stains", "rosny", "rosny"]),
      age: (at * 7) % 90,
      income: (at * 37) % 2000,
      alone: one(["yes", "no", "no", "no"]),
      deaf: one(["no", "no", "yes"]),
      trust: one(["good", "bad", "good", "unsure", "silent", "bad", "good"]),
      needs: at % 5 === 0 ? null : ["forms", "screens", "words"].filter((_, item) => at % (item + 2) === 0),
    },
    channels: ["account", "email", "desk", "post"].filter((_, channel) => at % (channel + 2) === 0),
    routine: at % 2 === 0,
  };
});

interface Drawing {
  readonly sketch?: StudySketch;
  readonly persons?: readonly Person[];
  readonly secret?: Uint8Array;
}

const secret = new Uint8Array(32).fill(7);
const policy: Policy = { rho: fraction(1n), min: 11, small: "hidden" };

async function release(drawing: Drawing) {
  const study = await studyOf(drawing.sketch ?? sketch);
  const exact = countedSource(study, sourceOf(study, "people"), drawing.persons ?? persons);
  return protect(designProtection({ study, partner, policy }), {
    secret: drawing.secret ?? secret,
    exact: new Map([["people", exact]]),
    mappings: mapped(study),
  });
}

/** By table, what was added to each cell. */
async function noiseOf(drawing: Drawing): Promise<ReadonlyMap<string, readonly number[]>> {
  const study = await studyOf(drawing.sketch ?? sketch);
  const source = sourceOf(study, "people");
  const { tables } = drawnTables(study, source, policy.rho);
  const exact = exactValues(tables, source, countedSource(study, source, drawing.persons ?? persons));
  const { cells, lists } = drawCells(tables, exact, {
    secret: drawing.secret ?? secret,
    holder: partner,
    source: source.id,
    definition: definitionHash(sourceDefinition(study, source)),
  });
  const ofLists = [...lists].map(
    ([id, sets]) =>
      [id, [...sets].map(([set, count]) => count - (exact.lists.get(id)?.get(set) ?? 0))] as const,
  );
  const ofCells = [...cells].map(
    ([id, values]) => [id, [...values].map((value, at) => value - (exact.cells.get(id)?.[at] ?? 0))] as const,
  );
  return new Map([...ofLists, ...ofCells]);
}

const [first, ...others] = persons;
const unmoved: readonly { readonly title: string; readonly drawing: Drawing }[] = [
  { title: "the same study, data and secret", drawing: {} },
  { title: "the same units in another order", drawing: { persons: persons.toReversed() } },
  {
    title: "another title",
    drawing: {
      sketch: {
        ...sketch,
        indicators: { ...sketch.indicators, crossed: { of: "country", by: "commune", title: "Autre titre" } },
      },
    },
  },
  {
    title: "a field that no table reads",
    drawing: {
      persons: persons.map(({ values, ...person }) => ({ ...person, values: { ...values, online: "yes" } })),
    },
  },
];

for (const { title, drawing } of unmoved)
  test(`the same tables leave: ${title}`, async () => {
    expect(await release(drawing)).toEqual(await release({}));
  });

const moved: readonly { readonly title: string; readonly drawing: Drawing }[] = [
  { title: "another secret", drawing: { secret: new Uint8Array(32).fill(8) } },
  { title: "one bit of the secret", drawing: { secret: secret.with(31, 6) } },
  { title: "one unit less", drawing: { persons: others } },
  {
    title: "one answer of one unit, in one table",
    drawing: {
      persons:
        first === undefined ? [] : [{ ...first, values: { ...first.values, trust: "bad" } }, ...others],
    },
  },
  {
    title: "one income by one step, in no count",
    drawing: {
      persons: first === undefined ? [] : [{ ...first, values: { ...first.values, income: 10 } }, ...others],
    },
  },
  {
    title: "one channel for another of its family, in no group",
    drawing: {
      persons: first === undefined ? [] : [{ ...first, channels: ["account", "desk", "post"] }, ...others],
    },
  },
  {
    title: "another table",
    drawing: { sketch: { ...sketch, indicators: { ...sketch.indicators, online: { of: "online" } } } },
  },
  {
    title: "another budget",
    drawing: {
      sketch: { ...sketch, indicators: { ...sketch.indicators, sets: { of: "subgroup", weight: 2 } } },
    },
  },
];

for (const { title, drawing } of moved)
  test(`the noise of every table is drawn anew: ${title}`, async () => {
    const [before, after] = [await noiseOf({}), await noiseOf(drawing)];
    for (const [id, noise] of before) {
      const nonZero = noise.filter((_, at) => noise[at] !== 0 || after.get(id)?.[at] !== 0);
      const same = noise.filter((value, at) => value !== 0 && value === after.get(id)?.[at]);
      expect(noise.length, id).toBeGreaterThanOrEqual(5);
      // Noise of variance 8 or more is the same twice one time in ten.
      expect(same.length, id).toBeLessThan(Math.max(2, nonZero.length / 2));
    }
  });
