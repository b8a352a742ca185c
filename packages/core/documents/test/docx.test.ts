import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { type Blocks, type DocumentContent, docx } from "../src/index.ts";

const blocks: Blocks = [
  { kind: "heading", level: 1, of: "Convention « A & B » <essai>" },
  {
    kind: "paragraph",
    of: ["Entre ", { kind: "strong", of: "la Caf" }, "  et  ", { kind: "open", text: "[à compléter]" }],
  },
  { kind: "list", isOrdered: true, items: ["un", "deux"] },
  { kind: "list", isOrdered: true, items: ["un, de nouveau"] },
  { kind: "list", isOrdered: false, items: ["point"] },
  {
    kind: "table",
    caption: null,
    columns: [
      { head: "Colonne", holds: "text" },
      { head: "Ce qu’elle contient", holds: "text" },
    ],
    rows: [["age", { kind: "link", href: "https://www.cnil.fr/?a=1&b=2", of: "RGPD" }]],
  },
];
const document: DocumentContent = {
  title: "Convention « A & B » <essai>",
  language: "fr-FR",
  footer: "Étude – Caf",
  blocks,
};

/** What is open and said in an XML part: `name attribute=value`, texts as they are. */
function readPart(bytes: Uint8Array | undefined, attributes: readonly string[]): readonly string[] {
  const found: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes: elementAttributes }) => {
    const described = attributes.flatMap((key) =>
      elementAttributes[key] === undefined ? [] : [`${key}=${elementAttributes[key].value}`],
    );
    found.push([name, ...described].join(" "));
  });
  parser.on("text", (text) => {
    if (text === "\n") return;
    found.push(`« ${text}`);
  });
  parser.write(new TextDecoder().decode(bytes)).close();
  return found;
}

test("a line ends where a text breaks it", () => {
  const of = [{ kind: "emphasis", of: "un" }, { kind: "break" }, "deux"] as const;
  const parts = unzipSync(docx({ ...document, blocks: [{ kind: "paragraph", of }] }));
  const read = readPart(parts["word/document.xml"], []);
  expect(read.slice(read.indexOf("« un"), read.indexOf("« deux"))).toContain("w:br");
});

test("every part of a .docx is XML that a parser takes, and the same document makes the same bytes", () => {
  const bytes = docx(document);
  for (const part of Object.values(unzipSync(bytes))) readPart(part, []);
  const zone = process.env.TZ;
  process.env.TZ = "Pacific/Kiritimati";
  const elsewhere = docx(document);
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(Buffer.from(elsewhere).equals(bytes)).toBe(true);
});

test("a .docx has headings, lists that each count for identityCodes, the header of tables, links, its title and its language", () => {
  const parts = unzipSync(docx(document));
  const body = readPart(parts["word/document.xml"], ["w:val", "r:id"]);
  const headed = body.indexOf("w:pStyle w:val=Heading1");
  expect(body.slice(headed, headed + 4)).toContain("« Convention « A & B » <essai>");
  expect(body.filter((line) => line.startsWith("w:numId"))).toEqual(
    ["1", "1", "2", "3"].map((list) => `w:numId w:val=${list}`),
  );
  expect(body.filter((line) => line === "w:tblHeader")).toHaveLength(1);
  expect(body).toContain("w:rStyle w:val=Open");
  expect(body).toContain("w:hyperlink r:id=link1");
  expect(readPart(parts["word/_rels/document.xml.rels"], ["Target", "TargetMode"])).toContain(
    "Relationship Target=https://www.cnil.fr/?a=1&b=2 TargetMode=External",
  );
  expect(readPart(parts["docProps/core.xml"], [])).toEqual([
    "cp:coreProperties",
    "dc:title",
    "« Convention « A & B » <essai>",
    "dc:language",
    "« fr-FR",
  ]);
  expect(readPart(parts["word/styles.xml"], ["w:val"])).toContain("w:lang w:val=fr-FR");
});
