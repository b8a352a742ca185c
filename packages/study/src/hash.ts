import { normalised } from "./reading/read-yaml.ts";

/** The text of the diagnostic, what it cites from elsewhere and the ground of its maps: no partner runs them. Decision 15. */
const observatoryOnly =
  /^(?:diagnostic\.[A-Za-z0-9-]+\.md|languages\/[^/]+\.yaml|(?:elsewhere|barriers|breaks|release|tiles)\.yaml)$/;

/**
 * SHA-256 of a study's texts (YAML and Markdown), in hexadecimal, but for the text of the diagnostic and what it
 * cites from elsewhere. Line ends, the mark that opens some files of Windows, and the order of the files change
 * nothing.
 */
export async function hashOf(files: ReadonlyMap<string, string>): Promise<string> {
  const texts = [...files]
    .filter(([path]) => /\.(ya?ml|md)$/.test(path) && !observatoryOnly.test(path))
    .map(([path, text]) => [path.normalize("NFC"), normalised(text)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
  const bytes = new TextEncoder().encode(JSON.stringify(texts));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
