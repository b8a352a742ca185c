import { readFile } from "node:fs/promises";

/** Entries of a zip without compression, taken from its local headers: another reader than Vigie's. */
export async function entriesOf(path: string): Promise<ReadonlyMap<string, string>> {
  const bytes = await readFile(path);
  const files = new Map<string, string>();
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const size = bytes.readUInt32LE(at + 18);
    const name = at + 30;
    const content = name + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const nameText = bytes.toString("utf8", name, name + bytes.readUInt16LE(at + 26));
    files.set(nameText, bytes.toString("utf8", content, content + size));
    at = content + size;
  }
  return files;
}
