import { afterAll, expect, test } from "vitest";
import { expectCases, isPadded } from "../../packages/core/engine/test/expect-cases.ts";
import { build } from "../../spec/cases/build.ts";
import type { Case } from "../../spec/cases/case.ts";
import { cases } from "../../spec/cases/index.ts";
import { absentEngines, openAdapters } from "./adapters.ts";

const engines = await openAdapters({ alsoReadOnly: true, alsoCluster: true });
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

expectCases(engines);

for (const name of absentEngines) test.skip(`${name} is not installed here: its cases are skipped`);

test("the cases whose keys are completed with zeros, and these alone, are read through no view of a cluster", async () => {
  const padded = Object.values(cases)
    .flatMap((ofFile) => Object.values<Case>(ofFile))
    .filter(({ study }) => study?.mapping?.pad !== undefined);
  expect(padded).toEqual([
    cases["units-from-contacts"].paddedInContacts,
    cases.keys.paddedKeys,
    cases.keys.paddedTwice,
  ]);
  for (const each of padded) expect(isPadded((await build(each, "memory")).plan)).toBe(true);
});
