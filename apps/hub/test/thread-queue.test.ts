import { expect, test } from "vitest";
import { threadQueue } from "../src/thread-queue.ts";

/** A thread that does what it is asked, and says how many pieces of work it did before. */
const script = `
  import { parentPort } from "node:worker_threads";
  let before = 0;
  parentPort.on("message", (asked) => {
    if (asked === "no end") for (;;);
    if (asked === "no room") for (const all = []; ; ) all.push(new Array(100_000).fill(asked));
    if (asked === "a fault") throw new RangeError(asked);
    parentPort.postMessage(asked + " " + before++);
  });`;
const url = new URL(`data:text/javascript,${encodeURIComponent(script)}`);

test("what takes too much time is stopped, and the next one is read", async () => {
  const queue = threadQueue<string, string>(url, { longest: 1_000 });
  const found = ["no end", "next"].map((job) => queue.run(async () => job));
  expect(await Promise.all(found)).toEqual([null, "next 0"]);
});

test("what takes too much memory, or fails, is stopped, and the next one is read", async () => {
  const queue = threadQueue<string, string>(url);
  const found = ["no room", "a fault", "next"].map((job) => queue.run(async () => job));
  expect(await Promise.all(found)).toEqual([null, null, "next 0"]);
  await expect(queue.run(() => Promise.reject(new RangeError("not there")))).rejects.toThrow("not there");
  expect(await queue.run(async () => "again")).toBe("again 0");
});

test("a thread does the work that waits, five pieces at most, and ends where none waits", async () => {
  const queue = threadQueue<string, string>(url);
  const together = ["a", "b", "a fault", "c", "d", "e", "f", "g", "h"].map((job) =>
    queue.run(async () => job),
  );
  expect(await Promise.all(together)).toEqual(["a 0", "b 1", null, "c 0", "d 1", "e 2", "f 3", "g 4", "h 0"]);
  const alone: (string | null)[] = [];
  for (const job of ["one", "two"]) alone.push(await queue.run(async () => job));
  expect(alone).toEqual(["one 0", "two 0"]);
});
