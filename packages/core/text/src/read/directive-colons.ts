import { type FilePlace, textValue, type VigieError } from "@vigie/words";
import { boxKinds } from "../block.ts";
import { studyTextProblem } from "../problems.ts";
import { references } from "../references/index.ts";

/** Directives that stand alone on their line: figures, tables, chapters. */
export const leafDirectives = ["chapter", "figure", "mark", "barriers", "overview"];

/** How many colons each directive is written with: one in a sentence, two alone on a line, three around what it holds. */
const colonsOf: ReadonlyMap<string, 1 | 2 | 3> = new Map([
  ...[...Object.keys(references), "claim"].map((name) => [name, 1] as const),
  ...[...leafDirectives, "readers"].map((name) => [name, 2] as const),
  ...[...boxKinds, "idea"].map((name) => [name, 3] as const),
]);

/** Whether directives of this name hold what follows them, until a line of colons. */
export function isBoxName(name: string): boolean {
  return colonsOf.get(name) === 3;
}

/** A directive that exists, and is written with another number of colons; null where there is none of that name. */
export function otherColons(name: string, written: 1 | 2 | 3, place: FilePlace): VigieError | null {
  const right = colonsOf.get(name);
  if (right === undefined || right === written) return null;
  const withColons = (count: number) => textValue(`${":".repeat(count)}${name}`);
  return studyTextProblem("diagnostic/text-colons", place, {
    written: withColons(written),
    right: withColons(right),
    form: textValue(right === 1 ? "sentence" : right === 2 ? "line" : "box"),
    closed: textValue(written === 3 ? "yes" : "no"),
  });
}
