import type { Piece } from "./piece.ts";

const findings = /^:::findings\n([\s\S]*?)^ *:::[ ]*\n/m;

/**
 * The texts of the pieces in one language, one chapter after the other, their findings first and together.
 * @param path name of the text in each piece
 * @returns null where none has a text
 */
export function composedText(pieces: readonly Piece[], path: string): string | null {
  const texts = pieces.flatMap(({ files }) => files.get(path) ?? []);
  if (texts.length === 0) return null;
  const found = texts.flatMap((text) => findings.exec(text)?.[1]?.trim() ?? []);
  const head = found.length === 0 ? "" : `:::findings\n\n${found.join("\n")}\n  :::\n\n`;
  return `${head}${texts.map((text) => text.replace(findings, "").trim()).join("\n\n")}\n`;
}
