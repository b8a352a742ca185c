import {
  codesOutsideBase,
  dimensionsOf,
  type Indicator,
  isWeighted,
  type Source,
  type Study,
} from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import { releasedLayouts } from "../src/layouts.ts";
import { effectivePolicy, type Policy } from "../src/policy.ts";
import { designProtection, type ProtectedRelease, protect } from "../src/protect.ts";
import { count, countedSource, heldIn } from "./world/counted.ts";
import { codeIn } from "./world/direct-cells.ts";
import { mapped } from "./world/mapped.ts";
import { marginOf, rowsOf, sumsWithin, type View, viewsOf, within } from "./world/margins.ts";
import { people, peopleLists } from "./world/people.ts";
import { isIn, type Person } from "./world/person.ts";
import { randomStudies } from "./world/random-study.ts";
import { runs } from "./world/runs.ts";
import { partner, type StudySketch, sourceOf, studyOf } from "./world/study-of.ts";

const secret = Uint8Array.from({ length: 32 }, (_, at) => at);

/** A study with what it releases of some persons, nothing being hidden; half of the studies publish sizes. */
interface Released {
  readonly study: Study;
  readonly source: Source;
  readonly persons: readonly Person[];
  readonly release: ProtectedRelease;
}

async function released(
  sketch: StudySketch,
  persons: readonly Person[],
  small: Policy["small"],
): Promise<Released> {
  const study = await studyOf(sketch);
  const source = sourceOf(study, "people");
  const policy = effectivePolicy(study, { floors: { rho: null, min: null }, small: "noisy" });
  const exact = new Map([["people", countedSource(study, source, persons)]]);
  // The design of one policy draws; another hides.
  const design = designProtection({ study, partner, policy });
  const release = protect(
    { ...design, policy: { ...policy, small } },
    {
      secret,
      exact,
      mappings: mapped(study),
    },
  );
  return { study, source, persons, release };
}

/** The sizes of some universes, as published; `scale` 1 where they are those of these persons. */
async function withSizes(
  sketch: StudySketch,
  persons: readonly Person[],
  { number, scale }: { readonly number: number; readonly scale: number },
): Promise<StudySketch> {
  const source = sourceOf(await studyOf(sketch), "people");
  const sizes = [...source.universes.keys()].slice(0, number).map((universe) => [
    universe,
    {
      size: scale * persons.filter((person) => isIn(person, universe, source)).length,
      publication: "Insee, 2023",
    },
  ]);
  return { ...sketch, disclosure: { ...sketch.disclosure, public: { people: Object.fromEntries(sizes) } } };
}

const studies = randomStudies({ indicatorsMax: 5, personsMin: 0, personsMax: 120 });

test("released tables add up, in themselves and between them, to the unit", async () => {
  await fc.assert(
    fc.asyncProperty(
      studies,
      fc.constantFrom(0, 0, 1, 2),
      fc.constantFrom(1, 1, 4),
      async ({ sketch, persons }, number, scale) => {
        const published = number === 0 ? sketch : await withSizes(sketch, persons, { number, scale });
        const found = await released(published, persons, "noisy");
        for (const measure of ["count", "weighted", "squares"]) expectSums(found, measure);
        expectMargins(found);
        expectPublicSizes(found);
      },
    ),
    runs(20, 1000),
  );
});

/** Weights are written to six decimals. */
function expectSums({ release }: Released, measure: string): void {
  for (const table of release.tables) {
    if (measure !== "count" && !table.measures.includes(measure)) continue;
    for (const { codes, whole, parts } of sumsWithin(table, measure))
      expect(Math.abs(whole - parts), `${table.name} ${codes}: ${whole}, ${parts}`).toBeLessThan(1e-4);
  }
}

