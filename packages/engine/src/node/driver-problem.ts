import { VigieErrors } from "@vigie/study";
import { problem } from "../problems.ts";

/** An error of DuckDB without its text, which quotes whole lines of data: its class alone. */
export class DriverError extends RangeError {
  /** The file may be to blame rather than Vigie. */
  readonly isAboutData: boolean;

  constructor(kind: string) {
    super(`DuckDB: ${kind}`);
    this.isAboutData = /^(?:Invalid Input|Invalid|IO|Serialization|Conversion) Error$/.test(kind);
  }
}

/** What stands for an error of DuckDB: what the person can do something about, else its class. */
export function driverProblem(error: unknown): Error {
  const text = error instanceof Error ? error.message : "";
  if (/no space left|temp(?:orary)? directory|max_temp_directory_size|could not write/i.test(text))
    return new VigieErrors([problem("engine/disk-full", {})]);
  if (/^Out of Memory/i.test(text)) return new VigieErrors([problem("engine/memory-exhausted", {})]);
  return new DriverError(/^[A-Z][A-Za-z -]{0,40} Error/.exec(text)?.[0] ?? "unknown error");
}
