import type { Study } from "@vigie/study";

/** Sources of a study in a mapping that says nothing of them. */
export function mapped({ sources }: Pick<Study, "sources">): ReadonlyMap<string, object> {
  return new Map([...sources.keys()].map((id) => [id, {}]));
}
