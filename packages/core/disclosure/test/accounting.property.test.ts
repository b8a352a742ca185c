import type { Indicator, Source } from "@vigie/study";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type DrawnValues, exactValues } from "../src/draw-cells.ts";
import {
  add,
  asNumber,
  compareFractions,
  type Fraction,
  formatFraction,
  fraction,
  fractionOf,
  multiply,
  sumOfFractions,
} from "../src/noise/fraction.ts";
import { listDelta } from "../src/open-list.ts";
import { type PossibleTable, rowsOfPerson } from "../src/plan/counting-plan.ts";
import { leavingDraw, pool } from "../src/pool.ts";
import { designProtection, protect } from "../src/protect.ts";
import { countedSource } from "./world/counted.ts";
import { partIn } from "./world/direct-cells.ts";
import { drawnTables } from "./world/drawn-tables.ts";
import { heldBy } from "./world/group-study.ts";
import { mapped } from "./world/mapped.ts";
import { people, peopleLists } from "./world/people.ts";
import { codeOf, isIn, type Person } from "./world/person.ts";
import { person, randomStudies } from "./world/random-study.ts";
import { runs } from "./world/runs.ts";
import { partner, sourceOf, studyOf } from "./world/study-of.ts";

test("replacing one unit's whole record moves the cells of all tables by at most rho, exactly", async () => {
  await fc.assert(
    fc.asyncProperty(
      randomStudies({ indicatorsMax: 6, personsMin: 3, personsMax: 6 }),
      fc.array(person, { minLength: 6, maxLength: 6 }),
      async ({ sketch, persons }, others) => {
        const study = await studyOf(sketch);
        const source = sourceOf(study, "people");
        const rho = fractionOf(study.disclosure.rho);
        const { tables } = drawnTables(study, source, rho);
        const values = (all: readonly Person[]) =>
          exactValues(tables, source, countedSource(study, source, all));
        const before = values(persons);
        for (const other of others) {
          const moved = movedBy(tables, before, values(persons.with(0, other)), rowsOfPerson(source));
          expect(compareFractions(moved, rho), `${asNumber(moved)} of ${asNumber(rho)}`).toBeLessThanOrEqual(
            0,
          );
        }
      },
    ),
    runs(80, 3000),
  );
});

test("every cell drawn holds what going through all units finds, and one that none can be in holds none", async () => {
  await fc.assert(
    fc.asyncProperty(
      randomStudies({ indicatorsMax: 6, personsMin: 1, personsMax: 12 }),
      async ({ sketch, persons }) => {
        const study = await studyOf(sketch);
        const source = sourceOf(study, "people");
        const { tables } = drawnTables(study, source, fraction(1n));
        const exact = countedSource(study, source, persons);
        const { cells, lists } = exactValues(tables, source, exact);
        for (const table of tables) {
          const indicator = study.indicators.get(table.indicator);
          if (indicator === undefined) throw new RangeError("a table of no indicator");
          const found = directCells(table, persons, { source, indicator });
          if (table.openList) expect(lists.get(table.id)).toEqual(directSets(persons, indicator, source));
          else expect(cells.get(table.id)).toEqual(found);
          if (!table.openList)
            expect(found.filter((value, cell) => table.impossible[cell] === 1 && value !== 0)).toEqual([]);
        }
      },
    ),
    runs(50, 2000),
  );
});

