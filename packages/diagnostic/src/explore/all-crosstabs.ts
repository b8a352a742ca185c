import { contentOf } from "@vigie/study";
import { subjectIn } from "../subject.ts";
import type { TextEvidence } from "../text/reference.ts";
import { type Crosstab, crosstabId, crosstabsOf } from "./crosstab.ts";

/** Pairs of more cells are read in the study's own figure. */
const cellsMax = 400;

/** Every pair of characteristics of every population that left together, each once, in the study's order. */
export function allCrosstabs(evidence: TextEvidence): readonly Crosstab[] {
  const found = new Map<string, Crosstab>();
  for (const indicator of evidence.study.indicators.values()) {
    // A line of the sensitivity table of another one.
    if ((contentOf(indicator).association?.without ?? null) !== null) continue;
    const subject = subjectIn(indicator.id, evidence);
    if (subject === null) continue;
    for (const crosstab of crosstabsOf(subject)) {
      const { aCodes, bCodes } = crosstab;
      const size = aCodes.length * bCodes.length;
      const key = crosstabId(crosstab);
      if (aCodes.length > 1 && bCodes.length > 1 && size <= cellsMax && !found.has(key))
        found.set(key, crosstab);
    }
  }
  return [...found.values()];
}
