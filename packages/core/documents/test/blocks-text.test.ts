import { numbersIn } from "@vigie/words";
import { expect, test } from "vitest";
import { type Blocks, blocksLines, html, list, paragraphs, table } from "../src/index.ts";

const linesOf = (blocks: Blocks) => blocksLines(blocks, numbersIn("fr"));

test("a table is a line per row: its name, then each value behind the head of its column; what is empty is left out", () => {
  const columns = [
    { head: "Canal", holds: "text" },
    { head: "Contacts", holds: "count" },
    { head: "Part", holds: "share" },
  ] as const;
  const rows = [
    ["Accueil", 1234, 0.1234],
    [{ kind: "foreign", language: "fr", text: "Borne" }, "moins de 11", null],
  ] as const;
  expect(linesOf([table("Contacts par canal", columns, rows)])).toEqual([
    "Contacts par canal",
    "  Accueil · Contacts 1\u202f234 · Part 12,3\u202f%",
    "  Borne · Contacts moins de 11",
  ]);
});

test("each kind of block has its lines", () => {
  const facts = { kind: "facts", caption: null, facts: [["Budget", "1"]] } as const;
  const drawings = [{ svg: html`<svg></svg>`, alternative: "Trois barres." }];
  expect(
    linesOf([
      { kind: "heading", level: 2, of: "Titre" },
      ...paragraphs(["Un texte."]),
      { kind: "notice", of: "Attention." },
      ...list(["un", "deux"]),
      { kind: "list", isOrdered: true, items: ["un", "deux"] },
      facts,
      { kind: "details", summary: "Voir", of: [facts] },
      { kind: "figure", drawings },
      { kind: "section", id: "partie", title: "Partie", of: paragraphs(["Fin."]) },
    ]),
  ).toEqual([
    "",
    "Titre",
    "Un texte.",
    "Attention.",
    "  - un",
    "  - deux",
    "  1. un",
    "  2. deux",
    "  Budget · 1",
    "Voir",
    "    Budget · 1",
    "Trois barres.",
    "",
    "Partie",
    "Fin.",
  ]);
});
