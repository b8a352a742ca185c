import type { PageFiles } from "@vigie/engine/page";
import type { CopyCache } from "./copy-cache.ts";

/** Files of the person by their names, lent to the engine under paths of its own. */
export interface LentFiles {
  /** One of the same name is given back first. */
  take(name: string, file: Blob): Promise<string>;
  giveBack(name: string): Promise<void>;
  /** A mapping of the command names files from its folder: the last part of the name is enough, where one file has it. */
  pathOf(name: string): string | null;
}

/** @param copies forgets those of a file that is given back */
export function lentFiles(files: PageFiles, copies: CopyCache): LentFiles {
  const paths = new Map<string, string>();
  const giveBack = async (name: string) => {
    const path = paths.get(name);
    if (path === undefined) return;
    paths.delete(name);
    await copies.forget(path);
    await files.erase(path);
  };
  return {
    take: async (name, file) => {
      await giveBack(name);
      const path = await files.lend(file);
      paths.set(name, path);
      return path;
    },
    giveBack,
    pathOf: (name) => paths.get(name) ?? paths.get(lastPart(name)) ?? null,
  };
}

function lastPart(name: string): string {
  return /[^/\\]*$/.exec(name)?.[0] ?? name;
}
