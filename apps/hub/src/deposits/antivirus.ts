import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { refuse } from "../problems.ts";
import type { Settings } from "../settings.ts";

/** Milliseconds that an antivirus may take to look at a file. */
const longest = 60_000;
const chunkSize = 65_536;

/**
 * Has a file looked at by the antivirus of the settings, where there is one.
 * @throws {VigieErrors} what it recognises; one that does not answer: a file that was not looked at is not kept
 * @see clamd(8): INSTREAM takes chunks, each after its length in four bytes, and a length of zero ends them
 */
export async function scan(bytes: Uint8Array, antivirus: Settings["antivirus"]): Promise<void> {
  if (antivirus === null) return;
  const answer = await answerOf(bytes, antivirus).catch(() => "");
  if (answer === "stream: OK") return;
  refuse(answer.endsWith(" FOUND") ? "hub/file-infected" : "hub/antivirus-silent");
}

async function answerOf(bytes: Uint8Array, antivirus: NonNullable<Settings["antivirus"]>): Promise<string> {
  const socket = connect(antivirus);
  const late = setTimeout(() => socket.destroy(new Error("the antivirus is silent")), longest);
  try {
    socket.write("zINSTREAM\0");
    for (let start = 0; start < bytes.length; start += chunkSize) {
      const chunk = bytes.subarray(start, start + chunkSize);
      socket.write(lengthOf(chunk.length));
      socket.write(chunk);
    }
    socket.write(lengthOf(0));
    return (await text(socket)).replace(/\0$/, "");
  } finally {
    clearTimeout(late);
    socket.destroy();
  }
}

function lengthOf(length: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
