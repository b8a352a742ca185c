import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { originProblems, pack, type ReceivedBundle, readBundle } from "../src/index.ts";
import { zipStored } from "../src/zip.ts";
import { codesOf, contents, guarantee, reception, study } from "./sample.ts";

let bytes: Uint8Array;
let bundle: ReceivedBundle;
beforeAll(async () => {
  bytes = await pack(contents, null);
  bundle = await readBundle(bytes, { file: "lot.zip" });
});

describe("a bundle", () => {
  test("comes back as it was packed", () => {
    expect([...bundle.tables.values()]).toEqual(contents.tables);
    expect([...bundle.tables.keys()]).toEqual(["sexe", "lieu", "canaux", "lien", "lien.model", "points"]);
    expect(bundle.guarantee).toEqual(guarantee);
    expect(bundle.manifest).toMatchObject({
      format: 3,
      partner: "caf93",
      fictitious: true,
      comment: "Données de démonstration.",
      policy: { rho: "1", min: 11, small: "hidden" },
      firstIndicators: null,
    });
    expect(bundle.manifest.tables[4]).toEqual({
      name: "lien.model",
      indicator: "lien",
      source: "foyers",
      protects: "persons",
      window: { from: "2022-07-01", to: "2022-12-31" },
      silence: null,
    });
  });

  test("hides counts of persons under the threshold, not those of places nor of a model", () => {
    const counts = (name: string) => bundle.tables.get(name)?.rows.map(({ count }) => count);
    // rsa: nord 4, sud 46, est 50, _U 0, _T 100; all: nord 34, sud 76, est 90, _U 0, _T 200.
    expect(counts("lieu")).toEqual([null, 46, 50, null, 100, 34, 76, 90, null, 200]);
    expect(counts("points")).toEqual([2, 1, 0, 0, 3]);
    expect(counts("lien.model")?.filter((count) => count !== 0)).toEqual([3, 21, 70, 90]);
  });

  test("is what its study asks", async () => {
    expect(await originProblems(bundle, study, reception)).toEqual([]);
  });

  test("has the same bytes for the same contents", async () => {
    expect(await pack(contents, null)).toEqual(bytes);
  });

  test("is refused truncated, lengthened, or when it is another file", async () => {
    expect(await codesOf(readBundle(bytes.slice(0, -1), {}))).toBe("bundle/not-a-bundle");
    expect(await codesOf(readBundle(new Uint8Array([...bytes, 0]), {}))).toBe("bundle/not-a-bundle");
    expect(await codesOf(readBundle(new TextEncoder().encode("bonjour"), {}))).toBe("bundle/not-a-bundle");
    expect(await codesOf(readBundle(new Uint8Array(), {}))).toBe("bundle/not-a-bundle");
  });

  test("never throws anything but a reason, whatever the bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        expect(await codesOf(readBundle(noise, {}))).toBe("bundle/not-a-bundle");
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  test("has a fingerprint per source of persons, of its tables and nothing else", async () => {
    const again = await readBundle(await pack({ ...contents, date: "2026-11-26", comment: null }, null), {});
    expect(again.hash).not.toBe(bundle.hash);
    expect([...bundle.fingerprints.keys()]).toEqual(["foyers"]);
    expect(again.fingerprints).toEqual(bundle.fingerprints);
  });

  test("has a comment on one line, or is not made", async () => {
    const wording = (comment: string) => pack({ ...contents, comment }, null);
    const read = await readBundle(await wording("Deux\n  lignes\n"), {});
    expect(read.manifest.comment).toBe("Deux lignes");
    for (const comment of ["\u202Eà l’envers", "\u001b[2J", "", " \n", "a".repeat(501)])
      expect(await codesOf(wording(comment))).toBe("bundle/comment-invalid");
    expect(await codesOf(wording("é".repeat(500)))).toBe("accepted");
  });
});

test("tables of another study are not packed", async () => {
  const others = { ...study, indicators: new Map() };
  await expect(pack({ ...contents, study: others }, null)).rejects.toThrow(RangeError);
});

describe("a bundle of format 1", () => {
  const folder = join(import.meta.dirname, "format-1");
  const files = new Map(
    readdirSync(folder).map(
      (name) => [name.replace("__", "/"), readFileSync(join(folder, name), "utf8")] as const,
    ),
  );
  const ordered = ["datapackage.json", "audit.json"].map((name) => [name, files.get(name) ?? ""] as const);

  test("is recognised, and says what to do", async () => {
    const zip = zipStored(new Map([...ordered, ...files]));
    expect(await codesOf(readBundle(zip, {}))).toBe("bundle/format-old");
  });

  test("a bundle of format 2 is refused, with what to do", async () => {
    const zip = zipStored(new Map([["datapackage.json", JSON.stringify({ vigie: { format: 2 } })]]));
    expect(await codesOf(readBundle(zip, {}))).toBe("bundle/format-unmarked");
  });

  test.each([0, 4, "3", null])("format %o is another", async (format) => {
    const text = JSON.stringify({ vigie: { format } });
    const zip = zipStored(new Map([["datapackage.json", text]]));
    expect(await codesOf(readBundle(zip, {}))).toBe("bundle/format-unknown");
  });
});
