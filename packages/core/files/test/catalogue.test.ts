import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesProblems } from "../src/index.ts";

test("every sentence of the catalogue is reached by a test, here or of the engine that reads the files", () => {
  const tests = [import.meta.dirname, join(import.meta.dirname, "..", "..", "engine", "test")]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((path) => /\.(?:ts|json)$/.test(path) && !path.includes("node_modules"))
        .map((path) => readFileSync(join(folder, path), "utf8")),
    )
    .join("\n");
  expect(Object.keys(filesProblems.fr).filter((code) => !tests.includes(`"${code}"`))).toEqual([]);
});
