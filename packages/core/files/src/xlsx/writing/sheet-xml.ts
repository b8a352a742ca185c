import { xml, xmlDeclaration } from "@vigie/documents";
import {
  type ColumnChoices,
  type ListedWords,
  type SheetCell,
  type SheetContent,
  styleNumber,
} from "./workbook-content.ts";

/** Texts are kept in their cells: a shared list would only save what the zip saves already. */
export function sheetXml({
  widths,
  rows,
  header,
  running,
  choices = [],
  blank = 0,
  frozen = { rows: header?.row ?? 0, columns: 0 },
}: SheetContent): string {
  const links = rows.flatMap((cells, row) =>
    cells.flatMap(({ to, value }, column) =>
      to === undefined
        ? []
        : [
            `<hyperlink ref="${columnName(column)}${row + 1}" location="${xml(`${quotedSheet(to)}!A1`)}" display="${xml(String(value ?? ""))}"/>`,
          ],
    ),
  );
  return `${xmlDeclaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${[
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0" showGridLines="${choices.length === 0 ? 0 : 1}">${paneXml(frozen)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>`,
    `<sheetData>${rows.map(rowXml).join("")}</sheetData>`,
    header === null
      ? ""
      : `<autoFilter ref="A${header.row}:${columnName(header.columns - 1)}${header.last}"/>`,
    choicesXml(choices, (header?.row ?? 0) + 1, rows.length + blank),
    links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`,
    '<pageMargins left="0.6" right="0.6" top="0.9" bottom="0.8" header="0.4" footer="0.4"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    `<headerFooter>${running === null ? "" : `<oddHeader>${xml(`&C&"-,Bold"${running.replaceAll("&", "&&")}`)}</oddHeader>`}<oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`,
  ].join("")}</worksheet>`;
}

function paneXml({ rows, columns }: NonNullable<SheetContent["frozen"]>): string {
  if (rows === 0 && columns === 0) return "";
  const split = (name: string, count: number) => (count === 0 ? "" : ` ${name}="${count}"`);
  const active = columns === 0 ? "bottomLeft" : rows === 0 ? "topRight" : "bottomRight";
  return `<pane${split("xSplit", columns)}${split("ySplit", rows)} topLeftCell="${columnName(columns)}${rows + 1}" activePane="${active}" state="frozen"/><selection pane="${active}"/>`;
}

function choicesXml(choices: readonly ColumnChoices[], first: number, last: number): string {
  if (choices.length === 0) return "";
  const each = choices.map(({ column, words, refusal, rows: [from, to] = [first, last] }) => {
    const name = columnName(column);
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${xml(refusal.title)}" error="${xml(refusal.sentence)}" sqref="${name}${from}:${name}${to}"><formula1>${xml(listFormula(words))}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${choices.length}">${each.join("")}</dataValidations>`;
}

function listFormula(words: readonly string[] | ListedWords): string {
  if (!("sheet" in words)) return `"${words.join(",")}"`;
  const column = columnName(words.column);
  const [first, last] = words.rows;
  return `${quotedSheet(words.sheet)}!$${column}$${first}:$${column}$${last}`;
}

export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** `A`, `B`… `Z`, `AA`… */
export function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

function rowXml(cells: readonly SheetCell[], row: number): string {
  return `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`)).join("")}</row>`;
}

function cellXml({ value, style, formula }: SheetCell, at: string): string {
  const number = styleNumber(style);
  if (formula !== undefined) {
    const type = typeof value === "number" ? "" : ' t="str"';
    return `<c r="${at}" s="${number}"${type}><f>${xml(formula)}</f><v>${xml(String(value ?? ""))}</v></c>`;
  }
  if (value === null) return `<c r="${at}" s="${number}"/>`;
  if (typeof value === "number") return `<c r="${at}" s="${number}"><v>${value}</v></c>`;
  return `<c r="${at}" s="${number}" t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
}
