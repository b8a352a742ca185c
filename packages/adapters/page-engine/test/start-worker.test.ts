import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../../..");

test("a page starts all workers, in one place, which keeps them: Firefox collects others, and hangs in a worker that starts one", () => {
  const sources = [
    "packages/core/engine/src",
    "packages/adapters/page-engine/src",
    "apps/partner-page/src",
  ].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(folder, path)),
  );
  const having = (call: string) =>
    sources.filter((path) => readFileSync(join(root, path), "utf8").includes(call)).toSorted();
  expect(having("new Worker(")).toEqual(["packages/adapters/page-engine/src/connectors/workers.ts"]);
  // Both run in the page itself.
  expect(having(" startWorker(")).toEqual([
    "apps/partner-page/src/core/open-page-core.ts",
    "packages/adapters/page-engine/src/connectors/workers.ts",
  ]);
});
