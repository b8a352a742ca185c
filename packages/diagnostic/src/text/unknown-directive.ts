import { suggestion } from "@vigie/study";
import { type Place, textValue, type VigieError } from "@vigie/words";
import { problem } from "../problems.ts";

/** A directive whose name is none of those that a text may hold there. */
export function unknownDirective(name: string, known: readonly string[], place: Place): VigieError {
  return problem("diagnostic/text-directive-unknown", place, {
    directive: textValue(name),
    directives: textValue(known.join(", ")),
    ...suggestion(name, known),
  });
}
