import type { CopyOrigin, FileStore } from "@vigie/files";

/** A store that keeps the last copy of each file: it is looked at first, then run, and a copy takes as much memory as it. */
export interface CopyCache extends FileStore {
  /** Erases the copy that was kept of a file. */
  forget(path: string): Promise<void>;
}

export function copyCache(store: FileStore): CopyCache {
  const kept = new Map<string, { readonly path: string; readonly reading: string }>();
  const forget = async (path: string) => {
    const copy = kept.get(path);
    kept.delete(path);
    if (copy !== undefined) await store.erase(copy.path);
  };
  return {
    ...store,
    copy: async (text: AsyncIterable<string | Uint8Array>, origin?: CopyOrigin) => {
      if (origin === undefined) return store.copy(text);
      const before = kept.get(origin.file.path) ?? null;
      if (before !== null && before.reading === origin.reading) return before.path;
      await forget(origin.file.path);
      const path = await store.copy(text, origin);
      kept.set(origin.file.path, { path, reading: origin.reading });
      return path;
    },
    erase: async (path) => {
      const isKept = [...kept.values()].some((copy) => copy.path === path);
      if (!isKept) await store.erase(path);
    },
    forget,
  };
}
