import type { Study } from "@vigie/study";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { pack, readBundle } from "../src/index.ts";
import { codesOf, contents, released, study } from "./sample.ts";

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await pack(contents, null);
});

test("a source that protects nothing leaves with its small counts", async () => {
  const free = new Map(
    [...study.sources].map(([id, source]) => [id, { ...source, protects: "nothing" as const }]),
  );
  const places: Study = { ...study, sources: free };
  const exact = {
    indicator: "sexe",
    dimensions: [
      { name: "universe", codes: ["all"] },
      { name: "sexe", codes: ["f"] },
    ],
    rows: [{ codes: ["all", "f"], count: 3 }],
  };
  const packed = await pack({ ...contents, study: places, ...released([exact], places) }, null);
  expect((await readBundle(packed, {})).tables.get("sexe")?.rows).toEqual([
    { codes: ["all", "f"], count: 3, values: [] },
  ]);
});

describe("a bundle", () => {
  test("comes back as it was packed", async () => {
    const bundle = await readBundle(bytes, { file: "lot.zip" });
    expect([...bundle.tables.keys()]).toEqual(["sexe", "lieu"]);
    expect(bundle.tables.get("sexe")?.rows).toEqual([
      { codes: ["all", "f"], count: 120, values: [] },
      { codes: ["all", "m"], count: 80, values: [] },
      { codes: ["all", "_U"], count: 0, values: [] },
      { codes: ["all", "_T"], count: 200, values: [] },
    ]);
    expect(bundle.manifest.tables.map(({ treatment }) => treatment)).toEqual([
      "published",
      "withheld",
      "published",
    ]);
    expect(bundle.tables.get("lieu")?.rows.map(({ count }) => count)).toEqual([
      null,
      null,
      null,
      60,
      79,
      200,
    ]);
    expect(bundle.manifest.fictitious).toBe(true);
  });

  test("does not tell why a table is withheld: 0 in it would give one reason, 1 to 10 another", async () => {
    const withheld = (reason: "group_disclosure" | "audit") =>
      contents.tables.map((table) =>
        table.treatment.kind === "withheld"
          ? { ...table, treatment: { kind: "withheld", reason } as const }
          : table,
      );
    const packed = (reason: "group_disclosure" | "audit") =>
      pack({ ...contents, tables: withheld(reason) }, null);
    expect(await packed("group_disclosure")).toEqual(await packed("audit"));
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
      if ((await codesOf(readBundle(changed, {}))) === "accepted") accepted.push(at);
    }
    expect(accepted).toEqual([]);
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
});
