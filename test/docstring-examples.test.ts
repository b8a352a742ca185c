import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/**
 * Lines under `@example` in a docstring are `expression // value`: both are evaluated with what the module exports, and
 * the value's numbers hold to the decimals that are written.
 */
const root = join(import.meta.dirname, "..");

interface Example {
  readonly expression: string;
  readonly value: string;
}

const examplesOf = (source: string): readonly Example[] =>
  [...source.matchAll(/^ *\/\*\*[\s\S]*?\*\//gm)].flatMap(([docstring]) =>
    [...docstring.matchAll(/@example\n((?: *\* (?!@).*\n)*)/g)].flatMap(([, block = ""]) =>
      block
        .split("\n")
        .map((line) => line.replace(/^ *\* ?/, "").trim())
        .filter((line) => line !== "")
        .map((line) => {
          const [expression = "", value] = line.split(" // ");
          if (value === undefined) throw new SyntaxError(`an example without its value: ${line}`);
          return { expression, value };
        }),
    ),
  );

const decimals = /(?<![\w"'`.])-?\d*\.(\d+)(?![\w"'`])/g;

/** What a value written in an example allows: 0.2553 is any number that rounds to it. */
function expected(value: string): unknown {
  const written = value.replaceAll(decimals, (number, { length }) => `near(${number}, ${length})`);
  return new Function("near", `return (${written})`)((number: number, digits: number) =>
    expect.closeTo(number, digits),
  );
}

const sources = globSync(["packages/*/*/src/**/*.ts", "apps/*/src/**/*.ts"], { cwd: root })
  .map((path) => ({ path, examples: examplesOf(readFileSync(join(root, path), "utf8")) }))
  .filter(({ examples }) => examples.length > 0)
  .toSorted((a, b) => (a.path < b.path ? -1 : 1));

for (const { path, examples } of sources)
  test(path, async () => {
    const exported: Record<string, unknown> = await import(/* @vite-ignore */ join(root, path));
    for (const { expression, value } of examples) {
      const made = new Function(...Object.keys(exported), `return (${expression})`);
      expect(made(...Object.values(exported)), expression).toEqual(expected(value));
    }
  });

test("examples are found, and one that is false is seen", () => {
  expect(sources.length).toBeGreaterThan(15);
  const text = [
    "/**",
    " * A half.",
    " * @example",
    " * half(1) // 0.5",
    " * @throws {RangeError} never",
    " */",
  ];
  expect(examplesOf(`${text.join("\n")}\n`)).toEqual([{ expression: "half(1)", value: "0.5" }]);
  expect(0.506).not.toEqual(expected("0.50"));
  expect([0.504, "0.5"]).toEqual(expected('[0.50, "0.5"]'));
});
