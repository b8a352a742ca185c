import fc from "fast-check";
import { expect, test } from "vitest";
import { directError, errorsBothWays } from "./agreeing.ts";
import { layouts } from "./layouts.ts";

const numRuns = process.env.VIGIE_LONG ? 2000 : 60;
const seed = process.env.VIGIE_LONG ? Date.now() : 7;

test(`standard errors of cells and margins of crossed tables, by margins and by signatures (seed ${seed})`, () => {
  fc.assert(
    fc.property(layouts, ({ tables, margins }) => {
      const exact = directError(tables, margins);
      const ways = errorsBothWays(tables, margins);
      const cells = tables.flatMap(({ values }, table) =>
        Array.from(values, (_, cell) => ({ table, cells: [cell] })),
      );
      const sums = margins.flatMap(({ size, views }) =>
        views.flatMap(({ table, cellOf }) =>
          Array.from({ length: size }, (_, at) => ({
            table,
            cells: [...cellOf.keys()].filter((cell) => cellOf[cell] === at),
          })),
        ),
      );
      const far = [...cells, ...sums].filter((sum) => {
        const expected = exact(sum);
        return ways.some((errorOf) => Math.abs(errorOf(sum) - expected) > 1e-6 * Math.max(1, expected));
      });
      expect(far).toEqual([]);
    }),
    { numRuns, seed },
  );
});

/** Found by the property above: two cells in the same margin cells, of tables that differ in their other cells. */
test("cells with the same margins, in tables that differ elsewhere", () => {
  const view = (table: number, ...cellOf: number[]) => ({ table, cellOf: Int32Array.from(cellOf) });
  const tables = [6, 2, 4].map((size) => ({ values: new Float64Array(size), variance: 0.5 }));
  const margins = [
    { size: 1, known: [0], views: [view(0, 0, 0, 0, 0, 0, 0), view(1, 0, 0), view(2, 0, 0, 0, 0)] },
    { size: 2, known: null, views: [view(0, 0, 0, 0, 1, 1, 1), view(1, 0, 1), view(2, 0, 0, 1, 1)] },
    { size: 2, known: null, views: [view(0, 0, 1, 0, 0, 1, 0), view(2, 0, 1, 0, 1)] },
  ];
  const exact = directError(tables, margins);
  for (const errorOf of errorsBothWays(tables, margins))
    for (const sum of [0, 2].map((table) => ({ table, cells: [1] })))
      expect(errorOf(sum)).toBeCloseTo(exact(sum), 9);
  expect(exact({ table: 0, cells: [1] })).not.toBeCloseTo(exact({ table: 2, cells: [1] }), 3);
});
