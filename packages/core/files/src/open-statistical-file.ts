import type { ByteSource } from "./byte-source.ts";
import { refusalOf } from "./refusal.ts";
import type {
  StatisticalColumn,
  StatisticalKind,
  StatisticalTable,
  StoredColumn,
} from "./statistical-table.ts";
import { type MissingCount, textRows } from "./text-rows.ts";

/** A SAS or SPSS file, its header read. */
export interface StatisticalFile {
  readonly kind: StatisticalKind;
  readonly columns: readonly StatisticalColumn[];
  /** Rows that the header declares; null where it says none, as in SAS transport files. */
  readonly declaredRows: number | null;
  /**
   * The rows as texts, in the order of the columns asked for; see `textRows`. Row numbers start at 1; rows that SAS
   * marked deleted have none.
   * @param at positions of columns, in the order wanted
   * @param missing filled while the rows go by: values read as empty that say why
   * @throws {VigieErrors} the file is cut, contradicts itself, or holds a text that is none
   */
  rows(
    at: readonly number[],
    missing?: Map<string, MissingCount>,
  ): AsyncGenerator<readonly (readonly string[])[]>;
}

/**
 * Opens a SAS data set, a SAS transport file or an SPSS file; nothing but its header is read.
 * @param file.shown as messages name it
 * @param file.encoding of the texts of a transport file, which does not say it: a label of the Encoding standard
 * @param file.checkWidth called with the number of columns, or one that it passes, as soon as it is known; what it throws ends
 *   the reading
 * @throws {VigieErrors} another kind of file, one that is cut, damaged or encrypted, or a variant that is not read
 */
export async function openStatisticalFile(
  source: ByteSource,
  given: {
    readonly kind: StatisticalKind;
    readonly shown: string;
    readonly encoding?: string;
    readonly checkWidth?: (width: number) => void;
  },
): Promise<StatisticalFile> {
  const { kind, shown, encoding = "utf-8", checkWidth } = given;
  const refusal = refusalOf(shown, kind, checkWidth);
  const table = await openTable();
  const { columns, declaredRows } = table;
  return {
    kind,
    columns,
    declaredRows,
    rows: (at, missing = new Map()) =>
      textRows(table, { columns: at.map((position) => columnAt(columns, position)), refusal, missing }),
  };

  /** Each reader is loaded for the files that need it. */
  async function openTable(): Promise<StatisticalTable> {
    switch (kind) {
      case "sas7bdat":
        return (await import("./sas/open-data-set.ts")).openDataSet(source, refusal);
      case "xpt":
        return (await import("./sas/open-transport.ts")).openTransport(source, encoding, refusal);
      case "sav":
        return (await import("./spss/open-sav.ts")).openSav(source, refusal);
      default:
        return kind satisfies never;
    }
  }
}

function columnAt(columns: readonly StoredColumn[], at: number): StoredColumn {
  const column = columns[at];
  if (column === undefined) throw new RangeError("the file has no such column");
  return column;
}
