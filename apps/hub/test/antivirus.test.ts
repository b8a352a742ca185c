import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scan } from "../src/deposits/antivirus.ts";
import { type TestHub, testHub } from "./fixture.ts";

let server: Server;
let service: TestHub;
const folder = mkdtempSync(join(tmpdir(), "vigie-antivirus-"));
const listener = { path: join(folder, "clamd.sock") };
const received: Buffer[] = [];

beforeAll(async () => {
  server = createServer((socket) => {
    let taken = Buffer.alloc(0);
    socket.on("data", (chunk: Buffer) => {
      taken = Buffer.concat([taken, chunk]);
      const file = streamed(taken);
      if (file === null) return;
      received.push(file);
      socket.end(`stream: ${answerTo(file)}\0`);
    });
    socket.on("error", () => {});
  });
  await new Promise<void>((listening) => server.listen(listener.path, listening));
  service = await testHub({ antivirus: listener });
});
afterAll(async () => {
  await service.close();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ["a whole file in several chunks", bytes("x".repeat(200_000)), null],
  ["an empty file", bytes(""), null],
  ["what the antivirus recognises", bytes("a malware of tests"), "hub/file-infected"],
  ["more than it takes", bytes("too large"), "hub/antivirus-silent"],
])("%s", async (_, file, code) => {
  const scanned = scan(file, listener);
  if (code === null) await scanned;
  else await expect(scanned).rejects.toMatchObject({ errors: [{ code }] });
  expect(received.at(-1)?.equals(file)).toBe(true);
});

test("an antivirus that is not there lets nothing in; without one in the settings, nothing is asked", async () => {
  const absent = { path: join(folder, "absent.sock") };
  await expect(scan(bytes("x"), absent)).rejects.toMatchObject({
    errors: [{ code: "hub/antivirus-silent" }],
  });
  await scan(bytes("a malware of tests"), null);
});

test("what it refuses is not kept", async () => {
  await expect(service.hub.blobs.put(bytes("a malware of tests"))).rejects.toThrow();
  expect(readdirSync(join(service.hub.settings.folder, "files"))).toEqual([]);
  await service.hub.blobs.put(bytes("a file"));
  expect(readdirSync(join(service.hub.settings.folder, "files"))).toHaveLength(1);
});

/** The file of a command, as clamd(8) describes INSTREAM; null before its end has come. */
function streamed(taken: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  const parts: Buffer[] = [];
  if (taken.length < command.length) return null;
  expect(taken.toString("latin1", 0, command.length)).toBe(command);
  for (let at = command.length; at + 4 <= taken.length; ) {
    const length = taken.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    if (at + 4 + length > taken.length) return null;
    parts.push(taken.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

function answerTo(file: Buffer): string {
  if (file.includes("malware")) return "Vigie.Test FOUND";
  return file.includes("too large") ? "INSTREAM size limit exceeded. ERROR" : "OK";
}
