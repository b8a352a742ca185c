import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { exampleFolder } from "./example-folder.ts";
import { vigie, writeFiles } from "./vigie.ts";

const folder = await exampleFolder();

const read = (path: string) => readFile(join(folder, path), "utf8");
async function codesOf(words: readonly string[]) {
  const { code, out } = await vigie([...words, "--json"], folder);
  const { errors } = JSON.parse(out);
  return { code, codes: errors.map((error: { code: string }) => error.code) };
}

describe("map completes a mapping, and touches no other file", () => {
  const map = (out: string) => ["map", "etude", "foyers.csv", "--source", "allocataires", "--out", out];
  const mapping = "mapping: 1\nstudy: mon-etude\npartner: caf\nsources: {}\n";
  test.each([
    ["the study itself", "etude/study.yaml", null, "cli/mapping-inside-study"],
    ["another YAML file", "notes.yaml", "a: 1\n", "cli/mapping-unreadable"],
    ["the file of data", "foyers.csv", null, "cli/mapping-unreadable"],
    [
      "another study’s mapping",
      "autre.yaml",
      mapping.replace("mon-etude", "son-etude"),
      "cli/mapping-to-complete-of-another",
    ],
    [
      "another partner’s mapping",
      "cpam.yaml",
      mapping.replace("caf", "cpam"),
      "cli/mapping-to-complete-of-another",
    ],
    [
      "a mapping that is not in UTF-8",
      "cp1252.yaml",
      Buffer.from(`# Ann\xe9e\n${mapping}`, "latin1"),
      "cli/not-utf8",
    ],
  ])("%s", async (_, path, content, expected) => {
    if (content !== null) await writeFile(join(folder, path), content);
    const before = await readFile(join(folder, path));
    expect(await codesOf(map(path))).toEqual({ code: 1, codes: [expected] });
    expect(await readFile(join(folder, path))).toEqual(before);
  });

  test("a link to a mapping stays a link, and the mapping is completed", async () => {
    await writeFile(join(folder, "vraie.yaml"), mapping);
    await symlink("vraie.yaml", join(folder, "lien.yaml"));
    expect((await vigie(map("lien.yaml"), folder)).code).toBe(0);
    expect(await readlink(join(folder, "lien.yaml"))).toBe("vraie.yaml");
    expect(await read("vraie.yaml")).toContain("foyers.csv");
  });

  test("a mapping is not written in the study’s folder, which is handed over", async () => {
    expect(await codesOf(map("etude/sous/caf.yaml"))).toEqual({
      code: 1,
      codes: ["cli/mapping-inside-study"],
    });
    expect(await readdir(join(folder, "etude"))).not.toContain("sous");
  });

  test("a mapping of this study by this partner is completed", async () => {
    await writeFile(join(folder, "mienne.yaml"), `# à moi\n${mapping}`);
    expect((await vigie(map("mienne.yaml"), folder)).code).toBe(0);
    const text = await read("mienne.yaml");
    expect(text).toContain("# à moi");
    expect(text).toContain("column: NAISSANCE");
  });
});

describe("assemble --pdf", () => {
  const assemble = (pdf: string) => ["assemble", "etude", "absent.zip", "--out", "site", "--pdf", pdf];
  test.each([
    ["over a mapping", "caf.yaml", "cli/pdf-over-file"],
    ["over a folder", "etude", "cli/pdf-over-file"],
    ["inside the folder of the site", "site/diagnostic.pdf", "cli/pdf-inside-site"],
    ["as the folder of the site", "site", "cli/pdf-inside-site"],
  ])("is refused at once %s", async (_, pdf, expected) => {
    const before = await read("caf.yaml");
    expect(await codesOf(assemble(pdf))).toEqual({ code: 1, codes: [expected] });
    expect(await read("caf.yaml")).toBe(before);
  });

  test("over a PDF goes on, to what comes next", async () => {
    await writeFile(join(folder, "ancien.pdf"), "%PDF-1.7\n");
    expect(await codesOf(assemble("ancien.pdf"))).toEqual({ code: 1, codes: ["cli/file-absent"] });
  });
});

test("new says that a file is a file", async () => {
  expect(await codesOf(["new", "caf.yaml"])).toEqual({ code: 1, codes: ["cli/folder-is-file"] });
});

test("run does not write into the folder of the study, which is handed over", async () => {
  const words = ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "etude/sortie"];
  expect(await codesOf(words)).toEqual({ code: 1, codes: ["cli/folder-inside-study"] });
  expect(await readdir(join(folder, "etude"))).not.toContain("sortie");
});

