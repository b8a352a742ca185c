import { type FSWatcher, watch } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** An editor saves in several steps, which are one. */
const settled = 120;
/** Under Linux a recursive watch loses a file that another replaces, and on some network disks it sees nothing. */
const comparedEvery = 1000;

/**
 * Calls back once files of a folder have changed: the system reports it, or the folder differs from a second before. A change
 * while it works makes it work again afterwards.
 * @param failed called with an error of `changed`; the folder is watched all the same
 */
export function watchStudy(
  folder: string,
  changed: () => Promise<void>,
  failed: (error: unknown) => void,
): { readonly close: () => void } {
  let last = Promise.resolve();
  /** The folder as it was when the last call began. */
  let before = "";
  const react = () => {
    const call = async () => {
      before = await stateOf(folder);
      await changed();
    };
    last = last.then(call).catch(failed);
    return last;
  };
  let saving: NodeJS.Timeout | undefined;
  const watcher = systemWatch(folder, () => {
    clearTimeout(saving);
    saving = setTimeout(react, settled);
  });
  let isClosed = false;
  let comparison: NodeJS.Timeout | undefined;
  const compare = async () => {
    if ((await stateOf(folder)) !== before && !isClosed) await react();
    if (!isClosed) comparison = setTimeout(compare, comparedEvery);
  };
  void compare();
  return {
    close() {
      isClosed = true;
      watcher?.close();
      clearTimeout(saving);
      clearTimeout(comparison);
    },
  };
}

/** Null where the system watches no more folders; an error later, as where the folder goes, ends the watch alone. */
function systemWatch(folder: string, changed: () => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { recursive: true }, changed);
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}

/** Equal while no file that a study may be read from has changed; hidden files are none. */
async function stateOf(folder: string): Promise<string> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const states = entries
      .filter(({ name }) => !name.startsWith("."))
      .map(async (entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return `${entry.name} (${await stateOf(path)})`;
        const found = await stat(path);
        return [entry.name, found.ino, found.size, found.mtimeMs, found.ctimeMs].join(" ");
      });
    return (await Promise.all(states)).toSorted().join("\n");
  } catch (error) {
    // The study is then read again, which says why it cannot be.
    return `unreadable: ${String(error)}`;
  }
}
