import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

type DrawnTable = {
  readonly exact: readonly unknown[];
  readonly impossible: readonly number[];
  readonly noisy: number[];
};
type DrawRecord = { readonly sources: readonly { readonly tables: readonly DrawnTable[] }[] };

const root = join(import.meta.dirname, "..");
const replayFolder = join(root, "benchmarks/disclosure/replay");
const isLong = process.env.VIGIE_LONG === "1";
const isNewEnough = "import sys; sys.exit(sys.version_info < (3, 11))";
const hasPython = spawnSync("python3", ["-c", isNewEnough]).status === 0;

const run = (program: string, args: readonly string[]) =>
  spawnSync(program, args, { cwd: root, encoding: "utf8" });
const runPython = (...args: readonly string[]) =>
  run("python3", ["-B", join(replayFolder, "replay.py"), ...args]);

describe.skipIf(!hasPython)(
  "a second implementation of the guarantee (skipped where Python 3.11 is absent)",
  () => {
    let folder = "";
    const bundleNames = () =>
      readdirSync(folder)
        .toSorted()
        .filter((name) => name !== "budgets.json");
    const pathOf = (bundle: string) => join(folder, bundle, "draw.json");
    const readDraw = (bundle: string): DrawRecord => JSON.parse(readFileSync(pathOf(bundle), "utf8"));

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "vigie-replay-"));
      const { status, stderr } = run(process.execPath, [join(replayFolder, "run.ts"), folder]);
      if (status !== 0) throw new Error(stderr);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test("gives the vectors of the specification", () => {
      expect(runPython("--vectors", "docs/guarantee/vectors.json")).toMatchObject({
        status: 0,
        stderr: "",
        stdout: expect.stringMatching(/^\d+ vectors equal\n$/),
      });
    });

    test("draws every cell again, and adds up the same budgets", () => {
      const tables = bundleNames().flatMap((bundle) =>
        readDraw(bundle).sources.flatMap((source) => source.tables),
      );
      const draws = tables.reduce((sum, { exact, impossible }) => sum + exact.length - impossible.length, 0);
      const { status, stdout, stderr } = runPython(folder);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain(`\n${bundleNames().length} bundles, ${draws} draws replayed, `);
    });

    test.skipIf(!isLong)("gives the same chance of a right guess as vigie audit (with VIGIE_LONG)", () => {
      const bundles = bundleNames().map((name) => join(folder, name, "bundle.zip"));
      const audit = run(process.execPath, ["apps/cli/bin/vigie.js", "audit", "--json", ...bundles]);
      const audited: { readonly bundles: readonly { readonly chance: number }[] } = JSON.parse(audit.stdout);
      const replayed = [...runPython(folder).stdout.matchAll(/chance (0\.\d+)\)/g)].map(([, chance]) =>
        Number(chance),
      );
      expect(replayed).toHaveLength(bundles.length);
      for (const [at, { chance }] of audited.bundles.entries()) expect(replayed[at]).toBeCloseTo(chance, 5);
    });

    test("stops at one noisy value that is not the one drawn, and says where", () => {
      const [first = ""] = bundleNames();
      const before = readFileSync(pathOf(first));
      const altered = readDraw(first);
      const [table] = altered.sources[0]?.tables ?? [];
      if (table === undefined) throw new RangeError(`${first} has no table`);
      const [value = 0] = table.noisy;
      table.noisy[0] = value + 1;
      writeFileSync(pathOf(first), JSON.stringify(altered));
      const { status, stderr } = runPython(folder);
      writeFileSync(pathOf(first), before);
      expect(status).toBe(1);
      expect(stderr).toMatch(new RegExp(`^different: ${first}, .*, cell \\["`));
      expect(stderr).toContain(`computed ${value}, written ${value + 1}`);
    });
  },
);
