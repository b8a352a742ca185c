import type { Agent } from "node:http";
import type { Readable } from "node:stream";
import type { Cell } from "./database.ts";

/** Bytes of one answer: counts, and the values that nobody translated. */
const bytesMax = 128 * 1024 * 1024;
/** Of HTTP: an answer with its headers and the marks of its chunks. */
const receivedMax = 1.25 * bytesMax;

/** One answer, or the text of an error, of which no more is kept than `bytesMax`. */
export interface WatchedAnswer {
  read(stream: Readable): Promise<string>;
  isTooLong(): boolean;
  end(): void;
}

/** @param agent whose sockets serve one request each */
export function watchedAnswer(agent: Agent): WatchedAnswer {
  let isTooLong = false;
  // The client reads the text of an error by itself, whole, however long.
  const watching = setInterval(() => {
    for (const socket of Object.values(agent.sockets).flatMap((some) => some ?? []))
      if (socket.bytesRead > receivedMax) {
        isTooLong = true;
        socket.destroy();
      }
  }, 50);
  return {
    read: async (stream) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of stream) {
        chunks.push(chunk);
        bytes += chunk.length;
        isTooLong = bytes > bytesMax;
        // Leaving the loop closes the stream.
        if (isTooLong) throw new RangeError("the answer is too long");
      }
      return Buffer.concat(chunks).toString("utf8");
    },
    isTooLong: () => isTooLong,
    end: () => clearInterval(watching),
  };
}

/** The rows of an answer in JSONCompact; null where it is none, or is cut. */
export function rowsOfAnswer(text: string): readonly (readonly Cell[])[] | null {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof answer !== "object" || answer === null || !("data" in answer) || !Array.isArray(answer.data))
    return null;
  const rows: unknown[] = answer.data;
  return rows.every(isRow) ? rows : null;
}

function isRow(row: unknown): row is readonly Cell[] {
  return (
    Array.isArray(row) &&
    row.every((cell) => cell === null || /^(?:string|number|boolean)$/.test(typeof cell))
  );
}
