import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Which packages each package may import: the direction of the arrows. Changing it takes a decision record. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  table: [],
  study: ["words", "table"],
  files: ["words", "documents", "study"],
  mapping: ["words", "study", "files"],
  engine: ["words", "table", "study", "files", "mapping"],
  statistics: [],
  places: [],
  disclosure: ["words", "table", "study", "engine", "statistics"],
  bundle: ["words", "table", "study", "disclosure"],
  words: [],
  documents: ["words"],
  drawing: ["words", "documents", "statistics"],
  tables: ["words", "table", "study", "files", "places", "bundle", "statistics", "drawing"],
  findings: ["words", "table", "study", "places", "bundle", "statistics", "drawing", "tables"],
  text: ["words", "table", "study", "places", "bundle", "statistics", "drawing", "tables", "findings"],
  publication: [
    "words",
    "table",
    "study",
    "files",
    "places",
    "bundle",
    "statistics",
    "documents",
    "drawing",
    "tables",
    "findings",
    "text",
  ],
  fiction: ["words", "table", "study", "files", "mapping"],
  "sas-spss": ["words", "files"],
  postgres: ["words", "mapping", "engine"],
  clickhouse: ["words", "mapping", "engine"],
  "page-engine": ["words", "files", "mapping", "engine"],
  "known-lists": ["words", "study", "files", "places"],
  handouts: ["words", "documents", "study", "files", "disclosure", "partner"],
  partner: [
    "words",
    "documents",
    "table",
    "study",
    "files",
    "mapping",
    "engine",
    "statistics",
    "disclosure",
    "bundle",
    "tables",
  ],
};

const root = join(import.meta.dirname, "..");
/** The folder of each package: the study system, or what plugs into it. */
const folderOf = new Map(
  ["core", "adapters"].flatMap((folder) =>
    readdirSync(join(root, "packages", folder)).map((name) => [name, folder] as const),
  ),
);
const sources = [...folderOf].flatMap(([packageName, folder]) =>
  readdirSync(join(root, "packages", folder, packageName), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes("node_modules"))
    .map((path) => ({
      path: `${packageName}/${path}`,
      packageName,
      text: readFileSync(join(root, "packages", folder, packageName, path), "utf8"),
    })),
);
/** Where a relative import leads: to a path as those of `sources`, or from the repository's root. */
const targetOf = (packageName: string, path: string, name: string) =>
  join("packages", folderOf.get(packageName) ?? "", path, "..", name).replace(
    /^packages\/\w+\//,
    "packages/",
  );

