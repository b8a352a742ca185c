import type { ByteSource, StatisticalFile, StatisticalKind, StatisticalReader } from "@vigie/files/adapter";
import { refusalOf } from "./refusal.ts";
import type { StatisticalColumn, StatisticalTable, StoredColumn } from "./statistical-table.ts";
import { textRows } from "./text-rows.ts";

interface OpenedTable extends StatisticalFile {
  readonly kind: StatisticalKind;
  readonly columns: readonly StatisticalColumn[];
  /** Rows that the header declares; null where it says none, as in SAS transport files. */
  readonly declaredRows: number | null;
}

/** Opens a SAS data set, a SAS transport file or an SPSS file; the rows are as `textRows` gives them. */
export async function openStatisticalFile(
  source: ByteSource,
  given: Parameters<StatisticalReader["open"]>[1],
): Promise<OpenedTable> {
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

/** Reader of the files of SAS and SPSS. */
export const sasAndSpss: StatisticalReader = { kinds: ["sas7bdat", "xpt", "sav"], open: openStatisticalFile };
