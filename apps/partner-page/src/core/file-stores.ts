import { type CopyOrigin, type FileStore, passingChunks } from "@vigie/files";
import type { PageFiles } from "@vigie/page-engine";

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

/** A store that keeps the last copy of each file: it is looked at first, then run, and a copy takes as much memory as it. */
interface CopyCache extends FileStore {
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

/** A store whose files fail to be read once the signal is aborted: reading a large one takes seconds. */
export function interruptibleStore<Store extends FileStore>(store: Store, signal: AbortSignal): Store {
  return {
    ...store,
    open: async (path) => {
      const source = await store.open(path);
      return {
        ...source,
        slice: (start, end) => {
          signal.throwIfAborted();
          return source.slice(start, end);
        },
        async *passing(range) {
          for await (const chunk of passingChunks(source, range)) {
            signal.throwIfAborted();
            yield chunk;
          }
        },
      };
    },
  };
}

/** A store whose copies are all erased at the end of what needs them. */
export function trackedCopies(store: FileStore): {
  readonly store: FileStore;
  eraseAll(): Promise<void>;
} {
  const copies = new Set<string>();
  return {
    store: {
      ...store,
      copy: async (text, origin) => {
        const path = await store.copy(text, origin);
        copies.add(path);
        return path;
      },
      erase: async (path) => {
        copies.delete(path);
        await store.erase(path);
      },
    },
    eraseAll: async () => {
      for (const path of copies) await store.erase(path);
    },
  };
}