describe("purge of what a refused run left", () => {
  test("erases the unknown values, though no run ever went through", async () => {
    await writeFile(
      join(folder, "contacts.csv"),
      (await read("contacts.csv")).replace(";guichet;", ";borne;"),
    );
    const run = ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "refusee"];
    expect((await vigie(run, folder)).code).toBe(1);
    expect(await readdir(join(folder, "refusee.refus", "private"))).toEqual(["valeurs-inconnues.csv"]);
    const { code, out } = await vigie(["purge", "refusee/"], folder);
    expect(code).toBe(0);
    expect(out).toContain("Effacé : refusee.refus");
    expect((await readdir(folder)).filter((name) => name.startsWith("refusee"))).toEqual([]);
    expect(await codesOf(["purge", "refusee"])).toEqual({ code: 1, codes: ["cli/not-a-run"] });
  });

  test("leaves alone what stands beside a folder of somebody else’s", async () => {
    const dead = 2 ** 22 + 1;
    await mkdir(join(folder, "these"));
    await mkdir(join(folder, `these.partiel-${dead}`));
    expect(await codesOf(["purge", "these"])).toEqual({ code: 1, codes: ["cli/not-a-run"] });
    expect(await readdir(folder)).toContain(`these.partiel-${dead}`);
  });
});

test("keys leaves no half of a key where the disk is full", async () => {
  const bin = join(import.meta.dirname, "..", "bin", "vigie.js");
  // No file may grow: what a full disk does, without the right to mount one.
  const full = `ulimit -f 0; exec "${process.execPath}" "${bin}" keys --out cle.json`;
  const ended = await promisify(execFile)("sh", ["-c", full], {
    cwd: folder,
    env: { ...process.env, LC_ALL: "fr_FR.UTF-8" },
  }).catch((error) => error);
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain("disque");
  expect(await readdir(folder)).not.toContain("cle.json");
});

describe("what is not in UTF-8 is said to be so, with its line", () => {
  test.each([
    [
      "study.yaml in CP1252",
      "study.yaml",
      (text: string) => Buffer.from(text.replace("title:", "# été\ntitle:"), "latin1"),
    ],
    [
      "sources in UTF-16",
      "sources/allocataires.yaml",
      (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"),
    ],
  ])("%s", async (_, path, change) => {
    await writeFiles(join(folder, "accents"), newStudy());
    const file = join(folder, "accents", path);
    await writeFile(file, change(newStudy().get(path) ?? ""));
    const { code, error } = await vigie(["check", "accents"], folder);
    expect(code).toBe(1);
    expect(error).toContain(`${path}, ligne`);
    expect(error).toContain("n’est pas en UTF-8");
    expect(error).toContain("Enregistrer sous");
  });

  test("a mapping in CP1252", async () => {
    await writeFile(join(folder, "latin.yaml"), Buffer.from(`# été\n${await read("caf.yaml")}`, "latin1"));
    const words = ["run", "etude", "--partner", "caf", "--data", "latin.yaml", "--out", "jamais"];
    expect(await codesOf(words)).toEqual({ code: 1, codes: ["cli/not-utf8"] });
  });
});

describe("the folder where one is", () => {
  test.each([
    ["new", ["new", "."], "ici", "cli/folder-is-current"],
    ["new, from inside it", ["new", ".."], "ici/dedans", "cli/folder-is-current"],
    [
      "run",
      ["run", "../etude", "--partner", "caf", "--data", "../caf.yaml", "--out", "."],
      "ici",
      "cli/folder-is-current",
    ],
  ])("is not replaced under one’s feet: %s", async (_, words, here, code) => {
    await mkdir(join(folder, "ici", "dedans"), { recursive: true });
    const before = await stat(join(folder, "ici"));
    const { out } = await vigie([...words, "--json"], join(folder, here));
    expect(JSON.parse(out).errors.map((error: { code: string }) => error.code)).toEqual([code]);
    expect((await stat(join(folder, "ici"))).ino).toBe(before.ino);
    expect(await readdir(join(folder, "ici"))).toEqual(["dedans"]);
  });

  test("is not what an empty name stands for", async () => {
    await writeFile(join(folder, "ici", "these.txt"), "dix ans");
    const words = ["run", "../etude", "--partner", "caf", "--data", "../caf.yaml", "--out", ""];
    const { code, error } = await vigie(words, join(folder, "ici"));
    expect(code).toBe(2);
    expect(error).toContain("L’option « --out » attend une valeur.");
    expect(await read("ici/these.txt")).toBe("dix ans");
  });
});
