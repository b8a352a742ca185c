import type { LocalFigure, LocalSubject } from "@vigie/diagnostic";

/** A reading with what it gives. */
export interface LocalEntry {
  readonly reading: LocalSubject;
  readonly figure: LocalFigure;
}
