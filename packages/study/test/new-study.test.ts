import { expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { loadStudy } from "../src/index.ts";

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
