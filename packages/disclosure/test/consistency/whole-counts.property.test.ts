import fc from "fast-check";
import { expect, test } from "vitest";
import { reconcile } from "../../src/consistency/reconcile.ts";
import { wholeCounts } from "../../src/consistency/whole-counts.ts";
import { layouts, sumsOf } from "./layouts.ts";

const numRuns = process.env.VIGIE_LONG ? 5000 : 150;
const seed = process.env.VIGIE_LONG ? Date.now() : 7;

test(`counts are whole and not negative, and margins agree to the unit (seed ${seed})`, () => {
  fc.assert(
    fc.property(layouts, ({ tables, margins }) => {
      const { tables: counts, dropped } = wholeCounts(reconcile(tables, margins), margins);
      for (const [table, { values }] of tables.entries()) {
        expect(counts[table]?.length).toBe(values.length);
        for (const count of counts[table] ?? [-1]) expect(count).toBeGreaterThanOrEqual(0);
      }
      for (const [at, margin] of margins.entries()) {
        const isKept = ({ table }: { table: number }) =>
          !dropped.some((drop) => drop.margin === at && drop.table === table);
        const sums = margin.views.filter(isKept).map((view) => sumsOf({ ...margin, views: [view] }, counts));
        for (const own of sums) expect(own).toEqual(margin.known ?? sums[0]);
      }
    }),
    { numRuns, seed },
  );
});

test(`tables of one dimension keep every margin, tables of two drop none (seed ${seed})`, () => {
  fc.assert(
    fc.property(layouts, ({ tables, margins, dimensions }) => {
      fc.pre(dimensions <= 2);
      const { derived, dropped } = wholeCounts(reconcile(tables, margins), margins);
      expect(dropped).toEqual([]);
      if (dimensions === 1) expect(derived).toEqual([]);
    }),
    { numRuns, seed },
  );
});

/** In 8 000 layouts: 8 % with a margin derived, 0.1 % with one dropped. */
test(`few layouts have margins that are derived, and fewer dropped (seed ${seed})`, () => {
  const found = { layouts: 0, derived: 0, dropped: 0 };
  fc.assert(
    fc.property(layouts, ({ tables, margins }) => {
      const { derived, dropped } = wholeCounts(reconcile(tables, margins), margins);
      found.layouts++;
      if (derived.length > 0) found.derived++;
      if (dropped.length > 0) found.dropped++;
    }),
    { numRuns: 2 * numRuns, seed },
  );
  expect(found.derived / found.layouts).toBeLessThan(0.12);
  expect(found.dropped / found.layouts).toBeLessThan(0.01);
});

/**
 * Each rounding moves a value by less than 1 from real values with the same sums, and these by what their sums moved,
 * spread over their cells: 3 is above what was seen in 10 000 layouts (2.0 for cells, 1.5 for margins).
 */
test(`where nothing is near zero, cells and margins are near their least-squares value (seed ${seed})`, () => {
  fc.assert(
    fc.property(layouts, ({ tables, margins }) => {
      const reconciled = reconcile(tables, margins).map(({ values }) => values);
      fc.pre(reconciled.every((values) => values.every((value) => value >= 5)));
      const { tables: counts, derived } = wholeCounts(
        reconciled.map((values) => ({ values })),
        margins,
      );
      for (const [table, values] of reconciled.entries())
        for (const [cell, value] of values.entries())
          expect(Math.abs((counts[table]?.[cell] ?? Number.NaN) - value)).toBeLessThan(3);
      for (const [at, margin] of margins.entries()) {
        if (derived.some((made) => made.margin === at)) continue;
        const sums = sumsOf(margin, counts);
        for (const [cell, value] of sumsOf(margin, reconciled).entries())
          expect(Math.abs((sums[cell] ?? Number.NaN) - value)).toBeLessThan(3);
      }
    }),
    { numRuns, seed },
  );
});

test(`the same tables give the same counts (seed ${seed})`, () => {
  fc.assert(
    fc.property(layouts, ({ tables, margins }) => {
      const counts = () => wholeCounts(reconcile(tables, margins), margins);
      expect(counts()).toEqual(counts());
    }),
    { numRuns: Math.ceil(numRuns / 10), seed },
  );
});
