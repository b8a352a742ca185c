import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { designProtection, type ExactSource, effectivePolicy, protect } from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { type Row, type Table, total } from "@vigie/table";
import { caseloads, countedIn, referenceStudy, writeHouseholds } from "./caseloads.ts";
import { withCellKeys } from "./cell-keys.ts";
import { largeList, wideStudy } from "./invented-studies.ts";

/**
 * Protects the Caf's tables of the reference study on caseloads of several sizes, a study of 300 indicators and a list of
 * 35 000 communes: how long, and how far from the truth. Usage: node run.ts [--folder DIR] [--draws 20]
 */
const { values } = parseArgs({
  options: {
    folder: { type: "string", default: join(import.meta.dirname, "..", "..", ".vigie", "banc-protection") },
    draws: { type: "string", default: "20" },
  },
});
const draws = Number(values.draws);

await mkdir(values.folder, { recursive: true });
const study = await referenceStudy();
const all = await writeHouseholds(values.folder, study);
for (const caseload of caseloads) {
  const exact = await countedIn(all, caseload, study);
  const households = exact.tables[0]?.rows.find(({ codes }) => codes.join() === `all,${total}`)?.count ?? 0;
  const found = measured(study, "caf93", new Map([["allocataires", exact]]));
  console.log(`${caseload.name} (${households} households)`);
  report("noise, rho 1", found);
  report("cell keys", compared(exact.tables, exact.tables.map(withCellKeys), study));
}
for (const invented of [
  await wideStudy(300, 5_000),
  await largeList(35_000, 2),
  await largeList(35_000, 5),
]) {
  const { milliseconds, cells } = timed(invented.study, "partner", invented.exact);
  console.log(`${invented.name}: ${cells} rows, ${(milliseconds / 1000).toFixed(2)} s`);
}

interface Shares {
  readonly rows: number;
  readonly hidden: number;
  readonly truthUnder: number;
  readonly tables: number;
  /** Distances of shares, in points, in order. */
  readonly errors: readonly number[];
  readonly milliseconds: number | null;
}

function timed(study: Study, partner: string, exact: ReadonlyMap<string, ExactSource>, draw = 0) {
  const policy = effectivePolicy(study, { floors: { rho: null, min: null }, small: "hidden" });
  const start = performance.now();
  const design = designProtection({ study, partner, policy });
  const mappings = new Map([...exact.keys()].map((id) => [id, {}]));
  const release = protect(design, { secret: new Uint8Array(32).fill(draw + 1), exact, mappings });
  const milliseconds = performance.now() - start;
  return { release, milliseconds, cells: release.tables.reduce((sum, { rows }) => sum + rows.length, 0) };
}

/** Shares of what leaves against the true ones, over several draws of the noise. */
function measured(study: Study, partner: string, exact: ReadonlyMap<string, ExactSource>): Shares {
  const runs = Array.from({ length: draws }, (_, draw) => timed(study, partner, exact, draw));
  const tables = [...exact.values()].flatMap((exactSource) => exactSource.tables);
  const each = runs.map(({ release }) => {
    const released = release.tables.map(({ indicator, rows }): [string, readonly Counted[]] => [
      indicator,
      rows,
    ]);
    return comparedRows(tables, new Map(released), study);
  });
  const [first] = each;
  if (first === undefined) throw new RangeError("no draw");
  const milliseconds = runs.map((run) => run.milliseconds).toSorted((a, b) => a - b);
  return {
    ...first,
    hidden: Math.round(each.reduce((sum, { hidden }) => sum + hidden, 0) / each.length),
    errors: each.flatMap(({ errors }) => errors).toSorted((a, b) => a - b),
    milliseconds: milliseconds[Math.floor(milliseconds.length / 2)] ?? null,
  };
}

function compared(tables: readonly Table[], others: readonly Table[], study: Study): Shares {
  const { min } = study.disclosure;
  const shown = others.map(({ indicator, rows }): [string, readonly Counted[]] => [
    indicator,
    rows.map((row) => ({ ...row, count: row.count < min ? null : row.count })),
  ]);
  return comparedRows(tables, new Map(shown), study);
}

type Counted = Pick<Row, "codes"> & { readonly count: number | null };

/** Shares along the last dimension of tables with closed lists, where the part and the whole are shown. */
function comparedRows(
  tables: readonly Table[],
  shown: ReadonlyMap<string, readonly Counted[]>,
  { disclosure: { min }, indicators }: Study,
): Shares {
  const errors: number[] = [];
  let [rows, hidden, truthUnder] = [0, 0, 0];
  for (const table of tables) {
    if (indicators.get(table.indicator)?.of === "subgroup") continue;
    const counts = new Map(shown.get(table.indicator)?.map(({ codes, count }) => [codes.join(), count]));
    const truth = new Map(table.rows.map(({ codes, count }) => [codes.join(), count]));
    for (const { codes, count } of table.rows) {
      const [cellKey, whole] = [codes.join(), codes.with(-1, total).join()];
      const [part, of, truePart, trueOf] = [
        counts.get(cellKey),
        counts.get(whole),
        count,
        truth.get(whole) ?? 0,
      ];
      rows += 1;
      if (part === null) hidden += 1;
      if (truePart < min) truthUnder += 1;
      if (codes.at(-1) === total || part === null || part === undefined || !of || trueOf === 0) continue;
      errors.push(100 * Math.abs(part / of - truePart / trueOf));
    }
  }
  return {
    rows,
    hidden,
    truthUnder,
    tables: tables.length,
    errors: errors.toSorted((a, b) => a - b),
    milliseconds: null,
  };
}

function report(name: string, { rows, hidden, truthUnder, tables, errors, milliseconds }: Shares): void {
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const most = errors[Math.floor(0.95 * errors.length)] ?? 0;
  console.log(
    `  ${name.padEnd(14)} ${tables} tables, ${rows} rows, ${hidden} hidden (${truthUnder} truly under), ` +
      `shares ${mean.toFixed(2)} points off on average, 95 % under ${most.toFixed(2)}` +
      `${milliseconds === null ? "" : `, ${(milliseconds / 1000).toFixed(2)} s`}`,
  );
}
