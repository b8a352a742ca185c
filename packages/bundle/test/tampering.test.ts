import { VigieErrors } from "@vigie/study";
import { zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { attackAgain, auditText, readAssumptions } from "../src/audit-file.ts";
import { canonical } from "../src/canonical.ts";
import { dataPackage } from "../src/data-package.ts";
import {
  type AuditedBundle,
  makeKey,
  originProblems,
  pack,
  readBundle,
  readSigner,
  type Signer,
} from "../src/index.ts";
import { sha256 } from "../src/sha256.ts";
import { signatureText } from "../src/signature.ts";
import { readTableCsv } from "../src/table-csv.ts";
import { unzipStored, zipStored } from "../src/zip.ts";
import { codesOf, contents, study as unkeyed } from "./sample.ts";

type Files = Map<string, string>;

let own: Signer;
let next: Signer;
let foreign: Signer;
let bytes: Uint8Array;

beforeAll(async () => {
  const signer = async () => readSigner((await makeKey()).privateText, {});
  [own, next, foreign] = [await signer(), await signer(), await signer()];
  bytes = await pack(contents, own);
});

/** The study, where the partner signs with one key until the end of 2026 and with the next from December. */
const study = () => ({
  ...unkeyed,
  partners: new Map(
    ["caf93", "cpam93"].map((id) => [
      id,
      {
        id,
        label: { fr: id },
        sources: ["foyers"],
        keys:
          id === "cpam93"
            ? [{ id: foreign.key, public: foreign.public, from: "2026-01-01", to: null }]
            : [
                { id: own.key, public: own.public, from: "2026-01-01", to: "2026-12-31" },
                { id: next.key, public: next.public, from: "2026-12-01", to: null },
              ],
      },
    ]),
  ),
});

/** Reads a bundle and looks where it comes from, as the observatory does. */
const judge = (given: Uint8Array, known = study()) =>
  codesOf(
    readBundle(given, {}).then(async (bundle: AuditedBundle) => {
      const found = await originProblems(bundle, known, {});
      if (found.length > 0) throw new VigieErrors(found);
    }),
  );

const filesOf = (given: Uint8Array): Files => new Map(unzipStored(given));

/** The bundle with one entry rewritten, and the zip made again as Vigie makes it. */
const remade = (change: (files: Files) => unknown): Uint8Array => {
  const files = filesOf(bytes);
  change(files);
  return zipStored(files);
};

/** The same, with the manifest as an object that may be changed into anything. */
const lying = (change: (manifest: ReturnType<typeof loose>) => unknown): Uint8Array =>
  remade((files) => {
    const manifest = loose(files.get("datapackage.json") ?? "");
    change(manifest);
    files.set("datapackage.json", canonical(manifest));
  });
const anything = z.record(z.string(), z.any());
const loose = (text: string) => anything.parse(JSON.parse(text));

/** A forger's whole work: tables and assumptions changed, size, hashes and audit made right again, signature left. */
async function forged(
  table: (text: string) => string,
  {
    path = "tables/sexe.csv",
    policy = {},
    assume = (text: string) => text,
    lie = () => undefined,
  }: {
    path?: string;
    policy?: object;
    assume?: (audit: string) => string;
    lie?: (manifest: ReturnType<typeof loose>) => unknown;
  } = {},
): Promise<Files> {
  const files = filesOf(bytes);
  const manifest = loose(files.get("datapackage.json") ?? "");
  const text = table(files.get(path) ?? "");
  const raw = new TextEncoder().encode(text);
  const resource = manifest.resources.find((each: { path: string }) => each.path === path);
  Object.assign(resource, { bytes: raw.length, hash: `sha256:${await sha256(raw)}` });
  Object.assign(manifest.vigie.policy, policy);
  lie(manifest);
  files.set(path, text);
  const given = loose(assume(files.get("audit.json") ?? ""));
  const assumptions = readAssumptions(canonical({ ...given, policy: manifest.vigie.policy }));
  const { resources, vigie } = dataPackage.parse(manifest);
  const tables = resources.flatMap(({ name, path: at, schema }) => {
    const dimensions = schema.fields.flatMap((field) =>
      "categories" in field ? [{ name: field.name, codes: field.categories }] : [],
    );
    return readTableCsv(files.get(at) ?? "", { indicator: name, dimensions, measures: [] }) ?? [];
  });
  const audit = assumptions && (await attackAgain(tables, vigie.tables, assumptions));
  const written = assumptions && audit ? auditText(assumptions, audit) : (files.get("audit.json") ?? "");
  manifest.vigie.audit = await sha256(new TextEncoder().encode(written));
  files.set("audit.json", written);
  files.set("datapackage.json", canonical(manifest));
  return files;
}

async function signedAgain(files: Files, signer: Signer, name = signer.key): Promise<Uint8Array> {
  const text = await signatureText(files.get("datapackage.json") ?? "", { ...signer, key: name });
  return zipStored(files.set("signature.json", text));
}

test("the bundle that is tampered with below is right at first", async () => {
  expect(await judge(bytes)).toBe("accepted");
});

describe("bytes", () => {
  test.each([1, 0x20, 0xff])("every byte changed by %i is refused", async (mask) => {
    const accepted: number[] = [];
    for (let at = 0; at < bytes.length; at++)
      if ((await judge(bytes.with(at, (bytes[at] ?? 0) ^ mask))) === "accepted") accepted.push(at);
    expect(accepted).toEqual([]);
  });

  test("every byte of every entry changed, the zip made right again, is refused", async () => {
    const encoded = [...filesOf(bytes)].map(
      ([path, text]) => [path, new TextEncoder().encode(text)] as const,
    );
    const accepted: string[] = [];
    for (const [path, content] of encoded)
      for (let at = 0; at < content.length; at++) {
        const changed = encoded.map(([other, same]) => [
          other,
          other === path ? content.with(at, (content[at] ?? 0) ^ 1) : same,
        ]);
        const zip = zipSync(Object.fromEntries(changed), { level: 0, mtime: new Date(1980, 0, 1) });
        if ((await judge(zip)) === "accepted") accepted.push(`${path} ${at}`);
      }
    expect(accepted).toEqual([]);
  });

  test("cut anywhere, it is refused", async () => {
    const accepted: number[] = [];
    for (let length = 0; length < bytes.length; length++)
      if ((await judge(bytes.slice(0, length))) === "accepted") accepted.push(length);
    expect(accepted).toEqual([]);
  });
});

describe("forgery, hashes and audit made right again", () => {
  const cases: readonly { says: string; table: (text: string) => string }[] = [
    { says: "counts changed", table: (text) => text.replace("f,120", "f,121").replace("m,80", "m,79") },
    {
      says: "a code counted for another",
      table: (text) => text.replace("f,120", "f,80").replace("m,80", "m,120"),
    },
  ];
  test.each(cases)("$says", async ({ table }) => {
    const files = await forged(table);
    expect(files.get("tables/sexe.csv")).not.toBe(filesOf(bytes).get("tables/sexe.csv"));
    expect(await codesOf(readBundle(zipStored(files), {}))).toBe("accepted");
    expect(await judge(zipStored(files))).toBe("bundle/signature-wrong");
    expect(await judge(await signedAgain(files, foreign))).toBe("bundle/key-unknown");
    expect(await judge(await signedAgain(files, foreign, own.key))).toBe("bundle/signature-wrong");
    files.delete("signature.json");
    expect(await judge(zipStored(files))).toBe("bundle/unsigned");
  });

  test("a row taken out, even signed by the partner", async () => {
    const files = await forged((text) => text.replace("all,_U,0\n", ""));
    expect(await judge(await signedAgain(files, own))).toBe("bundle/contents-differ");
  });

  const place = { path: "tables/lieu.csv" };
  test.each([
    { says: "a small cell unmasked by hand", unmask: "nord,4" },
    { says: "another masked cell of its line", unmask: "est,51" },
    { says: "every cell", unmask: "nord,4 sud,6 est,51" },
  ])("even signed by the partner, $says fails the audit", async ({ unmask }) => {
    const show = (text: string) =>
      unmask.split(" ").reduce((shown, cell) => shown.replace(`${cell.split(",")[0]},\n`, `${cell}\n`), text);
    const files = await forged(show, place);
    expect(files.get(place.path)).not.toBe(filesOf(bytes).get(place.path));
    expect(await judge(await signedAgain(files, own))).toBe("bundle/audit-fails");
  });

  test("a small count, even signed by the partner, fails the audit", async () => {
    const files = await forged((text) => text.replace("f,120", "f,192").replace("m,80", "m,8"));
    expect(await judge(await signedAgain(files, own))).toBe("bundle/audit-fails");
  });

  test("tables that no population fits fail it", async () => {
    const files = await forged((text) => text.replace("m,80", "m,81"));
    expect(await judge(await signedAgain(files, own))).toBe("bundle/audit-fails");
  });

  test("an audit that tells other ranges", async () => {
    const files = await forged((text) => text);
    const audit = (files.get("audit.json") ?? "").replace(/"high":59/, '"high":60');
    const manifest = loose(files.get("datapackage.json") ?? "");
    manifest.vigie.audit = await sha256(new TextEncoder().encode(audit));
    files.set("audit.json", audit).set("datapackage.json", canonical(manifest));
    expect(audit).toContain('"high":60');
    expect(await judge(await signedAgain(files, own))).toBe("bundle/audit-fails");
  });

  test("a floor loosened by the partner itself", async () => {
    const small = (text: string) => text.replace("f,120", "f,192").replace("m,80", "m,8");
    const files = await forged(small, { policy: { min: 5 } });
    expect(await judge(await signedAgain(files, own))).toBe("bundle/policy-loosened");
    const open = await forged((text) => text, { policy: { zeros: "masked" } });
    expect(await judge(await signedAgain(open, own))).toBe("bundle/audit-fails");
    const tightened = await forged((text) => text, { policy: { min: 20 } });
    expect(await judge(await signedAgain(tightened, own))).toBe("accepted");
  });

  test("another rule loosened, or an attacker who knows less than the study says", async () => {
    const masked = { ...study(), disclosure: { ...unkeyed.disclosure, zeros: "masked" as const } };
    expect(await judge(bytes, masked)).toBe("bundle/rule-loosened");
    const blind = await forged((text) => text, {
      assume: (audit) => audit.replaceAll('"sensitive":true', '"sensitive":false'),
    });
    expect(await judge(await signedAgain(blind, own))).toBe("bundle/attacker-weakened");
  });

  test("a field that neither tables nor definitions need is refused: many would make the attack a partial one", async () => {
    const withField = (name: string) =>
      forged((text) => text, {
        assume: (audit) => audit.replace('"fields":{', `"fields":{"${name}":["none","some"],`),
      });
    for (const name of ["conditions to be asked sex", "shoe size"])
      expect(await judge(await signedAgain(await withField(name), own))).toBe("bundle/attacker-weakened");
  });

  test("a table of persons said to protect nothing", async () => {
    const small = (text: string) => text.replace("f,120", "f,192").replace("m,80", "m,8");
    const files = await forged(small, {
      lie: ({ vigie }) => {
        for (const table of vigie.tables) Object.assign(table, { protects: "nothing" });
      },
    });
    expect(await judge(await signedAgain(files, own))).toBe(
      "bundle/protection-lifted,bundle/tables-differ,bundle/attacker-weakened",
    );
  });

  test.each([
    {
      says: "small counts said to be rounded",
      rounding: { base: 2, spread: 30 },
      is: "bundle/contents-differ",
    },
    {
      says: "exact counts said to be rounded",
      rounding: { base: 20, spread: 19 },
      is: "bundle/tables-differ",
    },
    { says: "another window", window: { from: "2022-07-01", to: "2022-12-30" }, is: "bundle/tables-differ" },
  ])("$says", async ({ is, says: _, ...lie }) => {
    const small = (text: string) => text.replace("f,120", "f,192").replace("m,80", "m,8");
    const files = await forged(lie.rounding?.base === 2 ? small : (text) => text, {
      lie: ({ vigie }) => Object.assign(vigie.tables[0], lie),
    });
    expect(await judge(await signedAgain(files, own))).toBe(is);
  });

  test("a table added, announced and hashed", async () => {
    const files = filesOf(bytes);
    const manifest = loose(files.get("datapackage.json") ?? "");
    const [table] = manifest.resources;
    manifest.resources.splice(1, 0, { ...table, name: "logement", path: "tables/logement.csv" });
    Object.assign(manifest.vigie.tables[1], { treatment: "published", method: "optimal" });
    const rest = [...files].slice(3);
    for (const [path] of rest) files.delete(path);
    files.set("tables/logement.csv", files.get("tables/sexe.csv") ?? "");
    for (const [path, text] of rest) files.set(path, text);
    files.set("datapackage.json", canonical(manifest));
    // The audit says nothing of that table: no attack on it can be made again.
    expect(await codesOf(readBundle(zipStored(files), {}))).toBe("bundle/audit-fails");
  });
});

describe("entries", () => {
  const cases: readonly { says: string; change: (files: Files) => unknown; code?: string }[] = [
    { says: "a table added", change: (files) => files.set("tables/ages.csv", "a,count\n") },
    { says: "a table taken out", change: (files) => files.delete("tables/sexe.csv") },
    { says: "the audit taken out", change: (files) => files.delete("audit.json") },
    { says: "an entry above the folder", change: (files) => files.set("../../.bashrc", "rm -rf ~") },
    { says: "an entry at the root", change: (files) => files.set("/etc/passwd", "") },
    { says: "an entry with backslashes", change: (files) => files.set("..\\..\\x.csv", "") },
    { says: "an entry that is a folder", change: (files) => files.set("tables/", "") },
    { says: "a private table", change: (files) => files.set("private/tables/sexe.csv", "") },
    {
      says: "entries in another order",
      change: (files) => {
        const audit = files.get("audit.json") ?? "";
        files.delete("audit.json");
        files.set("audit.json", audit);
      },
    },
    {
      says: "no manifest",
      change: (files) => files.delete("datapackage.json"),
      code: "bundle/not-a-bundle",
    },
    {
      says: "a signature of another algorithm",
      change: (files) =>
        files.set("signature.json", (files.get("signature.json") ?? "").replace("Ed25519", "none")),
      code: "bundle/signature-invalid",
    },
    {
      says: "a signature with more to say",
      change: (files) =>
        files.set("signature.json", (files.get("signature.json") ?? "").replace("{", '{"a":1,')),
      code: "bundle/signature-invalid",
    },
    {
      says: "a signature that is empty",
      change: (files) => files.set("signature.json", ""),
      code: "bundle/signature-invalid",
    },
  ];
  test.each(cases)("$says", async ({ change, code = "bundle/contents-differ" }) => {
    expect(await judge(remade(change))).toBe(code);
  });

  test("the spare bits of a signature's last character are no second spelling", async () => {
    const text = filesOf(bytes).get("signature.json") ?? "";
    const last = /(.)"\}$/.exec(text)?.[1] ?? "";
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const other = alphabet[alphabet.indexOf(last) ^ 1] ?? "";
    const respelt = remade((files) => files.set("signature.json", text.replace(/.("\})$/, `${other}$1`)));
    expect(await judge(respelt)).toBe("bundle/signature-invalid");
  });
});

describe("a manifest that lies, unsigned so that it is its contents that are judged", () => {
  const read = (zip: Uint8Array) => codesOf(readBundle(zip, {}));
  test.each<{ says: string; lie: (manifest: ReturnType<typeof loose>) => unknown; code?: string }>([
    { says: "size", lie: ({ resources }) => Object.assign(resources[0], { bytes: 1 }) },
    {
      says: "hash",
      lie: ({ resources }) => Object.assign(resources[0], { hash: `sha256:${"0".repeat(64)}` }),
    },
    { says: "hash of the audit", lie: ({ vigie }) => Object.assign(vigie, { audit: "0".repeat(64) }) },
    { says: "columns reversed", lie: ({ resources }) => resources[0].schema.fields.reverse() },
    {
      says: "a column renamed",
      lie: ({ resources }) => Object.assign(resources[0].schema.fields[1], { name: "age" }),
    },
    { says: "a column left out", lie: ({ resources }) => resources[0].schema.fields.splice(1, 1) },
    {
      says: "a column twice",
      lie: ({ resources: [r] }) => r.schema.fields.splice(1, 0, r.schema.fields[0]),
    },
    { says: "no column of counts", lie: ({ resources }) => resources[0].schema.fields.pop() },
    { says: "another primary key", lie: ({ resources }) => resources[0].schema.primaryKey.pop() },
    {
      says: "a code left out",
      lie: ({ resources }) => resources[0].schema.fields[1].categories.shift(),
    },
    { says: "a code twice", lie: ({ resources }) => resources[0].schema.fields[1].categories.unshift("f") },
    {
      says: "codes in another order",
      lie: ({ resources }) => resources[0].schema.fields[1].categories.reverse(),
    },
    {
      says: "a table said withheld",
      lie: ({ vigie }) => Object.assign(vigie.tables[0], { treatment: "withheld" }),
    },
    {
      says: "a table said published",
      lie: ({ vigie }) => Object.assign(vigie.tables[1], { treatment: "published" }),
    },
    { says: "an indicator twice", lie: ({ vigie }) => vigie.tables.push(vigie.tables[1]) },
    {
      says: "a path that climbs",
      lie: ({ resources }) => Object.assign(resources[0], { path: "tables/../../sexe.csv" }),
      code: "bundle/manifest-invalid",
    },
    {
      says: "a path elsewhere on the web",
      lie: ({ resources }) => Object.assign(resources[0], { path: "https://example.org/sexe.csv" }),
      code: "bundle/manifest-invalid",
    },
    {
      says: "another name",
      lie: (manifest) => Object.assign(manifest, { name: "essai.cpam93" }),
      code: "bundle/manifest-invalid",
    },
    {
      says: "a key unknown",
      lie: ({ vigie }) => Object.assign(vigie, { note: "1" }),
      code: "bundle/manifest-invalid",
    },
    {
      says: "a name that moves the cursor",
      lie: ({ vigie }) => Object.assign(vigie.study, { version: "\u001b[2J" }),
      code: "bundle/manifest-invalid",
    },
    {
      says: "no rule",
      lie: ({ vigie }) => Object.assign(vigie.policy, { min: 1 }),
      code: "bundle/manifest-invalid",
    },
    {
      says: "a future format",
      lie: ({ vigie }) => Object.assign(vigie, { format: 2 }),
      code: "bundle/format-unknown",
    },
  ])("$says", async ({ lie, code = "bundle/contents-differ" }) => {
    expect(await read(lying(lie))).toBe(code);
  });

  test.each([
    { says: "spaces", spell: (text: string) => `${text} ` },
    { says: "a key twice", spell: (text: string) => text.replace('{"', '{"title":"a","') },
    { says: "no JSON at all", spell: () => "format: 1" },
  ])("not in canonical form: $says", async ({ spell }) => {
    const zip = remade((files) => files.set("datapackage.json", spell(files.get("datapackage.json") ?? "")));
    expect(await read(zip)).toBe("bundle/manifest-invalid");
  });
});

describe("zips that Vigie does not make", () => {
  const raw = () =>
    Object.fromEntries([...filesOf(bytes)].map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const mtime = new Date(1980, 0, 1);

  test.each([
    { says: "compressed", zip: () => zipSync(raw(), { level: 6, mtime }) },
    { says: "another date", zip: () => zipSync(raw(), { level: 0, mtime: new Date(2026, 10, 25) }) },
    { says: "a comment", zip: () => zipSync({ ...raw() }, { level: 0, mtime, comment: "bonjour" }) },
    { says: "somebody else's", zip: () => zipStored(new Map([["LISEZMOI.txt", "bonjour"]])) },
    { says: "empty", zip: () => zipStored(new Map()) },
    {
      says: "a bomb",
      zip: () => zipSync({ "datapackage.json": new Uint8Array(2 ** 25) }, { level: 9, mtime }),
    },
  ])("$says", async ({ zip }) => {
    expect(await judge(zip())).toBe("bundle/not-a-bundle");
  });

  test("two entries of one name", async () => {
    const zip = remade((files) => files.set("tables/sexf.csv", files.get("tables/sexe.csv") ?? ""));
    const names = Buffer.from(zip).toString("latin1").replaceAll("tables/sexf.csv", "tables/sexe.csv");
    expect(await judge(new Uint8Array(Buffer.from(names, "latin1")))).toBe("bundle/not-a-bundle");
  });

  /** Bytes that count what is taken out of them. */
  class Counted extends Uint8Array<ArrayBuffer> {
    static calls = 0;
    static taken = 0;
    override subarray(start?: number, end?: number) {
      Counted.calls++;
      Counted.taken += (end ?? this.length) - (start ?? 0);
      return new Uint8Array(this.buffer, this.byteOffset).subarray(start, end);
    }
  }
  const counted = (...parts: readonly Uint8Array[]) => {
    Object.assign(Counted, { calls: 0, taken: 0 });
    return new Counted(new Uint8Array(Buffer.concat(parts)).buffer);
  };

  test("entries that overlap, three hundred names for one megabyte, are not copied out", async () => {
    const one = Buffer.from(zipStored(new Map([["a00", "0".repeat(2 ** 20)]])));
    const end = one.length - 22;
    const start = one.readUInt32LE(end + 16);
    const lines = Array.from({ length: 300 }, (_, at) => {
      const line = Buffer.from(one.subarray(start, end));
      line.write(at.toString(36).padStart(3, "0"), 46);
      return line;
    });
    const tail = Buffer.from(one.subarray(end));
    tail.writeUInt16LE(lines.length, 8);
    const zip = counted(one.subarray(0, start), ...lines, tail);
    expect(await judge(zip)).toBe("bundle/not-a-bundle");
    expect(Counted.taken).toBeLessThan(2 * zip.length);
  });

  test("a directory that announces a million entries in a hundred bytes is not walked through", async () => {
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50);
    record.writeUInt32LE(1_000_000, 32);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50);
    const tail = Buffer.alloc(22);
    tail.writeUInt32LE(0x06054b50);
    tail.writeUInt16LE(0xffff, 8);
    tail.writeUInt32LE(0xffffffff, 16);
    expect(await judge(counted(record, locator, tail))).toBe("bundle/not-a-bundle");
    expect(Counted.calls).toBeLessThan(100);
  });
});

describe("replay and keys", () => {
  test("a bundle of another study, of another version, of a partner the study lacks", async () => {
    expect(await judge(bytes, { ...study(), id: "autre" })).toBe("bundle/other-study");
    expect(await judge(bytes, { ...study(), hash: "b".repeat(64) })).toBe("bundle/other-version");
    expect(await judge(bytes, { ...study(), partners: new Map() })).toBe("bundle/partner-unknown");
  });

  test("a partner cannot sign for another", async () => {
    expect(await judge(await pack(contents, foreign))).toBe("bundle/key-unknown");
    const renamed = { ...contents, partner: "cpam93" };
    expect(await judge(await pack(renamed, own))).toBe("bundle/key-unknown");
    expect(await judge(await pack(renamed, foreign))).toBe("accepted");
  });

  test("a signature taken from another bundle of the same partner", async () => {
    const earlier = await pack({ ...contents, date: "2026-11-24" }, own);
    const signature = filesOf(earlier).get("signature.json") ?? "";
    expect(await judge(remade((files) => files.set("signature.json", signature)))).toBe(
      "bundle/signature-wrong",
    );
  });

  test.each([
    { date: "2025-12-31", by: () => own, code: "bundle/key-not-yet-valid" },
    { date: "2026-01-01", by: () => own, code: "accepted" },
    { date: "2026-11-30", by: () => next, code: "bundle/key-not-yet-valid" },
    { date: "2026-12-01", by: () => next, code: "accepted" },
    { date: "2026-12-31", by: () => own, code: "accepted" },
    { date: "2027-01-01", by: () => own, code: "bundle/key-expired" },
    { date: "2031-01-01", by: () => next, code: "accepted" },
  ])("rotation: on $date, $code", async ({ date, by, code }) => {
    expect(await judge(await pack({ ...contents, date }, by()))).toBe(code);
  });

  test("unsigned is accepted, and known to be so, only where the study gives the partner no key", async () => {
    const unsigned = await pack(contents, null);
    expect((await readBundle(unsigned, {})).signature).toBeNull();
    expect(await judge(unsigned)).toBe("bundle/unsigned");
    const partner = { id: "caf93", label: { fr: "Caf" }, sources: ["foyers"], keys: [] };
    expect(await judge(unsigned, { ...study(), partners: new Map([["caf93", partner]]) })).toBe("accepted");
  });
});
