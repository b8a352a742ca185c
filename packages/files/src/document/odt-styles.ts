import { declaration, xml } from "../xml.ts";
import type { WrittenDocument } from "./written-document.ts";

export const namespaces = [
  ["office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"],
  ["style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"],
  ["text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"],
  ["table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"],
  ["fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"],
  ["xlink", "http://www.w3.org/1999/xlink"],
  ["dc", "http://purl.org/dc/elements/1.1/"],
]
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(" ");

/** The styles of a text document, under the names that LibreOffice gives its own, with the sizes of the .docx. */
export function odtStyles({ language, footer }: Pick<WrittenDocument, "language" | "footer">): string {
  const [tongue = "", country = "none"] = language.split("-");
  return `${declaration}<office:document-styles ${namespaces} office:version="1.3"><office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" style:font-family-generic="swiss"/></office:font-face-decls><office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="112%" fo:orphans="2" fo:widows="2" style:writing-mode="page"/><style:text-properties style:font-name="Arial" fo:font-size="10.5pt" fo:language="${xml(tongue)}" fo:country="${xml(country)}"/></style:default-style>${[
    paragraph("Standard", null, "", ""),
    paragraph("Text_20_body", "Standard", 'fo:margin-bottom="0.21cm"', ""),
    ...headings.map(([size, before], at) =>
      paragraph(
        `Heading_20_${at + 1}`,
        "Standard",
        `fo:margin-top="${before}cm" fo:margin-bottom="0.18cm" fo:keep-with-next="always"`,
        `fo:font-size="${size}pt" fo:font-weight="bold"`,
        ` style:default-outline-level="${at + 1}"`,
      ),
    ),
    paragraph("List", "Standard", 'fo:margin-bottom="0.1cm"', ""),
    paragraph(
      "Table_20_Contents",
      "Standard",
      'fo:margin-top="0.05cm" fo:margin-bottom="0.05cm"',
      'fo:font-size="9.5pt"',
    ),
    paragraph("Table_20_Heading", "Table_20_Contents", "", 'fo:font-weight="bold"'),
    `<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="17cm" style:type="right"/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="8pt"/></style:style>`,
    character("Strong_20_Emphasis", 'fo:font-weight="bold"'),
    character("Open", 'fo:background-color="#fff0b3"'),
    character("Internet_20_link", 'fo:color="#194291" style:text-underline-style="solid"'),
    list(
      "Bullets",
      `<text:list-level-style-bullet text:level="1" text:bullet-char="•">${indent}</text:list-level-style-bullet>`,
    ),
    list(
      "Numbers",
      `<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">${indent}</text:list-level-style-number>`,
    ),
  ].join(
    "",
  )}</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm" fo:margin-bottom="1.2cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Footer">${xml(footer)}<text:tab/><text:page-number text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`;
}

/** Of tables: those that only a document's own part may hold. */
export const tableStyles = [
  [
    "Table",
    "table",
    `<style:table-properties style:width="17cm" table:align="left" fo:margin-bottom="0.35cm"/>`,
  ],
  ["Row", "table-row", `<style:table-row-properties fo:keep-together="always"/>`],
  ["Cell", "table-cell", `<style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #808080"/>`],
]
  .map(
    ([name, family, properties]) =>
      `<style:style style:name="${name}" style:family="${family}">${properties}</style:style>`,
  )
  .join("");

/** Size and space before, by level. */
const headings = [
  [18, 0],
  [13.5, 0.55],
  [11.5, 0.4],
  [10.5, 0.28],
] as const;

const indent =
  '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.75cm" fo:margin-left="0.75cm"/></style:list-level-properties>';

function paragraph(
  name: string,
  parent: string | null,
  paragraphProperties: string,
  textProperties: string,
  more = "",
): string {
  return `<style:style style:name="${name}" style:family="paragraph"${parent === null ? "" : ` style:parent-style-name="${parent}"`}${more}><style:paragraph-properties ${paragraphProperties}/><style:text-properties ${textProperties}/></style:style>`;
}

function character(name: string, textProperties: string): string {
  return `<style:style style:name="${name}" style:family="text"><style:text-properties ${textProperties}/></style:style>`;
}

function list(name: string, level: string): string {
  return `<text:list-style style:name="${name}">${level}</text:list-style>`;
}
