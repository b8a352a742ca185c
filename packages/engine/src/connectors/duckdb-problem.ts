import { filesProblem } from "@vigie/files";
import { VigieErrors } from "@vigie/words";
import { problem } from "../problems.ts";
import { DriverError } from "./driver-error.ts";

/** What stands for an error of DuckDB: what the person can do something about, else its class. */
export function duckDbProblem(error: unknown): Error {
  const text = error instanceof Error ? error.message : "";
  if (/no space left|temp(?:orary)? directory|max_temp_directory_size|could not write/i.test(text))
    return new VigieErrors([filesProblem("files/disk-full", {})]);
  if (/^Out of Memory/i.test(text)) return new VigieErrors([problem("engine/memory-exhausted", {})]);
  const kind = /^[A-Z][A-Za-z -]{0,40} Error/.exec(text)?.[0] ?? "unknown error";
  const isAboutData = /^(?:Invalid Input|Invalid|IO|Serialization|Conversion) Error$/.test(kind);
  return new DriverError("DuckDB", kind, { isAboutData });
}
