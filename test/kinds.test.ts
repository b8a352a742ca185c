import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeExample } from "../apps/cli/test/vigie.ts";
import { figures } from "../packages/core/findings/src/figures/index.ts";
import { kinds } from "../packages/core/study/src/kinds/index.ts";
import { fenced } from "./fenced.ts";
import { kindComparisons } from "./kind-comparisons.ts";

const root = join(import.meta.dirname, "..");
const names = Object.keys(kinds);

describe("comparisons of the kind of an indicator are found", () => {
  test.each([
    ['if (indicator.kind === "profile") return;', 1],
    ['const is = ({ kind }: Indicator) => kind !== "rate" && kind !== "cross";', 2],
    ['if ("summary" === indicator?.kind) return;', 1],
    ["if (indicator[\"kind\"] == 'overlap') return;", 1],
    ['switch (subject.indicator.kind) {\n case "rate":\n case "multiple": {\n return;\n }\n}', 2],
    ['switch (indicator.kind satisfies string) {\n default: {\n }\n case "association":\n}', 1],
    ['const withoutShares: readonly Indicator["kind"][] = ["agreement", "rate", "summary"];', 2],
    ['if (["agreement"].includes(indicator.kind)) return;', 1],
    ['const some = new Set(["distribution", "profile"]);', 1],
  ])("%s", (code, count) => {
    expect(kindComparisons(code, names)).toHaveLength(count);
  });

  test.each([
    'if (change.kind === "compared") return;',
    'switch (expression.op) {\n case "rate":\n return;\n}',
    'if (attribute.type === "multiple") return;',
    'const columns = ["inhabitants", "rate", "gap"];',
    'export const figures = { overlap, "dot-plot": dotPlot };',
    "// indicator.kind === \"profile\"\n/* kind === 'rate' */",
  ])("and nothing else: %s", (code) => {
    expect(kindComparisons(code, names)).toEqual([]);
  });
});

test("no source outside the folder of kinds compares them", () => {
  const compared = ["packages/core", "packages/adapters", "apps"]
    .flatMap((folder) =>
      readdirSync(join(root, folder)).map((packageName) => join(folder, packageName, "src")),
    )
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) =>
        join(folder, path),
      ),
    )
    .filter((path) => /\.[jt]sx?$/.test(path) && !path.startsWith("packages/core/study/src/kinds/"))
    .flatMap((path) =>
      kindComparisons(readFileSync(join(root, path), "utf8"), names).map((found) => `${path}: ${found}`),
    );
  expect(compared).toEqual([]);
});

test("each file of the folder that makes a kind is in the registry, and kinds name figures that exist: all of them", () => {
  const folder = join(root, "packages/core/study/src/kinds");
  const made = readdirSync(folder).filter((name) =>
    /^export const \w+: IndicatorKind</m.test(readFileSync(join(folder, name), "utf8")),
  );
  expect(made).toHaveLength(names.length);
  const named = new Set(Object.values(kinds).flatMap((kind) => [...kind.figures]));
  expect([...named].toSorted()).toEqual(Object.keys(figures).toSorted());
});

