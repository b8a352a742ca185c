import { cureOn } from "@vigie/words";
import { expect, test } from "vitest";
import { tablesProblems } from "../../tables/src/problems.ts";
import { studyTextProblems } from "../../text/src/problems.ts";
import { publicationProblems } from "../src/problems.ts";

test.each([
  ["tables", tablesProblems],
  ["text", studyTextProblems],
  ["publication", publicationProblems],
])("%s: every message is three sentences whose apostrophes are typographic", (_, { fr }) => {
  for (const texts of Object.values(fr))
    for (const sentence of [texts.what, texts.expected, cureOn("command", texts), cureOn("page", texts)])
      expect(sentence).toMatch(/^[^']+[.?}]$/);
});
