import type { Place, VigieError } from "@vigie/words";
import { holdsDirectIdentifier } from "./direct-identifier.ts";
import { problem } from "./problems.ts";

/** Why a comment that leaves with the bundle is refused. */
export function commentProblems(comment: string, place: Place): readonly VigieError[] {
  return holdsDirectIdentifier(comment) ? [problem("engine/comment-identifies", place)] : [];
}