/** `import … from`, `export … from`, `import()`, `import "…"`, `require()`, `import.meta.resolve()`. */
const specifiers = (text: string) =>
  [
    ...text.matchAll(
      /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*|\bresolve\s*\(\s*)["'`]([^"'`]+)["'`]/g,
    ),
  ].map((match) => match[1] ?? "");

/**
 * The entry point of a package, or its second one; its `node` entry point from a folder of the same name only, and that of
 * adapters from these only.
 */
const isEntryPoint = (name: string, packageName: string, path: string) =>
  name === `@vigie/${packageName}` ||
  secondEntryPoints.includes(name) ||
  (folderOf.get(path.split("/")[0] ?? "") === "adapters" && name === `@vigie/${packageName}/adapter`) ||
  (path.includes("/node/") && name === `@vigie/${packageName}/node`);

/** For what needs little of a package: tables without special functions, the worker of DuckDB without readers of files. */
const secondEntryPoints = ["@vigie/statistics/margins", "@vigie/files/cp1252"];

test("packages exist and are all in the rule", () => {
  expect([...folderOf.keys()].toSorted()).toEqual(Object.keys(allowed).toSorted());
  expect(readdirSync(join(root, "packages")).toSorted()).toEqual(["adapters", "core"]);
});

test("no package of the core imports an adapter, by its sources or by its tests", () => {
  const adapters = [...folderOf].filter(([, folder]) => folder === "adapters").map(([name]) => name);
  expect(adapters.length).toBeGreaterThan(1);
  const wrong = sources
    .filter(({ packageName }) => folderOf.get(packageName) === "core")
    .flatMap(({ path, text }) =>
      specifiers(text)
        .filter(
          (name) =>
            /adapters\//.test(name) ||
            adapters.some((adapter) => `${name}/`.startsWith(`@vigie/${adapter}/`)),
        )
        .map((name) => `${path} imports ${name}`),
    );
  expect(wrong).toEqual([]);
});

/** The cells of each line of a table of docs/architecture.md that names packages, under its heading. */
const tableUnder = (heading: string) =>
  (readFileSync(join(root, "docs/architecture.md"), "utf8").split(`## ${heading}\n`)[1] ?? "")
    .split("\n## ")[0]
    ?.split("\n")
    .filter((line) => /^\| (?:`|\[`)/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", ""))) ?? [];

test("docs/architecture.md draws these arrows", () => {
  const drawn = tableUnder("The packages")
    .map(
      ([, packageName = "", , , imported = ""]) => [/[\w-]+/.exec(packageName)?.[0] ?? "", imported] as const,
    )
    .filter(([packageName]) => packageName !== "apps");
  const sorted = (packages: readonly string[]) => packages.toSorted();
  expect(
    new Map(
      drawn.map(([packageName, names]) => [
        packageName,
        sorted(names.replace("nothing", "").match(/[\w-]+/g) ?? []),
      ]),
    ),
  ).toEqual(
    new Map(Object.entries(allowed).map(([packageName, packages]) => [packageName, sorted(packages)])),
  );
});

test("a contact goes through nine packages at the most, each of them once", () => {
  const way = tableUnder("The way of one contact").map(([, packageName = "", , type = ""]) => ({
    packageName,
    type,
  }));
  const packages = way.map(({ packageName }) => packageName);
  expect(packages.length).toBeGreaterThan(4);
  expect(packages.length).toBeLessThan(10);
  expect(new Set(packages).size).toBe(packages.length);
  const calledBy = (packageName: string): readonly string[] =>
    (allowed[packageName] ?? []).flatMap((other) => [other, ...calledBy(other)]);
  // One that calls a later one would get the contact back from it.
  expect(
    packages.flatMap((packageName, at) =>
      calledBy(packageName).filter((other) => packages.indexOf(other) > at),
    ),
  ).toEqual([]);
  const textIn = (packageName: string, path: string) =>
    sources
      .filter((source) => source.packageName === packageName && source.path.includes(path))
      .map(({ text }) => text);
  for (const [at, { packageName, type }] of way.slice(0, -1).entries()) {
    expect(textIn(packageName, "/src/index.ts").join(), `${packageName} exports ${type}`).toMatch(
      new RegExp(`\\b${type}\\b`),
    );
    const next = [packages[at + 1] ?? "", "partner"].flatMap((other) => textIn(other, "/src/"));
    expect(
      next.some((text) => new RegExp(`\\b${type}\\b[^;]*"@vigie/${packageName}"`).test(text)),
      `${type} goes on`,
    ).toBe(true);
  }
});

test("imports between packages go one way, through the entry point", () => {
  const wrong = sources
    .filter(({ path }) => path.split("/")[1] === "src")
    .flatMap(({ path, packageName, text }) =>
      specifiers(text)
        .filter((name) => name.startsWith("@vigie/"))
        .filter((name) => !allowed[packageName]?.some((other) => isEntryPoint(name, other, path)))
        .map((name) => `${path} imports ${name}`),
    );
  expect(wrong).toEqual([]);
});

test("a relative import stays in its package; that of a test may reach the packages that its own one imports, `spec/` and `test/`", () => {
  const wrong = sources.flatMap(({ path, packageName, text }) => {
    const reached =
      path.split("/")[1] === "src" ? [packageName] : [packageName, ...(allowed[packageName] ?? [])];
    return specifiers(text)
      .filter((name) => name.startsWith("."))
      .map((name) => ({ name, target: targetOf(packageName, path, name) }))
      .filter(({ target }) => !reached.some((other) => target.startsWith(`packages/${other}/`)))
      .filter(({ target }) => path.split("/")[1] === "src" || !/^(?:spec|test)\//.test(target))
      .map(({ name }) => `${path} imports ${name}`);
  });
  expect(wrong).toEqual([]);
});

test("the specification imports the engine and what the engine imports", () => {
  const known = ["engine", ...(allowed.engine ?? [])];
  const wrong = readdirSync(join(root, "spec"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) =>
      specifiers(readFileSync(join(root, "spec", path), "utf8"))
        .filter((name) => /^(?:[.]|@vigie)/.test(name))
        .map((name) => (name.startsWith(".") ? join("spec", path, "..", name) : name))
        .filter((name) => !known.some((other) => name.startsWith(`packages/core/${other}/src/`)))
        .filter((name) => !name.startsWith("spec/") && !known.some((other) => name === `@vigie/${other}`))
        .map((name) => `${path} imports ${name}`),
    );
  expect(wrong).toEqual([]);
});

/** Of databases: only a connector knows one. */
const drivers = ["@duckdb/node-api", "@duckdb/duckdb-wasm", "parquet-wasm/esm", "pg"];

test("Node.js and the drivers of databases are imported at the edge only", () => {
  const wrong = sources
    .filter(({ path }) => path.split("/")[1] === "src" && !/\/(?:node|connectors)\//.test(path))
    .filter(({ text }) => specifiers(text).some((name) => name.startsWith("node:") || drivers.includes(name)))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

/** What a source loads of its own package; types load nothing, and `circles.test.ts` follows them. */
const loaded = ({ path, text }: (typeof sources)[number]) =>
  specifiers(text.replaceAll(/^(?:import|export) type [^;]*;/gm, ""))
    .filter((name) => name.startsWith("."))
    .map((name) => join(path, "..", name));

function circles(links: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const follow = (path: string, way: readonly string[]) => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(" > "));
    if (way.includes(path) || done.has(path)) return;
    for (const next of links.get(path) ?? []) follow(next, [...way, path]);
    done.add(path);
  };
  for (const path of links.keys()) follow(path, []);
  return found;
}

test("no source loads itself by way of others", () => {
  expect(circles(new Map(sources.map((source) => [source.path, loaded(source)])))).toEqual([]);
});
