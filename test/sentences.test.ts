import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { engineProblems } from "@vigie/engine";
import { filesProblems } from "@vigie/files";
import { mappingProblems } from "@vigie/mapping";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../packages");
const textsIn = (folder: string, ending: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending) && !path.includes("node_modules"))
    .map((path) => readFileSync(join(root, folder, path), "utf8"));

const adapters = ["postgres", "clickhouse", "page-engine", "sas-spss"].map((name) => `adapters/${name}`);

test("every sentence of the catalogue is reached by a mistake, or by a test of failures", () => {
  const texts = [
    ...textsIn("core/engine/test", "/expected.json"),
    ...["core/engine", "core/mapping", "core/files", ...adapters].flatMap((folder) =>
      textsIn(`${folder}/test`, ".ts"),
    ),
  ].join("\n");
  const codes = [
    ...Object.keys(mappingProblems.fr),
    ...Object.keys(engineProblems.fr),
    ...Object.keys(filesProblems.fr),
  ];
  expect(codes.filter((code) => !texts.includes(`"${code}"`))).toEqual([]);
});