function expectMargins({ study, source, release }: Released): void {
  const plain = release.tables.filter(
    ({ name, indicator }) => name === indicator && !isList(study, indicator),
  );
  for (const measure of isWeighted(source) && source.survey?.weight
    ? ["count", "weighted", "squares"]
    : ["count"]) {
    const bearing = plain.filter(({ measures }) => measure === "count" || measures.includes(measure));
    const views = bearing.flatMap((table) => viewsOf(table, measure, { study, source }));
    const universes = new Set(views.map(({ universe }) => universe));
    const names = [...new Set(views.flatMap(({ columns }) => columns))];
    const margins = [[], ...names.map((name) => [name]), ...pairsOf(names)];
    for (const universe of universes) {
      const inside = views.flatMap((view) => within(view, universe, source) ?? []);
      for (const margin of margins) expectOneMargin(inside, margin, source);
    }
  }
}

function expectOneMargin(views: readonly View[], names: readonly string[], source: Source): void {
  const margins = views.flatMap((view) => {
    const margin = marginOf(view, names, source);
    return margin === null ? [] : [{ table: view.table, margin }];
  });
  for (const { table, margin } of margins.slice(1))
    for (const key of new Set([...margin.keys(), ...(margins[0]?.margin.keys() ?? [])]))
      expect(
        Math.abs((margin.get(key) ?? 0) - (margins[0]?.margin.get(key) ?? 0)),
        `${names} ${key} of ${table} and of ${margins[0]?.table}`,
      ).toBeLessThan(1e-4);
}

function pairsOf(names: readonly string[]): readonly (readonly string[])[] {
  return names.flatMap((name, at) => names.slice(at + 1).map((other) => [name, other]));
}

function expectPublicSizes({ release }: Released): void {
  for (const { universe, size, use } of release.publicSizes.get("people") ?? [])
    for (const table of release.tables) {
      if (table.name !== table.indicator) continue;
      const whole = table.rows.filter(
        ({ codes }) => codes[0] === universe && codes.slice(1).every((code) => code === "_T"),
      );
      for (const { count: shown, values } of whole) {
        const error = values[table.measures.indexOf("count_error")];
        if (use === "unused") expect(error).toBeGreaterThan(0);
        else expect([shown, error]).toEqual([size, 0]);
      }
    }
}

function isList(study: Study, indicator: string): boolean {
  return study.indicators.get(indicator)?.of === "subgroup";
}

test("rows are those of the layouts; counts are whole; true tables hold what going through all units finds", async () => {
  await fc.assert(
    fc.asyncProperty(studies, async ({ sketch, persons }) => {
      const { study, source, release } = await released(sketch, persons, "noisy");
      const layouts = releasedLayouts(study, partner);
      expect(release.tables.map(({ name }) => name)).toEqual(layouts.map(({ name }) => name));
      for (const [at, layout] of layouts.entries()) {
        const [table, exact] = [release.tables[at], release.exactTables[at]];
        if (table === undefined || exact === undefined) throw new RangeError("a table for each layout");
        expect(table.measures).toEqual(layout.measures);
        if (!layout.openList) expect(table.dimensions).toEqual(layout.dimensions);
        expect(table.rows.map(({ codes }) => codes)).toEqual(rowsOf(table));
        expect(exact.rows.map(({ codes }) => codes)).toEqual(rowsOf(table));
        for (const { count: rowCount, values } of table.rows) {
          expect(Number.isInteger(rowCount) && (rowCount ?? -1) >= 0).toBe(true);
          expect(values.length).toBe(layout.measures.length);
        }
        if (!layout.openList && layout.name === layout.indicator)
          expect(exact.rows.map(({ count: rowCount }) => rowCount)).toEqual(
            directCounts(table, persons, { study, source }),
          );
      }
    }),
    runs(20, 1000),
  );
});

interface Of {
  readonly study: Study;
  readonly source: Source;
}

/** Dimensions beside those of the indicator: the stratum of a survey, the bands of a number. */
function directCounts(
  table: ReleasedTable,
  persons: readonly Person[],
  { study, source }: Of,
): readonly number[] {
  const indicator = study.indicators.get(table.indicator);
  if (indicator === undefined) throw new RangeError("a table of no indicator");
  const strata = source.survey?.strata?.attribute;
  const hasStratum =
    strata !== undefined && table.dimensions[1]?.name === strata && !dimensionsOf(indicator).includes(strata);
  return table.rows.map(({ codes: [universe = "", ...codes] }) => {
    const dimensionCodes = hasStratum ? codes.slice(1) : codes;
    const held = heldIn(
      indicator,
      source,
      indicator.kind === "summary" ? dimensionCodes.slice(0, -1) : dimensionCodes,
    );
    const band = indicator.kind === "summary" ? (dimensionCodes.at(-1) ?? "_T") : "_T";
    const isInBand = (person: Person) =>
      band === "_T" ||
      codeIn(
        person,
        { name: table.dimensions.at(-1)?.name ?? "", attribute: null },
        { source, indicator },
      ) === band;
    return count(persons.filter(isInBand), source, {
      universe,
      held: hasStratum && strata !== undefined ? { ...held, [strata]: codes[0] ?? "_T" } : held,
    });
  });
}

