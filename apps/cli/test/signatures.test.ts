import { createPublicKey, verify } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vigie, workbench, writeExample } from "./vigie.ts";
import { entriesOf } from "./zip-entries.ts";

let folder: string;
let clear: () => Promise<void>;
let first: Key;
let second: Key;

interface Key {
  readonly id: string;
  readonly public: string;
}

beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  first = await newKey("cle-1.json");
  second = await newKey("cle-2.json");
  await newStudyWith("signee", [
    `{ id: ${first.id}, public: "${first.public}", from: 2025-01-01, to: 2025-12-31 }`,
    `{ id: ${second.id}, public: "${second.public}", from: 2025-12-01 }`,
  ]);
  for (const [out, ...words] of [
    ["lot-sans-cle"],
    ["lot-2025", "--key", "cle-1.json"],
    ["lot-2026", "--key", "cle-2.json", "--date", "2026-03-01"],
  ] as const) {
    const ended = await run("signee", out, ...words);
    if (ended.code !== 0) throw new RangeError(ended.error);
  }
  await newKey("cle-usurpee.json");
  const usurped = JSON.parse(await readFile(join(folder, "cle-usurpee.json"), "utf8"));
  await writeFile(join(folder, "cle-usurpee.json"), JSON.stringify({ ...usurped, kid: first.id }));
  for (const [out, key] of [
    ["lot-sans-etude", "cle-1.json"],
    ["lot-contrefait", "cle-usurpee.json"],
  ] as const) {
    const ended = await run("etude", out, "--key", key);
    if (ended.code !== 0) throw new RangeError(ended.error);
  }
  await newStudyWith("autre", []);
  const path = join(folder, "autre", "study.yaml");
  await writeFile(path, (await readFile(path, "utf8")).replace(/^version: .*$/m, 'version: "0.3"'));
  const ended = await run("autre", "lot-autre", "--key", "cle-1.json");
  if (ended.code !== 0) throw new RangeError(ended.error);
});
afterAll(() => clear());

async function newKey(name: string): Promise<Key> {
  const { out } = await vigie(["keys", "--out", name, "--json"], folder);
  return JSON.parse(out);
}

/** The small study, with the keys of its partner. */
async function newStudyWith(name: string, keys: readonly string[]): Promise<void> {
  await vigie(["new", name], folder);
  const path = join(folder, name, "study.yaml");
  const text = await readFile(path, "utf8");
  if (keys.length === 0) return;
  const lines = keys.map((key) => `      - ${key}\n`).join("");
  await writeFile(
    path,
    text.replace("sources: [allocataires]\n", `sources: [allocataires]\n    keys:\n${lines}`),
  );
}

const bundle = (out: string) => join(out, "bundle.zip");
const run = (study: string, out: string, ...words: readonly string[]) => {
  const day = words.includes("--date") ? [] : ["--date", "2025-11-25"];
  const data = ["--partner", "caf", "--data", "caf.yaml", "--out", out];
  return vigie(["run", study, ...data, ...day, ...words], folder);
};

describe("keys", () => {
  test("writes a private key that its owner alone reads, and prints what study.yaml takes", async () => {
    const { code, out } = await vigie(["keys", "--out", "cle-3.json"], folder);
    expect(code).toBe(0);
    expect((await stat(join(folder, "cle-3.json"))).mode & 0o777).toBe(0o600);
    const { d, kid, x } = JSON.parse(await readFile(join(folder, "cle-3.json"), "utf8"));
    expect(out).not.toContain(d);
    expect(out).toMatch(
      new RegExp(`^ {4}keys:\n {6}- id: ${kid}\n {8}public: "${x}"\n {8}from: \\d{4}-\\d{2}-\\d{2}$`, "m"),
    );
    await newStudyWith("collee", [out.replace(/^.*keys:\n {6}- /s, "").replace(/\n\n.*$/s, "")]);
    expect((await vigie(["check", "collee"], folder)).code).toBe(0);
  });

  test("never writes over a file", async () => {
    await writeFile(join(folder, "these.txt"), "dix ans");
    const { code, error } = await vigie(["keys", "--out", "these.txt"], folder);
    expect(code).toBe(1);
    expect(error).toContain("n’a pas été touché");
    expect(await readFile(join(folder, "these.txt"), "utf8")).toBe("dix ans");
  });

  test("says where it cannot write", async () => {
    const { code, error } = await vigie(["keys", "--out", join("foyers.csv", "part.json")], folder);
    expect(code).toBe(1);
    expect(error).toContain("ne peut pas être écrit");
  });
});

