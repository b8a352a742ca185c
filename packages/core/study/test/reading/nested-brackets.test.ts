import type { VigieError } from "@vigie/words";
import { expect, test } from "vitest";
import { readYaml } from "../../src/reading/read-yaml.ts";

test("300 000 nested brackets are refused before they are parsed, which takes seconds and 400 MB", () => {
  const found: VigieError[] = [];
  const start = performance.now();
  expect(readYaml("a.yaml", `a: ${"[".repeat(300_000)}${"]".repeat(300_000)}`, found)).toBeNull();
  expect(performance.now() - start).toBeLessThan(500);
  expect(found.map(({ code, place }) => [code, place.line, place.column])).toEqual([
    ["study/yaml-too-deep", 1, 1_004],
  ]);
});

test("a list of many short lists is read", () => {
  const found: VigieError[] = [];
  expect(readYaml("a.yaml", `a:\n${"  - [x]\n".repeat(3_000)}`, found)).not.toBeNull();
  expect(found).toEqual([]);
});
