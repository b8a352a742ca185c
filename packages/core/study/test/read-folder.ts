import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The text files of a folder of this test directory, by path from that folder. */
export function readFolder(name: string): ReadonlyMap<string, string> {
  const folder = join(import.meta.dirname, name);
  return new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(ya?ml|md|geojson|csv)$/.test(path))
      .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]),
  );
}
