import type { Bundle } from "@vigie/bundle";
import { type BreakReview, reviewBreaks, type Study } from "@vigie/study";
import { countValue, namesValue, textValue, type VigieError, VigieErrors } from "@vigie/words";
import { type Gathered, gather } from "../gather.ts";
import { problem } from "../problems.ts";

/** The edition before: its study and its bundles. */
export interface EarlierEdition {
  readonly study: Study;
  readonly bundles: readonly Bundle[];
}

/**
 * What an earlier edition holds, once its definitions are known to be those of now or the breaks are declared.
 * @throws {VigieErrors} every break that is not declared, every one declared without a change, or what keeps the
 * earlier bundles from being read
 */
export function gatherEarlier(study: Study, earlier: EarlierEdition): ReadonlyMap<string, Gathered> {
  if (earlier.study.id !== study.id)
    throw new VigieErrors([
      problem(
        "diagnostic/earlier-of-another-study",
        {},
        { found: textValue(earlier.study.id), study: textValue(study.id) },
      ),
    ]);
  const { undeclared, unused } = reviewBreaks(earlier.study, study);
  const found = [
    ...undeclared.map(undeclaredProblem),
    ...unused.map((name) => problem("diagnostic/break-without-change", place, { name: textValue(name) })),
  ];
  if (found.length > 0) throw new VigieErrors(found);
  return gather(earlier.study, earlier.bundles);
}

const place = { file: "breaks.yaml" };

function undeclaredProblem({ broken, name, indicators }: BreakReview["undeclared"][number]): VigieError {
  return problem("diagnostic/break-undeclared", place, {
    part: textValue(broken.part),
    attribute: textValue(broken.part === "attribute" ? broken.attribute : ""),
    named: textValue(name === null ? "no" : "yes"),
    name: textValue(name ?? ""),
    indicators: namesValue(indicators),
    count: countValue(indicators.length),
  });
}
