import fc from "fast-check";
import { expect, test } from "vitest";
import { pageSvg } from "../../../drawing/src/drawing-svg.ts";
import type { CountTable } from "../../../tables/test/fixture/count-table.ts";
import { rateSubject } from "../../../tables/test/fixture/rate-study.ts";
import { shownSubject } from "../../../tables/test/fixture/shown-study.ts";
import { subjectOf } from "../../../tables/test/fixture/subject.ts";
import { noisy } from "../../../tables/test/fixture/table-text.ts";
import { territorySubject } from "../../../tables/test/fixture/territory-study.ts";
import { figureOf } from "../../src/figure-of.ts";
import { linkSubject } from "../fixture/link-subject.ts";

const long = process.env.VIGIE_LONG === "1";
const seed = long ? Date.now() : 2026;
if (long) console.info(`figures of any values: seed ${seed}`);

const subjects = [
  ...["groups", "subgroups", "ages", "homes"].map((id) => [id, subjectOf] as const),
  ...[
    "opinions",
    "obstacles",
    "steps",
    "helped_by_age",
    "minutes",
    "sets",
    "months",
    "communes",
    "devices",
  ].map((id) => [id, shownSubject] as const),
  ["admissions", linkSubject] as const,
  ["by_ept", rateSubject] as const,
  ["by_commune", territorySubject] as const,
];

/** What happens to each row in turn: kept, hidden, empty, or one unit alone. */
const changes = fc.record({
  fates: fc.array(fc.constantFrom("kept", "hidden", "empty", "one"), { minLength: 1, maxLength: 40 }),
  error: fc.constantFrom(0, 3, 500),
});

function changed(
  table: CountTable,
  { fates, error }: { readonly fates: readonly string[]; readonly error: number },
): CountTable {
  const rows = table.rows.map((row, at) => {
    const fate = fates[at % fates.length];
    if (fate === "hidden") return { ...row, count: null, was: row.count ?? 0 };
    if (fate === "empty") return { ...row, count: 0 };
    return fate === "one" ? { ...row, count: 1 } : row;
  });
  return noisy({ ...table, rows }, error);
}

test.each(subjects)("%s: whatever is hidden or empty, it is drawn or says why not", async (id, subject) => {
  await fc.assert(
    fc.asyncProperty(changes, async (change) => {
      const figure = figureOf(await subject(id, (table) => changed(table, change)));
      for (const size of ["wide", "narrow"] as const)
        expect(pageSvg(figure[size]).text).not.toMatch(/NaN|Infinity/);
    }),
    { numRuns: long ? 500 : 60, seed },
  );
});
