import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";

/**
 * Runs the tests that a change most likely breaks, in about a quarter of a minute: of the package of each changed file, those
 * that read it, the nearest first, as long as `secondsMax` lasts; and the cases on DuckDB, where the engine reads it.
 * Usage: `npm run test:changed [-- FILE...]`; without a file, those that git says are changed.
 */

const root = join(import.meta.dirname, "..");
const casesTest = "packages/core/engine/test/cases.test.ts";
/** Of tests one after the other, as they took when they last ran here; two run at a time. */
const secondsMax = 10;
/** Of a test that never ran here: those of an app start processes and browsers. */
const secondsUsual = (test: string) => (test.startsWith("apps/") ? 5 : 1);

const isSource = (path: string) =>
  /^(?:packages\/\w+|apps)\/[^/]+\/.*\.tsx?$|^(?:spec|test)\/.*\.tsx?$/.test(path);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const packageOf = (path: string) => /^(?:(?:packages\/\w+|apps)\/[^/]+|[^/]+)/.exec(path)?.[0] ?? "";

function git(...words: readonly string[]): readonly string[] {
  const listed = execFileSync("git", words, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  return listed.split("\n").filter((line) => line !== "");
}

const sources = git("ls-files", "--cached", "--others", "--exclude-standard")
  .filter(isSource)
  .filter((path) => existsSync(join(root, path)));

/** Entry points, by the names that other packages import. */
const entryPoints = new Map(
  ["packages/core", "packages/adapters", "apps"].flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((name) => {
      const { name: called, exports = {} }: { readonly name: string; readonly exports?: object } = JSON.parse(
        readFileSync(join(root, folder, name, "package.json"), "utf8"),
      );
      return Object.entries(exports).map(
        ([at, path]) => [`${called}${at.slice(1)}`, join(folder, name, String(path))] as const,
      );
    }),
  ),
);

/** By file, those that name it in an import or as a worker: the way back from a change to its tests. */
const readersOf = Map.groupBy(
  sources.flatMap((reader) => {
    const named = readFileSync(join(root, reader), "utf8").matchAll(
      /"(\.{1,2}\/[^"\n]+\.tsx?|@vigie\/[^"\n]+)"/g,
    );
    return [...named].map(([, name = ""]) => ({
      reader,
      read: name.startsWith(".") ? normalize(join(reader, "..", name)) : (entryPoints.get(name) ?? ""),
    }));
  }),
  ({ read }) => read,
);

/** Imports between a file and each of those that read it, itself at 0. */
function distancesFrom(path: string): ReadonlyMap<string, number> {
  const distances = new Map([[path, 0]]);
  for (const [at, distance] of distances)
    for (const { reader } of readersOf.get(at) ?? [])
      if (!distances.has(reader)) distances.set(reader, distance + 1);
  return distances;
}

/** Seconds that each test took when it last ran here. */
function secondsTaken(): ReadonlyMap<string, number> {
  const cache = join(root, "node_modules", ".vite", "vitest");
  const files = existsSync(cache) ? readdirSync(cache, { recursive: true, encoding: "utf8" }) : [];
  const results = files.find((path) => path.endsWith("results.json"));
  if (results === undefined) return new Map();
  const { projects }: { readonly projects: Readonly<Record<string, { readonly files: Taken }>> } = JSON.parse(
    readFileSync(join(cache, results), "utf8"),
  );
  return new Map(
    Object.values(projects).flatMap(({ files: ran }) =>
      Object.entries(ran).map(([path, { duration }]) => [path, duration / 1000] as const),
    ),
  );
}

type Taken = Readonly<Record<string, { readonly duration: number }>>;

/** Words of a file's name: commands and pages are tested in processes of their own, which no import shows. */
const wordsOf = (path: string) => /([^/]+?)(?:\.test)?\.tsx?$/.exec(path)?.[1]?.split("-") ?? [];

/** Tests of the package of a file, those that most likely show what it breaks first. */
function testsFor(path: string): readonly string[] {
  const distances = distancesFrom(path);
  const own = sources.filter((test) => isTest(test) && packageOf(test) === packageOf(path));
  const alike = (test: string) => wordsOf(test).filter((word) => wordsOf(path).includes(word)).length;
  const reading = own.filter((test) => distances.has(test) || alike(test) > 0);
  return (reading.length > 0 ? reading : own).toSorted(
    (a, b) =>
      alike(b) - alike(a) || (distances.get(a) ?? sources.length) - (distances.get(b) ?? sources.length),
  );
}

const given = process.argv.slice(2).map((path) => normalize(path));
const changed = (
  given.length > 0
    ? given
    : [...git("diff", "--name-only", "HEAD"), ...git("ls-files", "--others", "--exclude-standard")]
).filter((path) => sources.includes(path));
const seconds = secondsTaken();
const took = (test: string) => seconds.get(test) ?? secondsUsual(test);
const cases = changed.some((path) => distancesFrom(path).has(casesTest)) ? [casesTest] : [];
const likely = [...new Set(changed.flatMap(testsFor))].filter((test) => test !== casesTest);
let left = secondsMax;
const chosen = likely.filter((test, at) => {
  const isChosen = at === 0 || took(test) <= left;
  if (isChosen) left -= took(test);
  return isChosen;
});
const all = [...cases, ...chosen];
console.log(`${all.join("\n")}\n${likely.length - chosen.length} other tests that read them: npm test`);
if (all.length > 0) {
  const ran = spawnSync(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", ...all], {
    cwd: root,
    stdio: "inherit",
  });
  process.exitCode = ran.status ?? 1;
}
