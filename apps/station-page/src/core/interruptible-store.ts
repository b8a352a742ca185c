import { type FileStore, passingChunks } from "@vigie/files";

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
