import { duckDbProblem, engineInputError } from "@vigie/engine/adapter";

/**
 * What stands for an error of DuckDB in a page, where nothing spills to a disk: memory exhausted has another cure, whether
 * DuckDB's own limit, the allocator of WebAssembly or the browser refused more.
 */
export function pageProblem(error: unknown): Error {
  const text = error instanceof Error ? error.message : "";
  if (
    /^(?:\{"exception_type":")?Out of Memory|bad_alloc|allocation fail|enlarge memory|\(OOM\)|Array buffer/i.test(
      text,
    )
  )
    return engineInputError("engine/page-memory-exhausted", {});
  return duckDbProblem(error);
}