test("where counts under the minimum are hidden, these are and no other; bases are sums all the same", async () => {
  await fc.assert(
    fc.asyncProperty(studies, async ({ sketch, persons }) => {
      const { study, source, release } = await released(sketch, persons, "noisy");
      const { release: hidden } = await released(sketch, persons, "hidden");
      const { min } = study.disclosure;
      for (const [at, table] of release.tables.entries()) {
        const hiddenTable = hidden.tables[at];
        const indicator = study.indicators.get(table.indicator);
        if (hiddenTable === undefined || indicator === undefined)
          throw new RangeError("a table for each layout");
        const isModel = table.name !== table.indicator;
        const base = table.measures.indexOf("base");
        expect(hiddenTable.rows).toEqual(
          table.rows.map(({ codes, count: shown, values }, place) => {
            const row = hiddenTable.rows[place];
            // A zero without noise may be that of a cell that no unit can be in: everyone knows it, and it is not hidden.
            const isUnder = (value: number, error: string, left: number | null | undefined) =>
              value < min && (left === null || !(value === 0 && values[table.measures.indexOf(error)] === 0));
            if (!isModel && isUnder(shown ?? 0, "count_error", row?.count))
              return { codes, count: null, values: values.map(() => null) };
            const isBaseHidden = isUnder(values[base] ?? 0, "base_error", row?.values[base]);
            const isOfBase = (name: string) => /^(base|sum)|_base/.test(name);
            return {
              codes,
              count: shown,
              values: values.map((value, column) =>
                isBaseHidden && isOfBase(table.measures[column] ?? "") ? null : value,
              ),
            };
          }),
        );
        if (!isModel && !isList(study, table.indicator)) expectBases(table, indicator, source);
      }
    }),
    runs(15, 500),
  );
});

/** At the total of the last dimension, the base is the sum of the codes that shares are taken on; nowhere else. */
function expectBases(table: ReleasedTable, indicator: Indicator, source: Source): void {
  const outside = indicator.kind === "summary" ? new Set(["_U"]) : codesOutsideBase(indicator, source);
  const inBase = (table.dimensions.at(-1)?.codes ?? []).filter((code) => code !== "_T" && !outside.has(code));
  const counts = new Map(table.rows.map(({ codes, count: rowCount }) => [codes.join(), rowCount]));
  for (const { codes, values } of table.rows) {
    const sums = inBase.map((code) => counts.get(codes.with(-1, code).join()) ?? Number.NaN);
    const base = codes.at(-1) === "_T" ? sums.reduce((whole, part) => whole + part, 0) : null;
    expect(values[table.measures.indexOf("base")]).toBe(base);
  }
}

test("what no unit can be is 0, with no error", async () => {
  await fc.assert(
    fc.asyncProperty(studies, async ({ sketch, persons }) => {
      const { study, source, release } = await released(sketch, persons, "noisy");
      for (const table of release.tables) {
        const indicator = study.indicators.get(table.indicator);
        if (indicator === undefined || isList(study, table.indicator) || table.name !== table.indicator)
          continue;
        for (const { codes, count: rowCount, values } of table.rows) {
          const held = Object.entries(
            heldIn(indicator, source, withoutStratum(table, indicator, codes.slice(1))),
          );
          if (isPossible(codes[0] ?? "", held, source)) continue;
          expect(rowCount).toBe(0);
          expect(values[table.measures.indexOf("count_error")]).toBe(0);
        }
      }
    }),
    runs(15, 500),
  );
});

