import { numbersIn } from "@vigie/words";
import { expect, test } from "vitest";
import { type Block, type Blocks, blocksMarkup, listed, plainText, table } from "../src/index.ts";

const written = (blocks: Blocks, boxName?: string | null) =>
  blocksMarkup(blocks, numbersIn("fr"), boxName)
    .map(({ text }) => text)
    .join("")
    .replaceAll("\n", "");

const narrow = table(
  "Contacts",
  [
    { head: "Canal", holds: "text" },
    { head: "Part", holds: "share" },
  ],
  [
    ["Accueil", 0.1234],
    [{ kind: "foreign", language: "fr", text: "Borne" }, "moins de 11"],
    ["Site", null],
  ],
);

test("a column says how its numbers are written; a text in it is set as it is, and no value is an empty cell", () => {
  expect(written([narrow])).toBe(
    '<table><caption>Contacts</caption><thead><tr><th scope="col" class="text">Canal</th><th scope="col">Part</th></tr></thead><tbody><tr><th scope="row">Accueil</th><td>12,3\u202f%</td></tr><tr><th scope="row"><span lang="fr">Borne</span></th><td>moins de 11</td></tr><tr><th scope="row">Site</th><td></td></tr></tbody></table>',
  );
});

test.each([
  ["count", 12_345, "12\u202f345"],
  ["decimal", 1.2345, "1,23"],
  ["likeness", 0.256, "26\u202f%"],
  ["points", 0.123, "0,12"],
  ["points", 2.345, "2,3"],
  ["difference", -3, "\u22123"],
  ["decimalDifference", 0.256, "+0,26"],
  ["pointsDifference", 2, "+2,0"],
] as const)("a %s of %d is written %s", (holds, value, text) => {
  expect(written([table(null, [{ head: "n", holds }], [[value]])])).toContain(`<th scope="row">${text}</th>`);
});

test("a table of three columns scrolls in a box named by its caption, or by the page; in a text for another program it has none", () => {
  const columns = ["a", "b", "c"].map((head) => ({ head, holds: "text" }) as const);
  const wide = (caption: string | null) => [table(caption, columns, [["1", "2", "3"]])];
  expect(written(wide("Titre"))).toMatch(
    /^<div class="scroll" role="group" tabindex="0" aria-label="Titre">/,
  );
  expect(written(wide(null), "Tableau")).toContain('aria-label="Tableau"');
  expect(written(wide(null), null)).toMatch(/^<table><thead><tr><th scope="col">a/);
  expect(written([narrow])).not.toContain("scroll");
});

test("a text keeps its emphasis and its line breaks; without marks, a break is a space", () => {
  const of = [{ kind: "emphasis", of: "un" }, { kind: "break" }, "deux"] as const;
  expect(written([{ kind: "paragraph", of }])).toBe("<p><em>un</em><br>deux</p>");
  expect(plainText(of)).toBe("un deux");
});

test("what comes from a study is text, wherever it stands", () => {
  const hostile = '<img src="x" onerror="alert(1)">';
  const blocks: readonly Block[] = [
    { kind: "heading", level: 2, of: hostile },
    {
      kind: "paragraph",
      of: [
        { kind: "strong", of: hostile },
        { kind: "open", text: hostile },
      ],
    },
    { kind: "notice", of: { kind: "aside", of: hostile } },
    { kind: "list", isOrdered: true, items: [hostile] },
    { kind: "facts", caption: hostile, facts: [[hostile, hostile]] },
    table(hostile, [{ head: hostile, holds: "text" }], [[hostile]]),
    { kind: "details", summary: hostile, of: [{ kind: "paragraph", of: hostile }] },
    { kind: "section", id: "a", title: hostile, of: [] },
  ];
  expect(written(blocks)).not.toContain("<img");
  expect(() => written([{ kind: "paragraph", of: { kind: "link", href: "javascript:x", of: "x" } }])).toThrow(
    RangeError,
  );
});

test("several texts make one, with their marks or without", () => {
  const all = listed(["a", { kind: "strong", of: "b" }, ["c", "d"]]);
  expect(plainText(all)).toBe("a, b, cd");
  expect(written([{ kind: "paragraph", of: all }])).toBe("<p>a, <strong>b</strong>, cd</p>");
});
