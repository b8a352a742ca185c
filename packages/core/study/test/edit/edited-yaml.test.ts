import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { changesBetween } from "../../src/edit/changes-between.ts";
import { editedYaml, type YamlChange } from "../../src/edit/edited-yaml.ts";

const source = `# Une enquête.
source: enquete   # son nom
unit: { one: personne, many: personnes }
fields:
  # L’âge, en années.
  age: { type: number, label: Âge }

  # Le sexe.
  sex:
    type: code
    codelist: sex
    label: >-
      Le sexe, tel que
      la personne le dit
  asked: { type: flag, asked: { sex: [man, woman] }, label: "Oui : ou non" } # à relire
derive:
  any_of:
    any:
      - asked
      - other   # autre
codes:
  - code: a
    label: A
  - { code: b, label: B }
`;

/** Each change, and the lines that go (-) and come (+): every other line stays as it is. */
const cases: readonly {
  readonly title: string;
  readonly changes: readonly YamlChange[];
  readonly lines: string;
}[] = [
  {
    title: "a field goes with the comment above it, and one of the blank lines around",
    changes: [{ path: ["fields", "age"] }],
    lines: "-  # L’âge, en années.\n-  age: { type: number, label: Âge }\n-",
  },
  {
    title: "a field in a block goes whole",
    changes: [{ path: ["fields", "sex"] }],
    lines:
      "-  # Le sexe.\n-  sex:\n-    type: code\n-    codelist: sex\n-    label: >-\n-      Le sexe, tel que\n-      la personne le dit",
  },
  {
    title: "a key of a mapping on one line",
    changes: [{ path: ["unit", "one"], value: "foyer" }],
    lines: "-unit: { one: personne, many: personnes }\n+unit: { one: foyer, many: personnes }",
  },
  {
    title: "a text keeps the quotes that it needs, and the comment of its line",
    changes: [{ path: ["fields", "asked", "label"], value: "Non : ou oui, [peut-être]" }],
    lines:
      '-  asked: { type: flag, asked: { sex: [man, woman] }, label: "Oui : ou non" } # à relire\n+  asked: { type: flag, asked: { sex: [man, woman] }, label: "Non : ou oui, [peut-être]" } # à relire',
  },
  {
    title: "an item of a list on one line",
    changes: [{ path: ["fields", "asked", "asked", "sex", 1] }],
    lines:
      '-  asked: { type: flag, asked: { sex: [man, woman] }, label: "Oui : ou non" } # à relire\n+  asked: { type: flag, asked: { sex: [man] }, label: "Oui : ou non" } # à relire',
  },
  {
    title: "an item of a list in a block, with the comment of its line",
    changes: [{ path: ["derive", "any_of", "any", 1] }],
    lines: "-      - other   # autre",
  },
  {
    title: "the only derivation leaves an empty mapping",
    changes: [{ path: ["derive", "any_of"] }],
    lines: "-derive:\n-  any_of:\n-    any:\n-      - asked\n-      - other   # autre\n+derive: {}",
  },
  {
    title: "the first key of an item leaves its dash to the next",
    changes: [{ path: ["codes", 0, "code"] }],
    lines: "-  - code: a\n-    label: A\n+  - label: A",
  },
  {
    title: "a folded text becomes one line",
    changes: [{ path: ["fields", "sex", "label"], value: "Sexe" }],
    lines: "-    label: >-\n-      Le sexe, tel que\n-      la personne le dit\n+    label: Sexe",
  },
  {
    title: "a new field comes last, on one line",
    changes: [{ path: ["fields", "met"], value: { type: "date", label: "Jour de la visite" } }],
    lines: "+  met: { type: date, label: Jour de la visite }",
  },
  {
    title: "a mapping that the file lacks is added with its first key",
    changes: [{ path: ["universes", "all"], value: { label: "toutes" } }],
    lines: "+universes:\n+  all: { label: toutes }",
  },
  {
    title: "a code is put in the middle of a list, and another changes: the others stay as they are written",
    changes: changesBetween(
      parse(source).codes,
      [
        { code: "a", label: "A" },
        { code: "c", label: "C" },
        { code: "b", label: "Bé" },
      ],
      ["codes"],
    ),
    lines: "-  - { code: b, label: B }\n+  - { code: c, label: C }\n+  - { code: b, label: Bé }",
  },
  {
    title: "a code goes, and another comes last",
    changes: changesBetween(
      parse(source).codes,
      [
        { code: "b", label: "B" },
        { code: "z", label: "Z" },
      ],
      ["codes"],
    ),
    lines:
      "-  - code: a\n-    label: A\n-  - { code: b, label: B }\n+  - { code: b, label: B }\n+  - { code: z, label: Z }",
  },
  {
    title: "codes in another order are written again",
    changes: changesBetween(
      parse(source).codes,
      [
        { code: "b", label: "B" },
        { code: "a", label: "A" },
      ],
      ["codes"],
    ),
    lines:
      "-  - code: a\n-    label: A\n-  - { code: b, label: B }\n+  - { code: b, label: B }\n+  - { code: a, label: A }",
  },
  {
    title: "nothing is written where nothing changes",
    changes: changesBetween(parse(source).fields, parse(source).fields, ["fields"]),
    lines: "",
  },
];