function withoutStratum(
  table: ReleasedTable,
  indicator: Indicator,
  codes: readonly string[],
): readonly string[] {
  const bands = indicator.kind === "summary" ? 1 : 0;
  return codes.slice(table.dimensions.length - 1 - dimensionsOf(indicator).length - bands);
}

/** By the conditions of the universe, and by what a recoding makes of a code. */
function isPossible(
  universe: string,
  held: readonly (readonly [string, string])[],
  { universes, attributes }: Source,
): boolean {
  const isAllowed = held.every(
    ([name, code]) => code === "_T" || (universes.get(universe)?.where.get(name)?.includes(code) ?? true),
  );
  const agrees = held.every(([name, code]) => {
    const origin = attributes.get(name)?.origin;
    const finer = origin?.kind === "recode" ? held.find(([other]) => other === origin.of)?.[1] : undefined;
    return origin?.kind !== "recode" || code === "_T" || finer === undefined || finer === "_T"
      ? true
      : (origin.map.get(finer) ?? "_U") === code;
  });
  return isAllowed && agrees;
}

test("sets of channels add up to their groups, and groups to everyone", async () => {
  await fc.assert(
    fc.asyncProperty(studies, async ({ sketch, persons }) => {
      const lists = { ...sketch.indicators, sets: { of: "subgroup" }, groups: { of: "group" } };
      const source = { fields: people.fields, ...sketch.sources.people, channels: people.channels };
      const study = { ...sketch, sources: { people: source }, indicators: lists };
      const { release } = await released(study, persons, "noisy");
      const [sets, groups] = ["sets", "groups"].map((name) =>
        release.tables.find((table) => table.name === name),
      );
      const groupCount = (group: string) =>
        groups?.rows.find(
          ({ codes }) => codes.at(-1) === group && codes.slice(1, -1).every((code) => code === "_T"),
        )?.count;
      const sumOf = (summedCodes: readonly string[]) =>
        (sets?.rows ?? [])
          .filter(({ codes }) => summedCodes.includes(codes[1] ?? ""))
          .reduce((sum, { count: shown }) => sum + (shown ?? Number.NaN), 0);
      const codes = sets?.dimensions[1]?.codes ?? [];
      const isDigital = (set: string) => /^(account|email)$/.test(set);
      const isDirect = (set: string) => /^(desk|post)$/.test(set);
      const inGroup = (of: string) =>
        codes.filter((code) => {
          if (code === `_O.${of}`) return true;
          if (code.startsWith("_") || code === "none" || code === "routine_only") return false;
          const channels = code.split("+");
          const digital = channels.some(isDigital);
          return (digital ? (channels.some(isDirect) ? "mixed" : "digital") : "direct") === of;
        });
      for (const of of ["digital", "mixed", "direct"]) expect(sumOf(inGroup(of))).toBe(groupCount(of));
      for (const of of ["routine_only", "none"]) expect(sumOf([of])).toBe(groupCount(of));
      expect(sumOf(["_T"])).toBe(groupCount("_T"));
    }),
    runs(10, 300),
  );
});

test("squares of great weights on a fine grain are more than 32 bits hold", async () => {
  const survey = { weights: "weight", weight_max: 400 };
  const sketch: StudySketch = {
    codelists: peopleLists,
    sources: { people: { ...people, survey } },
    indicators: { sexes: { of: "sex", by: "alone" }, again: { of: "sex", by: "deaf" } },
  };
  const persons = Array.from({ length: 1000 }, (_, at): Person => {
    const values = { sex: at % 2 === 0 ? "f" : "m", alone: "yes", deaf: "no", weight: 380 };
    return { values, channels: [], routine: false };
  });
  const { release } = await released(sketch, persons, "hidden");
  for (const table of release.tables) {
    const column = (name: string) => table.rows.at(-1)?.values[table.measures.indexOf(name)] ?? Number.NaN;
    // 1000 x 380, and 1000 x 380².
    expect(Math.abs(column("weighted") - 380_000)).toBeLessThan(5 * column("weighted_error"));
    expect(Math.abs(column("squares") - 144_400_000)).toBeLessThan(5 * column("squares_error"));
  }
});
