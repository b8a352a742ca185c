import type { Policy } from "@vigie/disclosure";
import type { Universe } from "@vigie/study";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { EarlierSummary } from "../src/numbers/earlier-summaries.ts";
import { naturalRegions, numberCrossing, regionOf } from "../src/numbers/number-crossing.ts";
import { printedNumber } from "../src/numbers/printed-number.ts";
import { rowsTold } from "../src/numbers/rows-told.ts";
import { toldBefore } from "../src/numbers/told-before.ts";

/**
 * Somebody who knows each mean or median printed, on how many, and who is in what, looks for the sum of a few by exact
 * elimination over the persons themselves. Nothing is shared with the code that chooses the rows.
 */
interface Person {
  readonly level: "none" | "helped" | "most";
  readonly side: string;
  readonly home: string;
  readonly number: number | null;
}

const policy: Policy = {
  min: 3,
  zeros: "published",
  allBut: 0,
  dominance: { n: 2, percent: 80 },
  pPercent: 20,
};
const universes: readonly Universe[] = [
  { id: "all", label: { fr: "Tous" }, where: new Map() },
  { id: "helped", label: { fr: "Aidés" }, where: new Map([["level", ["helped", "most"]]]) },
  { id: "most", label: { fr: "Les plus aidés" }, where: new Map([["level", ["most"]]]) },
];
const isIn: Readonly<Record<string, (person: Person) => boolean>> = {
  all: () => true,
  helped: ({ level }) => level !== "none",
  most: ({ level }) => level === "most",
};
const sides = ["a", "b", "c", "d"];
const homes = ["x", "y", "z"];

const people = fc.array(
  fc.record<Person>({
    level: fc.constantFrom("none", "helped", "most"),
    side: fc.constantFrom(...sides),
    home: fc.constantFrom("x", "x", "y", "y", "z"),
    number: fc.oneof(fc.constant(null), fc.constantFrom(0, 1, 2), fc.integer({ min: -5, max: 60 })),
  }),
  { minLength: 20, maxLength: 70 },
);
interface Asked {
  readonly universe: string;
  readonly of: "side" | "home";
  readonly statistic: "mean" | "median";
}
const tables = fc.uniqueArray(
  fc.record<Asked>({
    universe: fc.constantFrom("all", "helped", "most"),
    of: fc.constantFrom("side", "home"),
    statistic: fc.constantFrom("mean", "mean", "median"),
  }),
  { minLength: 1, maxLength: 5 },
);

/** Exact: in the field of whole numbers modulo a prime, on numbers that are 0 or 1. */
const prime = 1_000_003;

