import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { anyStudy } from "../../../packages/core/fiction/test/any-study.ts";
import { randomStudy } from "./random-study.ts";
import { vigie, workbench, writeFiles } from "./vigie.ts";

const long = process.env.VIGIE_LONG === "1";
const seed = long ? Date.now() : 2026;
if (long) console.info(`demonstrations: seed ${seed}`);

const { folder, clear } = await workbench();
afterAll(clear);

/** Refusals that may end a demonstration instead of a diagnostic: sizes too small for anything to be read, or for any contact. */
const refusals = ["Le budget de cette étude est trop mince", "n’aurait aucune ligne"];

test("a demonstration of any study ends with a diagnostic, or says which source is too small", {
  timeout: long ? 3_600_000 : 120_000,
}, async () => {
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        anyStudy,
        randomStudy.map(({ study }) => study),
      ),
      fc.constantFrom("1", "60", "900", "3000"),
      async (files, size) => {
        await rm(join(folder, "etude"), { recursive: true, force: true });
        await writeFiles(join(folder, "etude"), files);
        const { code, out, error } = await vigie(["demo", "etude", "--no-serve", "--size", size], folder);
        if (code === 1 && refusals.some((refusal) => error.includes(refusal))) return;
        expect(error + out).not.toContain("Défaut de Vigie");
        expect(code, error).toBe(0);
        expect(await readdir(join(folder, "demo", "site"))).toContain("index.html");
        expect(out).toContain("DONNÉES FICTIVES");
        shown += 1;
      },
    ),
    { numRuns: long ? 100 : 5, seed, endOnFailure: true },
  );
  expect(shown).toBeGreaterThan(0);
});
