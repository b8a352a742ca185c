import type { FileStore } from "@vigie/files";

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
