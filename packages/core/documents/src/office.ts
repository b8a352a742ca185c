import { strToU8, type Zippable, zipSync } from "fflate";

/** A date without a time zone: `zipSync` writes local hours. */
const zipDate = new Date(1980, 0, 1);

/** The parts of an office document by path, in order. Same parts, same bytes. */
export function officeZip(parts: readonly (readonly [path: string, text: string])[]): Uint8Array {
  const files: Zippable = {};
  for (const [path, text] of parts) files[path] = [strToU8(text), { level: 6 }];
  return zipSync(files, { mtime: zipDate });
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A text inside XML: what would be markup is escaped, what XML 1.0 forbids is left out. */
export function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
