import type { ServiceTestTemplate, Sheet } from "@vigie/study";
import Excel from "exceljs";

/** The models of a grid as one workbook: results first, which is the sheet that Vigie reads unless told another. */
export async function serviceTestWorkbook(template: ServiceTestTemplate): Promise<Uint8Array> {
  const workbook = new Excel.Workbook();
  workbook.creator = "Vigie";
  addSheet(workbook, "Étapes", template.results);
  addSheet(workbook, "Qualité", template.quality);
  addSheet(workbook, "Codes", template.codes);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: Excel.Workbook, name: string, { rows, choices }: Sheet): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.addRows(rows.map((row) => [...row]));
  const [header = []] = rows;
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: header.length } };
  for (const [at, title] of header.entries()) {
    sheet.getColumn(at + 1).width = Math.min(
      60,
      Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)) + 2,
    );
    const words = choices.get(title);
    if (words === undefined) continue;
    for (let row = 2; row <= rows.length; row++)
      sheet.getCell(row, at + 1).dataValidation = {
        type: "list",
        allowBlank: true,
        formulae: [`"${words.join(",")}"`],
        showErrorMessage: true,
        errorTitle: "Valeur inconnue",
        error: `Choisissez : ${words.join(", ")}, ou laissez vide.`,
      };
  }
}
