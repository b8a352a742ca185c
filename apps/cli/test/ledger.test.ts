import { execFileSync } from "node:child_process";
import { chmod, copyFile, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { spawnVigie, vigie, workbench, writeExample } from "./vigie.ts";

/** The list of a partner's bundles, beside its mapping, and the budget that it adds up. */
let folder: string;
let clear: () => Promise<void>;
beforeEach(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
});
afterEach(() => clear());

const ledger = "caf.ledger.json";
const run = (out: string, ...more: readonly string[]) =>
  vigie(["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", out, ...more], folder);
const codesOf = async (words: readonly string[]) => {
  const { code, out } = await vigie([...words, "--json"], folder);
  return { code, codes: (JSON.parse(out).errors ?? []).map((error: { code: string }) => error.code) };
};
const runWords = (out: string) => ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", out];
const lines = async (path = ledger) => JSON.parse(await readFile(join(folder, path), "utf8")).bundles;
const edit = async (file: string, change: (text: string) => string) =>
  writeFile(join(folder, file), change(await readFile(join(folder, file), "utf8")));
/** Has a process do something before each file takes its place, where `from` and `to` are. */
const hooked = (act: string) => {
  const hook = `import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module";
    const { rename } = fs.promises;
    fs.promises.rename = async (from, to) => { ${act}; return rename(from, to); };
    syncBuiltinESMExports();`;
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(hook)}` };
};
/** Another household at the end: other data, whose bundle is another. */
let added = 0;
const changeData = () => edit("foyers.csv", (text) => `${text}G${added++};01/02/1980;isole;oui;oui\n`);

test("each bundle has its line, the same one once, and its budget is said", async () => {
  const first = await run("un");
  expect([first.code, first.error]).toEqual([0, ""]);
  expect(first.out).toContain(
    "Budget des personnes de « allocataires », du 2024-01-01 au 2024-06-30 : 1 sur 3, dont 1 pour ce lot.",
  );
  expect(first.out).toContain(`inscrit dans ${ledger}`);
  expect(await lines()).toMatchObject([
    { study: "mon-etude", spent: [{ source: "allocataires", rho: "1" }] },
  ]);
  expect((await run("copie")).out).toContain("1 sur 3 ; ce tirage était déjà compté.");
  expect(await lines()).toHaveLength(1);
  await changeData();
  expect((await run("deux")).out).toContain("2 sur 3, dont 1 pour ce lot.");
  expect(await lines()).toHaveLength(2);
});

test("past the cap the run is refused, exit 3, and nothing is written; an unsent bundle gives its budget back", async () => {
  for (const out of ["un", "deux", "trois"]) {
    expect((await run(out)).code).toBe(0);
    await changeData();
  }
  const before = await readFile(join(folder, ledger), "utf8");
  const refused = await run("quatre");
  expect(refused.code).toBe(3);
  expect(refused.error).toContain(ledger);
  expect(refused.error).toContain("passerait de 3 à 4");
  expect(refused.error).toContain("vigie purge DOSSIER --not-sent");
  expect(await readFile(join(folder, ledger), "utf8")).toBe(before);
  expect(await readdir(folder)).not.toContain("quatre");

  const purged = await vigie(["purge", "trois", "--not-sent", "--data", "caf.yaml"], folder);
  expect([purged.code, purged.error]).toEqual([0, ""]);
  expect(purged.out).toContain(`Effacé : ${join("trois", "bundle.zip")}, et sa ligne dans ${ledger}`);
  expect(await readdir(join(folder, "trois"))).toEqual([".vigie"]);
  expect(await lines()).toHaveLength(2);
  expect((await run("quatre")).code).toBe(0);
});

test("the partner’s own cap holds", async () => {
  await edit("caf.yaml", (text) => text.replace("sources:", "cap: 0.5\nsources:"));
  expect(await codesOf(runWords("un"))).toEqual({ code: 3, codes: ["bundle/cap-reached"] });
  expect(await readdir(folder)).not.toContain(ledger);
});

test("two runs at once never spend more than the cap together: one is refused, exit 3", async () => {
  await edit("caf.yaml", (text) => text.replace("sources:", "cap: 1\nsources:"));
  await cp(join(folder, "etude"), join(folder, "autre"), { recursive: true });
  await edit("autre/indicators.yaml", (text) =>
    text.replace(
      "indicators:\n",
      "indicators:\n  menages: { kind: distribution, source: allocataires, title: Ménages, of: menage }\n",
    ),
  );
  // Each process takes a second between what it reads of the ledger and what it writes: without a lock, both would pass.
  const slow = hooked(
    `if (to.endsWith("${ledger}")) await new Promise((resolve) => setTimeout(resolve, 1000))`,
  );
  for (let pair = 0; pair < (process.env.VIGIE_LONG === undefined ? 1 : 10); pair++) {
    const studies = ["etude", "autre"];
    const ended = await Promise.all(
      studies.map(
        (study) => spawnVigie(["run", study, ...runWords(`${study}-${pair}`).slice(2)], folder, slow).ended,
      ),
    );
    expect(ended.map(({ code }) => code).toSorted()).toEqual([0, 3]);
    expect(ended.map(({ error }) => error).join("")).toContain("passerait de 1 à 2");
    expect(await lines()).toHaveLength(1);
    const written = await readdir(folder);
    expect(studies.filter((study) => written.includes(`${study}-${pair}`))).toHaveLength(1);
    await rm(join(folder, ledger));
  }
});

test("a bundle that is listed is not replaced, unless it was handed over to nobody", async () => {
  await run("un");
  const before = await readFile(join(folder, "un", "bundle.zip"));
  await changeData();
  expect(await codesOf(runWords("un"))).toEqual({ code: 1, codes: ["cli/bundle-recorded"] });
  expect((await readFile(join(folder, "un", "bundle.zip"))).equals(before)).toBe(true);
  const again = await run("un", "--not-sent");
  expect([again.code, again.error]).toEqual([0, ""]);
  expect(again.out).toContain("1 sur 3, dont 1 pour ce lot.");
  expect(await lines()).toHaveLength(1);
});

test("an indicator added after the first bundle is known to be so", async () => {
  await run("un");
  await edit("etude/indicators.yaml", (text) =>
    text.replace(
      "indicators:\n",
      "indicators:\n  apres: { kind: distribution, source: allocataires, title: Ménages, of: menage }\n",
    ),
  );
  expect((await run("deux")).code).toBe(0);
  const { out } = await vigie(["inspect", join("deux", "bundle.zip")], folder);
  expect(out).toContain("Ce partenaire avait déjà fait un lot pour cette étude");
  const { manifest } = JSON.parse(
    (await vigie(["inspect", join("deux", "bundle.zip"), "--json"], folder)).out,
  );
  expect(manifest.firstIndicators).not.toContain("apres");
  expect(manifest.firstIndicators).toContain("groupes");
  expect((await vigie(["inspect", join("un", "bundle.zip")], folder)).out).not.toContain("avait déjà fait");
});

test("fictitious data tell of nobody, and are listed nowhere", async () => {
  await edit("caf.yaml", (text) => `${text}fictitious: true\n`);
  const { code, out } = await run("un");
  expect(code).toBe(0);
  expect(out).toContain("n’est pas inscrit au registre");
  expect(await readdir(folder)).not.toContain(ledger);
  expect((await run("un")).code).toBe(0);
});

test("a link to a mapping has the ledger of that mapping", async () => {
  await mkdir(join(folder, "ailleurs"));
  for (const file of ["caf.yaml", "foyers.csv", "contacts.csv"])
    await copyFile(join(folder, file), join(folder, "ailleurs", file));
  await symlink(join("ailleurs", "caf.yaml"), join(folder, "lien.yaml"));
  const words = runWords("un").map((word) => (word === "caf.yaml" ? "lien.yaml" : word));
  expect((await vigie(words, folder)).code).toBe(0);
  expect(await lines(join("ailleurs", ledger))).toHaveLength(1);
  expect((await readdir(folder)).filter((name) => name.includes("ledger"))).toEqual([]);
});

describe("where the bundle does not reach its place, its line is in the ledger before", () => {
  /** A run whose folder meets this when it is to take its place. */
  const meets = (act: string) =>
    spawnVigie(runWords("un"), folder, hooked(`if (from.includes("un.partiel-")) ${act}`)).ended;

  test("killed: the line stays, and the same bundle made again is not counted twice", async () => {
    expect((await meets('process.kill(process.pid, "SIGKILL")')).code).toBe(null);
    expect(await readdir(folder)).not.toContain("un");
    expect(await lines()).toHaveLength(1);
    expect((await run("un")).out).toContain("1 sur 3 ; ce tirage était déjà compté.");
    expect(await lines()).toHaveLength(1);
  });

  test("refused by a full disk: the line is taken back", async () => {
    const { code } = await meets('throw Object.assign(new Error("full"), { code: "ENOSPC" })');
    expect(code).toBe(1);
    expect(await readdir(folder)).not.toContain("un");
    expect(await lines()).toEqual([]);
  });
});

describe("a ledger that cannot be read stops the run, and is never taken for an empty one", () => {
  test.each([
    ["cut", (text: string) => text.slice(0, -20)],
    ["of something else", () => "{}"],
    ["with a line twice", (text: string) => text.replace(/\[\n( {4}\{.*\})\n {2}\]/s, "[\n$1,\n$1\n  ]")],
    ["empty", () => ""],
  ])("%s", async (_, change) => {
    await run("un");
    const before = await readFile(join(folder, ledger), "utf8");
    await edit(ledger, change);
    expect(await readFile(join(folder, ledger), "utf8")).not.toBe(before);
    expect(await codesOf(runWords("deux"))).toEqual({ code: 1, codes: ["bundle/ledger-invalid"] });
    expect(await readdir(folder)).not.toContain("deux");
  });

  test("a folder, or a pipe, in its place", async () => {
    await mkdir(join(folder, ledger));
    expect(await codesOf(runWords("un"))).toEqual({ code: 1, codes: ["cli/file-is-folder"] });
    await rm(join(folder, ledger), { recursive: true });
    execFileSync("mkfifo", [join(folder, ledger)]);
    expect(await codesOf(runWords("un"))).toEqual({ code: 1, codes: ["cli/given-not-regular"] });
  });
});

describe("a mapping in a folder that cannot be written to is refused before anything is read", () => {
  const expected = { code: 1, codes: ["cli/ledger-not-writable"] };
  const words = runWords("un").map((word) => (word === "caf.yaml" ? join("ferme", "caf.yaml") : word));
  beforeEach(async () => {
    await mkdir(join(folder, "ferme"));
    await copyFile(join(folder, "caf.yaml"), join(folder, "ferme", "caf.yaml"));
  });

  test.skipIf(process.getuid?.() === 0)("closed to this account", async () => {
    await chmod(join(folder, "ferme"), 0o500);
    const refused = await codesOf(words);
    await chmod(join(folder, "ferme"), 0o700);
    expect(refused).toEqual(expected);
  });

  test("read-only (needs the right to mount)", async ({ skip }) => {
    const closed = join(folder, "ferme");
    try {
      execFileSync("mount", ["--bind", closed, closed], { stdio: "ignore" });
    } catch {
      return skip("no right to mount");
    }
    try {
      execFileSync("mount", ["-o", "remount,bind,ro", closed], { stdio: "ignore" });
      expect(await codesOf(words)).toEqual(expected);
      expect(await readdir(folder)).not.toContain("un");
    } finally {
      execFileSync("umount", [closed]);
    }
  });
});

describe("purge --not-sent", () => {
  const purge = (...words: readonly string[]) => ["purge", "un", "--not-sent", ...words];

  test("wants the mapping, and the ledger that has the bundle; else nothing is erased", async () => {
    await run("un");
    await copyFile(join(folder, "caf.yaml"), join(folder, "autre.yaml"));
    expect(await codesOf(purge())).toEqual({ code: 1, codes: ["cli/not-sent-without-mapping"] });
    expect(await codesOf(purge("--data", "autre.yaml"))).toEqual({
      code: 1,
      codes: ["cli/bundle-not-in-ledger"],
    });
    expect(await codesOf(["purge", "etude", "--not-sent", "--data", "caf.yaml"])).toEqual({
      code: 1,
      codes: ["cli/not-a-run"],
    });
    expect((await readdir(join(folder, "un"))).toSorted()).toEqual([".vigie", "bundle.zip", "private"]);
    expect(await lines()).toHaveLength(1);
  });

  test("without it, the bundle and its line stay", async () => {
    await run("un");
    const { out } = await vigie(["purge", "un"], folder);
    expect(out).toContain(`Gardé : ${join("un", "bundle.zip")}`);
    expect(await lines()).toHaveLength(1);
  });
});
