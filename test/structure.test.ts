import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const sources = ["packages", "apps"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path).replaceAll("\\", "/"))
    .filter((path) => /^(?:packages\/\w+|apps)\/[\w-]+\/src\/.*\.tsx?$/.test(path)),
);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the tests below ask of each source, found in one walk over its syntax. */
const found = sources.map((path) => {
  const text = readFileSync(join(root, path), "utf8");
  const { program, errors } = parseSync(path, text);
  const functions: number[] = [];
  const assertions: string[] = [];
  const exported: string[] = [];
  const measured = ({ start, end }: Span) => functions.push(text.slice(start, end).split("\n").length);
  new Visitor({
    FunctionDeclaration: measured,
    FunctionExpression: measured,
    ArrowFunctionExpression: measured,
    TSAsExpression({ typeAnnotation: { start, end } }) {
      const type = text.slice(start, end);
      if (type !== "const") assertions.push(type);
    },
    ExportNamedDeclaration({ declaration }) {
      if (declaration === null) return;
      const { start, end } = declaration;
      const [, name] =
        /^(?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|interface|type|class) (\w+)/.exec(
          text.slice(start, end),
        ) ?? [];
      if (name !== undefined) exported.push(name);
    },
  }).visit(program);
  return { path, errors, assertions, exported, longest: Math.max(0, ...functions) };
});

/** Greatest number of lines of a function. */
const linesMax = 120;

test("every source is parsed", () => {
  expect(found.length).toBeGreaterThan(900);
  expect(found.filter(({ errors }) => errors.length > 0).map(({ path }) => path)).toEqual([]);
});

test(`no function is longer than ${linesMax} lines`, () => {
  const tooLong = found
    .filter(({ longest }) => longest > linesMax)
    .map(({ path, longest }) => `${path}: ${longest}`);
  expect(tooLong).toEqual([]);
});

/** Type assertions, each with its reason: biome refuses others, and the list only gets shorter. */
const assertions = [
  // A brand is a type alone, given by its one maker.
  "packages/core/disclosure/src/protect.ts: ProtectedTable",
  "packages/core/words/src/message-value.ts: MessageValue",
  // A message port has all that is asked of a worker, but the two members that it is given there.
  "packages/adapters/page-engine/src/connectors/workers.ts: Worker",
  "packages/adapters/page-engine/src/connectors/workers.ts: unknown",
  // Contacts have no question of several answers, which the type of units allows.
  "apps/partner-page/src/page/draft-edits.ts: PartDraft",
];

test("no type assertion but those listed", () => {
  const made = found.flatMap(({ path, assertions }) => assertions.map((type) => `${path}: ${type}`));
  expect(made.toSorted()).toEqual(assertions.toSorted());
});

test("a name is exported once", () => {
  const byName = Map.groupBy(
    found.flatMap(({ path, exported }) => [...new Set(exported)].map((name) => ({ name, path }))),
    ({ name }) => name,
  );
  const again = [...byName]
    .filter(([, all]) => all.length > 1)
    .map(([name, all]) => `${name}: ${all.map(({ path }) => path).join(", ")}`);
  expect(again).toEqual([]);
});

test("a comment starts with its subject, never with what another comment was about", () => {
  const leaning = sources.flatMap((path) =>
    readFileSync(join(root, path), "utf8")
      .split("\n")
      .filter((line) => /^\s*(?:\/\*\*|\/\/) (?:Of|The same|That|Those) /.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(leaning).toEqual([]);
});
