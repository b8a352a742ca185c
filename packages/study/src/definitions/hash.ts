import { normalised } from "../reading/read-yaml.ts";
import { isAskedOfPartners } from "../reading/study-files.ts";
import { withoutKeys } from "./without-keys.ts";

/**
 * SHA-256 of what a study asks of partners, in hexadecimal: the paths and texts of the files that say it, and no other
 * file of its folder. The keys that sign, line ends, the mark that opens some files of Windows, and the order of the files change nothing.
 */
export async function hashOf(files: ReadonlyMap<string, string>): Promise<string> {
  const texts = [...files]
    .filter(([path]) => isAskedOfPartners(path))
    .map(([path, text]) => [path.normalize("NFC"), asked(path, normalised(text))] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
  const bytes = new TextEncoder().encode(JSON.stringify(texts));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function asked(path: string, text: string): string {
  return path === "study.yaml" ? withoutKeys(text) : text;
}
