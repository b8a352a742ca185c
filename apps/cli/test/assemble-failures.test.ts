import { execFileSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { spawnVigie, vigie, workbench, writeExample } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
const bundle = join("sortie", "bundle.zip");
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  await cp(join(folder, "etude"), join(folder, "plus-tard"), { recursive: true });
  await cp(join(folder, "etude"), join(folder, "autre"), { recursive: true });
  await edit("plus-tard/study.yaml", (text) => text.replace(/^version: .*$/m, 'version: "0.9"'));
  await edit("autre/study.yaml", (text) => text.replace("study: mon-etude", "study: autre-etude"));
  const runs = [
    ["etude", "caf.yaml", "sortie"],
    ["plus-tard", "caf.yaml", "sortie-plus-tard"],
  ] as const;
  for (const [study, data, out] of runs)
    await vigie(["run", study, "--partner", "caf", "--data", data, "--out", out], folder);
  const whole = await readFile(join(folder, bundle));
  await writeFile(join(folder, "coupe.zip"), whole.subarray(0, whole.length >> 1));
  await writeFile(join(folder, "vide.zip"), "");
});
afterAll(() => clear());

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const full = join(folder, path);
  await writeFile(full, change(await readFile(full, "utf8")));
}

const left = async () => (await readdir(folder)).filter((name) => name.startsWith("site"));

test.each([
  ["check", ["check", "partagee"]],
  ["assemble", ["assemble", "partagee", bundle, "--out", "site"]],
])("a source confided to two partners is refused by %s, at the second", async (_, words) => {
  await cp(join(folder, "etude"), join(folder, "partagee"), { recursive: true });
  await edit("partagee/study.yaml", (text) =>
    text.replace(/^partners:$/m, "partners:\n  caf_voisine: { label: Caf voisine, sources: [allocataires] }"),
  );
  const { code, out } = await vigie([...words, "--json"], folder);
  expect(code).toBe(1);
  const [error, ...others] = JSON.parse(out).errors;
  expect(others).toEqual([]);
  expect(error).toMatchObject({
    code: "study/source-held-twice",
    place: { file: "study.yaml", line: 26 },
    what: "La source « allocataires » est déjà confiée à « caf_voisine ».",
    expected: expect.stringContaining("un seul partenaire"),
    cure: expect.stringContaining("déclarez une source pour chacun"),
  });
  expect(await left()).toEqual([]);
});

test("a mapping is made for the partner that holds the source, and no other", async () => {
  const words = ["map", "etude", "foyers.csv", "--source", "allocataires", "--out", "autre.yaml"];
  const { code, error } = await vigie([...words, "--partner", "cpam"], folder);
  expect(code).toBe(1);
  expect(error).toContain("Celui à qui l’étude la confie : caf.");
});

test.each([
  ["a bundle cut short", "etude", ["coupe.zip"], ["bundle/not-a-bundle"]],
  ["an empty file", "etude", ["vide.zip"], ["bundle/not-a-bundle"]],
  ["a bundle that is not there", "etude", ["absent.zip"], ["cli/file-absent"]],
  ["the folder of a bundle", "etude", ["sortie"], ["cli/file-is-folder"]],
  ["a bundle of another study", "autre", [bundle], ["bundle/other-study"]],
  ["bundles of two versions", "plus-tard", [bundle, "sortie-plus-tard/bundle.zip"], ["bundle/other-version"]],
  ["two bundles of one partner", "etude", [bundle, bundle], ["cli/bundles-of-one-partner"]],
  ["several wrong at once", "etude", ["coupe.zip", "absent.zip"], ["bundle/not-a-bundle", "cli/file-absent"]],
] as const)("%s: refused, and nothing is written", async (_, study, bundles, codes) => {
  const { code, out } = await vigie(["assemble", study, ...bundles, "--out", "site", "--json"], folder);
  expect(code).toBe(1);
  expect(JSON.parse(out).errors.map((error: { code: string }) => error.code)).toEqual(codes);
  expect(await left()).toEqual([]);
});

const release = `publisher: { name: Observatoire de l’Essai }
url: https://observatoire.exemple/foyers
territory: { label: Seine-Saint-Denis, level: departement, code: "93" }
frequency: yearly
logo: logo.svg
keywords: [accès aux droits]
`;

