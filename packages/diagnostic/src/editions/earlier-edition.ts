import type { Bundle } from "@vigie/bundle";
import { type BrokenPart, brokenParts, type Study } from "@vigie/study";
import { textValue, type VigieError, VigieErrors } from "@vigie/words";
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
  const found = [...study.indicators.keys()].flatMap((id) => breakProblems(study, earlier.study, id));
  if (found.length > 0) throw new VigieErrors(found);
  return gather(earlier.study, earlier.bundles);
}

function breakProblems(study: Study, earlier: Study, id: string): readonly VigieError[] {
  const parts = brokenParts(earlier, study, id);
  const place = { file: "breaks.yaml" };
  if (parts === null) return [];
  if (!study.breaks.has(id)) return parts.map((part) => undeclared(id, part, place));
  return parts.length > 0
    ? []
    : [problem("diagnostic/break-without-change", place, { indicator: textValue(id) })];
}

function undeclared(id: string, broken: BrokenPart, place: VigieError["place"]): VigieError {
  return problem("diagnostic/break-undeclared", place, {
    indicator: textValue(id),
    part: textValue(broken.part),
    attribute: textValue(broken.part === "attribute" ? broken.attribute : ""),
  });
}
