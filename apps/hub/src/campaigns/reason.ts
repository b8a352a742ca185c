import { textValue } from "@vigie/words";
import { refuse } from "../problems.ts";

/** Why something is taken back, as people will read it. @throws {VigieErrors} where none is given */
export function reasonOf({ reason }: { readonly reason: string }): string {
  const given = reason.trim();
  return given === "" ? refuse("hub/field-missing", { field: textValue("Motif") }) : given;
}
