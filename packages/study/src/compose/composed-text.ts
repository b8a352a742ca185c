import type { Piece } from "./compose-study.ts";

const findings = /^:::findings\n([\s\S]*?)^ *:::[ ]*\n/m;

/** The texts of the pieces, one chapter after the other, their findings first and together; null where none has a text. */
export function composedText(pieces: readonly Piece[]): string | null {
  const texts = pieces.flatMap(({ files }) => files.get("diagnostic.fr.md") ?? []);
  if (texts.length === 0) return null;
  const found = texts.flatMap((text) => findings.exec(text)?.[1]?.trim() ?? []);
  const head = found.length === 0 ? "" : `:::findings\n\n${found.join("\n")}\n  :::\n\n`;
  return `${head}${texts.map((text) => text.replace(findings, "").trim()).join("\n\n")}\n`;
}
