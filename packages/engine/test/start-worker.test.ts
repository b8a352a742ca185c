import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

test("what a page runs starts its workers in one place, which keeps them: Firefox collects the others", () => {
  const sources = ["packages/engine/src", "apps/station-page/src"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(folder, path)),
  );
  const starting = sources.filter((path) => readFileSync(join(root, path), "utf8").includes("new Worker("));
  expect(starting).toEqual(["packages/engine/src/connectors/start-worker.ts"]);
});
