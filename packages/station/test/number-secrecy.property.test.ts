import type { Policy } from "@vigie/disclosure";
import type { Universe } from "@vigie/study";
import fc from "fast-check";
import { expect, test } from "vitest";
import { numberCrossing, regionOf } from "../src/numbers/number-crossing.ts";
import { rowsTold } from "../src/numbers/rows-told.ts";

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

function printedOf(persons: readonly Person[], asked: readonly Asked[]) {
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
  const fields = [...new Set(asked.map(({ of }) => of))];
  const crossing = numberCrossing(alike, { universes, fields, policy });
  const rows = asked.flatMap(({ universe, of, statistic }) =>
    [...(of === "side" ? sides : homes), null].map((code) => ({
      statistic,
      fits: ((person) => isIn[universe]?.(person) && (code === null || person[of] === code)) as Fits,
      region: regionOf(
        crossing,
        ({ within, codes }) => within.get(universe) === true && (code === null || codes.get(of) === code),
      ),
    })),
  );
  return { ...rowsTold(crossing, { rows, changed: [] }, policy), asked: rows.length };
}

/** Whether the sum over those who fit comes out of the rows, all of these persons being told apart. */
function deducing(persons: readonly Person[], rows: readonly { readonly fits: Fits }[]) {
  const lineOf = (fits: Fits) => persons.map((person) => Number(fits(person)));
  const triangle = triangleOf(rows.map(({ fits }) => lineOf(fits)));
  return (fits: Fits) => left(lineOf(fits), triangle).every((value) => value === 0);
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
