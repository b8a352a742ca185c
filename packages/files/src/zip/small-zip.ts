import type { ByteSource } from "../byte-source.ts";
import { zipContent } from "./zip-content.ts";
import { ZipDamaged } from "./zip-damaged.ts";
import { zipDirectory } from "./zip-directory.ts";

export type SmallZip =
  | { readonly kind: "read"; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: "damaged" | "too-large" };

/**
 * Some files of a zip taken as hostile, whole in memory, by their paths in it.
 * @param bytesMax of these files together, once inflated: nothing is read of a zip that announces more
 * @param isRead whether a path is one of them; folders never are
 */
export async function readSmallZip(
  source: ByteSource,
  { bytesMax, isRead }: { readonly bytesMax: number; readonly isRead: (path: string) => boolean },
): Promise<SmallZip> {
  try {
    const entries = [...(await zipDirectory(source)).values()].filter(
      ({ name }) => !name.endsWith("/") && isRead(name),
    );
    if (entries.reduce((sum, { size }) => sum + size, 0) > bytesMax) return { kind: "too-large" };
    const files = new Map<string, Uint8Array>();
    for (const entry of entries) {
      const bytes = new Uint8Array(entry.size);
      let at = 0;
      for await (const part of zipContent(source, entry)) {
        bytes.set(part, at);
        at += part.length;
      }
      files.set(entry.name, bytes);
    }
    return { kind: "read", files };
  } catch (error) {
    if (error instanceof ZipDamaged) return { kind: "damaged" };
    throw error;
  }
}
