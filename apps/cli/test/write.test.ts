import { appendFile, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { valuesIn } from "./form-values.ts";
import { spawnVigie, workbench, writeFiles } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
let address = "";
let stop: () => Promise<unknown>;

beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeFiles(join(folder, "etude"), newStudy());
  await writeFile(join(folder, "etude", "diagnostic.fr.md"), "Première version.\n");
  // Somebody else’s: no trial takes its place.
  await writeFiles(join(folder, "etude-essai"), new Map([["notes.txt", "à moi"]]));
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
/** Does something, and waits for the page to be asked to show the study again; what its first page says meanwhile. */
async function shownAgain(change: () => Promise<unknown>): Promise<readonly string[]> {
  const events = await fetch(new URL("_/events", address));
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  const isStudy = async () => (await reader?.read())?.value?.includes("event: study") === true;
  await isStudy();
  await change();
  const meanwhile = [await read("_/problems")];
  while (!(await isStudy())) meanwhile.push(await read("_/problems"));
  await reader?.cancel();
  return meanwhile;
}
const text = () => join(folder, "etude", "diagnostic.fr.md");

test("a study that was never tried is tried by itself; where that fails, the page says why", async () => {
  while ((await read("_/problems")).includes("L’essai se fait")) await shownAgain(async () => {});
  const problems = await read("_/problems");
  expect(problems).toContain("L’essai n’a pas pu se faire");
  expect(problems).toContain("etude-essai");
  expect(await read("")).not.toContain("<iframe");
});

test("a button tries it again, step after step; then its diagnostic is shown", async () => {
  await rm(join(folder, "etude-essai"), { recursive: true });
  const headers = { origin: new URL(address).origin };
  const meanwhile = await shownAgain(() => fetch(new URL("essai", address), { method: "POST", headers }));
  expect(meanwhile[0]).toContain("L’essai se fait sur des données inventées");
  expect(new Set(meanwhile).size).toBeGreaterThan(3);
  expect(await read("_/problems")).toContain("à jour");
  expect(await read("")).toContain("<iframe");
});

test("each saved text is in the diagnostic, and what is wrong is said beside the last one that could be made", async () => {
  expect(await read("site/index.html")).toContain("Première version.");
  expect(await read("")).toContain("Le diagnostic est à jour.");
  await shownAgain(() => writeFile(text(), "Seconde version.\n"));
  expect(await read("site/index.html")).toContain("Seconde version.");
  await shownAgain(() => appendFile(text(), "\n::figure[absente]\n"));
  const problems = await read("_/problems");
  expect(problems).toContain("diagnostic.fr.md, ligne 3");
  expect(problems).toContain("Remède");
  expect(await read("site/index.html")).toContain("Seconde version.");
  await shownAgain(() => writeFile(text(), "Troisième version.\n"));
  expect(await read("_/problems")).toContain("à jour");
  expect(await read("site/index.html")).toContain("Troisième version.");
});

test("a study that asks something else than its trial answers says so", async () => {
  const indicators = join(folder, "etude", "indicators.yaml");
  const before = await readFile(indicators, "utf8");
  await shownAgain(() => appendFile(indicators, "# rien\n"));
  expect(await read("_/problems")).toContain("Refaire l’essai");
  await shownAgain(() => writeFile(indicators, before));
  expect(await read("_/problems")).toContain("à jour");
});

/** A form sent as a browser sends it from a page of the atelier. */
const send = (path: string, values: Readonly<Record<string, string>>) =>
  fetch(new URL(path, address), {
    method: "POST",
    body: new URLSearchParams(values),
    headers: { origin: new URL(address).origin },
    redirect: "manual",
  });

test("a file that a form replaced, then an undo, is still followed when an editor writes in it", async () => {
  const indicators = join(folder, "etude", "indicators.yaml");
  const before = await readFile(indicators, "utf8");
  const values = valuesIn(await read("indicateurs/groupes"));
  await shownAgain(() => send("indicateurs/groupes", { ...values, title: "Un autre titre" }));
  expect(await readFile(indicators, "utf8")).toContain("Un autre titre");
  await shownAgain(() => writeFile(indicators, "indicators: [\n"));
  expect(await read("_/problems")).toContain("indicators.yaml, ligne");
  await shownAgain(() => writeFile(indicators, before));
  await shownAgain(() => send("indicateurs/groupes", { ...values, title: "Encore un autre" }));
  await shownAgain(() => send("annuler", {}));
  await shownAgain(() => appendFile(indicators, "  : [\n"));
  expect(await read("_/problems")).not.toContain("à jour");
  await shownAgain(() => writeFile(indicators, before));
  expect(await read("_/problems")).toContain("à jour");
});

test("a folder that cannot be read is said, and followed again once it is back", async () => {
  const away = join(folder, "ailleurs");
  await shownAgain(() => rename(join(folder, "etude"), away));
  expect(await read("_/problems")).not.toContain("à jour");
  await shownAgain(() => rename(away, join(folder, "etude")));
  expect(await read("_/problems")).toContain("à jour");
});

test("the trial of another period leaves the bundles of the one before as they are", async () => {
  const bundle = join(folder, "etude-essai", "partenaires", "caf", "bundle.zip");
  const before = await readFile(bundle);
  const path = join(folder, "etude", "study.yaml");
  const study = await readFile(path, "utf8");
  await shownAgain(() => writeFile(path, study.replaceAll("2024-", "2023-")));
  await shownAgain(() => send("essai", {}));
  expect((await readFile(bundle)).equals(before)).toBe(true);
  expect(await read("_/problems")).toContain("etude-essai-2");
  expect(await readdir(join(folder, "etude-essai-2", "partenaires", "caf"))).toContain("bundle.zip");
});

test("nobody without the token of the address is answered, and it stops when it is asked to", async () => {
  const { status } = await fetch(new URL("/", address));
  expect(status).toBe(404);
  expect((await fetch(new URL("/autre/site/index.html", address))).status).toBe(404);
  // No text in UTF-8, percent-encoded or not, may end the command.
  expect((await fetch(new URL("%E0%A4%A", address))).status).toBe(404);
  expect(await stop()).toMatchObject({ code: 0 });
});
