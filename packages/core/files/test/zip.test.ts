import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { zipContent } from "../src/zip/zip-content.ts";

import { ZipDamaged, zipDirectory } from "../src/zip/zip-directory.ts";
import { type WrittenZip, writeZip } from "./world/write-zip.ts";

const content = strToU8("numéro;commune\n".repeat(3_000));

async function contents(bytes: Uint8Array<ArrayBuffer>): Promise<Readonly<Record<string, string>>> {
  const source = new Blob([bytes]);
  const found: Record<string, string> = {};
  for (const entry of (await zipDirectory(source)).values()) {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for await (const part of zipContent(source, entry)) parts.push(new Uint8Array(part));
    found[entry.name] = await new Blob(parts).text();
  }
  return found;
}

const text = new TextDecoder().decode(content);

test("reads what another library zips, stored or deflated", async () => {
  const bytes = zipSync({ "a/é.txt": content, vide: new Uint8Array(0), "b.txt": [content, { level: 0 }] });
  expect(await contents(new Uint8Array(bytes))).toEqual({ "a/é.txt": text, vide: "", "b.txt": text });
});

test.each<readonly [title: string, zip: Partial<WrittenZip>]>([
  ["with a comment that looks like an end", { comment: "PK\u0005\u0006 fin" }],
  ["with sizes of 64 bits", { isLarge: true }],
  ["stored, with sizes of 64 bits", { isLarge: true, method: 0 }],
])("reads a zip %s", async (_, zip) => {
  expect(await contents(writeZip({ name: "a.txt", content, ...zip }))).toEqual({ "a.txt": text });
});

describe("refuses", () => {
  test.each<readonly [title: string, zip: Partial<WrittenZip>]>([
    ["an encrypted file", { flags: 1 }],
    ["another compression", { method: 9 }],
    ["a file larger than it says", { size: content.length - 1 }],
    ["a file smaller than it says", { size: content.length + 1 }],
    ["a stored file shorter than it says", { method: 0, size: 100_000 }],
    ["a compressed size past the end", { compressedSize: 2 ** 31 }],
    ["a compressed size that cuts the file", { compressedSize: 20 }],
    ["another checksum", { crc: 1 }],
    ["a file that starts elsewhere", { headerAt: 7 }],
    ["a file that starts past the end", { headerAt: 2 ** 31 }],
    ["a file that starts before the zip", { headerAt: -4096, isLarge: true }],
    ["more files than there are", { count: 65_000 }],
    ["billions of files", { count: 2 ** 40, isLarge: true }],
  ])("%s", async (_, zip) => {
    const bytes = writeZip({ name: "a.txt", content, ...zip });
    await expect(contents(bytes)).rejects.toThrow(ZipDamaged);
  });

  test("a zip cut anywhere", async () => {
    const whole = writeZip({ name: "a.txt", content: content.subarray(0, 300) });
    for (let length = 0; length < whole.length; length++)
      await expect(contents(whole.slice(0, length))).rejects.toThrow(ZipDamaged);
  });

  test("a zip with any byte of its content changed, unless that changes nothing", async () => {
    const whole = writeZip({ name: "a.txt", content: content.subarray(0, 300) });
    const right = await contents(whole);
    let refused = 0;
    for (let at = 35; at < 60; at++) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      const found = await contents(changed).catch((error: unknown) => error);
      if (found instanceof ZipDamaged) refused++;
      else expect(found).toEqual(right);
    }
    expect(refused).toBeGreaterThan(20);
  });

  test("more bytes than the directory declares, before they are all read", async () => {
    const zeros = new Uint8Array(50_000_000);
    const source = new Blob([writeZip({ name: "a.txt", content: zeros, size: 1_000, crc: 0 })]);
    const [entry] = (await zipDirectory(source)).values();
    if (entry === undefined) throw new RangeError("a file was expected");
    let read = 0;
    const watched = {
      size: source.size,
      slice: (start: number, end: number) => {
        read += end - start;
        return source.slice(start, end);
      },
    };
    await expect(zipContent(watched, entry).next()).rejects.toThrow(ZipDamaged);
    expect(read).toBeLessThan(source.size / 2);
  });
});
