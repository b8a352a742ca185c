import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

const milliseconds = 10;

/**
 * All that some folders held at any moment until a command ended: names of files and texts, each version once.
 * @param skipped first folder or file of the paths that are left aside
 */
export async function seenWhile<T>(
  folder: string,
  { skipped, command }: { readonly skipped: readonly string[]; readonly command: Promise<T> },
): Promise<{ readonly ended: T; readonly seen: ReadonlyMap<string, ReadonlySet<string>> }> {
  const seen = new Map<string, Set<string>>();
  const look = () => {
    for (const path of namesIn(folder)) {
      if (skipped.includes(path.split("/")[0] ?? "")) continue;
      const versions = seen.get(path) ?? new Set<string>();
      seen.set(path, versions.add(textOf(join(folder, path))));
    }
  };
  const { promise: over, resolve: stop } = Promise.withResolvers<"over">();
  const ended = command.finally(() => stop("over"));
  do look();
  while ((await Promise.race([over, setTimeout(milliseconds)])) !== "over");
  look();
  return { ended: await ended, seen };
}

/** What is erased between two looks is not there to be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
}

function textOf(path: string): string {
  try {
    return statSync(path).isFile() ? readFileSync(path, "latin1") : "";
  } catch {
    return "";
  }
}