test.each(cases)("$title", ({ changes, lines }) => {
  const after = editedYaml(source, changes);
  expect(difference(source, after)).toBe(lines);
});

/** Lines that go and come, in their order: the texts share their first and their last lines. */
function difference(before: string, after: string): string {
  const [a, b] = [before.split("\n"), after.split("\n")];
  while (a.length > 0 && b.length > 0 && a[0] === b[0]) {
    a.shift();
    b.shift();
  }
  while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) {
    a.pop();
    b.pop();
  }
  return [...a.map((line) => `-${line}`), ...b.map((line) => `+${line}`)].join("\n");
}

const studies = join(import.meta.dirname, "../../../../../studies/modeles");
const files = readdirSync(studies, { recursive: true, encoding: "utf8" }).filter((path) =>
  /^(?:canaux|tests-services)\/.*\.yaml$/.test(path),
);

describe("in every file of two templates, a change is that of its value alone", () => {
  test.each(files)("%s", (file) => {
    const text = readFileSync(join(studies, file), "utf8");
    const whole: unknown = parse(text);
    const paths = pathsOf(whole);
    const every = Math.ceil(paths.length / 12);
    for (const path of paths.filter((_, at) => at % every === 0)) {
      expect(parse(editedYaml(text, [{ path }])), `without ${path.join(".")}`).toEqual(
        without(structuredClone(whole), path),
      );
      const value = typeof valueAt(whole, path) === "string" ? "new: #" : { a: ["x, y", 'dit "z"'], b: "12" };
      expect(parse(editedYaml(text, [{ path, value }])), `with ${path.join(".")}`).toEqual(
        withPut(structuredClone(whole), path, value),
      );
    }
  });
});

function pathsOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Array.isArray(value)
    ? value.map((child, at) => [at, child] as const)
    : Object.entries(value);
  return entries.flatMap(([key, child]) => [[...path, key], ...pathsOf(child, [...path, key])]);
}

function valueAt(whole: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, step) => Object(value)[step], whole);
}

function withPut(root: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [step = "", ...deeper] = path;
  const parent = Object(root);
  parent[step] = deeper.length === 0 ? value : withPut(parent[step], deeper, value);
  return parent;
}

function without(root: unknown, path: readonly (string | number)[]): unknown {
  const [step = "", ...deeper] = path;
  const parent = Object(root);
  if (deeper.length > 0) parent[step] = without(parent[step], deeper);
  else if (Array.isArray(parent)) parent.splice(Number(step), 1);
  else delete parent[step];
  return parent;
}
