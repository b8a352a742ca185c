import { loadStudy } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { takeUpDraft } from "../../src/core/mapping-choices.ts";
import { shownProblems } from "../../src/page/actions/page-work.ts";
import { isOfStudy } from "../../src/page/parts/problem-list.tsx";

test("a mistake of one's own mapping is not announced as the observatory's", async () => {
  const loaded = await loadStudy(newStudy());
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const { study } = loaded;
  const [partner] = study.partners.values();
  if (partner === undefined) throw new Error("the study has no partner");
  const shownOf = (text: string) => {
    try {
      takeUpDraft(text, "caf.yaml", { study, partner });
      return [];
    } catch (error) {
      return shownProblems(error);
    }
  };
  const problems = shownOf("mapping: 1\nsources: [");
  expect(problems.map((problem) => "code" in problem && problem.code.startsWith("study/"))).toContain(true);
  expect(problems.filter((problem) => isOfStudy("files", problem))).toEqual([]);
});

test("a mistake of the study's files is the observatory's to mend", async () => {
  const loaded = await loadStudy(new Map([...newStudy(), ["study.yaml", "vigie: 1"]]));
  const errors = "errors" in loaded ? loaded.errors : [];
  expect(errors.some((error) => isOfStudy("study", error))).toBe(true);
});
