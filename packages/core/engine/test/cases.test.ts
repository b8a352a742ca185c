import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Case } from "../../../../spec/cases/case.ts";
import { cases } from "../../../../spec/cases/index.ts";
import { openEngines } from "./engines.ts";
import { expectCases } from "./expect-cases.ts";

const engines = await openEngines();
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

expectCases(engines);

test("every file of cases is registered", () => {
  const notCases = ["build", "case", "index", "sketch", "text-table"];
  const files = readdirSync(new URL("../../../../spec/cases/", import.meta.url)).map((file) =>
    basename(file, ".ts"),
  );
  expect(files.filter((file) => !notCases.includes(file)).toSorted()).toEqual(Object.keys(cases).toSorted());
});

test("no two cases say the same", () => {
  const answerOf = Object.values(cases).flatMap((ofFile) =>
    Object.values<Case>(ofFile).map(({ title }) => title),
  );
  expect(new Set(answerOf).size).toBe(answerOf.length);
});
