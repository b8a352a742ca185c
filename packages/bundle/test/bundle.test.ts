import { protect } from "@vigie/disclosure";
import type { Table } from "@vigie/engine";
import type { Study, Text } from "@vigie/study";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { pack, readBundle } from "../src/index.ts";

const text = (fr: string): Text => ({ fr });
const window = { from: "2022-07-01", to: "2022-12-31" };
const study: Study = {
  id: "essai",
  version: "1",
  title: text("Étude d’essai"),
  summary: null,
  window,
  timezone: "Europe/Paris",
  languages: ["fr"],
  partners: new Map(),
  codelists: new Map(),
  sources: new Map([
    [
      "foyers",
      {
        id: "foyers",
        label: text("foyers"),
        unit: { one: text("foyer"), many: text("foyers") },
        protects: "persons",
        reading: null,
        window,
        attributes: new Map(),
        universes: new Map([["all", { id: "all", label: text("tous"), where: new Map() }]]),
        contacts: null,
      },
    ],
  ]),
  indicators: new Map(
    ["sexe", "logement"].map((id) => [
      id,
      { id, kind: "distribution", title: text(id), source: "foyers", universe: "all", of: id, against: null },
    ]),
  ),
  published: [],
  disclosure: { min: 11 },
  hash: "a".repeat(64),
};

const table = (indicator: string, counts: Readonly<Record<string, number>>): Table => ({
  indicator,
  dimensions: [
    { name: "universe", codes: ["all"] },
    { name: indicator, codes: [...Object.keys(counts), "_T"] },
  ],
  rows: [...Object.entries(counts), ["_T", Object.values(counts).reduce((a, b) => a + b)] as const].map(
    ([code, count]) => ({ codes: ["all", code], count }),
  ),
});
const contents = {
  study,
  partner: "caf93",
  softwareVersion: "0.1.0",
  date: "2026-11-25",
  fictitious: true,
  previous: null,
  tables: [table("sexe", { f: 120, m: 80, _U: 0 }), table("logement", { hlm: 190, autre: 10 })].map((t) =>
    protect(t, study),
  ),
};
const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => "read",
    (error) => error.errors.map((e: { code: string }) => e.code).join(),
  );

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await pack(contents, null);
});

describe("a bundle", () => {
  test("comes back as it was packed", async () => {
    const bundle = await readBundle(bytes, { file: "lot.zip" });
    expect([...bundle.tables.keys()]).toEqual(["sexe"]);
    expect(bundle.tables.get("sexe")?.rows).toEqual([
      { codes: ["all", "f"], count: 120 },
      { codes: ["all", "m"], count: 80 },
      { codes: ["all", "_U"], count: 0 },
      { codes: ["all", "_T"], count: 200 },
    ]);
    expect(bundle.manifest.tables.map(({ treatment, reason }) => [treatment, reason])).toEqual([
      ["published", null],
      ["withheld", "small_count"],
    ]);
    expect(bundle.manifest.fictitious).toBe(true);
  });

  test("has the same bytes for the same contents", async () => {
    expect(await pack(contents, null)).toEqual(bytes);
  });

  test("holds nothing of a withheld table but its name", () => {
    expect(new TextDecoder().decode(bytes)).not.toMatch(/hlm|autre/);
  });

  test("is refused when any byte is changed", async () => {
    const accepted: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.with(at, (bytes[at] ?? 0) ^ 1);
      if ((await codeOf(readBundle(changed, {}))) === "read") accepted.push(at);
    }
    expect(accepted).toEqual([]);
  });

  test("is refused truncated, lengthened, or when it is another file", async () => {
    expect(await codeOf(readBundle(bytes.slice(0, -1), {}))).toBe("bundle/not-a-bundle");
    expect(await codeOf(readBundle(new Uint8Array([...bytes, 0]), {}))).toBe("bundle/not-a-bundle");
    expect(await codeOf(readBundle(new TextEncoder().encode("bonjour"), {}))).toBe("bundle/not-a-bundle");
    expect(await codeOf(readBundle(new Uint8Array(), {}))).toBe("bundle/not-a-bundle");
  });

  test("never throws anything but a reason, whatever the bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        expect(await codeOf(readBundle(noise, {}))).toBe("bundle/not-a-bundle");
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
