import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { copiedCsv } from "@vigie/files";
import { disk } from "@vigie/files/node";
import { loadStudy } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { expect, test } from "vitest";
import { serviceQuality } from "../src/kinds/service-quality.ts";
import { serviceRatings } from "../src/kinds/service-ratings.ts";
import { serviceTests } from "../src/kinds/service-tests.ts";
import type { Shape } from "../src/shape.ts";
import { shapeInput } from "../src/shape-input.ts";
import { converted, counts } from "./converted.ts";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const folder = join(root, "studies", "publics-fragiles");
const format = { kind: "csv", ...copiedCsv, delimiter: ";" } as const;

async function example(name: string, shape: Shape) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(?:yaml|csv)$/.test(path),
  );
  const loaded = await loadStudy(
    new Map(files.map((path) => [path.split(sep).join("/"), readFileSync(join(folder, path), "utf8")])),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const source = loaded.study.sources.get("service_tests");
  if (source === undefined) throw new RangeError("the grid gives its sources");
  const file = { shown: name, path: join(root, "docs", "exemples", name), format };
  const input = shapeInput(file, { shape: "service_tests", store: disk, companions: new Map() });
  return converted(shape, input, { study: loaded.study, source, day: "2023-12-31" });
}

test("the example of results holds eight tests of two services, made to the end", async () => {
  const { rows, notes } = await example("tests.csv", serviceTests);
  expect(notes).toEqual([]);
  expect(rows.map(({ service }) => service).toSorted()).toEqual([
    ...Array(4).fill("c2s"),
    ...Array(4).fill("rsa_quarterly"),
  ]);
  expect(rows.filter(({ completed }) => completed === "yes")).toHaveLength(8);
  // The site, the mailbox, the SMS and the scanner; the site and the mailbox.
  for (const { service, systems } of rows) expect(systems).toBe(service === "c2s" ? "4" : "2");
});

test("every obstacle of the grid is rated at every step", async () => {
  const { rows } = await example("tests.csv", serviceRatings);
  // Four tests of six steps, four of four, thirteen obstacles.
  expect(rows).toHaveLength((4 * 6 + 4 * 4) * 13);
  expect(rows.filter(({ severity }) => severity === "")).toEqual([]);
});

test("every topic of the grid is answered in the example of quality", async () => {
  const found = await example("qualite.csv", serviceQuality);
  expect(found.rows).toHaveLength(8 * 17);
  expect(counts(found)).toEqual({});
});