describe("a signed run", () => {
  test("carries a signature that another Ed25519 accepts, over datapackage.json as it is in the zip", async () => {
    const files = await entriesOf(join(folder, bundle("lot-2025")));
    const { algorithm, key, signature } = JSON.parse(files.get("signature.json") ?? "");
    expect([algorithm, key]).toEqual(["Ed25519", first.id]);
    const publicKey = createPublicKey({
      key: { kty: "OKP", crv: "Ed25519", x: first.public },
      format: "jwk",
    });
    const signed = Buffer.from(files.get("datapackage.json") ?? "");
    expect(verify(null, signed, publicKey, Buffer.from(signature, "base64url"))).toBe(true);
  });

  test("gives the same bytes again: Ed25519 draws nothing", async () => {
    await run("signee", "encore", "--key", "cle-1.json");
    const [a, b] = await Promise.all(
      ["lot-2025", "encore"].map((out) => readFile(join(folder, bundle(out)))),
    );
    expect(a?.equals(b ?? Buffer.of())).toBe(true);
  });

  test.skipIf(process.platform === "win32")(
    "is told that others may read its key, and how to mend it",
    async () => {
      await copyFile(join(folder, "cle-1.json"), join(folder, "cle ouverte.json"));
      await chmod(join(folder, "cle ouverte.json"), 0o640);
      const { code, error } = await run("signee", "ouverte", "--key", "cle ouverte.json");
      expect(code).toBe(0);
      expect(error).toContain("ses droits sont 640");
      expect(error).toContain('chmod 600 "cle ouverte.json"\n');
      expect((await run("signee", "fermee", "--key", "cle-1.json")).error).toBe("");
    },
  );

  test("without the key that the study expects, is warned that it will be refused", async () => {
    const { code, error } = await run("signee", "essai");
    expect(code).toBe(0);
    expect(error).toContain("l’observatoire refusera ce lot");
  });

  test.each([
    {
      title: "a key past its days",
      words: ["--key", "cle-1.json", "--date", "2026-01-01"],
      code: "partner/key-not-valid",
    },
    { title: "a key before its days", words: ["--key", "cle-2.json"], code: "partner/key-not-valid" },
    {
      title: "a key that the study lacks",
      words: ["--key", "cle-etrangere.json"],
      code: "partner/key-not-in-study",
    },
    { title: "a file that is no key", words: ["--key", "foyers.csv"], code: "bundle/private-key-invalid" },
    { title: "halves of two keys", words: ["--key", "cle-melee.json"], code: "bundle/private-key-invalid" },
    { title: "no file", words: ["--key", "absente.json"], code: "cli/file-absent" },
  ])("$title is refused before anything is written", async ({ words, code }) => {
    await newKey("cle-etrangere.json");
    const [a, b] = await Promise.all(
      ["cle-1.json", "cle-2.json"].map(async (name) =>
        JSON.parse(await readFile(join(folder, name), "utf8")),
      ),
    );
    await writeFile(join(folder, "cle-melee.json"), JSON.stringify({ ...a, d: b.d }));
    const ended = await run("signee", "refuse", ...words, "--json");
    expect(codesOf(ended.out)).toEqual([code]);
    expect(`${ended.out}${ended.error}`).not.toContain(a.d);
    expect(existsSync(join(folder, "refuse"))).toBe(false);
  });
});

