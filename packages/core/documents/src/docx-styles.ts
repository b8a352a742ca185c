import { xml, xmlDeclaration } from "./office.ts";

/** The styles of a text document, under the names that Word gives its own. Sizes in half points, spaces in twentieths. */
export function docxStyles(language: string): string {
  return `${xmlDeclaration}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${xml(language)}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
    paragraph("Normal", "Normal", { isDefault: true }),
    ...headings.map(([size, before], at) =>
      paragraph(`Heading${at + 1}`, `heading ${at + 1}`, {
        layout: `<w:keepNext/><w:keepLines/><w:spacing w:before="${before}" w:after="100"/><w:outlineLvl w:val="${at}"/>`,
        run: `<w:b/><w:bCs/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
      }),
    ),
    paragraph("ListParagraph", "List Paragraph", { layout: '<w:spacing w:after="60"/>' }),
    paragraph("TableText", "Table Text", {
      layout: '<w:spacing w:before="30" w:after="30" w:line="252" w:lineRule="auto"/>',
      run: '<w:sz w:val="19"/><w:szCs w:val="19"/>',
    }),
    paragraph("TableHead", "Table Head", {
      basedOn: "TableText",
      layout: "<w:keepNext/>",
      run: "<w:b/><w:bCs/>",
    }),
    paragraph("AfterTable", "After Table", {
      layout: '<w:spacing w:after="60" w:line="120" w:lineRule="exact"/>',
    }),
    paragraph("Footer", "footer", {
      layout: '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>',
      run: '<w:sz w:val="16"/><w:szCs w:val="16"/>',
    }),
    character("Strong", "Strong", "<w:b/><w:bCs/>"),
    character("Open", "Open", '<w:shd w:val="clear" w:color="auto" w:fill="FFF0B3"/>'),
    character("Hyperlink", "Hyperlink", '<w:color w:val="194291"/><w:u w:val="single"/>'),
    `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
  ].join("")}</w:styles>`;
}

/** Size and space before, by level. */
const headings = [
  [36, 0],
  [27, 320],
  [23, 220],
  [21, 160],
] as const;

const borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
  .join("");

function paragraph(
  id: string,
  name: string,
  {
    isDefault = false,
    basedOn = isDefault ? null : "Normal",
    layout = "",
    run = "",
  }: {
    readonly isDefault?: boolean;
    readonly basedOn?: string | null;
    readonly layout?: string;
    readonly run?: string;
  },
): string {
  return `<w:style w:type="paragraph"${isDefault ? ' w:default="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/>${basedOn === null ? "" : `<w:basedOn w:val="${basedOn}"/>`}<w:qFormat/>${layout === "" ? "" : `<w:pPr>${layout}</w:pPr>`}${run === "" ? "" : `<w:rPr>${run}</w:rPr>`}</w:style>`;
}

function character(id: string, name: string, run: string): string {
  return `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:qFormat/><w:rPr>${run}</w:rPr></w:style>`;
}