test("a holder's bundle spends what it announces, and says nothing that its counts as drawn do not", async () => {
  await fc.assert(
    fc.asyncProperty(
      randomStudies({ indicatorsMax: 5, personsMin: 3, personsMax: 6 }),
      fc.array(person, { minLength: 4, maxLength: 4 }),
      async ({ sketch, persons }, others) => {
        const study = heldBy(await studyOf(sketch), ["bobigny"]);
        const source = sourceOf(study, "people");
        const policy = { rho: fractionOf(study.disclosure.rho), min: 11, small: "hidden" } as const;
        const design = designProtection({ study, partner, policy });
        const exact = countedSource(study, source, persons);
        const secret = new Uint8Array(32).fill(7);
        const given = {
          secret,
          holder: "bobigny",
          exact: new Map([["people", exact]]),
          mappings: mapped(study),
        };
        const release = protect(design, given);
        const leaving = leavingDraw(design, release.drawn, new Set(["people"]));
        const [announced, ...more] = release.guarantee.sources;
        if (announced === undefined) throw new RangeError("a bundle that announces nothing");
        expect(more).toEqual([]);
        // Names of sets are in no count as drawn: what lists them has a delta, which is announced.
        const lists = announced.tables.filter(({ openList }) => openList);
        expect(announced.delta).toBeCloseTo(lists.length * listDelta, 12);
        const closed = announced.tables.filter(({ openList }) => !openList);
        expect([...leaving.keys()].toSorted()).toEqual(closed.map(({ id }) => id).toSorted());
        const { tables } = drawnTables(study, source, policy.rho);
        const values = (all: readonly Person[]) =>
          exactValues(tables, source, countedSource(study, source, all));
        for (const other of others) {
          const after = values(persons.with(0, other));
          const moved = movedBy(announced.tables, values(persons), after, rowsOfPerson(source));
          expect(compareFractions(moved, announced.rho)).toBeLessThanOrEqual(0);
        }
        if (lists.length > 0) return;
        const read = pool(study, partner, [{ holder: "bobigny", policy, drawn: leaving }]);
        expect([...read.tables.values()]).toEqual(release.tables);
        // What is kept back is decided by the counts as drawn alone.
        const kept = leavingDraw(design, release.drawn, new Set());
        for (const [id, cells] of kept)
          for (const [cell, value] of cells.entries())
            expect([null, leaving.get(id)?.[cell]]).toContain(value);
      },
    ),
    runs(40, 1500),
  );
});

/** Two persons of whom nothing is alike. */
const [one, other]: readonly Person[] = [
  {
    values: {
      sex: "f",
      country: "fr",
      commune: "rosny",
      age: 0,
      income: 5000,
      alone: "yes",
      online: "yes",
      deaf: "yes",
      trust: "good",
      job: null,
      needs: ["forms", "screens"],
      weight: 1000,
    },
    channels: ["account"],
    routine: false,
  },
  {
    values: {
      sex: "m",
      country: "ma",
      commune: "stains",
      age: 150,
      income: -5000,
      alone: "no",
      online: "no",
      deaf: "no",
      trust: "bad",
      job: "full",
      needs: ["words"],
      weight: 1000,
    },
    channels: ["desk"],
    routine: true,
  },
];

test("where everyone is counted, two persons of whom nothing is alike use the whole budget of counts, half that of sums", async () => {
  if (one === undefined || other === undefined) throw new RangeError("two persons");
  await fc.assert(
    fc.asyncProperty(
      randomStudies({ indicatorsMax: 6, personsMin: 0, personsMax: 3, ofAll: true }),
      async ({ sketch, persons }) => {
        const study = await studyOf(sketch);
        const source = sourceOf(study, "people");
        const { tables } = drawnTables(study, source, fractionOf(study.disclosure.rho));
        const [before, after] = [one, other].map((person) =>
          exactValues(tables, source, countedSource(study, source, [person, ...persons])),
        );
        if (before === undefined || after === undefined) throw new RangeError("two persons");
        const used = tables.map(({ rho, measure }) =>
          multiply(rho, fraction(1n, measure === "sum" ? 2n : 1n)),
        );
        expect(formatFraction(movedBy(tables, before, after, rowsOfPerson(source)))).toBe(
          formatFraction(sumOfFractions(used)),
        );
      },
    ),
    runs(25, 1000),
  );
});