function inverse(value: number): number {
  let [result, base] = [1, value];
  for (let left = prime - 2; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}

/** What is left of a line once the lines of a triangle are taken from it. */
function left(line: readonly number[], triangle: readonly (readonly number[])[]): readonly number[] {
  return triangle.reduce((rest, own) => {
    const lead = own.findIndex((value) => value !== 0);
    const times = rest[lead] ?? 0;
    return times === 0 ? rest : rest.map((value, at) => (value + (prime - times) * (own[at] ?? 0)) % prime);
  }, line);
}

function triangleOf(lines: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const triangle: (readonly number[])[] = [];
  for (const line of lines) {
    const rest = left(line, triangle);
    const lead = rest.find((value) => value !== 0);
    if (lead === undefined) continue;
    const times = inverse(lead);
    triangle.push(rest.map((value) => (value * times) % prime));
  }
  return triangle;
}

type Fits = (person: Person) => boolean;

function unionsOf(codes: readonly string[]): readonly (readonly string[])[] {
  return codes.reduce<string[][]>((found, code) => found.concat(found.map((some) => [...some, code])), [[]]);
}

/** Conditions on universes, with some codes of one field and one of the other, or any. */
const asked: readonly Fits[] = Object.values(isIn)
  .flatMap((one): readonly Fits[] => [
    one,
    ...Object.values(isIn).flatMap((other): readonly Fits[] => [
      (person) => one(person) && other(person),
      (person) => one(person) && !other(person),
    ]),
  ])
  .flatMap((within) => [
    ...unionsOf(sides).flatMap((some) =>
      [...homes, null].map(
        (home): Fits =>
          (person) =>
            within(person) && some.includes(person.side) && (home === null || person.home === home),
      ),
    ),
    ...unionsOf(homes).flatMap((some) =>
      [...sides, null].map(
        (side): Fits =>
          (person) =>
            within(person) && some.includes(person.home) && (side === null || person.side === side),
      ),
    ),
  ]);

const isFew = (numbers: readonly number[]) =>
  numbers.length > 0 &&
  (numbers.length < policy.min ||
    numbers.filter((number) => number !== 0).length < policy.min ||
    new Set(numbers).size === 1);

function isHeldByOne(numbers: readonly number[]): boolean {
  const sizes = numbers.map(Math.abs).toSorted((a, b) => b - a);
  const sum = (some: readonly number[]) => some.reduce((all, size) => all + size, 0);
  const { n, percent } = policy.dominance;
  return (
    sum(sizes.slice(0, n)) > (percent / 100) * sum(sizes) + 1e-9 ||
    sum(sizes.slice(2)) < (policy.pPercent / 100) * (sizes[0] ?? 0) - 1e-9
  );
}

/** What is printed of each table asked, after what was. */
function printedOf(
  persons: readonly Person[],
  asked: readonly Asked[],
  earlier: readonly EarlierSummary[] = [],
) {
  const alike = persons.map(({ number, level, side, home }) => ({
    number,
    persons: 1,
    weight: 1,
    codes: new Map([
      ["level", level],
      ["side", side],
      ["home", home],
    ]),
  }));
  const fields = [...new Set([...asked.map(({ of }) => of), ...earlier.map(({ field }) => field)])];
  const crossing = numberCrossing(alike, { universes, fields, policy });
  const rows = asked.flatMap(({ universe, of, statistic }) =>
    [...(of === "side" ? sides : homes), null].map((code) => ({
      asked: { universe, of, statistic, code },
      statistic,
      fits: ((person) => isIn[universe]?.(person) && (code === null || person[of] === code)) as Fits,
      region: regionOf(
        crossing,
        ({ within, codes }) => within.get(universe) === true && (code === null || codes.get(of) === code),
      ),
    })),
  );
  const natural = naturalRegions(crossing);
  const now = { number: "number", study, source, persons: alike, crossing, natural };
  const counts = { regions: [], columns: new Set<number>() };
  const before = toldBefore([earlier], now, policy.min);
  const told = rowsTold(crossing, natural, { rows, before, counts, policy });
  return { ...told, asked: rows.length };
}

/** Whether the sum over those who fit comes out of the rows, all of these persons being told apart. */
function deducing(persons: readonly Person[], rows: readonly { readonly fits: Fits }[]) {
  const lineOf = (fits: Fits) => persons.map((person) => Number(fits(person)));
  const triangle = triangleOf(rows.map(({ fits }) => lineOf(fits)));
  return (fits: Fits) => left(lineOf(fits), triangle).every((value) => value === 0);
}

const source = { id: "people", universes: new Map(universes.map((universe) => [universe.id, universe])) };
const idOf = ({ universe, of, statistic }: Asked) => `${universe}_${of}_${statistic}`;
const study = {
  indicators: new Map(
    Object.keys(isIn).flatMap((universe) =>
      (["side", "home"] as const).flatMap((of) =>
        (["mean", "median"] as const).map((statistic) => {
          const id = idOf({ universe, of, statistic });
          const title = { fr: id };
          const summary = {
            id,
            title,
            source: "people",
            universe,
            against: null,
            of,
            number: "number",
            statistic,
          };
          return [id, { kind: "summary" as const, ...summary }] as const;
        }),
      ),
    ),
  ),
};

/** Its tables, as they would be read back. */
function leavingOf(persons: readonly Person[], asking: readonly Asked[]): readonly EarlierSummary[] {
  const { rows, known } = printedOf(persons, asking);
  return asking.map(({ universe, of, statistic }) => {
    const codes = [...(of === "side" ? sides : homes), "_T"];
    const printed = codes.map((code) => {
      const row = [...rows].find(
        ({ asked }) =>
          asked.universe === universe &&
          asked.of === of &&
          asked.statistic === statistic &&
          (asked.code ?? "_T") === code,
      );
      const those = persons.filter(
        (person) => isIn[universe]?.(person) && (code === "_T" || person[of] === code),
      );
      const numbers = those.flatMap(({ number }) => number ?? []).toSorted((a, b) => a - b);
      const half = numbers.length / 2;
      const middle = ((numbers[Math.ceil(half) - 1] ?? 0) + (numbers[Math.floor(half)] ?? 0)) / 2;
      const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
      const value = statistic === "mean" ? mean : middle;
      const values =
        row === undefined ? [null, null] : [known ? numbers.length : null, printedNumber(value).value];
      return { codes: [universe, code], count: those.length, values };
    });
    const table = {
      indicator: idOf({ universe, of, statistic }),
      dimensions: [
        { name: "universe", codes: [universe] },
        { name: of, codes },
      ],
      measures: ["known", statistic],
      rows: printed,
    };
    return { source: "people", field: of, statistic, table };
  });
}

test("no sum nor difference of what is printed is about a few", () => {
  let [told, might, withKnown] = [0, 0, 0];
  fc.assert(
    fc.property(people, tables, (persons, asking) => {
      const { rows, known, asked: all } = printedOf(persons, asking);
      [told, might, withKnown] = [told + rows.size, might + all, withKnown + Number(known && rows.size > 0)];
      const having = persons.filter(({ number }) => number !== null);
      const means = [...rows].filter(({ statistic }) => statistic === "mean");
      const [fromAny, fromMeans] = [deducing(having, [...rows]), deducing(having, means)];
      const ofEveryone = deducing(persons, [...rows]);
      for (const fits of asked) {
        const numbers = having.filter(fits).flatMap(({ number }) => number ?? []);
        const lacking = persons.filter((person) => fits(person) && person.number === null).length;
        if (isFew(numbers)) expect(fromAny(fits)).toBe(false);
        if (isHeldByOne(numbers)) expect(fromMeans(fits)).toBe(false);
        if (known && numbers.length > 0 && lacking > 0 && lacking < policy.min)
          expect(ofEveryone(fits)).toBe(false);
      }
    }),
    { numRuns: process.env.VIGIE_LONG ? 1000 : 100, seed: 2026 },
  );
  expect(told / might).toBeGreaterThan(0.3);
  expect(withKnown).toBeGreaterThan(0);
});

/** Who holds another number than before, great enough for a mean to show it. */
const changes = fc.array(fc.record({ at: fc.nat(), number: fc.integer({ min: 600, max: 999 }) }), {
  minLength: 1,
  maxLength: 8,
});
const means = tables.map((asking) => asking.filter(({ statistic }) => statistic === "mean"));

test("nor are those of two bundles, of today or of what changed", () => {
  let [told, might] = [0, 0];
  fc.assert(
    fc.property(people, changes, means, means, (persons, changing, first, second) => {
      const later = changing.reduce<readonly Person[]>(
        (now, { at, number }) =>
          now.map((person, i) => (i === at % now.length ? { ...person, number } : person)),
        persons,
      );
      const before = leavingOf(persons, first);
      const { rows, asked: all } = printedOf(later, second, before);
      [told, might] = [told + rows.size, might + all];
      // Each person is a column; who changed is one for what they had, and one for what they have.
      const columns = persons.flatMap((person, at) => {
        const now = later[at] ?? person;
        return now.number === person.number
          ? [{ person, had: true, has: true, number: now.number }]
          : [
              { person, had: true, has: false, number: person.number },
              { person, had: false, has: true, number: now.number },
            ];
      });
      const having = columns.filter(({ number }) => number !== null);
      const lineOf = (fits: Fits, when: "had" | "has") =>
        having.map((column) => Number(column[when] && fits(column.person)));
      const earlier = first.flatMap((asked, at) =>
        (before[at]?.table.rows ?? []).flatMap(({ codes: [, code], values }) =>
          values[1] === null
            ? []
            : [
                lineOf(
                  (person) =>
                    isIn[asked.universe]?.(person) === true && (code === "_T" || person[asked.of] === code),
                  "had",
                ),
              ],
        ),
      );
      const triangle = triangleOf([...earlier, ...[...rows].map(({ fits }) => lineOf(fits, "has"))]);
      const comesOut = (line: readonly number[]) => left(line, triangle).every((value) => value === 0);
      const areFew = (line: readonly number[]) => {
        const held = line.filter((value) => value !== 0).length;
        return held > 0 && held < policy.min;
      };
      for (const fits of asked) {
        const now = lineOf(fits, "has");
        const change = lineOf(fits, "had").map((value, at) => (value + prime - (now[at] ?? 0)) % prime);
        for (const line of [now, change]) if (areFew(line)) expect(comesOut(line)).toBe(false);
      }
    }),
    { numRuns: process.env.VIGIE_LONG ? 1000 : 50, seed: 77 },
  );
  expect(told / might).toBeGreaterThan(0.1);
});
