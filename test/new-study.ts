import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "..", "studies", "nouvelle");

const texts: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
);

/** The small study to start from (`studies/nouvelle`): text by path from its folder. */
export function newStudy(): ReadonlyMap<string, string> {
  return texts;
}
