import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Component, installedComponents } from "./components.ts";
import { pathsIn } from "./paths-in.ts";

/** Files of packages that the program finds in its `node_modules`. */
export interface Installed {
  /** Path in the program's folder, with `/`, to bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly components: readonly Component[];
}

/** @param keptFiles files of each package, by path in it; its manifest always is */
export async function installedPackages(
  root: string,
  keptFiles: Readonly<Record<string, RegExp>>,
): Promise<Installed> {
  const folders = Object.keys(keptFiles).map((name) => `node_modules/${name}`);
  const paths: string[] = [];
  for (const [name, isKept] of Object.entries(keptFiles))
    for (const path of await pathsIn(root, `node_modules/${name}`)) {
      const pathInPackage = path.slice(`node_modules/${name}/`.length);
      if (pathInPackage === "package.json" || isKept.test(pathInPackage)) paths.push(path);
    }
  return { files: await filesAt(root, paths), components: await installedComponents(root, folders) };
}

/** Path, with `/`, to bytes. */
export async function filesAt(
  root: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const read = paths.map(async (path) => [path, new Uint8Array(await readFile(join(root, path)))] as const);
  return new Map(await Promise.all(read));
}
