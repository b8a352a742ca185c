import type { FileStore } from "@vigie/files";
import { expect, test } from "vitest";
import { copyCache } from "../../src/core/file-stores.ts";

/** Texts by path, which a store has in memory. */
function memoryStore() {
  const texts = new Map<string, string>();
  let copies = 0;
  const store: FileStore = {
    open: () => Promise.reject(new RangeError("nothing is opened")),
    copy: async (text) => {
      const path = `copy ${++copies}`;
      let whole = "";
      for await (const piece of text) whole += piece;
      texts.set(path, whole);
      return path;
    },
    erase: async (path) => {
      texts.delete(path);
    },
  };
  return { texts, store };
}

const from = (path: string, reading: string) => ({
  file: { path, shown: path },
  reading,
  isOnlyRecoded: false,
});

async function* text(content: string): AsyncGenerator<string> {
  yield content;
}
async function* unread(): AsyncGenerator<string> {
  yield Promise.reject(new Error("it was read again"));
}

test("the last copy of a file is given again for the same reading, outlives its users, and goes with the file", async () => {
  const { texts, store } = memoryStore();
  const cache = copyCache(store);
  const first = await cache.copy(text("é"), from("a", "cp1252"));
  await cache.erase(first);
  expect(await cache.copy(unread(), from("a", "cp1252"))).toBe(first);
  const other = await cache.copy(text("é of b"), from("b", "cp1252"));
  const second = await cache.copy(text("Ã©"), from("a", "utf-8"));
  expect(texts).toEqual(
    new Map([
      [other, "é of b"],
      [second, "Ã©"],
    ]),
  );
  await cache.forget("a");
  expect([...texts.keys()]).toEqual([other]);
});

test("a copy that follows from no file alone is its user’s to erase", async () => {
  const { texts, store } = memoryStore();
  const cache = copyCache(store);
  await cache.erase(await cache.copy(text("rows")));
  expect(texts.size).toBe(0);
});
