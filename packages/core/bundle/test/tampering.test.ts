import {
  designProtection,
  divide,
  errorTable,
  formatFraction,
  fraction,
  multiply,
  type ProtectedTable,
} from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { VigieErrors } from "@vigie/words";
import { zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { canonical, sha256 } from "../src/encodings.ts";
import {
  dateProblems,
  makeKey,
  originProblems,
  pack,
  type ReceivedBundle,
  readBundle,
  readSigner,
  type Signer,
} from "../src/index.ts";
import { signatureText } from "../src/signature.ts";
import { unzipStored, zipStored } from "../src/zip.ts";
import { codesOf, contents, ofCpam, reception, study as unkeyed } from "./sample.ts";

type Files = Map<string, string>;

let current: Signer;
let next: Signer;
let foreign: Signer;
let bytes: Uint8Array;

beforeAll(async () => {
  const signer = async () => readSigner((await makeKey()).privateText, {});
  [current, next, foreign] = [await signer(), await signer(), await signer()];
  bytes = await pack(contents, current);
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
        sources: unkeyed.partners.get(id)?.sources ?? [],
        keys:
          id === "cpam93"
            ? [{ id: foreign.key, public: foreign.public, from: "2026-01-01", to: null }]
            : [
                { id: current.key, public: current.public, from: "2026-01-01", to: "2026-12-31" },
                { id: next.key, public: next.public, from: "2026-12-01", to: null },
              ],
        group: null,
      },
    ]),
  ),
});

