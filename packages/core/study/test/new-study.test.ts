import { expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { loadStudy, sourceDefinition } from "../src/index.ts";

test("the study to start from loads as it is", async () => {
  const result = await loadStudy(newStudy());
  expect(result).toHaveProperty("study");
  if (!("study" in result)) return;
  const source = result.study.sources.get("allocataires");
  expect([...(source?.contacts?.outOfScope.keys() ?? [])]).toEqual(["interne"]);
  expect([...result.study.indicators.values()].map(({ kind }) => kind)).toEqual([
    "distribution",
    "distribution",
    "profile",
    "profile",
  ]);
});

test("every file of the study to start from explains itself", () => {
  for (const text of newStudy().values()) {
    const comments = text.split("\n").filter((line) => line.trim().startsWith("#"));
    expect(comments.length).toBeGreaterThan(0);
    expect(text).not.toContain("\t");
  }
});

test("the label of a channel out of scope is in no definition: it counts nobody", async () => {
  const definitionOf = async (files: ReadonlyMap<string, string>) => {
    const loaded = await loadStudy(files);
    if ("errors" in loaded) throw new RangeError("the small study does not load");
    const source = loaded.study.sources.get("allocataires");
    if (source === undefined) throw new RangeError("allocataires");
    return {
      label: source.contacts?.outOfScope.get("interne"),
      definition: sourceDefinition(loaded.study, source),
    };
  };
  const before = await definitionOf(newStudy());
  const renamed = new Map(
    [...newStudy()].map(([path, text]) => [
      path,
      text.replace(/(code: interne, label: )[^}]+/, "$1Autre nom "),
    ]),
  );
  const after = await definitionOf(renamed);
  expect(after.label).not.toEqual(before.label);
  expect(after.definition).toEqual(before.definition);
});
