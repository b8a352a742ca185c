import type { LocalFigure, LocalReading } from "@vigie/diagnostic";

/** A reading with what it gives. */
export interface LocalEntry {
  readonly reading: LocalReading;
  readonly figure: LocalFigure;
}
