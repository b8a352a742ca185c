import { type Numbers, numbersIn } from "@vigie/words";
import {
  type Block,
  type Blocks,
  cellInlines,
  type Inline,
  type Inlines,
  piecesOf,
  plainText,
  type TableBlock,
} from "./block.ts";
import { docxStyles } from "./docx-styles.ts";
import { officeZip, xml, xmlDeclaration } from "./office.ts";

const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A text document, as word processors read it. */
export interface DocumentContent {
  readonly title: string;
  /** A tag of BCP 47 with its region, as `fr-FR`. */
  readonly language: string;
  /** At the bottom of each page, before its number. */
  readonly footer: string;
  readonly blocks: Blocks;
}

/**
 * A text document as Word and LibreOffice read it (ECMA-376, transitional): titles are headings, lists are lists, the first
 * row of a table is its header. Same document, same bytes.
 */
export function docx(document: DocumentContent): Uint8Array {
  const { blocks, language, title, footer } = document;
  const context: Context = { addresses: [], lists: [], numbers: numbersIn(language) };
  const body = blocksXml(blocks, context);
  return officeZip([
    ["[Content_Types].xml", contentTypes()],
    [
      "_rels/.rels",
      relationships([
        ["rId1", `${links}/officeDocument`, "word/document.xml"],
        [
          "rId2",
          "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
          "docProps/core.xml",
        ],
      ]),
    ],
    ["docProps/core.xml", coreProperties(title, language)],
    [
      "word/document.xml",
      `${xmlDeclaration}<w:document xmlns:w="${main}" xmlns:r="${links}"><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    ],
    [
      "word/_rels/document.xml.rels",
      relationships([
        ["styles", `${links}/styles`, "styles.xml"],
        ["numbering", `${links}/numbering`, "numbering.xml"],
        ["settings", `${links}/settings`, "settings.xml"],
        ["fonts", `${links}/fontTable`, "fontTable.xml"],
        ["footer", `${links}/footer`, "footer1.xml"],
        ...context.addresses.map(
          (href) => [linkId(href, context), `${links}/hyperlink`, href, "External"] as const,
        ),
      ]),
    ],
    ["word/styles.xml", docxStyles(language)],
    ["word/numbering.xml", numbering(context.lists)],
    [
      "word/settings.xml",
      `${xmlDeclaration}<w:settings xmlns:w="${main}"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    ],
    [
      "word/fontTable.xml",
      `${xmlDeclaration}<w:fonts xmlns:w="${main}"><w:font w:name="Arial"><w:family w:val="swiss"/></w:font></w:fonts>`,
    ],
    ["word/footer1.xml", footerXml(footer)],
  ]);
}

interface Context {
  /** Addresses of the links met so far. */
  readonly addresses: string[];
  /** Whether each list met so far is ordered: each counts from 1 for itself. */
  readonly lists: boolean[];
  readonly numbers: Numbers;
}

/** Name of the relationship that a link leads by. */
function linkId(href: string, { addresses }: Context): string {
  if (!addresses.includes(href)) addresses.push(href);
  return `link${addresses.indexOf(href) + 1}`;
}

function blockXml(block: Block, context: Context): string {
  switch (block.kind) {
    case "heading":
      return paragraph(style(`Heading${block.level}`), block.of, context);
    case "paragraph":
      return paragraph("", block.of, context);
    case "notice":
      return paragraph("", { kind: "strong", of: block.of }, context);
    case "list": {
      const { lists } = context;
      lists.push(block.isOrdered);
      const layout = `${style("ListParagraph")}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${lists.length}"/></w:numPr>`;
      return block.items.map((item) => paragraph(layout, item, context)).join("");
    }
    case "facts":
      return tableXml({ caption: block.caption, head: null, rows: block.facts }, context);
    case "table":
      return tableXml(
        {
          caption: block.caption,
          head: block.columns.map(({ head }) => head),
          rows: block.rows.map((cells) =>
            block.columns.map((column, at) => cellInlines(cells[at], column, context.numbers)),
          ),
        },
        context,
      );
    case "details":
      return `${paragraph(style("Heading4"), block.summary, context)}${blocksXml(block.of, context)}`;
    case "figure":
      return block.drawings.map(({ alternative }) => paragraph("", alternative, context)).join("");
    case "section":
      return `${paragraph(style("Heading2"), block.title, context)}${blocksXml(block.of, context)}`;
    default:
      return block satisfies never;
  }
}

function blocksXml(blocks: Blocks, context: Context): string {
  return blocks.map((block) => blockXml(block, context)).join("");
}

interface Grid {
  readonly caption: TableBlock["caption"];
  /** Printed again on each page; null where rows are terms with what each is. */
  readonly head: readonly Inlines[] | null;
  readonly rows: readonly (readonly Inlines[])[];
}

