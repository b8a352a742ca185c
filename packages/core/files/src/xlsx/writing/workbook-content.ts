import { xmlDeclaration } from "@vigie/documents";

export interface WorkbookContent {
  readonly title: string;
  readonly language: string;
  /** When its contents were made, `2026-11-25`; null where nobody knows. */
  readonly day: string | null;
  /** At least one. */
  readonly sheets: readonly SheetContent[];
  /** Place from 0 of the sheet that a spreadsheet shows first; by default the first. */
  readonly opensAt?: number;
}

export interface SheetContent {
  /** Unlike the others, whatever the case; 31 characters at most, none of `[]:*?/\`. */
  readonly name: string;
  /** In characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** The row that names the columns: it stays in view, filters, and is printed again on each page. */
  readonly header: { readonly row: number; readonly last: number; readonly columns: number } | null;
  /** Rows and columns that stay in view: by default the header, and no column. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** Printed at the top of each page; null for nothing. */
  readonly running: string | null;
  /** Choices of a sheet to fill in, under its header. */
  readonly choices?: readonly ColumnChoices[];
  /** Rows to fill in under those that are written. */
  readonly blank?: number;
}

/** The words that the cells of a column may hold. */
export interface ColumnChoices {
  /** From 0. */
  readonly column: number;
  /** As the sheet numbers them, both ends included: by default all that are under the header. */
  readonly rows?: readonly [first: number, last: number];
  /** 255 characters in all, commas between them included; longer lists, and words with commas, are cells elsewhere. */
  readonly words: readonly string[] | ListedWords;
  /** What a spreadsheet says of another word. */
  readonly refusal: { readonly title: string; readonly sentence: string };
}

/** Cells of one column of a sheet of the same workbook, both ends included. */
export interface ListedWords {
  readonly sheet: string;
  /** From 0. */
  readonly column: number;
  /** As the sheet numbers them, from 1. */
  readonly rows: readonly [first: number, last: number];
}

export interface SheetCell {
  readonly value: string | number | null;
  readonly style: StyleName;
  /** What a spreadsheet computes the value by, without `=`; `value` is what it gives so far. */
  readonly formula?: string;
  /** A sheet of the same workbook. */
  readonly to?: string;
}

/**
 * A sheet of texts under a header; an empty text is an empty cell.
 * @param rows the first one names the columns
 * @param widths of the columns, in characters
 * @param style of the rows under the header
 */
export function textSheet(
  name: string,
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  style: StyleName = "text",
): SheetContent {
  return {
    name,
    widths,
    rows: rows.map((row, at) =>
      row.map((text) => ({ value: text === "" ? null : text, style: at === 0 ? "head" : style })),
    ),
    header: { row: 1, last: rows.length, columns: rows[0]?.length ?? 0 },
    running: null,
  };
}

/** How cells look, by name; the place in this list is the number that cells refer to. */
const looks = {
  plain: { font: 0, fill: 0, border: 0, format: 0, align: 'vertical="top"' },
  title: { font: 1, fill: 0, border: 0, format: 0, align: 'vertical="top"' },
  text: { font: 0, fill: 0, border: 0, format: 0, align: 'vertical="top" wrapText="1"' },
  strong: { font: 2, fill: 0, border: 0, format: 0, align: 'vertical="top" wrapText="1"' },
  muted: { font: 3, fill: 0, border: 0, format: 0, align: 'vertical="top"' },
  head: { font: 2, fill: 0, border: 1, format: 0, align: 'vertical="bottom" wrapText="1"' },
  count: { font: 0, fill: 0, border: 0, format: 3, align: 'vertical="top"' },
  share: { font: 0, fill: 0, border: 0, format: 164, align: 'vertical="top"' },
  number: { font: 0, fill: 0, border: 0, format: 165, align: 'vertical="top"' },
  secret: { font: 3, fill: 0, border: 0, format: 0, align: 'horizontal="right" vertical="top"' },
  alert: { font: 4, fill: 2, border: 0, format: 0, align: 'vertical="top"' },
  link: { font: 5, fill: 0, border: 0, format: 0, align: 'vertical="top" wrapText="1"' },
  entry: { font: 0, fill: 0, border: 2, format: 0, align: 'vertical="top" wrapText="1"' },
} as const;

type StyleName = keyof typeof looks;

export function styleNumber(name: StyleName): number {
  return Object.keys(looks).indexOf(name);
}

export function stylesXml(): string {
  const font = (size: number, colour: string, more = "") =>
    `<font>${more}<sz val="${size}"/><color rgb="FF${colour}"/><name val="Calibri"/><family val="2"/></font>`;
  const fonts = [
    font(11, "1A1D21"),
    font(16, "1A1D21", "<b/>"),
    font(11, "1A1D21", "<b/>"),
    font(11, "555B63", "<i/>"),
    font(12, "9A3412", "<b/>"),
    font(11, "194291", "<u/>"),
  ];
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFDEEE0"/><bgColor indexed="64"/></patternFill></fill>',
  ];
  const borders = [
    "<border><left/><right/><top/><bottom/><diagonal/></border>",
    '<border><left/><right/><top/><bottom style="thin"><color rgb="FF1A1D21"/></bottom><diagonal/></border>',
    `<border>${["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"><color rgb="FF74787F"/></${side}>`).join("")}<diagonal/></border>`,
  ];
  const cells = Object.values(looks).map(
    (look) =>
      `<xf numFmtId="${look.format}" fontId="${look.font}" fillId="${look.fill}" borderId="${look.border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${look.align}/></xf>`,
  );
  const list = (name: string, items: readonly string[]) =>
    `<${name} count="${items.length}">${items.join("")}</${name}>`;
  return `${xmlDeclaration}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${[
    list("numFmts", [
      '<numFmt numFmtId="164" formatCode="0.0%"/>',
      '<numFmt numFmtId="165" formatCode="#,##0.###"/>',
    ]),
    list("fonts", fonts),
    list("fills", fills),
    list("borders", borders),
    list("cellStyleXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list("cellXfs", cells),
    list("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
  ].join("")}</styleSheet>`;
}
