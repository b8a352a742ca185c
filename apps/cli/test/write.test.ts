import { appendFile, copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spawnVigie, vigie, workbench, writeExample } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
let address = "";
let stop: () => Promise<unknown>;

beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  await writeFile(join(folder, "etude", "diagnostic.fr.md"), "Première version.\n");
  const words = ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "sortie"];
  expect(await vigie(words, folder)).toMatchObject({ code: 0 });
  // As a demonstration leaves them.
  await mkdir(join(folder, "demo", "partenaires", "caf"), { recursive: true });
  await copyFile(
    join(folder, "sortie", "bundle.zip"),
    join(folder, "demo", "partenaires", "caf", "bundle.zip"),
  );
  const { child, ended } = spawnVigie(["write", "etude"], folder);
  address = await new Promise<string>((resolve, reject) => {
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\/[\w-]+\//.exec(out)?.[0];
      if (found) resolve(found);
    });
    child.once("close", () => reject(new Error(out)));
  });
  stop = async () => {
    child.kill("SIGINT");
    return ended;
  };
});
afterAll(() => clear());

const read = async (path: string) => (await fetch(new URL(path, address))).text();
/** Saves a file as an editor does, and waits until the page is told. */
async function save(change: () => Promise<void>): Promise<void> {
  const events = await fetch(new URL("_/events", address));
  const reader = events.body?.getReader();
  await reader?.read();
  await change();
  await reader?.read();
  await reader?.cancel();
}
const text = () => join(folder, "etude", "diagnostic.fr.md");

test("each saved text is in the diagnostic, and what is wrong is said beside the last one that could be made", async () => {
  expect(await read("site/index.html")).toContain("Première version.");
  expect(await read("")).toContain("Le diagnostic est à jour.");
  await save(() => writeFile(text(), "Seconde version.\n"));
  expect(await read("site/index.html")).toContain("Seconde version.");
  await save(() => appendFile(text(), "\n::figure[absente]\n"));
  const problems = await read("_/problems");
  expect(problems).toContain("diagnostic.fr.md, ligne 3");
  expect(problems).toContain("Remède");
  expect(await read("site/index.html")).toContain("Seconde version.");
  await save(() => writeFile(text(), "Troisième version.\n"));
  expect(await read("_/problems")).toContain("à jour");
  expect(await read("site/index.html")).toContain("Troisième version.");
});

test("a study that asks something else than its bundles answer says so", async () => {
  const indicators = join(folder, "etude", "indicators.yaml");
  const before = await readFile(indicators, "utf8");
  await save(() => appendFile(indicators, "# rien\n"));
  expect(await read("_/problems")).toMatch(/version/);
  await save(() => writeFile(indicators, before));
  expect(await read("_/problems")).toContain("à jour");
});

test("nobody without the token of the address is answered, and it stops when it is asked to", async () => {
  const { status } = await fetch(new URL("/", address));
  expect(status).toBe(404);
  expect((await fetch(new URL("/autre/site/index.html", address))).status).toBe(404);
  // No text in UTF-8, percent-encoded or not, may end the command.
  expect((await fetch(new URL("%E0%A4%A", address))).status).toBe(404);
  expect(await stop()).toMatchObject({ code: 0 });
});

test("without a demonstration, what to run first", async () => {
  const ended = await vigie(["write", "etude", "--from", "absente"], folder);
  expect(ended.code).toBe(1);
  expect(ended.error).toContain("vigie demo ÉTUDE --out absente --no-serve");
});