function tableXml({ caption, head, rows }: Grid, context: Context): string {
  const widths = columnWidths(head === null ? rows : [head, ...rows]).map((hundredths) =>
    Math.round((hundredths * 1440) / 2540),
  );
  const row = (cells: readonly Inlines[], isHead: boolean) =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${cells
      .map(
        (of, column) =>
          `<w:tc><w:tcPr><w:tcW w:w="${widths[column]}" w:type="dxa"/></w:tcPr>${paragraph(style(isHead ? "TableHead" : "TableText"), of, context)}</w:tc>`,
      )
      .join("")}</w:tr>`;
  const named = caption === null ? "" : paragraph(style("TableHead"), caption, context);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  return `${named}<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${head === null ? "" : row(head, true)}${rows.map((cells) => row(cells, false)).join("")}</w:tbl><w:p>${properties(style("AfterTable"))}</w:p>`;
}

/** Width of the text on A4 with margins of 2 cm, in hundredths of a millimetre. */
const lineWidth = 17_000;

/** Narrower, a column breaks its words. */
const leastWidth = 2_200;

/** Widths of the columns of a table, in hundredths of a millimetre: in proportion to the square root of their longest text. */
function columnWidths(rows: Grid["rows"]): readonly number[] {
  const columns = rows[0] ?? [];
  const weights = columns.map((_, column) =>
    Math.sqrt(Math.max(1, ...rows.map((cells) => plainText(cells[column] ?? "").length))),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const spare = lineWidth - leastWidth * columns.length;
  return weights.map((weight) => Math.round(leastWidth + (spare * weight) / sum));
}

const style = (name: string) => `<w:pStyle w:val="${name}"/>`;
const properties = (layout: string) => (layout === "" ? "" : `<w:pPr>${layout}</w:pPr>`);

function paragraph(layout: string, of: Inlines, context: Context): string {
  return `<w:p>${properties(layout)}${runsXml(of, null, context)}</w:p>`;
}

/** @param style of characters; null for none */
function runsXml(of: Inlines, style: string | null, context: Context): string {
  return piecesOf(of)
    .map((piece) => runXml(piece, style, context))
    .join("");
}

function runXml(inline: Inline, style: string | null, context: Context): string {
  if (typeof inline === "string") return textXml(inline, style);
  switch (inline.kind) {
    case "strong":
      return runsXml(inline.of, "Strong", context);
    case "break":
      return "<w:r><w:br/></w:r>";
    case "emphasis":
    case "aside":
      return runsXml(inline.of, style, context);
    case "open":
      return textXml(inline.text, "Open");
    case "foreign":
      return textXml(inline.text, style);
    case "link":
      return `<w:hyperlink r:id="${linkId(inline.href, context)}">${runsXml(inline.of, "Hyperlink", context)}</w:hyperlink>`;
    default:
      return inline satisfies never;
  }
}

function textXml(text: string, style: string | null): string {
  const layout = style === null ? "" : `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`;
  return `<w:r>${layout}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
}

function numbering(lists: readonly boolean[]): string {
  const format = (isOrdered: boolean) =>
    isOrdered
      ? '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
      : '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>';
  const abstracts = lists.map(
    (isOrdered, at) =>
      `<w:abstractNum w:abstractNumId="${at + 1}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>${format(isOrdered)}<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>`,
  );
  const numbers = lists.map(
    (_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at + 1}"/></w:num>`,
  );
  return `${xmlDeclaration}<w:numbering xmlns:w="${main}">${abstracts.join("")}${numbers.join("")}</w:numbering>`;
}

function footerXml(footer: string): string {
  const field = (name: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  return `${xmlDeclaration}<w:ftr xmlns:w="${main}"><w:p>${properties(style("Footer"))}<w:r><w:t xml:space="preserve">${xml(footer)}</w:t></w:r><w:r><w:tab/></w:r>${field("PAGE")}<w:r><w:t xml:space="preserve"> / </w:t></w:r>${field("NUMPAGES")}</w:p></w:ftr>`;
}

function relationships(
  of: readonly (readonly [id: string, type: string, target: string, mode?: "External"])[],
): string {
  const each = of.map(
    ([id, type, target, mode]) =>
      `<Relationship Id="${id}" Type="${type}" Target="${xml(target)}"${mode === undefined ? "" : ` TargetMode="${mode}"`}/>`,
  );
  return `${xmlDeclaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

function contentTypes(): string {
  const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`;
  const word = (name: string, type: string) =>
    part(`/word/${name}.xml`, `application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml`);
  return `${xmlDeclaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    word("document", "document.main"),
    word("styles", "styles"),
    word("numbering", "numbering"),
    word("settings", "settings"),
    word("fontTable", "fontTable"),
    word("footer1", "footer"),
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
  ].join("")}</Types>`;
}

function coreProperties(title: string, language: string): string {
  return `${xmlDeclaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title><dc:language>${xml(language)}</dc:language></cp:coreProperties>`;
}