/** Reads a bundle and looks where it comes from, as the observatory does. */
const judge = (given: Uint8Array, known: Study = study(), today = contents.date) =>
  codesOf(
    readBundle(given, {}).then(async (bundle: ReceivedBundle) => {
      const found = await originProblems(bundle, known, { place: {}, today });
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

type Loose = ReturnType<typeof loose>;

/** A forger's whole work: a table, the manifest and the audit changed, sizes and hashes made right again, signature left. */
async function forged({
  path = "tables/sexe.csv",
  table = (text: string) => text,
  lie = () => undefined,
  audit = () => undefined,
}: {
  path?: string;
  table?: (text: string) => string;
  lie?: (manifest: Loose) => unknown;
  audit?: (audit: Loose) => unknown;
}): Promise<Files> {
  const files = filesOf(bytes);
  const manifest = loose(files.get("datapackage.json") ?? "");
  const before = files.get(path) ?? "";
  const text = table(before);
  const raw = new TextEncoder().encode(text);
  const resource = manifest.resources.find((each: { path: string }) => each.path === path);
  Object.assign(resource, { bytes: raw.length, hash: `sha256:${await sha256(raw)}` });
  const claimed = loose(files.get("audit.json") ?? "");
  audit(claimed);
  const written = canonical(claimed);
  manifest.vigie.audit = await sha256(new TextEncoder().encode(written));
  lie(manifest);
  return files.set(path, text).set("audit.json", written).set("datapackage.json", canonical(manifest));
}

async function signedAgain(files: Files, signer: Signer, name = signer.key): Promise<Uint8Array> {
  const text = await signatureText(files.get("datapackage.json") ?? "", { ...signer, key: name });
  return zipStored(files.set("signature.json", text));
}

/** The bundle with tables and manifest changed, sizes and hashes made right again, signed by the partner. */
async function rewritten(
  change: (name: string, text: string) => string,
  lie: (manifest: Loose) => unknown,
): Promise<Uint8Array> {
  const files = filesOf(bytes);
  const manifest = loose(files.get("datapackage.json") ?? "");
  lie(manifest);
  for (const resource of manifest.resources) {
    const raw = new TextEncoder().encode(change(resource.name, files.get(resource.path) ?? ""));
    Object.assign(resource, { bytes: raw.length, hash: `sha256:${await sha256(raw)}` });
    files.set(resource.path, new TextDecoder().decode(raw));
  }
  return signedAgain(files.set("datapackage.json", canonical(manifest)), current);
}

/** The rows of a table with the standard errors of another that has the same ones. */
function withErrorsOf(other: ReleasedTable, { measures, rows }: ProtectedTable): ProtectedTable["rows"] {
  return rows.map((row, at) => ({
    ...row,
    values: row.values.map((value, measure) =>
      value !== null && measures[measure]?.endsWith("_error")
        ? (other.rows[at]?.values[measure] ?? null)
        : value,
    ),
  }));
}

test("the bundle that is tampered with below is right at first", async () => {
  expect(await judge(bytes)).toBe("accepted");
});

const isLong = process.env.VIGIE_LONG !== undefined;

describe("bytes", () => {
  /** Of one table, so that every byte is tried. */
  let small: Uint8Array;
  beforeAll(async () => {
    small = await pack(ofCpam, foreign);
    expect(await judge(small)).toBe("accepted");
  });

  const masks = [1, 0x20, 0xff] as const;

  test("every byte changed by one of three masks, in long runs by each, is refused", async () => {
    const accepted: string[] = [];
    for (let at = 0; at < small.length; at++)
      for (const mask of isLong ? masks : masks.slice(at % 3).slice(0, 1))
        if ((await judge(small.with(at, (small[at] ?? 0) ^ mask))) === "accepted")
          accepted.push(`${at} ${mask}`);
    expect(accepted).toEqual([]);
  });

  test("a byte in three of every entry changed, in long runs every one, the zip made right again, is refused", async () => {
    const encoded = [...filesOf(small)].map(
      ([path, text]) => [path, new TextEncoder().encode(text)] as const,
    );
    const accepted: string[] = [];
    for (const [path, content] of encoded)
      for (let at = 0; at < content.length; at += isLong ? 1 : 3) {
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
    for (let length = 0; length < small.length; length++)
      if ((await judge(small.slice(0, length))) === "accepted") accepted.push(length);
    expect(accepted).toEqual([]);
  });
});

describe("forgery, hashes made right again", () => {
  const cases: readonly { title: string; table: (text: string) => string }[] = [
    {
      title: "counts changed",
      table: (text) => text.replace("f,120", "f,121").replace("m,80", "m,79"),
    },
    {
      title: "a code counted for another",
      table: (text) => text.replace("f,120", "f,80").replace("m,80", "m,120"),
    },
  ];
  test.each(cases)("$title", async ({ table }) => {
    const files = await forged({ table });
    expect(files.get("tables/sexe.csv")).not.toBe(filesOf(bytes).get("tables/sexe.csv"));
    expect(await codesOf(readBundle(zipStored(files), {}))).toBe("accepted");
    expect(await judge(zipStored(files))).toBe("bundle/signature-wrong");
    expect(await judge(await signedAgain(files, foreign))).toBe("bundle/key-unknown");
    expect(await judge(await signedAgain(files, foreign, current.key))).toBe("bundle/signature-wrong");
    files.delete("signature.json");
    expect(await judge(zipStored(files))).toBe("bundle/unsigned");
  });

  const place = "tables/lieu.csv";
  test.each<{ title: string; path?: string; from: string; to: string; code: string }>([
    { title: "a row taken out", from: "all,_U,,small,,,\n", to: "", code: "bundle/contents-differ" },
    {
      title: "a small count shown",
      path: place,
      from: "rsa,nord,,small,,,",
      to: "rsa,nord,4,,2.081707,,",
      code: "bundle/small-shown",
    },
    {
      title: "a zero shown, which a hidden count may be",
      from: "all,_U,,small,,,",
      to: "all,_U,0,,3.351878,,",
      code: "bundle/small-shown",
    },
    {
      title: "a base of shares under the threshold",
      from: "200,,3.12769,200,3.800046",
      to: "200,,3.12769,10,3.800046",
      code: "bundle/small-shown",
    },
    {
      title: "a base of shares above its count",
      from: "200,,3.12769,200,3.800046",
      to: "200,,3.12769,201,3.800046",
      code: "bundle/totals-differ",
    },
    {
      title: "half a unit in a base",
      from: "200,,3.12769,200,3.800046",
      to: "200,,3.12769,150.5,3.800046",
      code: "bundle/totals-differ",
    },
    {
      title: "a base that no total has",
      from: "80,,3.351878,,",
      to: "80,,3.351878,80,3.351878",
      code: "bundle/totals-differ",
    },
    { title: "a count that passes its total", from: "m,80", to: "m,81", code: "bundle/totals-differ" },
    {
      title: "more missing than a hidden count may be",
      from: "m,80",
      to: "m,69",
      code: "bundle/totals-differ",
    },
    {
      title: "a hidden total of shown counts",
      from: "all,_T,200,,3.12769,200,3.800046",
      to: "all,_T,,small,,,",
      code: "bundle/totals-differ",
    },
    {
      title: "a total of the other dimension",
      path: "tables/lien.csv",
      from: "all,_T,yes,100",
      to: "all,_T,yes,111",
      code: "bundle/totals-differ",
    },
    {
      title: "the universe compared with, which does not add up",
      path: place,
      from: "all,est,90",
      to: "all,est,110",
      code: "bundle/totals-differ",
    },
    {
      title: "a count of places hidden",
      path: "tables/points.csv",
      from: "all,nord,2,,0,,",
      to: "all,nord,,small,,,",
      code: "bundle/hidden-unasked",
    },
    {
      title: "a count of a model hidden",
      path: "tables/lien.model.csv",
      from: "all,f,yes,nord,3,,2.199761",
      to: "all,f,yes,nord,,small,",
      code: "bundle/hidden-unasked",
    },
  ])("even signed by the partner, $title", async ({ path = "tables/sexe.csv", from, to, code }) => {
    const files = await forged({ path, table: (text) => text.replace(from, to) });
    expect(files.get(path)).not.toBe(filesOf(bytes).get(path));
    expect(await judge(await signedAgain(files, current))).toBe(code);
  });

  test("a count hidden that the threshold does not hide is within what the totals allow", async () => {
    const table = (text: string) => text.replace("rsa,sud,46,,2.081707,,", "rsa,sud,,small,,,");
    expect(await judge(await signedAgain(await forged({ path: place, table }), current))).toBe(
      "bundle/totals-differ",
    );
  });
});

describe("standard errors that are not those of the noise, even signed by the partner", () => {
  interface Lie {
    readonly title: string;
    readonly path?: string;
    readonly from: string;
    readonly to: string;
    readonly code: string;
  }
  const differ = "bundle/errors-differ";
  const impossible = "bundle/errors-impossible";
  const place = "tables/lieu.csv";
  const sets = "tables/canaux.csv";

  test.each<Lie>([
    { title: "no error of a count", from: "f,120,,3.351878", to: "f,120,,0", code: impossible },
    { title: "no error of a base", from: "200,3.800046", to: "200,0", code: impossible },
    {
      title: "no error of the universe compared with",
      path: place,
      from: "all,sud,76,,2.875353",
      to: "all,sud,76,,0",
      code: impossible,
    },
    {
      title: "no error of a count that a model reads",
      path: "tables/lien.model.csv",
      from: "all,f,yes,nord,3,,2.199761",
      to: "all,f,yes,nord,3,,0",
      code: impossible,
    },
    { title: "an error under 0", from: "f,120,,3.351878", to: "f,120,,-3.351878", code: impossible },
    { title: "a count without its error", from: "f,120,,3.351878", to: "f,120,,", code: impossible },
    { title: "a base without its error", from: "200,3.800046", to: "200,", code: impossible },
    { title: "the error of no base", from: "80,,3.351878,,", to: "80,,3.351878,,2", code: impossible },
    {
      title: "an error of what nothing is added to",
      path: "tables/points.csv",
      from: "all,nord,2,,0",
      to: "all,nord,2,,1",
      code: impossible,
    },
    {
      title: "a hidden count as the zero of what no unit can be",
      from: "all,_U,,small,,,",
      to: "all,_U,0,,0,,",
      code: differ,
    },
    { title: "less noise", from: "f,120,,3.351878", to: "f,120,,3.351", code: differ },
    { title: "more noise", from: "f,120,,3.351878", to: "f,120,,3.4", code: differ },
    { title: "less noise of a base", from: "200,3.800046", to: "200,3.8", code: differ },
    {
      title: "the error of no one, of the universe compared with",
      path: place,
      from: "all,sud,76,,2.875353",
      to: "all,sud,76,,2.081707",
      code: differ,
    },
    {
      title: "less noise of what no unit of the model is",
      path: "tables/lien.model.csv",
      from: "all,m,no,nord,0,,2.199761",
      to: "all,m,no,nord,0,,0",
      code: differ,
    },
    {
      title: "less noise of a set of channels",
      path: sets,
      from: "compte,60,,2.236068",
      to: "compte,60,,2",
      code: differ,
    },
    {
      title: "what is left of a group as if no set were taken from it",
      path: sets,
      from: "_O.digital,20,,3.090517",
      to: "_O.digital,20,,2.133377",
      code: differ,
    },
    { title: "the last decimal", from: "f,120,,3.351878", to: "f,120,,3.351879", code: "accepted" },
    { title: "the last decimal by two", from: "f,120,,3.351878", to: "f,120,,3.35188", code: differ },
    {
      title: "not a number",
      from: "f,120,,3.351878",
      to: "f,120,,NaN",
      code: "bundle/contents-differ",
    },
    {
      title: "no end",
      from: "f,120,,3.351878",
      to: "f,120,,Infinity",
      code: "bundle/contents-differ",
    },
  ])("$title", async ({ path = "tables/sexe.csv", from, to, code }) => {
    const files = await forged({ path, table: (text) => text.replace(from, to) });
    expect(files.get(path)).not.toBe(filesOf(bytes).get(path));
    const signed = await signedAgain(files, current);
    expect(await judge(signed)).toBe(code);
    expect(await codesOf(readBundle(signed, {}))).toBe(code === differ ? "accepted" : code);
  });

  test("those of another rho", async () => {
    const half = designProtection({
      study: unkeyed,
      partner: "caf93",
      policy: { ...contents.guarantee.policy, rho: fraction(1n, 2n) },
    });
    const tables = contents.tables.map((table) =>
      table.name === "points" ? table : { ...table, rows: withErrorsOf(errorTable(half, table), table) },
    );
    expect(await judge(await pack({ ...contents, tables }, current))).toBe(differ);
  });

  test("those of a list in which a set is gathered", async () => {
    const codes = ["compte", "_O.digital", "_O.mixed", "_O.direct", "routine_only", "none", "_T"];
    const signed = await rewritten(
      (name, text) =>
        name === "canaux"
          ? text
              .replace(/all,compte.guichet,.*\n/, "")
              .replace("all,_O.mixed,,small,,,", "all,_O.mixed,35,,3.090517,,")
          : text,
      ({ resources }) => Object.assign(resources[2].schema.fields[1], { categories: codes }),
    );
    expect(await judge(signed)).toBe(differ);
  });
});

describe("an audit that lies, even signed by the partner", () => {
  type Lie = {
    title: string;
    audit?: (audit: Loose) => unknown;
    lie?: (manifest: Loose) => unknown;
    code: string;
  };
  const both = (policy: object) => ({
    audit: (audit: Loose) => Object.assign(audit.policy, policy),
    lie: ({ vigie }: Loose) => Object.assign(vigie.policy, policy),
  });
  const first = ({ sources }: Loose) => sources[0];
  /** A policy of another rho, with the noise that it asks: everything doubled. */
  const doubled = (audit: Loose) => {
    audit.policy.rho = first(audit).rho = "2";
    for (const table of first(audit).tables) {
      const swapped = (text: string) => {
        const [over = "1", under = "1"] = text.split("/");
        return fraction(BigInt(over), BigInt(under));
      };
      table.rho = formatFraction(multiply(swapped(table.rho), fraction(2n)));
      table.variance = formatFraction(divide(swapped(table.variance), fraction(2n)));
    }
  };

  test.each<Lie>([
    {
      title: "another policy than the manifest's",
      audit: ({ policy }) => Object.assign(policy, { min: 12 }),
      code: "bundle/audit-contradicts",
    },
    {
      title: "a source twice",
      audit: ({ sources }) => sources.push(sources[0]),
      code: "bundle/audit-contradicts",
    },
    { title: "a source left out", audit: ({ sources }) => sources.pop(), code: "bundle/audit-contradicts" },
    {
      title: "a source that protects nothing",
      audit: (audit) => Object.assign(first(audit), { source: "points" }),
      code: "bundle/audit-contradicts",
    },
    {
      title: "another window",
      audit: (audit) => Object.assign(first(audit).window, { to: "2023-12-31" }),
      code: "bundle/audit-contradicts",
    },
    {
      title: "a smaller rho than its policy's",
      audit: (audit) => Object.assign(first(audit), { rho: "1/2" }),
      code: "bundle/audit-contradicts",
    },
    {
      title: "less noise than the share of a table asks",
      audit: (audit) => Object.assign(first(audit).tables[0], { variance: "1" }),
      code: "bundle/audit-contradicts",
    },
    {
      title: "a table of an indicator that is not there",
      audit: (audit) => Object.assign(first(audit).tables[0], { indicator: "ages" }),
      code: "bundle/audit-contradicts",
    },
    {
      title: "tables of everyone that spend more than the budget together",
      audit: (audit) => Object.assign(first(audit).tables[0], { rho: "2/5", variance: "5/2" }),
      code: "bundle/audit-contradicts",
    },
    {
      title: "more rows of one person",
      audit: (audit) => Object.assign(first(audit), { rowsPerPerson: 2 }),
      code: "bundle/audit-contradicts",
    },
    {
      title: "no list of sets",
      audit: (audit) => Object.assign(first(audit), { delta: 0 }),
      code: "bundle/guarantee-differs",
    },
    {
      title: "a size said to be public",
      audit: (audit) => first(audit).public.push({ universe: "rsa", size: 100 }),
      code: "bundle/guarantee-differs",
    },
    {
      title: "something said to be outside",
      audit: (audit) => first(audit).outside.push("public_sizes"),
      code: "bundle/guarantee-differs",
    },
    {
      title: "another grain",
      audit: (audit) => Object.assign(first(audit).tables[0], { grain: "2" }),
      code: "bundle/guarantee-differs",
    },
    {
      title: "a table left out",
      audit: (audit) => first(audit).tables.pop(),
      code: "bundle/guarantee-differs",
    },
    {
      title: "a greater rho, with its noise",
      audit: doubled,
      lie: ({ vigie }) => Object.assign(vigie.policy, { rho: "2" }),
      code: "bundle/rho-loosened,bundle/errors-differ",
    },
    { title: "a lower threshold", ...both({ min: 5 }), code: "bundle/policy-loosened" },
    { title: "a higher threshold", ...both({ min: 20 }), code: "accepted" },
    { title: "a higher threshold than counts shown", ...both({ min: 21 }), code: "bundle/small-shown" },
    {
      title: "small counts shown, when it hides some",
      ...both({ small: "noisy" }),
      code: "bundle/hidden-unasked",
    },
    {
      title: "a rho as a number",
      audit: ({ policy }) => Object.assign(policy, { rho: 1 }),
      code: "bundle/audit-invalid",
    },
    { title: "a rho of nothing", ...both({ rho: "0" }), code: "bundle/manifest-invalid" },
    {
      title: "a fraction that is not in lowest terms",
      audit: (audit) => Object.assign(first(audit), { rho: "2/2" }),
      code: "bundle/audit-invalid",
    },
    {
      title: "a fraction of ten thousand digits",
      audit: (audit) => Object.assign(first(audit), { contributions: "9".repeat(10_000) }),
      code: "bundle/audit-invalid",
    },
    {
      title: "a variance below zero",
      audit: (audit) => Object.assign(first(audit).tables[0], { variance: "-5" }),
      code: "bundle/audit-invalid",
    },
    {
      title: "a delta above 1",
      audit: (audit) => Object.assign(first(audit), { delta: 2 }),
      code: "bundle/audit-invalid",
    },
    {
      title: "another measure",
      audit: (audit) => Object.assign(first(audit).tables[0], { measure: "exact" }),
      code: "bundle/audit-invalid",
    },
    {
      title: "a name that moves the cursor",
      audit: (audit) => Object.assign(first(audit).tables[0], { id: "\u001b[2J" }),
      code: "bundle/audit-invalid",
    },
    {
      title: "a key unknown",
      audit: (audit) => Object.assign(audit, { note: "1" }),
      code: "bundle/audit-invalid",
    },
  ])("$title", async ({ audit, lie, code }) => {
    const files = await forged({ ...(audit && { audit }), ...(lie && { lie }) });
    expect(files.get("audit.json") === filesOf(bytes).get("audit.json") && lie === undefined).toBe(false);
    expect(await judge(await signedAgain(files, current))).toBe(code);
  });

  test.each([
    { title: "with a space", spell: (text: string) => ` ${text}` },
    {
      title: "with keys in another order",
      spell: (text: string) => JSON.stringify(Object.fromEntries(Object.entries(loose(text)).toReversed())),
    },
    { title: "empty", spell: () => "" },
    { title: "one mebibyte of brackets", spell: () => "[".repeat(2 ** 20) },
    {
      title: "deep under a key",
      spell: () => `{"policy":${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)},"sources":[]}`,
    },
  ])("not in canonical form: $title", async ({ spell }) => {
    const files = filesOf(bytes);
    const audit = spell(files.get("audit.json") ?? "");
    const manifest = loose(files.get("datapackage.json") ?? "");
    manifest.vigie.audit = await sha256(new TextEncoder().encode(audit));
    files.set("audit.json", audit).set("datapackage.json", canonical(manifest));
    expect(await judge(await signedAgain(files, current))).toBe("bundle/audit-invalid");
  });
});

describe("what the study does not say, even signed by the partner", () => {
  test.each<{
    title: string;
    lie: (manifest: Loose) => unknown;
    audit?: (audit: Loose) => unknown;
    code: string;
  }>([
    {
      title: "another version",
      lie: ({ vigie }) => Object.assign(vigie.study, { version: "2" }),
      code: "bundle/version-differs",
    },
    {
      title: "another title of the study",
      lie: (manifest) => Object.assign(manifest, { title: "Étude" }),
      code: "bundle/titles-differ",
    },
    {
      title: "another title of a table",
      lie: ({ resources }) => Object.assign(resources[0], { title: "Sexe des fraudeurs" }),
      code: "bundle/titles-differ",
    },
    {
      title: "another title of a column",
      lie: ({ resources }) => Object.assign(resources[0].schema.fields[1], { title: "Lieu" }),
      code: "bundle/titles-differ",
    },
    {
      title: "another title of Vigie's own columns, which is no one's word",
      lie: ({ resources }) => Object.assign(resources[0].schema.fields[2], { title: "Nombre" }),
      code: "accepted",
    },
    {
      title: "another window",
      lie: ({ vigie }) => {
        for (const table of vigie.tables.slice(0, 5)) table.window.to = "2022-12-30";
      },
      audit: ({ sources }) => Object.assign(sources[0].window, { to: "2022-12-30" }),
      code: "bundle/guarantee-differs,bundle/window-differs",
    },
    {
      title: "another window of places",
      lie: ({ vigie }) => Object.assign(vigie.tables[5].window, { from: "2022-06-01" }),
      code: "bundle/window-differs",
    },
    {
      title: "persons said to be places",
      lie: ({ vigie }) => {
        for (const table of vigie.tables) table.protects = "nothing";
        vigie.sources = [];
      },
      audit: ({ sources }) => sources.pop(),
      code: "bundle/hidden-unasked",
    },
    {
      title: "measures said to be secret",
      lie: ({ vigie }) => Object.assign(vigie.tables[0], { silence: { reason: "secret", attributes: [] } }),
      code: "bundle/source-differs",
    },
    {
      title: "a code of another name",
      lie: ({ resources }) =>
        Object.assign(resources[5].schema.fields[1], { categories: ["nord", "sud", "ouest", "_U", "_T"] }),
      code: "bundle/contents-differ",
    },
  ])("$title", async ({ lie, audit, code }) => {
    const files = await forged({ lie, ...(audit && { audit }) });
    expect(await judge(await signedAgain(files, current))).toBe(code);
  });

  test("persons said to be places, every count shown", async () => {
    const places = {
      ...unkeyed,
      sources: new Map(
        [...unkeyed.sources].map(([id, source]) => [id, { ...source, protects: "nothing" as const }]),
      ),
    };
    const tables = contents.tables.filter(({ name }) => ["lien.model", "points"].includes(name));
    const packed = (lying: typeof tables) =>
      pack(
        { ...contents, tables: lying, study: places, guarantee: { ...contents.guarantee, sources: [] } },
        current,
      );
    expect(await judge(await packed(tables))).toBe("bundle/errors-impossible");
    const exact = tables.map((table) => {
      const errors = table.measures.map((measure) => measure.endsWith("_error"));
      const bare = (values: readonly (number | null)[]) =>
        values.map((value, at) => (errors[at] === true && value !== null ? 0 : value));
      return { ...table, rows: table.rows.map((row) => ({ ...row, values: bare(row.values) })) };
    });
    expect(await judge(await packed(exact))).toBe(
      "bundle/protection-lifted,bundle/guarantee-differs,bundle/tables-missing,bundle/source-differs,bundle/errors-differ",
    );
  });

  test("codes, dimensions or measures that are not the study's", async () => {
    const codes = await rewritten(
      (name, text) => (name === "points" ? text.replace("est", "ouest") : text),
      ({ resources }) =>
        Object.assign(resources[5].schema.fields[1], { categories: ["nord", "sud", "ouest", "_U", "_T"] }),
    );
    expect(await judge(codes)).toBe("bundle/columns-differ");
    const dimension = await rewritten(
      (name, text) => (name === "points" ? text.replace("lieu", "service") : text),
      ({ resources }) => {
        resources[5].schema.fields[1].name = "service";
        resources[5].schema.primaryKey[1] = "service";
      },
    );
    expect(await judge(dimension)).toBe("bundle/columns-differ");
    const measure = await rewritten(
      (name, text) => (name === "points" ? text.replaceAll(/,[^,\n]*\n/g, "\n") : text),
      ({ resources }) => resources[5].schema.fields.pop(),
    );
    expect(await judge(measure)).toBe("bundle/columns-differ");
    const set = await rewritten(
      (name, text) => (name === "canaux" ? text.replace("all,compte+guichet", "all,guichet+compte") : text),
      ({ resources }) => {
        resources[2].schema.fields[1].categories[1] = "guichet+compte";
      },
    );
    expect(await judge(set)).toBe("bundle/columns-differ");
  });

  test("a table missing, or one that the study does not ask", async () => {
    const less = contents.tables.filter(({ name }) => name !== "points");
    expect(await judge(await pack({ ...contents, tables: less }, current))).toBe("bundle/tables-missing");
    const more = {
      ...unkeyed,
      indicators: new Map([...unkeyed.indicators].filter(([id]) => id !== "points")),
    };
    expect(await judge(bytes, { ...study(), indicators: more.indicators })).toBe("bundle/tables-unasked");
  });

  test("a study that asks for less rho, or a greater threshold", async () => {
    const asks = (rules: object) => ({ ...study(), disclosure: { ...unkeyed.disclosure, ...rules } });
    expect(await judge(bytes, asks({ rho: 0.5 }))).toBe("bundle/rho-loosened");
    expect(await judge(bytes, asks({ min: 12 }))).toBe("bundle/policy-loosened");
    expect(await judge(bytes, asks({ rho: 2, min: 5 }))).toBe("accepted");
  });
});

describe("entries", () => {
  const cases: readonly { title: string; change: (files: Files) => unknown; code?: string }[] = [
    { title: "a table added", change: (files) => files.set("tables/ages.csv", "a,count\n") },
    { title: "a table taken out", change: (files) => files.delete("tables/sexe.csv") },
    { title: "the audit taken out", change: (files) => files.delete("audit.json") },
    { title: "an entry above the folder", change: (files) => files.set("../../../.bashrc", "rm -rf ~") },
    { title: "an entry at the root", change: (files) => files.set("/etc/passwd", "") },
    { title: "an entry with backslashes", change: (files) => files.set("..\\..\\x.csv", "") },
    { title: "an entry that is a folder", change: (files) => files.set("tables/", "") },
    { title: "a private table", change: (files) => files.set("private/tables/sexe.csv", "") },
    {
      title: "entries in another order",
      change: (files) => {
        const audit = files.get("audit.json") ?? "";
        files.delete("audit.json");
        files.set("audit.json", audit);
      },
    },
    {
      title: "no manifest",
      change: (files) => files.delete("datapackage.json"),
      code: "bundle/not-a-bundle",
    },
    {
      title: "a signature of another algorithm",
      change: (files) =>
        files.set("signature.json", (files.get("signature.json") ?? "").replace("Ed25519", "none")),
      code: "bundle/signature-invalid",
    },
    {
      title: "a signature with more to say",
      change: (files) =>
        files.set("signature.json", (files.get("signature.json") ?? "").replace("{", '{"a":1,')),
      code: "bundle/signature-invalid",
    },
    {
      title: "a signature that is empty",
      change: (files) => files.set("signature.json", ""),
      code: "bundle/signature-invalid",
    },
  ];
  test.each(cases)("$title", async ({ change, code = "bundle/contents-differ" }) => {
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
  test.each<{ title: string; lie: (manifest: ReturnType<typeof loose>) => unknown; code?: string }>([
    { title: "size", lie: ({ resources }) => Object.assign(resources[0], { bytes: 1 }) },
    {
      title: "hash",
      lie: ({ resources }) => Object.assign(resources[0], { hash: `sha256:${"0".repeat(64)}` }),
    },
    { title: "hash of the audit", lie: ({ vigie }) => Object.assign(vigie, { audit: "0".repeat(64) }) },
    { title: "columns reversed", lie: ({ resources }) => resources[0].schema.fields.reverse() },
    {
      title: "a column renamed",
      lie: ({ resources }) => Object.assign(resources[0].schema.fields[1], { name: "age" }),
    },
    { title: "a column left out", lie: ({ resources }) => resources[0].schema.fields.splice(1, 1) },
    {
      title: "a column twice",
      lie: ({ resources: [r] }) => r.schema.fields.splice(1, 0, r.schema.fields[0]),
    },
    { title: "no column of counts", lie: ({ resources }) => resources[0].schema.fields.pop() },
    { title: "another primary key", lie: ({ resources }) => resources[0].schema.primaryKey.pop() },
    {
      title: "a code left out",
      lie: ({ resources }) => resources[0].schema.fields[1].categories.shift(),
    },
    { title: "a code twice", lie: ({ resources }) => resources[0].schema.fields[1].categories.unshift("f") },
    {
      title: "codes in another order",
      lie: ({ resources }) => resources[0].schema.fields[1].categories.reverse(),
    },
    {
      title: "a table of another name",
      lie: ({ vigie }) => Object.assign(vigie.tables[0], { name: "lieux" }),
    },
    {
      title: "a table of another indicator",
      lie: ({ vigie }) => Object.assign(vigie.tables[0], { indicator: "lieu" }),
    },
    { title: "no column of status", lie: ({ resources }) => resources[0].schema.fields.splice(3, 1) },
    {
      title: "more statuses",
      lie: ({ resources }) => resources[0].schema.fields[3].constraints.enum.push("secret"),
      code: "bundle/manifest-invalid",
    },
    {
      title: "a comment that turns the text around",
      lie: ({ vigie }) => Object.assign(vigie, { comment: "\u202E" }),
      code: "bundle/manifest-invalid",
    },
    {
      title: "a comment of 501 characters",
      lie: ({ vigie }) => Object.assign(vigie, { comment: "a".repeat(501) }),
      code: "bundle/manifest-invalid",
    },
    {
      title: "a fraction of ten thousand digits",
      lie: ({ vigie }) => Object.assign(vigie.policy, { rho: "9".repeat(10_000) }),
      code: "bundle/manifest-invalid",
    },
    {
      title: "two hundred thousand and one codes",
      lie: ({ resources }) =>
        Object.assign(resources[0].schema.fields[1], {
          categories: Array.from({ length: 200_001 }, (_, at) => `c${at}`),
        }),
      code: "bundle/manifest-invalid",
    },
    { title: "an indicator twice", lie: ({ vigie }) => vigie.tables.push(vigie.tables[1]) },
    {
      title: "a path that climbs",
      lie: ({ resources }) => Object.assign(resources[0], { path: "tables/../../sexe.csv" }),
      code: "bundle/manifest-invalid",
    },
    {
      title: "a path elsewhere on the web",
      lie: ({ resources }) => Object.assign(resources[0], { path: "https://example.org/sexe.csv" }),
      code: "bundle/manifest-invalid",
    },
    {
      title: "another name",
      lie: (manifest) => Object.assign(manifest, { name: "essai.cpam93" }),
      code: "bundle/manifest-invalid",
    },
    {
      title: "a key unknown",
      lie: ({ vigie }) => Object.assign(vigie, { note: "1" }),
      code: "bundle/manifest-invalid",
    },
    {
      title: "a name that moves the cursor",
      lie: ({ vigie }) => Object.assign(vigie.study, { version: "\u001b[2J" }),
      code: "bundle/manifest-invalid",
    },
    {
      title: "no rule",
      lie: ({ vigie }) => Object.assign(vigie.policy, { min: 1 }),
      code: "bundle/manifest-invalid",
    },
    {
      title: "a draw without mark",
      lie: ({ vigie }) => Object.assign(vigie.sources[0], { mark: "" }),
      code: "bundle/manifest-invalid",
    },
    {
      title: "no draw of a source of persons",
      lie: ({ vigie }) => Object.assign(vigie, { sources: [] }),
      code: "bundle/audit-contradicts",
    },
    {
      title: "a draw of another source",
      lie: ({ vigie }) => Object.assign(vigie.sources[0], { source: "points" }),
      code: "bundle/audit-contradicts",
    },
    {
      title: "a draw twice",
      lie: ({ vigie }) => vigie.sources.push(vigie.sources[0]),
      code: "bundle/audit-contradicts",
    },
    {
      title: "a source that shares a file with none",
      lie: ({ vigie }) => Object.assign(vigie.sources[0], { sharesFile: ["points"] }),
      code: "bundle/audit-contradicts",
    },
    {
      title: "counts as drawn that are not there",
      lie: ({ vigie }) => Object.assign(vigie, { drawn: "0".repeat(64) }),
    },
    {
      title: "a future format",
      lie: ({ vigie }) => Object.assign(vigie, { format: 4 }),
      code: "bundle/format-unknown",
    },
  ])("$title", async ({ lie, code = "bundle/contents-differ" }) => {
    expect(await read(lying(lie))).toBe(code);
  });

  test.each([
    { title: "spaces", spell: (text: string) => `${text} ` },
    { title: "a key twice", spell: (text: string) => text.replace('{"', '{"title":"a","') },
    { title: "a million brackets", spell: () => "[".repeat(1_000_000) },
    {
      title: "a hundred thousand levels under a key",
      spell: () => `{"vigie":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`,
    },
    { title: "no JSON at all", spell: () => "format: 1" },
  ])("not in canonical form: $title", async ({ spell }) => {
    const zip = remade((files) => files.set("datapackage.json", spell(files.get("datapackage.json") ?? "")));
    expect(await read(zip)).toBe("bundle/manifest-invalid");
  });
});

describe("zips that Vigie does not make", () => {
  const raw = () =>
    Object.fromEntries([...filesOf(bytes)].map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const mtime = new Date(1980, 0, 1);

  test.each([
    { title: "compressed", zip: () => zipSync(raw(), { level: 6, mtime }) },
    { title: "another date", zip: () => zipSync(raw(), { level: 0, mtime: new Date(2026, 10, 25) }) },
    { title: "a comment", zip: () => zipSync({ ...raw() }, { level: 0, mtime, comment: "bonjour" }) },
    { title: "somebody else's", zip: () => zipStored(new Map([["LISEZMOI.txt", "bonjour"]])) },
    { title: "empty", zip: () => zipStored(new Map()) },
    {
      title: "a bomb",
      zip: () => zipSync({ "datapackage.json": new Uint8Array(2 ** 22) }, { level: 9, mtime }),
    },
  ])("$title", async ({ zip }) => {
    expect(await judge(zip())).toBe("bundle/not-a-bundle");
  });

  test("more than a machine should read", async () => {
    expect(await judge(new Uint8Array(2 ** 28 + 1))).toBe("bundle/too-large");
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
    const renamed = await pack({ ...contents, partner: "cpam93" }, current);
    expect(await judge(renamed)).toBe(
      "bundle/guarantee-differs,bundle/tables-missing,bundle/tables-unasked,bundle/key-unknown",
    );
    expect(await judge(await pack(ofCpam, current))).toBe("bundle/key-unknown");
    expect(await judge(await pack(ofCpam, foreign))).toBe("accepted");
  });

  test("a signature taken from another bundle of the same partner", async () => {
    const earlier = await pack({ ...contents, date: "2026-11-24" }, current);
    const signature = filesOf(earlier).get("signature.json") ?? "";
    expect(await judge(remade((files) => files.set("signature.json", signature)))).toBe(
      "bundle/signature-wrong",
    );
  });

  test.each([
    { date: "2025-12-31", by: () => current, code: "bundle/key-not-yet-valid" },
    { date: "2026-01-01", by: () => current, code: "accepted" },
    { date: "2026-11-30", by: () => next, code: "bundle/key-not-yet-valid" },
    { date: "2026-12-01", by: () => next, code: "accepted" },
    { date: "2026-12-31", by: () => current, code: "accepted" },
    { date: "2027-01-01", by: () => current, code: "bundle/key-expired" },
    { date: "2031-01-01", by: () => next, code: "accepted" },
  ])("rotation: on $date, $code", async ({ date, by, code }) => {
    expect(await judge(await pack({ ...contents, date }, by()), study(), date)).toBe(code);
  });

  test.each([
    { title: "today, the day of the bundle", date: "2026-11-25", code: "accepted" },
    { title: "already tomorrow, in another time zone", date: "2026-11-26", code: "accepted" },
    { title: "after tomorrow", date: "2026-11-27", code: "bundle/date-outside" },
    { title: "ten centuries later", date: "2999-12-31", code: "bundle/date-outside" },
    { title: "the first day counted", date: "2022-07-01", code: "accepted" },
    { title: "the day before", date: "2022-06-30", code: "bundle/date-outside" },
  ])("a day on which somebody may have made it: $title, $code", async ({ date, code }) => {
    const real = await pack({ ...contents, date, fictitious: false }, null);
    expect(await judge(real, unkeyed)).toBe(code);
    expect(
      dateProblems(await readBundle(real, {}), reception)
        .map((each) => each.code)
        .join(),
    ).toBe(code === "accepted" ? "" : code);
  });

  test("invented data may be counted before the period that it imitates, not in times to come", async () => {
    const early = await pack({ ...contents, date: "2022-06-30" }, null);
    expect(await judge(early, unkeyed)).toBe("accepted");
    expect(await judge(await pack({ ...contents, date: "2026-11-27" }, null), unkeyed)).toBe(
      "bundle/date-outside",
    );
  });

  test("tomorrow is a day of the calendar", async () => {
    const made = await pack({ ...contents, date: "2027-01-01" }, null);
    expect(await judge(made, unkeyed, "2026-12-31")).toBe("accepted");
    expect(await judge(made, unkeyed, "2026-12-30")).toBe("bundle/date-outside");
  });

  test("unsigned is accepted, and known to be so, only where the study gives the partner no key", async () => {
    const unsigned = await pack(contents, null);
    expect((await readBundle(unsigned, {})).signature).toBeNull();
    expect(await judge(unsigned)).toBe("bundle/unsigned");
    const partner = {
      id: "caf93",
      label: { fr: "Caf" },
      sources: ["foyers", "points"],
      keys: [],
      group: null,
    };
    expect(await judge(unsigned, { ...study(), partners: new Map([["caf93", partner]]) })).toBe("accepted");
  });
});
