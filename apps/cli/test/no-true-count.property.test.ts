import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBundle } from "@vigie/bundle";
import { openDuckDb } from "@vigie/engine/node";
import { parseMapping } from "@vigie/mapping";
import { runPartner } from "@vigie/partner";
import { loadStudy } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type RandomStudy, randomStudy } from "./random-study.ts";

/** No true table leaves, of any study: neither its counts nor its sums. */
const long = process.env.VIGIE_LONG === "1";
const seed = long ? Date.now() : 2026;
if (long) console.info(`random studies: seed ${seed}`);

async function released(drawn: RandomStudy) {
  const folder = await mkdtemp(join(tmpdir(), "vigie-tiree-"));
  await writeFile(join(folder, "personnes.csv"), drawn.data);
  const loaded = await loadStudy(drawn.study);
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  const { study } = loaded;
  const parsed = parseMapping(drawn.mapping, join(folder, "essai.yaml"), { study });
  if ("errors" in parsed) throw new RangeError(parsed.errors.map(({ code }) => code).join());
  const [partner] = study.partners.values();
  if (partner === undefined) throw new RangeError("no partner");
  const engine = await openDuckDb({ workFolder: folder, inputFolders: [folder], memoryLimit: null });
  try {
    const { mapping } = parsed;
    const run = await runPartner({
      study,
      partner,
      mapping,
      writtenMapping: mapping,
      secret: new Uint8Array(Buffer.from(mapping.secret ?? "", "base64url")),
      conversions: new Map(),
      engine,
      date: "2026-01-01",
      softwareVersion: "0.1.0",
      language: "fr",
      signer: null,
      comment: null,
      firstIndicators: null,
      progress: () => {},
    });
    return { bundle: await readBundle(run.bundle, {}), exact: run.release.exactTables };
  } finally {
    await engine.close();
    await rm(folder, { recursive: true });
  }
}

/** A value that leaves, the true one, and whether the two could be equal by right: declared sizes and cells nobody can be in have no noise. */
interface Pair {
  readonly leaves: number;
  readonly truth: number;
}

/** Counts and sums of a table that have noise; a count near zero may be brought back to it, and is left aside. */
function pairsOf(table: ReleasedTable, exact: ReleasedTable): readonly Pair[] {
  const truths = new Map(exact.rows.map((row) => [row.codes.join(","), row] as const));
  const valueAt = (row: ReleasedTable["rows"][number] | undefined, name: string) =>
    name === "count" ? (row?.count ?? null) : (row?.values[table.measures.indexOf(name)] ?? null);
  const names = ["count", ...table.measures.filter((name) => table.measures.includes(`${name}_error`))];
  return table.rows.flatMap((row) =>
    names.flatMap((name) => {
      const leaves = valueAt(row, name);
      const truth = valueAt(truths.get(row.codes.join(",")), name);
      const error = row.values[table.measures.indexOf(`${name}_error`)] ?? 0;
      return leaves === null || truth === null || error < 0.5 || (name === "count" && truth < 5)
        ? []
        : [{ leaves, truth }];
    }),
  );
}

/** With as many numbers as this, all of them equal to the true ones is no chance. */
const enough = 5;
const isExact = (pairs: readonly Pair[]) =>
  pairs.length >= enough && pairs.every(({ leaves, truth }) => leaves === truth);

/** Names of tables that are the true ones. */
const exactIn = (tables: readonly ReleasedTable[], exact: readonly ReleasedTable[]) =>
  tables.flatMap((table) => {
    const exactTable = exact.find(({ name }) => name === table.name);
    return exactTable !== undefined && isExact(pairsOf(table, exactTable)) ? [table.name] : [];
  });

test(
  "what leaves of random studies is never the true table, and almost never a true number",
  async () => {
    let seen = 0;
    let equal = 0;
    await fc.assert(
      fc.asyncProperty(randomStudy, async (drawn) => {
        const { bundle, exact } = await released(drawn);
        const tables = [...bundle.tables.values()];
        expect(tables.length).toBeGreaterThan(3);
        expect(exactIn(tables, exact)).toEqual([]);
        // The same finds a true table where there is one: its errors are kept, its numbers are not.
        const leaked = tables.map((table) => exact.find(({ name }) => name === table.name) ?? table);
        expect(exactIn(leaked, exact).length).toBeGreaterThan(2);
        const pairs = tables.flatMap((table) => {
          const exactTable = exact.find(({ name }) => name === table.name);
          return exactTable === undefined ? [] : pairsOf(table, exactTable);
        });
        seen += pairs.length;
        equal += pairs.filter(({ leaves, truth }) => leaves === truth).length;
      }),
      { seed, numRuns: long ? 200 : 10 },
    );
    // The least noise here has a standard error of 2: some numbers are the true ones by luck.
    expect(seen).toBeGreaterThan(long ? 10_000 : 1_000);
    expect(equal / seen).toBeLessThan(0.15);
  },
  long ? 3_600_000 : 300_000,
);