test.each([
  ["that is not there", null, "diagnostic/logo-absent"],
  ["that is no image", "Observatoire", "diagnostic/logo-not-an-image"],
  ["that is a link", "link", "cli/study-link"],
  ["that weighs too much", " ".repeat(200_001), "diagnostic/logo-too-large"],
  ["with a script", '<svg viewBox="0 0 3 1"><script>alert(1)</script></svg>', "diagnostic/logo-unsafe"],
] as const)("a logo %s: refused, and nothing is written", async (_, content, code) => {
  const logo = join(folder, "etude", "logo.svg");
  await writeFile(join(folder, "etude", "release.yaml"), release);
  if (content === "link") await symlink("/etc/hostname", logo);
  else if (content !== null) await writeFile(logo, content);
  const { out } = await vigie(["assemble", "etude", bundle, "--out", "site", "--json"], folder);
  await rm(join(folder, "etude", "release.yaml"));
  await rm(logo, { force: true });
  expect(JSON.parse(out).errors.map((error: { code: string }) => error.code)).toEqual([code]);
  expect(await left()).toEqual([]);
});

test("a bundle of another version is told with the name of both, where they differ", async () => {
  const refused = async (study: string) =>
    (await vigie(["assemble", study, bundle, "--out", "site"], folder)).error;
  const named = await refused("plus-tard");
  expect(named).toMatch(/une autre version de l’étude, « 0\.1 », d’empreinte « [0-9a-f]{12} »/);
  expect(named).toMatch(/La version que vous avez donnée, « 0\.9 », d’empreinte « [0-9a-f]{12} »/);
  await cp(join(folder, "etude"), join(folder, "meme-nom"), { recursive: true });
  await edit("meme-nom/study.yaml", (text) => `${text}# une remarque\n`);
  expect(await refused("meme-nom")).toMatch(/une autre version de l’étude, d’empreinte « [0-9a-f]{12} »/);
});

describe("two bundles of one partner are told apart", () => {
  const run = (out: string, ...more: readonly string[]) =>
    vigie(["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", out, ...more], folder);
  const refused = async (...bundles: readonly string[]) => {
    const files = bundles.map((name) => join(name, "bundle.zip"));
    const { code, error } = await vigie(["assemble", "etude", ...files, "--out", "site"], folder);
    expect(code).toBe(1);
    return error;
  };
  beforeAll(async () => {
    await run("mars", "--date", "2026-03-01");
    await run("juin", "--date", "2026-06-01");
  });

  test("by their days, whatever the order", async () => {
    for (const given of [["mars", "juin"] as const, ["juin", "mars"] as const]) {
      const error = await refused(...given);
      expect(error).toContain(
        `${join("mars", "bundle.zip")}\n  Ce lot, daté du 2026-03-01, et « ${join("juin", "bundle.zip")} », daté du 2026-06-01, viennent tous deux du partenaire « caf ».`,
      );
      expect(error).toContain("1 erreur.");
    }
  });

  test("the same one twice", async () => {
    expect(await refused("mars", "mars")).toContain("est le même que");
  });
});

describe("over a site that is there", () => {
  const home = () => readFile(join(folder, "site", "index.html"), "utf8");
  const words = ["assemble", "etude", bundle, "--out", "site"];

  test("a killed command leaves the site as it was, and what the next one erases", async () => {
    expect((await vigie(words, folder)).code).toBe(0);
    const before = await home();
    const { child, ended } = spawnVigie(words, folder);
    let over = false;
    const end = ended.then(() => {
      over = true;
    });
    while (!over && !(await left()).some((name) => name.includes(".partiel-")))
      await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill("SIGKILL");
    await end;
    expect(await home()).toBe(before);
    expect((await vigie(words, folder)).code).toBe(0);
    expect(await left()).toEqual(["site"]);
  });

  test("a disk that fills is said, and the site stays (needs the right to mount)", async ({ skip }) => {
    const disk = join(folder, "disque");
    await mkdir(disk);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], { stdio: "ignore" });
    } catch {
      return skip("no right to mount a small disk");
    }
    try {
      const there = ["assemble", "etude", bundle, "--out", join("disque", "site")];
      expect((await vigie(there, folder)).code).toBe(0);
      const path = join(disk, "site", "index.html");
      const before = await readFile(path, "utf8");
      const { code, error } = await vigie(there, folder);
      expect(error).toContain("plus de place");
      expect(code).toBe(1);
      expect(await readFile(path, "utf8")).toBe(before);
      expect(await readdir(disk)).toEqual(["site"]);
    } finally {
      execFileSync("umount", [disk]);
    }
  });
});
