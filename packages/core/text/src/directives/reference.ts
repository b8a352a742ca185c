import type { Study } from "@vigie/study";
import type { TextEvidence } from "@vigie/tables";
import type { FilePlace, VigieError } from "@vigie/words";
import type { FormatName } from "./value-format.ts";

/** A number or a word of comparison in a sentence, which the tables give. */
export interface Reference {
  readonly kind: "reference";
  readonly place: FilePlace;
  /** What it reads; none where it cites a value from elsewhere. */
  readonly indicators: readonly string[];
  readonly origin: ReferenceOrigin;
  readonly render: (evidence: TextEvidence) => Rendering;
  /** As the text writes it, for messages. */
  readonly written?: string;
}

/** Where the cited value comes from. */
export type ReferenceOrigin =
  | {
      readonly kind: "tables";
      readonly indicators: readonly string[];
      readonly row: readonly string[] | null;
      /** Codes that a share sums, after those of the other dimensions of its table. */
      readonly summedCodes?: { readonly before: readonly string[]; readonly codes: readonly string[] };
      /** The cell that the number is read from, where it is one. */
      readonly cell?: CitedCell;
      /** The figure of `published.yaml` that gives the number, where the text names one. */
      readonly published?: string;
    }
  | { readonly kind: "elsewhere"; readonly id: string }
  | { readonly kind: "printed"; readonly id: string };

/** A cell as a directive names it: what it reads there, and how the number is written. */
export interface CitedCell {
  readonly reads: CellReading;
  readonly format: FormatName | null;
  /** The codes of its dimensions; those left out are at their total. */
  readonly at: ReadonlyMap<string, readonly string[]>;
  /** The column that `measure` reads. */
  readonly measure?: string;
  /** Whether a count is divided by the working days of its period. */
  readonly perDay?: true;
}

export const cellReadings = [
  "share",
  "count",
  "measure",
  "rate",
  "reference",
  "gap",
  "ratio",
  "than",
] as const;
export type CellReading = (typeof cellReadings)[number];

export type Rendering =
  /** `suffix`: a reservation that follows the number; `share`: its value in 0..1 where it is written as a part of a whole. */
  | { readonly kind: "cited"; readonly text: string; readonly suffix?: string; readonly share?: number }
  | { readonly kind: "hidden" | "uncertain" | "not_computed" }
  /** The value is known, and cannot be written in the format asked for. */
  | { readonly kind: "unfit"; readonly format: string; readonly value: string };

/** A directive as written: `:name[label]{attributes}`. */
export interface Directive {
  readonly name: string;
  readonly label: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly place: FilePlace;
}

/** What a directive is read against; mistakes are pushed in `found`. */
export interface Reading {
  readonly study: Study;
  readonly found: VigieError[];
}

/** One kind of directive that cites a number or a word of the tables: one file of `references/`. */
export interface ReferenceKind {
  /** @returns null where a mistake was found */
  readonly read: (directive: Directive, reading: Reading) => Reference | null;
}
