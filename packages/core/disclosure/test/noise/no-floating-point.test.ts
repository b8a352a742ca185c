import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "../../src/noise");
const read = (file: string) => readFileSync(join(folder, file), "utf8");

/** The code of a file: comments removed, texts emptied. */
const codeOf = (text: string) =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, " ")
    .replaceAll(/\/\/.*/g, " ")
    .replaceAll(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g, '""');

/** What could make a floating-point number. A bigint literal ends in n, and bigints are divided without rounding. */
const floating = [
  { what: "Math", pattern: /\bMath\b/ },
  { what: "Number", pattern: /\bNumber\b/ },
  { what: "parseFloat or parseInt", pattern: /\bparse(?:Float|Int)\b/ },
  { what: "a number from an operator", pattern: /(?<![\w)\].]\s*)\+\s*[\w(]/ },
  { what: "a decimal", pattern: /\d\.\d|(?<![\w.])\.\d/ },
  { what: "an exponent", pattern: /(?<![\w$])\d[\d_]*e[+-]?\d/i },
  { what: "a typed array of floats", pattern: /\bFloat\d/ },
];
const numbers = [
  { what: "a literal that is not a bigint", pattern: /(?<![\w$.])(?:0x[\da-f_]+|\d[\d_]*)(?![\w.])/i },
  { what: "the type number", pattern: /\bnumber\b/ },
];
/** The stream counts bits and bytes with small integers: it may not divide them. */
const division = [{ what: "a division", pattern: /(?<![<*])\/(?![/*>])/ }];

const found = (text: string, rules: readonly { what: string; pattern: RegExp }[]) =>
  rules.filter(({ pattern }) => pattern.test(codeOf(text))).map(({ what }) => what);

/** The file and every file of the folder that it imports by value: types do not compute. */
function pathFrom(file: string): string[] {
  const imported = read(file).matchAll(/^(?:import|export) (?!type )[^;]*? from "\.\/([\w-]+\.ts)"/gm);
  return [file, ...[...imported].flatMap(([, name = ""]) => pathFrom(name))];
}

test("the sampler computes with bigints only", () => {
  const files = pathFrom("discrete-gaussian.ts");
  expect(files).toEqual(["discrete-gaussian.ts", "elementary-draws.ts"]);
  for (const file of files) expect(found(read(file), [...floating, ...numbers]), file).toEqual([]);
});

test("the stream computes with bytes and integers only", () => {
  expect(pathFrom("random-stream.ts")).toEqual(["random-stream.ts"]);
  expect(found(read("random-stream.ts"), [...floating, ...division])).toEqual([]);
});

test.each([
  "const root = Math.sqrt(variance);",
  "const scale = Number(numerator) / Number(denominator);",
  "const half = 0.5;",
  "const half = .5;",
  "const million = 1e6;",
  "const one = 1;",
  "const mask = 0xff;",
  'const value = parseFloat("2");',
  "const value = +text;",
  "const values = new Float64Array(length);",
  "function draw(variance: number) {}",
])("it would be found: %s", (code) => {
  expect(found(code, [...floating, ...numbers])).not.toEqual([]);
});

test.each([
  "const x = (a / 2n) % 10_000n + b;",
  "// 0.5 of Math",
  'const text = "0.5";',
  "/** exp(-1 / 2) */",
])("it is allowed: %s", (code) => {
  expect(found(code, [...floating, ...numbers])).toEqual([]);
});

test.each(["const byte = position / 8;", "position /= 8;"])("it would be found in the stream: %s", (code) => {
  expect(found(code, division)).not.toEqual([]);
});
