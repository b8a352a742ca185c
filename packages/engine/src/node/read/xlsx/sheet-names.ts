import { said, suggestion, VigieErrors } from "@vigie/study";
import type { InputFile } from "../../../plan.ts";
import { problem } from "../../../problems.ts";
import { checkFile } from "../check-file.ts";
import { type OpenWorkbook, openWorkbook } from "./open-workbook.ts";
import { workbookProblem } from "./workbook-problem.ts";

/**
 * Names of the sheets of a workbook, in their order.
 * @throws {VigieErrors} absent, cut or protected by a password
 */
export async function sheetNames(file: InputFile): Promise<readonly string[]> {
  await checkFile(file, { starts: "PK", otherwise: "engine/xlsx-unreadable" });
  const workbook = await openWorkbook(file.path).catch((error: unknown) => {
    throw workbookProblem(error, file);
  });
  workbook.close();
  return workbook.sheets;
}

/**
 * The sheet that a mapping names; the first where it names none.
 * @throws {VigieErrors} when the workbook has no such sheet
 */
export function sheetNamed(sheet: string | null, { sheets }: OpenWorkbook, file: string): string {
  const name = sheet ?? sheets[0] ?? "";
  if (sheets.includes(name)) return name;
  throw new VigieErrors([
    problem(
      "engine/sheet-absent",
      { file },
      { sheet: said(name), known: said(sheets.join(", ")), ...suggestion(name, sheets) },
    ),
  ]);
}
