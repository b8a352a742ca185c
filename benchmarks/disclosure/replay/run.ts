import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { budgetsOf, type ReceivedBundle, totalsOf } from "@vigie/bundle";
import { formatFraction } from "@vigie/disclosure";
import { replayCases } from "./cases.ts";
import { madeBundle } from "./made-bundle.ts";

/**
 * Makes ten bundles, each with a `draw.json` of what its noise was drawn from, and the budgets that they spend together: what
 * a second implementation of docs/guarantee.md draws again. Usage: node run.ts FOLDER
 */
const { positionals } = parseArgs({ allowPositionals: true });
const [folder] = positionals;
if (folder === undefined) throw new RangeError("the folder to write into is missing: node run.ts FOLDER");

const data = await mkdtemp(join(tmpdir(), "vigie-replay-"));
const bundles: ReceivedBundle[] = [];
try {
  for (const [at, replayCase] of (await replayCases()).entries()) {
    const name = `${String(at + 1).padStart(2, "0")}-${replayCase.name}`;
    const { bytes, bundle, record } = await madeBundle(replayCase, join(data, name));
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, "bundle.zip"), bytes);
    await writeFile(join(folder, name, "draw.json"), `${JSON.stringify(record)}\n`);
    bundles.push(bundle);
    const tables = record.sources.flatMap((source) => source.tables);
    console.log(`${name}: ${record.sources.length} sources, ${tables.length} tables drawn`);
  }
} finally {
  await rm(data, { recursive: true });
}
await writeFile(join(folder, "budgets.json"), `${JSON.stringify(budgetRecord(bundles), null, 2)}\n`);

function budgetRecord(received: readonly ReceivedBundle[]) {
  const budgets = budgetsOf(received);
  return {
    budgets: budgets.map(({ rho, total, ...budget }) => ({
      ...budget,
      rho: formatFraction(rho),
      total: formatFraction(total),
    })),
    totals: totalsOf(budgets).map(({ partner, rho }) => ({ partner, rho: formatFraction(rho) })),
  };
}
