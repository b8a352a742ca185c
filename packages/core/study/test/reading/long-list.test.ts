import type { VigieError } from "@vigie/words";
import { expect, test } from "vitest";
import { readYaml } from "../../src/reading/read-yaml.ts";

const items = (count: number, indent = "  ") =>
  Array.from({ length: count }, (_, at) => `${indent}- { code: c${at}, label: Ville ${at} }\n`).join("");
const head = "codelist: towns\ncodes:\n";

/** Line and column of the code of one item, and its label. */
function seenAt(text: string, position: number): readonly unknown[] {
  const found: VigieError[] = [];
  const read = readYaml("towns.yaml", text, found);
  expect(found).toEqual([]);
  const { line, column } = read?.place(["codes", position, "code"]) ?? {};
  const key = read?.placeOfKey(["codes", position]);
  return [
    read?.keysAt(["codes"]).length,
    line,
    column,
    key?.line,
    read?.charactersOf(["codes", position, "label"]),
  ];
}

const read: readonly {
  readonly says: string;
  readonly text: string;
  readonly position: number;
  readonly seen: readonly unknown[];
}[] = [
  { says: "the first item", text: head + items(950), position: 0, seen: [950, 3, 13, 3, "Ville 0"] },
  { says: "the last one", text: head + items(950), position: 949, seen: [950, 952, 13, 952, "Ville 949"] },
  {
    says: "lines of Windows",
    text: (head + items(950)).replaceAll("\n", "\r\n"),
    position: 777,
    seen: [950, 780, 13, 780, "Ville 777"],
  },
  {
    says: "an item on two lines after the long ones",
    text: `${head}${items(950)}  - code: last\n    label: Fin\nlabel: Villes\n`,
    position: 950,
    seen: [951, 953, 11, 953, "Fin"],
  },
  {
    says: "items between comments, after others",
    text: `${head}  - { code: dep,\n      label: Ain }\n${items(300)}  # Rhône\n\n${items(300)}`,
    position: 601 - 1,
    seen: [601, 606, 13, 606, "Ville 299"],
  },
  {
    says: "labels in quotes that hold braces",
    text: head + items(950).replaceAll(/Ville (\d+)/g, '"L’Île } $1"'),
    position: 500,
    seen: [950, 503, 13, 503, "L’Île } 500"],
  },
  {
    says: "a label that goes on at the next line, in the middle",
    text: (head + items(950))
      .replace("Ville 99 }", '"Ville }')
      .replace("  - { code: c100, label: Ville 100 }", '    99" }'),
    position: 99,
    seen: [949, 102, 13, 102, "Ville } 99"],
  },
];

for (const { says, text, position, seen } of read)
  test(`a long list: ${says}`, () => {
    expect(seenAt(text, position)).toEqual(seen);
  });

test("what only looks like a long list is the text that it stands in", () => {
  const found: VigieError[] = [];
  const value = readYaml("a.yaml", `note: |\n${items(500)}end: 1\n`, found)?.value;
  expect(value).toEqual({ note: items(500).replaceAll(/^ {2}/gm, ""), end: 1 });
});

const wrong: readonly {
  readonly says: string;
  readonly text: string;
  readonly problem: readonly unknown[];
}[] = [
  {
    says: "a brace without its other half",
    text: (head + items(950)).replace(
      "{ code: c700, label: Ville 700 }",
      "{ code: c700, label: { Ville 700 }",
    ),
    problem: ["study/yaml-unclosed", 704],
  },
  {
    says: "an alias",
    text: (head + items(950)).replace("Ville 700", "*here"),
    problem: ["study/yaml-alias", 703],
  },
  {
    says: "a key written twice",
    text: (head + items(950)).replace("label: Ville 700", "code: c1"),
    problem: ["study/key-twice", 703],
  },
  {
    says: "items indented otherwise from some line on",
    text: head + items(400) + items(400, "   "),
    problem: ["study/yaml-indentation", 403],
  },
];

for (const { says, text, problem } of wrong)
  test(`a long list with ${says} is refused at its line`, () => {
    const found: VigieError[] = [];
    readYaml("towns.yaml", text, found);
    const [first] = found;
    expect([first?.code, first?.place.line]).toEqual(problem);
  });
