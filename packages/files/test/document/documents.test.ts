import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { type DocumentBlock, docx, odt, type Run, type WrittenDocument } from "../../src/index.ts";

const run = (text: string, more: Partial<Run> = {}): Run => ({ text, style: "plain", href: null, ...more });

const blocks: readonly DocumentBlock[] = [
  { kind: "heading", level: 1, runs: [run("Convention « A & B » <essai>")] },
  {
    kind: "paragraph",
    runs: [
      run("Entre "),
      run("la Caf", { style: "strong" }),
      run("  et  "),
      run("[à compléter]", { style: "open" }),
    ],
  },
  { kind: "list", isOrdered: true, items: [[run("un")], [run("deux")]] },
  { kind: "list", isOrdered: true, items: [[run("un, de nouveau")]] },
  { kind: "list", isOrdered: false, items: [[run("point")]] },
  {
    kind: "table",
    head: [[run("Colonne")], [run("Ce qu’elle contient")]],
    rows: [[[run("age")], [run("RGPD", { href: "https://www.cnil.fr/?a=1&b=2" })]]],
  },
];
const document: WrittenDocument = {
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

test.each([
  ["docx", docx],
  ["odt", odt],
] as const)(
  "every part of a .%s is XML that a parser takes, and the same document makes the same bytes",
  (_, write) => {
    const bytes = write(document);
    const parts = unzipSync(bytes);
    for (const [path, part] of Object.entries(parts)) if (path !== "mimetype") readPart(part, []);
    const zone = process.env.TZ;
    process.env.TZ = "Pacific/Kiritimati";
    const elsewhere = write(document);
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(Buffer.from(elsewhere).equals(bytes)).toBe(true);
  },
);

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

test("an .odt begins with its type, uncompressed, and has the same structure", () => {
  const bytes = odt(document);
  expect(new TextDecoder().decode(bytes.slice(30, 38))).toBe("mimetype");
  expect(new TextDecoder().decode(bytes.slice(38, 77))).toBe("application/vnd.oasis.opendocument.text");
  const body = readPart(unzipSync(bytes)["content.xml"], [
    "text:outline-level",
    "xlink:href",
    "text:style-name",
  ]);
  expect(body).toContain("text:h text:outline-level=1 text:style-name=Heading_20_1");
  expect(body.filter((line) => line === "table:table-header-rows")).toHaveLength(1);
  expect(body.filter((line) => line.startsWith("text:list "))).toEqual(
    ["Numbers", "Numbers", "Bullets"].map((name) => `text:list text:style-name=${name}`),
  );
  expect(body).toContain("text:a xlink:href=https://www.cnil.fr/?a=1&b=2 text:style-name=Internet_20_link");
  // Two spaces are two.
  expect(body.filter((line) => line === "text:s")).toHaveLength(2);
});
