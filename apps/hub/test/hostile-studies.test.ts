import { studyZip } from "@vigie/station";
import { newStudy } from "@vigie/study";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HubApp } from "../src/routes/request.ts";
import { hubApp } from "../src/server.ts";
import { threadPool } from "../src/thread-pool.ts";
import { personOf, type TestHub, testHub } from "./fixture.ts";
import { Visitor } from "./visitor.ts";

let own: TestHub;
let app: HubApp;
let lead: Visitor;
beforeAll(async () => {
  own = await testHub();
  app = hubApp(own.hub);
  lead = new Visitor(app);
  await lead.signIn((await personOf(own.hub, "lead", "Observatoire")).email);
});
afterAll(async () => own.close());

/** The study of `vigie new` with one file changed for the worse. */
const withFile = (path: string, text: string) =>
  new Uint8Array(studyZip(new Map(newStudy()).set(path, text)));
const ages = "codelists/ages.yaml";
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join("\n");
const deep = (levels: number) => withFile(ages, `codes: ${"[".repeat(levels)}${"]".repeat(levels)}`);
const nines = "*a,*a,*a,*a,*a,*a,*a,*a,*a".split(",");
const hostile: readonly (readonly [string, () => Uint8Array<ArrayBuffer>])[] = [
  ["lists within lists, thirty thousand deep", () => deep(30_000)],
  ["aliases of aliases, a billion once expanded", () => withFile(ages, bomb())],
  [
    "a code list of two thousand codes, each twice",
    () =>
      withFile(
        ages,
        `codelist: ages\nlabel: x\ncodes:\n${lines(4_000, (at) => `  - { code: c${at % 2_000}, label: x }`)}`,
      ),
  ],
  [
    "a key given ten thousand times",
    () =>
      withFile(
        "study.yaml",
        lines(10_000, () => "study: x"),
      ),
  ],
  [
    "a hundred megabytes of nothing, zipped",
    () => new Uint8Array(zipSync({ "study.yaml": [new Uint8Array(100_000_000), { level: 9 }] })),
  ],
];

function bomb(): string {
  const levels = ["a: &a [x]", ..."bcdefghij"].map((name, at) =>
    at === 0 ? name : `${name}: &${name} [${nines.join(",").replaceAll("*a", `*${"abcdefghij"[at - 1]}`)}]`,
  );
  return levels.join("\n");
}

test.each(hostile)("%s: refused in words, while readers are answered", async (_, bytes) => {
  const file = new File([bytes()], "etude.vigie");
  await lead.get("/etudes");
  const start = performance.now();
  let isAnswered = false;
  const sent = lead.post("/etudes", { file }).finally(() => {
    isAnswered = true;
  });
  let longest = 0;
  while (!isAnswered) {
    const asked = performance.now();
    expect((await app.request("/")).status).toBe(200);
    longest = Math.max(longest, performance.now() - asked);
    await new Promise((next) => setTimeout(next, 10));
  }
  const refused = await sent;
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("Que faire")]);
  expect(longest).toBeLessThan(Math.max(300, (performance.now() - start) / 2));
});

/** A thread that does what it is asked. */
const script = `
  import { parentPort } from "node:worker_threads";
  parentPort.once("message", (asked) => {
    if (asked === "no end") for (;;);
    if (asked === "no room") for (const all = []; ; ) all.push(new Array(100_000).fill(asked));
    if (asked === "a fault") throw new RangeError(asked);
    parentPort.postMessage(asked);
  });`;

test("what takes too much time or memory, or fails, is stopped, and the next one is read", async () => {
  const url = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
  const threads = threadPool<string, string>(url, { longest: 4_000 });
  const found = ["no end", "no room", "a fault", "next"].map((asked) => threads.run(async () => asked));
  expect(await Promise.all(found)).toEqual([null, null, null, "next"]);
  await expect(threads.run(() => Promise.reject(new RangeError("not there")))).rejects.toThrow("not there");
  expect(await threads.run(async () => "again")).toBe("again");
});