describe("a kind added as the document says, in a copy of the repository", () => {
  const page = readFileSync(join(root, "docs/add-an-indicator-kind.md"), "utf8");
  const [file = "", entry = ""] = fenced(page, "ts");
  const [indicator = ""] = fenced(page, "yaml");
  const folder = mkdtempSync(join(tmpdir(), "vigie-kinds-"));
  const copy = join(folder, "vigie");
  const src = join(copy, "packages/core/study/src");

  beforeAll(async () => {
    copyRepository(copy);
    const registry = join(src, "kinds/index.ts");
    const before = await readFile(registry, "utf8");
    await writeFile(join(src, "kinds/count-only.ts"), file);
    await writeFile(
      registry,
      `import { countOnly } from "./count-only.ts";\n${before.replace("const kinds = {\n", (head) => head + entry)}`,
    );
    await writeExample(folder);
    await appendFile(join(folder, "etude/indicators.yaml"), indicator.replace("indicators:\n", "\n"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Runs a script on the sources of the copy, all in one process: nothing of a copy is compiled already. */
  const evaluated = (script: string) =>
    outputOf(process.execPath, ["--input-type=module", "--eval", script], folder);
  const sourceAt = (path: string) => JSON.stringify(join(copy, path));

  test("goes from the text of a study to its table, its bundle and its figure", async () => {
    const commands = [
      ["check", "etude"],
      ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "sortie", "--date", "2026-01-01"],
      ["assemble", "etude", "sortie/bundle.zip", "--out", "site"],
    ];
    const out = await evaluated(`const { main } = await import(${sourceAt("apps/cli/src/main.ts")});
      const ended = [];
      for (const words of ${JSON.stringify(commands)}) {
        let error = "";
        const code = await main(words, { out: { write() {} }, error: { write: (text) => (error += text) }, env: process.env });
        ended.push({ code, error });
      }
      console.log(JSON.stringify(ended));`);
    expect(JSON.parse(out)).toEqual(commands.map(() => ({ code: 0, error: "" })));

    const bundle = unzipSync(await readFile(join(folder, "sortie/bundle.zip")));
    const path = Object.keys(bundle).find((name) => basename(name) === "menages_par_rsa.csv") ?? "";
    const [head = "", ...rows] = new TextDecoder().decode(bundle[path]).trimEnd().split("\n");
    expect(head).toMatch(/^universe,rsa,menage,count,/);
    // 2 known codes, the unknown and the total, by 5 codes, the unknown and the total.
    expect(rows).toHaveLength(4 * 7);

    // 30 of the 60 households with RSA are of one person: what leaves is noisy.
    const data = await readFile(join(folder, "site/donnees/menages_par_rsa.csv"), "utf8");
    const [, count, error] = /^all,yes,isole,.*,(\d+),([\d.]+),/m.exec(data) ?? [];
    expect(Math.abs(Number(count) - 30)).toBeLessThan(5 * Number(error));
    expect(rows.find((row) => row.startsWith("all,yes,isole,"))).toMatch(`all,yes,isole,${count},`);

    const chapter = await readFile(join(folder, "site/chapitres/allocataires-all.html"), "utf8");
    expect(chapter).toMatch(/<figure[^>]*id="menages_par_rsa"/);
    const drawing = await readFile(join(folder, "site/figures/menages_par_rsa.svg"), "utf8");
    expect(drawing).toMatch(/<svg[\s\S]*Personne seule[\s\S]*<\/svg>/);
  });

  test("has its form, from its schema alone", async () => {
    const forms = sourceAt("packages/core/study/src/forms/form-fields.ts");
    const out = await evaluated(`const { indicatorForms } = await import(${forms});
      console.log(JSON.stringify(indicatorForms().get("count_only")));`);
    const { help, fields } = JSON.parse(out);
    expect(help).toBe("Effectifs d’une caractéristique selon une autre, sans parts.");
    expect(fields.at(-1)).toEqual({
      key: "by",
      help: "L’autre caractéristique.",
      required: true,
      input: { kind: "name", of: "attribute" },
    });
  });

  // A type-check of the whole: in long runs.
  test.skipIf(process.env.VIGIE_LONG === undefined)(
    "nothing but the registry, and what reads an indicator from its file, uses its kind: types say so without it",
    async () => {
      const declared = join(src, "model/indicator.ts");
      const text = await readFile(declared, "utf8");
      await writeFile(declared, text.replace("  readonly kind: string;\n", ""));
      const out = await outputOf(
        process.execPath,
        [join(root, "node_modules/typescript/bin/tsc"), "-p", copy],
        copy,
      );
      await writeFile(declared, text);
      const lines = out.split("\n").filter((line) => /^[^\s(]+\(\d+,\d+\): error/.test(line));
      const ofKind = lines.filter((line) => line.includes("'kind'") || line.includes("study/src/kinds/"));
      expect(ofKind.map((line) => line.split("(")[0]).toSorted()).toEqual([
        "packages/core/study/src/kinds/index.ts",
        "packages/core/study/src/resolve/resolve-indicators.ts",
      ]);
    },
  );
});

/** Sources of the packages and of the command, with the dependencies of this one. */
function copyRepository(to: string): void {
  const isSource = (path: string) => !/\/(node_modules|test|cases|reference)$/.test(path);
  for (const path of ["packages", "apps/cli", "package.json", "tsconfig.json"])
    cpSync(join(root, path), join(to, path), { recursive: true, filter: isSource });
  mkdirSync(join(to, "node_modules/@vigie"), { recursive: true });
  for (const name of readdirSync(join(root, "node_modules")))
    if (name !== "@vigie") symlinkSync(join(root, "node_modules", name), join(to, "node_modules", name));
  for (const folder of ["packages/core", "packages/adapters"])
    for (const packageName of readdirSync(join(root, folder))) {
      symlinkSync(join("../..", folder, packageName), join(to, "node_modules/@vigie", packageName));
      const modules = join(folder, packageName, "node_modules");
      if (readdirSync(join(root, folder, packageName)).includes("node_modules"))
        symlinkSync(join(root, modules), join(to, modules));
    }
}

/** What a program prints, whether it succeeds or not. */
function outputOf(program: string, words: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, [...words], { cwd, maxBuffer: 1 << 26 }, (_, out) => resolve(out));
  });
}