describe("verify", () => {
  test("a key and the one after it", async () => {
    const words = ["verify", bundle("lot-2026"), bundle("lot-2025"), "--study", "signee"];
    const { code, out, error } = await vigie(words, folder);
    expect(error).toBe("");
    expect(code).toBe(0);
    expect(out).toContain(`faite par la clé « ${first.id} » du partenaire`);
    expect(out).toContain(`faite par la clé « ${second.id} » du partenaire`);
    const { bundles } = JSON.parse((await vigie([...words, "--json"], folder)).out);
    expect(bundles).toMatchObject([
      { signature: "checked", guarantee: "checked", key: second.id, fictitious: false },
      { signature: "checked", guarantee: "checked", key: first.id, fictitious: false },
    ]);
  });

  test("bundles of two versions of the study, each by its own", async () => {
    await newStudyWith("suivante", [`{ id: ${second.id}, public: "${second.public}", from: 2025-12-01 }`]);
    const path = join(folder, "suivante", "study.yaml");
    await writeFile(path, (await readFile(path, "utf8")).replace(/^version: .*$/m, 'version: "0.2"'));
    const next = ["--key", "cle-2.json", "--date", "2026-03-02"];
    expect((await run("suivante", "lot-suivante", ...next)).code).toBe(0);
    const words = ["verify", bundle("lot-2025"), bundle("lot-suivante"), "--study", "suivante"];
    const { code, out, error } = await vigie([...words, "--study", "signee"], folder);
    expect(error).toBe("");
    expect(code).toBe(0);
    expect(out).toContain("version 0.1, celle que vous avez donnée");
    expect(out).toContain("version 0.2, celle que vous avez donnée");
    expect(out).toContain(`faite par la clé « ${first.id} » du partenaire`);
    expect(codesOf((await vigie([...words, "--json"], folder)).out)).toContain("bundle/other-version");
    const third = [bundle("lot-autre"), "--study", "signee", "--json"];
    expect(codesOf((await vigie([...words, ...third], folder)).out)).toContain("bundle/other-version");
  });

  test("without the study, says that the signature is not checked", async () => {
    const { code, out } = await vigie(["verify", bundle("lot-2025")], folder);
    expect(code).toBe(0);
    expect(out).toContain("pas vérifiée : donnez l’étude");
  });

  test("with a study that gives no key, says so, signed or not", async () => {
    const words = ["verify", bundle("lot-sans-etude"), "--study", "etude"];
    expect((await vigie(words, folder)).out).toContain("l’étude ne donne pas de clé");
    await run("etude", "nu");
    const naked = await vigie(["verify", bundle("nu"), "--study", "etude"], folder);
    expect(naked.code).toBe(0);
    expect(naked.out).toContain("rien ne prouve que ce lot vient du partenaire");
  });

  test("an unsigned bundle of a partner who signs is refused, exit 3; so does assemble, which writes nothing", async () => {
    const words = [bundle("lot-sans-cle"), bundle("lot-2025")];
    const verified = await vigie(["verify", ...words, "--study", "signee", "--json"], folder);
    expect(verified.code).toBe(3);
    expect(codesOf(verified.out)).toEqual(["bundle/unsigned"]);
    const assembled = await vigie(["assemble", "signee", bundle("lot-sans-cle"), "--out", "site"], folder);
    expect(assembled.code).toBe(3);
    expect(assembled.error).toContain("n’est pas signé");
    expect(existsSync(join(folder, "site"))).toBe(false);
  });

  test("a bundle made with another version of the study is refused, and each mistake of each file is said", async () => {
    await writeFile(join(folder, "faux.zip"), "bonjour");
    const words = ["verify", bundle("lot-autre"), "faux.zip", "absent.zip", "--study", "signee", "--json"];
    const { code, out } = await vigie(words, folder);
    expect(code).toBe(1);
    expect(codesOf(out).toSorted()).toEqual([
      "bundle/not-a-bundle",
      "bundle/other-version",
      "cli/file-absent",
    ]);
  });

  test("keys given to the study after the bundle was made make no other version of it", async () => {
    const { code, out } = await vigie(["verify", bundle("lot-sans-etude"), "--study", "signee"], folder);
    expect(code).toBe(0);
    expect(out).toContain(`faite par la clé « ${first.id} » du partenaire`);
  });

  test("a signed bundle is assembled", async () => {
    const { code, error } = await vigie(
      ["assemble", "signee", bundle("lot-2025"), "--out", "publie"],
      folder,
    );
    expect(error).toBe("");
    expect(code).toBe(0);
  });

  test("inspect says who signed", async () => {
    const { out } = await vigie(["inspect", bundle("lot-2026")], folder);
    expect(out).toContain(`signé par la clé « ${second.id} »`);
    expect((await vigie(["inspect", bundle("lot-sans-cle")], folder)).out).toContain("n’est pas signé");
  });
});

