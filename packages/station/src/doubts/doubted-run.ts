import { type Study, textIn } from "@vigie/study";
import { type Place, textValue, type VigieError, VigieErrors } from "@vigie/words";
import { problem } from "../problems.ts";
import { type Doubt, isUnaccepted } from "./doubt.ts";
import { explanationLine } from "./doubt-sentence.ts";

/** Grave doubts about the files that the mapping does not explain: nothing leaves. They hold true counts, for the partner alone. */
export class DoubtedRun extends VigieErrors {
  readonly doubts: readonly Doubt[];

  constructor(errors: readonly VigieError[], doubts: readonly Doubt[]) {
    super(errors);
    this.doubts = doubts;
  }
}

/**
 * @param place the mapping
 * @throws {DoubtedRun} where one is grave and unexplained, with all that are
 */
export function refuseDoubts(doubts: readonly Doubt[], study: Study, place: Place): void {
  const grave = doubts.filter(isUnaccepted);
  if (grave.length === 0) return;
  throw new DoubtedRun(
    grave.map(({ source, name }) =>
      problem("station/doubt-not-accepted", place, {
        source: textValue(textIn(study.sources.get(source)?.label ?? { fr: source }, "fr")),
        doubt: textValue(name),
        line: textValue(explanationLine(source, name)),
      }),
    ),
    doubts,
  );
}
