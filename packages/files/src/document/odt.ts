import { officeZip } from "../office-zip.ts";
import { declaration, xml } from "../xml.ts";
import { namespaces, odtStyles, tableStyles } from "./odt-styles.ts";
import { columnWidths, type DocumentBlock, type Run, type WrittenDocument } from "./written-document.ts";

const mimetype = "application/vnd.oasis.opendocument.text";

/**
 * A text document in OpenDocument (ISO/IEC 26300, version 1.3), with the structure that `docx` has. Same document, same
 * bytes.
 */
export function odt(document: WrittenDocument): Uint8Array {
  const { blocks, title, language } = document;
  return officeZip(
    [
      // First, and not compressed: that is how the format is recognised.
      ["mimetype", mimetype],
      ["META-INF/manifest.xml", manifest()],
      [
        "meta.xml",
        `${declaration}<office:document-meta ${namespaces} office:version="1.3"><office:meta><dc:title>${xml(title)}</dc:title><dc:language>${xml(language)}</dc:language></office:meta></office:document-meta>`,
      ],
      ["styles.xml", odtStyles(document)],
      ["content.xml", content(blocks)],
    ],
    ["mimetype"],
  );
}

function manifest(): string {
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
  return `${declaration}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entry("/", mimetype)}${["meta.xml", "styles.xml", "content.xml"].map((path) => entry(path, "text/xml")).join("")}</manifest:manifest>`;
}

function content(blocks: readonly DocumentBlock[]): string {
  const columns = blocks.flatMap((block, at) =>
    block.kind === "table"
      ? columnWidths(block).map(
          (width, column) =>
            `<style:style style:name="${columnStyle(at, column)}" style:family="table-column"><style:table-column-properties style:column-width="${width / 1000}cm"/></style:style>`,
        )
      : [],
  );
  return `${declaration}<office:document-content ${namespaces} office:version="1.3"><office:automatic-styles>${tableStyles}${columns.join("")}</office:automatic-styles><office:body><office:text>${blocks.map(blockXml).join("")}</office:text></office:body></office:document-content>`;
}

const columnStyle = (block: number, column: number) => `T${block}C${column}`;

function blockXml(block: DocumentBlock, at: number): string {
  switch (block.kind) {
    case "heading":
      return `<text:h text:style-name="Heading_20_${block.level}" text:outline-level="${block.level}">${runsXml(block.runs)}</text:h>`;
    case "paragraph":
      return paragraph("Text_20_body", block.runs);
    case "list":
      return `<text:list text:style-name="${block.isOrdered ? "Numbers" : "Bullets"}">${block.items.map((runs) => `<text:list-item>${paragraph("List", runs)}</text:list-item>`).join("")}</text:list>`;
    case "table": {
      const row = (cells: readonly (readonly Run[])[], style: string) =>
        `<table:table-row table:style-name="Row">${cells.map((runs) => `<table:table-cell table:style-name="Cell" office:value-type="string">${paragraph(style, runs)}</table:table-cell>`).join("")}</table:table-row>`;
      const columns = block.head.map(
        (_, column) => `<table:table-column table:style-name="${columnStyle(at, column)}"/>`,
      );
      return `<table:table table:name="T${at}" table:style-name="Table">${columns.join("")}<table:table-header-rows>${row(block.head, "Table_20_Heading")}</table:table-header-rows>${block.rows.map((cells) => row(cells, "Table_20_Contents")).join("")}</table:table>`;
    }
    default:
      return block satisfies never;
  }
}

function paragraph(style: string, runs: readonly Run[]): string {
  return `<text:p text:style-name="${style}">${runsXml(runs)}</text:p>`;
}

const runStyles = { plain: null, strong: "Strong_20_Emphasis", open: "Open" } as const;

function runsXml(runs: readonly Run[]): string {
  return runs
    .map(({ text, style, href }) => {
      const name = runStyles[style];
      // OpenDocument takes several spaces for one.
      const escaped = xml(text).replace(/ {2,}/g, (spaces) => ` <text:s text:c="${spaces.length - 1}"/>`);
      const styled = name === null ? escaped : `<text:span text:style-name="${name}">${escaped}</text:span>`;
      return href === null
        ? styled
        : `<text:a xlink:type="simple" xlink:href="${xml(href)}" text:style-name="Internet_20_link">${styled}</text:a>`;
    })
    .join("");
}
