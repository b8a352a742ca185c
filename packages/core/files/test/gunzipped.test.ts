import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { VigieErrors } from "@vigie/words";
import { afterAll, describe, expect, test } from "vitest";
import { gunzipped } from "../src/gunzipped.ts";
import { openFileSource } from "../src/node/disk-store.ts";

const text = "numéro;commune\n".repeat(40_000);
const gzip = new Uint8Array(gzipSync(text));

const path = join(mkdtempSync(join(tmpdir(), "vigie-gzip-")), "appels.csv.gz");
afterAll(() => rmSync(dirname(path), { recursive: true }));

/** By our own code, as in a page, then by that of the platform. */
const platforms = {
  page: async (bytes: Uint8Array<ArrayBuffer>) => ({
    source: new Blob([bytes]),
    close: async () => undefined,
  }),
  node: async (bytes: Uint8Array<ArrayBuffer>) => {
    writeFileSync(path, bytes);
    const source = await openFileSource(path);
    return { source, close: source.close };
  },
};

async function textOf(platform: keyof typeof platforms, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const decoder = new TextDecoder();
  const { source, close } = await platforms[platform](bytes);
  let found = "";
  try {
    for await (const part of gunzipped(source, "appels.csv.gz"))
      found += decoder.decode(part, { stream: true });
  } finally {
    await close();
  }
  return found;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function changed(at: number): Uint8Array<ArrayBuffer> {
  const bytes = gzip.slice();
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return bytes;
}

const empty = new Uint8Array(gzipSync(""));
const members = process.env.VIGIE_LONG === "1" ? 20_000 : 2_000;

describe.each(["page", "node"] as const)("on %s", (platform) => {
  test.each<readonly [title: string, bytes: Uint8Array<ArrayBuffer>, text: string]>([
    ["one member", gzip, text],
    ["several members", joined(gzip, empty, gzip), text + text],
    [`${members} empty members`, joined(...Array(members).fill(empty), gzip), text],
  ])("decompresses %s", async (_, bytes, expected) => {
    expect((await textOf(platform, bytes)) === expected).toBe(true);
  });

  test.each<readonly [title: string, bytes: Uint8Array<ArrayBuffer>]>([
    ["cut in its content", gzip.slice(0, gzip.length / 2)],
    ["cut at the end of its content", gzip.slice(0, -8)],
    ["cut in its last bytes", gzip.slice(0, -1)],
    ["with another checksum", changed(-6)],
    ["with another length", changed(-2)],
    ["of which a first member is damaged", joined(changed(-6), gzip)],
    ["followed by something else", joined(gzip, new TextEncoder().encode("la suite"))],
  ])("refuses a gzip %s", async (_, bytes) => {
    const error = await textOf(platform, bytes).catch((reason: unknown) => reason);
    expect(error instanceof VigieErrors && error.errors.map(({ code }) => code)).toEqual([
      "files/gzip-truncated",
    ]);
  });
});
