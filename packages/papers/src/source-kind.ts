import { type Source, serviceTestSourceIds } from "@vigie/study";

/**
 * Where the rows of a source come from, which decides what its papers say: an `extract` of files that an organism keeps, a
 * `survey` of persons, `tests` of services, or another source that is about no person: `places`.
 */
export type SourceKind = "extract" | "survey" | "tests" | "places";

export function sourceKind({ id, protects, survey }: Source): SourceKind {
  if (testSources.includes(id)) return "tests";
  if (protects === "nothing") return "places";
  return survey === null ? "extract" : "survey";
}

const testSources: readonly string[] = serviceTestSourceIds;
