import { VigieErrors } from "@vigie/study";
import { problem } from "../problems.ts";

/**
 * What stands for an error of DuckDB, whose own text quotes whole lines of data: the two kinds that the person
 * can do something about, else a defect of Vigie that says its class alone.
 */
export function driverProblem(error: unknown): Error {
  const text = error instanceof Error ? error.message : "";
  if (/no space left|temp(?:orary)? directory|max_temp_directory_size|could not write/i.test(text))
    return new VigieErrors([problem("engine/disk-full", {})]);
  if (/^Out of Memory/i.test(text)) return new VigieErrors([problem("engine/memory-exhausted", {})]);
  const kind = /^[A-Z][A-Za-z -]{0,40} Error/.exec(text)?.[0] ?? "unknown error";
  return new RangeError(`DuckDB: ${kind}`);
}