/** Where a person's universes are among the heaviest that one can be in, some other record uses the whole budget. */
const reached = [
  {
    title: "a woman becomes a man, where women and men are counted apart",
    indicators: { women: { of: "online", universe: "women" }, men: { of: "deaf", universe: "men" } },
    persons: [one, other],
  },
  {
    title: "the same, where everyone is counted too",
    indicators: {
      everyone: { of: "online" },
      women: { of: "online", universe: "women" },
      men: { of: "online", universe: "men" },
    },
    persons: [one, other],
  },
  {
    title: "women against everyone",
    indicators: { women: { of: "online", universe: "women", against: "all" } },
    persons: [one, other],
  },
  {
    title: "a woman who lives alone is in four universes and gives another answer in all of them",
    indicators: {
      everyone: { of: "online" },
      women: { of: "online", universe: "women" },
      men: { of: "online", universe: "men" },
      lone: { of: "online", universe: "lone" },
      lone_women: { of: "online", universe: "lone_women" },
    },
    persons: [one, one && { ...one, values: { ...one.values, online: "no" } }],
  },
  {
    title: "of weights and squares, a respondent of the greatest weight changes cells",
    indicators: { everyone: { of: "online", weight: 4 }, again: { of: "deaf" } },
    survey: { weights: "weight", weight_max: 20, weight_grain: 0.5 },
    persons: [one, other],
  },
];

for (const { title, indicators, survey, persons } of reached)
  test(`the whole budget is used: ${title}`, async () => {
    const sketch = { ...people, ...(survey === undefined ? {} : { survey }) };
    const study = await studyOf({ codelists: peopleLists, sources: { people: sketch }, indicators });
    const source = sourceOf(study, "people");
    const { tables } = drawnTables(study, source, fraction(1n));
    const [before, after] = persons.map((person) => {
      if (person === undefined) throw new RangeError("two persons");
      const exact = countedSource(study, source, [person]);
      return exactValues(tables, source, exact);
    });
    if (before === undefined || after === undefined) throw new RangeError("two persons");
    expect(formatFraction(movedBy(tables, before, after, 1))).toBe("1");
  });

function directCells(
  table: PossibleTable,
  persons: readonly Person[],
  of: Parameters<typeof partIn>[2],
): number[] {
  const found = Array.from(table.impossible, () => 0);
  for (const person of persons) {
    const part = partIn(table, person, of);
    if (part !== null) found[part.cell] = (found[part.cell] ?? 0) + part.amount;
  }
  return found;
}

function directSets(
  persons: readonly Person[],
  { universe }: Indicator,
  source: Source,
): Map<string, number> {
  const inside = persons.filter((person) => isIn(person, universe, source));
  const sets = Map.groupBy(inside, (person) => codeOf(person, "subgroup", source));
  return new Map([...sets].map(([set, { length }]) => [set, length]));
}

/** Half the sum over all cells of the squared change over the variance of the noise; k rows of one person move alike. */
function movedBy(
  tables: readonly Pick<PossibleTable, "id" | "variance" | "openList">[],
  before: DrawnValues,
  after: DrawnValues,
  rows: number,
): Fraction {
  return tables.reduce((whole, { id, variance, openList }) => {
    const [one, other] = [before, after].map((values) => cellsOf(values, id, openList));
    const cells = new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])]);
    const squares = [...cells].reduce((squared, cell) => {
      const change = BigInt(rows * ((other?.get(cell) ?? 0) - (one?.get(cell) ?? 0)));
      return squared + change * change;
    }, 0n);
    const { numerator, denominator } = variance;
    return add(whole, fraction(squares * denominator, 2n * numerator));
  }, fraction(0n));
}

/** Of a list, its cells are the sets that occur. */
function cellsOf({ cells, lists }: DrawnValues, id: string, isList: boolean): ReadonlyMap<string, number> {
  if (isList) return lists.get(id) ?? new Map();
  return new Map((cells.get(id) ?? []).map((value, cell) => [String(cell), value]));
}
