import { studyZip } from "@vigie/partner";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import type { HubApp } from "../src/routes/request.ts";
import { hubApp } from "../src/server.ts";
import { personOf, type TestHub, testHub } from "./fixture.ts";
import { Visitor } from "./visitor.ts";

let service: TestHub;
let app: HubApp;
let lead: Visitor;
beforeAll(async () => {
  service = await testHub();
  app = hubApp(service.hub);
  lead = new Visitor(app);
  await lead.signIn((await personOf(service.hub, "lead", "Observatoire")).email);
});
afterAll(async () => service.close());

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
    const start = performance.now();
    expect((await app.request("/")).status).toBe(200);
    longest = Math.max(longest, performance.now() - start);
    await new Promise((next) => setTimeout(next, 10));
  }
  const refused = await sent;
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("Que faire")]);
  expect(longest).toBeLessThan(Math.max(300, (performance.now() - start) / 2));
});
