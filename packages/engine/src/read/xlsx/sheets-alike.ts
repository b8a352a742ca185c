import type { openWorkbook } from "@vigie/files";

type OpenWorkbook = Awaited<ReturnType<typeof openWorkbook>>;

/** Sheets whose header is looked at; a workbook of more is no table cut in parts. */
const sheetsMax = 12;

/**
 * The other sheets of a workbook that have the header of the one that is read: a table may be on several.
 * @param read.names of the columns of that sheet
 */
export async function sheetsAlike(
  { sheets, rows }: OpenWorkbook,
  read: { readonly sheet: string; readonly headerRow: number; readonly names: readonly string[] },
): Promise<readonly string[]> {
  const alike: string[] = [];
  for (const sheet of sheets.filter((name) => name !== read.sheet).slice(0, sheetsMax))
    if (isSame(await headerOf(rows(sheet), read.headerRow), read.names)) alike.push(sheet);
  return alike;
}

async function headerOf(batches: ReturnType<OpenWorkbook["rows"]>, line: number): Promise<readonly string[]> {
  for await (const rows of batches) {
    const row = rows.find(({ number }) => number >= line);
    if (row !== undefined) return row.number === line ? row.cells : [];
  }
  return [];
}

function isSame(header: readonly string[], names: readonly string[]): boolean {
  const filled = header.filter((name) => name !== "");
  return (
    filled.length > 0 &&
    filled.length === names.length &&
    filled.every((name, at) => name.trim() === names[at])
  );
}
