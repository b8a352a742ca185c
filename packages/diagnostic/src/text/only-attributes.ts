import { suggestion } from "@vigie/study";
import { type Place, textValue, type VigieError } from "@vigie/words";
import { problem } from "../problems.ts";
import type { Directive } from "./reference.ts";

/** Reports the attributes of a directive that mean nothing to it. */
export function onlyAttributes(
  { attributes, place }: Pick<Directive, "attributes" | "place">,
  known: readonly string[],
  found: VigieError[],
): boolean {
  const foreign = [...attributes.keys()].filter((name) => !known.includes(name));
  found.push(...foreign.map((name) => unknownAttribute(name, known, place)));
  return foreign.length === 0;
}

export function unknownAttribute(name: string, known: readonly string[], place: Place): VigieError {
  return problem("diagnostic/text-attribute-unknown", place, {
    attribute: textValue(name),
    attributes: textValue(known.join(", ")),
    ...suggestion(name, known),
  });
}
