import type { Source } from "@vigie/study";

/**
 * Where the rows of a source come from, which decides what its papers say: an `extract` of files that an organism keeps, a
 * `survey` of persons, `tests` of services, or another source that is about no person: `places`.
 */
export type SourceKind = "extract" | "survey" | "tests" | "places";

export function sourceKind({ serviceTest, protects, survey }: Source): SourceKind {
  if (serviceTest !== undefined) return "tests";
  if (protects === "nothing") return "places";
  return survey === null ? "extract" : "survey";
}
