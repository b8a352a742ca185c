import { officeZip, xml, xmlDeclaration } from "@vigie/documents";
import { columnName, quotedSheet, sheetXml } from "./sheet-xml.ts";
import { stylesXml, type WorkbookContent } from "./workbook-content.ts";

/** A workbook as Excel and LibreOffice read it (ECMA-376, transitional). Same workbook, same bytes. */
export function xlsx(workbook: WorkbookContent): Uint8Array {
  const parts: readonly (readonly [string, string])[] = [
    ["[Content_Types].xml", contentTypes(workbook)],
    [
      "_rels/.rels",
      relationships([
        ["officeDocument", "xl/workbook.xml"],
        ["core", "docProps/core.xml"],
      ]),
    ],
    ["docProps/core.xml", coreProperties(workbook)],
    ["xl/workbook.xml", workbookXml(workbook)],
    [
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...workbook.sheets.map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`] as const),
        ["styles", "styles.xml"],
      ]),
    ],
    ["xl/styles.xml", stylesXml()],
    ...workbook.sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)] as const),
  ];
  return officeZip(parts);
}

const types = {
  officeDocument: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
  core: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
  worksheet: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet",
  styles: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles",
} as const;

function relationships(of: readonly (readonly [keyof typeof types, string])[]): string {
  const each = of.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${types[type]}" Target="${target}"/>`,
  );
  return `${xmlDeclaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

function contentTypes({ sheets }: WorkbookContent): string {
  const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`;
  return `${xmlDeclaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    part("/xl/workbook.xml", `${main}.sheet.main+xml`),
    part("/xl/styles.xml", `${main}.styles+xml`),
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ...sheets.map((_, at) => part(`/xl/worksheets/sheet${at + 1}.xml`, `${main}.worksheet+xml`)),
  ].join("")}</Types>`;
}

function coreProperties({ title, language, day }: WorkbookContent): string {
  const date = `<dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created>`;
  return `${xmlDeclaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:language>${language}</dc:language>${day === null ? "" : date}</cp:coreProperties>`;
}

/** The sheets, and what each of them repeats at the top of a printed page. */
function workbookXml({ sheets, opensAt = 0 }: WorkbookContent): string {
  const titles = sheets.flatMap(({ name, header }, at) =>
    header === null
      ? []
      : [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${xml(quotedSheet(name))}!$A$${header.row}:$${columnName(header.columns - 1)}$${header.last}</definedName>`,
          `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xml(quotedSheet(name))}!$${header.row}:$${header.row}</definedName>`,
        ],
  );
  return `${xmlDeclaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView${opensAt === 0 ? "" : ` activeTab="${opensAt}"`}/></bookViews><sheets>${sheets
    .map(({ name }, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join(
      "",
    )}</sheets>${titles.length === 0 ? "" : `<definedNames>${titles.join("")}</definedNames>`}</workbook>`;
}
