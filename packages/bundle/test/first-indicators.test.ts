import { expect, test } from "vitest";
import { firstIndicators, pack, readBundle } from "../src/index.ts";
import { contents } from "./sample.ts";

const two = await readBundle(await pack(contents, null), {});
const grown = { ...contents, previous: two.hash, firstIndicators: firstIndicators([two]) };
const next = await readBundle(await pack({ ...grown, tables: contents.tables }, null), {});

test("a first bundle carries none: its own tables say them", () => {
  expect(firstIndicators([])).toBeNull();
  expect(two.manifest.firstIndicators).toBeNull();
});

test("the next one carries those of the first, and so does the one after it, given alone", () => {
  expect(next.manifest.firstIndicators).toEqual(["sexe", "logement", "lieu"]);
  const manifest = { ...next.manifest, tables: [] };
  expect(firstIndicators([{ manifest }])).toEqual(["sexe", "logement", "lieu"]);
});

test.each([
  { previous: null, firstIndicators: ["sexe"] },
  { previous: two.hash, firstIndicators: null },
])("a bundle that follows none and one that names the first cannot be the same: %o", async (chain) => {
  const bytes = await pack({ ...contents, ...chain }, null);
  await expect(readBundle(bytes, {})).rejects.toMatchObject({
    errors: [{ code: "bundle/manifest-invalid" }],
  });
});
