import { isWeighted, type Source } from "@vigie/study";

/** Whether a source is the answers of people who came forward: without a random draw, they stand for nobody else. */
export function areVolunteers(source: Source): boolean {
  return source.survey !== null && source.inferenceTarget === null && !isWeighted(source);
}
