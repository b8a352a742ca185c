import { type ByteSource, passingChunks } from "../byte-source.ts";
import { inputError } from "../problems.ts";
import { blockBytes, utf8Length } from "./cp1252-as-utf8.ts";
import { utf8Evidence } from "./utf8-evidence.ts";

/**
 * Where each block of a file in CP1252 begins in UTF-8, then where the last one ends.
 * @throws {VigieErrors} it is UTF-8 already, with letters beyond ASCII
 */
export async function utf8Starts(source: ByteSource, shown: string): Promise<Float64Array> {
  const evidence = utf8Evidence();
  const starts = new Float64Array(Math.ceil(source.size / blockBytes) + 1);
  let [block, left, length] = [0, blockBytes, 0];
  for await (const chunk of passingChunks(source)) {
    evidence.see(chunk);
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + left);
      length += utf8Length(part);
      at += part.length;
      left -= part.length;
      starts[block + 1] = length;
      if (left > 0) continue;
      block += 1;
      left = blockBytes;
    }
  }
  evidence.end();
  if (evidence.isUtf8BeyondAscii()) throw inputError("files/encoding-is-utf8", { file: shown });
  return starts;
}
