import { expect, test } from "vitest";
import { paragraphSpan } from "../../src/edit/markdown-spans.ts";
import { spliced } from "../../src/edit/text-span.ts";

const text = `:::findings

- Un constat
  sur deux lignes.
- Un autre.
  :::

::chapter[Le titre]{id=un}

Un paragraphe
sur deux lignes.

::figure[Une figure]{indicator=a}

:::note[À savoir]
Une note.
:::
`;

/** The line meant, and what is left of the text. */
const cases = [
  { title: "an item goes alone", line: 4, left: text.replace("- Un constat\n  sur deux lignes.\n", "") },
  { title: "the other one too", line: 5, left: text.replace("- Un autre.\n", "") },
  {
    title: "a paragraph goes with the blank line after it",
    line: 11,
    left: text.replace("Un paragraphe\nsur deux lignes.\n\n", ""),
  },
  { title: "a figure", line: 13, left: text.replace("::figure[Une figure]{indicator=a}\n\n", "") },
  {
    title: "a note left empty goes with its only paragraph",
    line: 16,
    left: text.replace(":::note[À savoir]\nUne note.\n:::\n", ""),
  },
  { title: "a chapter stays", line: 8, left: null },
  { title: "what opens a block stays", line: 1, left: null },
] as const;

test.each(cases)("$title", ({ line, left }) => {
  const span = paragraphSpan(text, line);
  expect(span === null ? null : spliced(text, span)).toBe(left);
});

const parts = `::chapter[Le titre]{id=un}

## Une partie

Une.

### Une sous-partie

Deux.

## Une autre

Trois.

Quatre.

::chapter[Un autre titre]{id=deux}

### Au bout

Cinq.
`;

test.each([
  ["its last paragraph", "Deux.", "### Une sous-partie\n\nDeux.\n\n"],
  ["a paragraph before a part of its own", "Une.", "Une.\n\n"],
  ["one paragraph of two", "Trois.", "Trois.\n\n"],
  ["the end of the text", "Cinq.", "### Au bout\n\nCinq.\n"],
])("a heading goes with what leaves it empty: %s", (_, words, gone) => {
  const line = parts.split("\n").indexOf(words) + 1;
  const span = paragraphSpan(parts, line);
  expect(span === null ? null : spliced(parts, span)).toBe(parts.replace(gone, ""));
});
