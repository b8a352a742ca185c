import type { ByteSource } from "./byte-source.ts";

export const statisticalKinds = ["sas7bdat", "xpt", "sav"] as const;
/** SAS data sets, SAS transport files, SPSS files (`.sav` and `.zsav`). */
export type StatisticalKind = (typeof statisticalKinds)[number];

/** A column as the file describes it. */
export interface HeaderColumn {
  readonly name: string;
  /** Empty where there is none. */
  readonly label: string;
  /** Labels of codes, as the values are written; SAS keeps them in another file (a catalogue), which is not read. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Rows of one missing value, counted while they are read. */
export interface MissingCount {
  readonly column: string;
  /** `.A` to `.Z` and `._` of SAS; a value that the file declares missing, for SPSS. */
  readonly value: string;
  rows: number;
}

/** A SAS or SPSS file, its header read. */
export interface StatisticalFile {
  readonly columns: readonly HeaderColumn[];
  /**
   * The rows as texts, in the order of the columns asked for. Row numbers start at 1; rows that SAS marked deleted have none.
   * @param at positions of columns, in the order wanted
   * @param missing filled while the rows go by: values read as empty that say why
   * @throws {VigieErrors} the file is cut, contradicts itself, or holds a text that is none
   */
  rows(
    at: readonly number[],
    missing?: Map<string, MissingCount>,
  ): AsyncGenerator<readonly (readonly string[])[]>;
}

/** What opens the files of some statistical programs, handed over by the application. */
export interface StatisticalReader {
  readonly kinds: readonly StatisticalKind[];
  /**
   * Nothing but its header is read.
   * @param file.shown as messages name it
   * @param file.encoding of the texts of a transport file, which does not say it: a label of the Encoding standard
   * @param file.checkWidth called with the number of columns, or one that it passes, as soon as it is known; what it throws ends
   *   the reading
   * @throws {VigieErrors} another kind of file, one that is cut, damaged or encrypted, or a variant that is not read
   */
  open(
    source: ByteSource,
    file: {
      readonly kind: StatisticalKind;
      readonly shown: string;
      readonly encoding?: string;
      readonly checkWidth?: (width: number) => void;
    },
  ): Promise<StatisticalFile>;
}
