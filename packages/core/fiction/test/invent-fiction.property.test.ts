import { loadStudy } from "@vigie/study";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inventFiction, makeFiction, parseFiction } from "../src/index.ts";
import { anyStudy } from "./any-study.ts";
import { rowsOf } from "./recount.ts";

const long = process.env.VIGIE_LONG === "1";
const seed = long ? Date.now() : 2026;
if (long) console.info(`any study: seed ${seed}`);

test("whatever the study, its invented fiction reads without a mistake, and gives as many units as asked", {
  timeout: long ? 600_000 : 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, fc.integer({ min: 1, max: 300 }), async (files, size) => {
      const loaded = await loadStudy(files);
      if ("errors" in loaded)
        throw new RangeError(
          loaded.errors.map(({ code, place }) => `${code} ${place.file} ${place.line}`).join(),
        );
      const { study } = loaded;
      const text = inventFiction(study, { size, sizes: new Map(), inhabitants: new Map() });
      const parsed = parseFiction(text, "fiction.yaml", study);
      if ("errors" in parsed)
        throw new RangeError(parsed.errors.map(({ code, place }) => `${code} ${place.line}`).join());
      const made = makeFiction({ study, fiction: parsed.fiction, seed: 1 });
      const isOfPlaces = study.sources.get("unites")?.protects === "nothing";
      const rows = rowsOf(made, "essai/unites.csv").length;
      const { survey } = study.sources.get("unites") ?? {};
      // A survey keeps units in each of its strata, however small it is.
      if (survey?.strata) expect(rows).toBeGreaterThanOrEqual(isOfPlaces ? 60 : size);
      else expect(rows).toBe(isOfPlaces ? 60 : size);
      for (const { chunks } of made) for (const chunk of chunks) expect(chunk).not.toContain("undefined");
    }),
    { numRuns: long ? 1000 : 40, seed },
  );
});
