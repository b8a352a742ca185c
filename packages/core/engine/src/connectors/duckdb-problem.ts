import { filesInputError } from "@vigie/files";
import { DriverError } from "../database.ts";
import { engineInputError } from "../problems.ts";

/** What stands for an error of DuckDB: what the person can do something about, else its class. */
export function duckDbProblem(error: unknown): Error {
  const text = error instanceof Error ? error.message : "";
  if (/no space left|temp(?:orary)? directory|max_temp_directory_size|could not write/i.test(text))
    return filesInputError("files/disk-full", {});
  if (/^Out of Memory/i.test(text)) return engineInputError("engine/memory-exhausted", {});
  const kind = /^[A-Z][A-Za-z -]{0,40} Error/.exec(text)?.[0] ?? "unknown error";
  const isAboutData = /^(?:Invalid Input|Invalid|IO|Serialization|Conversion) Error$/.test(kind);
  return new DriverError("DuckDB", kind, { isAboutData });
}