describe("purge", () => {
  test("erases private/ and what a killed run left, keeps the bundle, and promises no more", async () => {
    await run("etude", "purgee");
    const dead = 2 ** 22 + 1;
    await mkdir(join(folder, `purgee.partiel-${dead}`));
    await writeFile(join(folder, `purgee.partiel-${dead}`, "units.csv"), "secret");
    await mkdir(join(folder, "purgee.refus", "private"), { recursive: true });
    await writeFile(join(folder, "purgee.refus", ".vigie"), "refusal\n");
    await writeFile(join(folder, "purgee.refus", "private", "valeurs-inconnues.csv"), "secret");
    const { code, out } = await vigie(["purge", "purgee"], folder);
    expect(code).toBe(0);
    expect(out).toContain("Effacé : purgee/private");
    expect(out).toContain("Gardé : purgee/bundle.zip");
    expect(out).toContain("leur contenu n’est pas récrit");
    expect(out).toMatch(/reste à effacer.*l’extraction elle-même/);
    expect((await readdir(join(folder, "purgee"))).toSorted()).toEqual([".vigie", "bundle.zip"]);
    expect((await readdir(folder)).filter((name) => /^purgee\./.test(name))).toEqual([]);
    const again = await vigie(["purge", "purgee", "--json"], folder);
    expect(JSON.parse(again.out)).toMatchObject({ done: true, erased: false });
    expect((await vigie(["verify", bundle("purgee")], folder)).code).toBe(0);
  });

  test("erases what a refused run left beside the folder, called from inside it too", async () => {
    await run("etude", "dedans");
    await mkdir(join(folder, "dedans.refus"));
    await writeFile(join(folder, "dedans.refus", ".vigie"), "refusal\n");
    const { code, out } = await vigie(["purge", "."], join(folder, "dedans"));
    expect(code).toBe(0);
    expect(out).toContain("dedans.refus");
    expect((await readdir(folder)).filter((name) => /^dedans/.test(name))).toEqual(["dedans"]);
  });

  test.each([
    { title: "a folder of somebody else", marker: null },
    { title: "a folder that another command wrote", marker: "site\n" },
  ])("$title is not touched", async ({ marker }) => {
    const held = join(folder, `autre-${marker}`.trim(), "private");
    await mkdir(held, { recursive: true });
    await writeFile(join(held, "these.txt"), "dix ans");
    if (marker !== null) await writeFile(join(held, "..", ".vigie"), marker);
    const { code, error } = await vigie(["purge", join(held, "..")], folder);
    expect(code).toBe(1);
    expect(error).toContain("rien n’a été effacé");
    expect(await readFile(join(held, "these.txt"), "utf8")).toBe("dix ans");
  });
});

test.each(["keys", "verify", "purge"])("%s --help teaches, with an example", async (verb) => {
  const { code, out } = await vigie([verb, "--help"], folder);
  expect(code).toBe(0);
  expect(out).toContain(`Usage : vigie ${verb}`);
  expect(out).toContain("Exemple : vigie");
});

function codesOf(out: string): readonly string[] {
  return JSON.parse(out).errors.map(({ code }: { code: string }) => code);
}
