import type { VigieError } from "@vigie/words";
import { parse } from "yaml";
import { report } from "../problems.ts";
import type { Piece } from "./piece.ts";

const file = "indicators.yaml";

/** The indicators of the pieces, one piece after the other, under the comments that head the first ones. */
export function composedIndicators(pieces: readonly Piece[], found: VigieError[]): string {
  const owners = new Map<string, string>();
  const written = new Set<string>();
  const headings: string[] = [];
  const bodies: string[] = [];
  for (const { name, files } of pieces) {
    const text = files.get(file) ?? "";
    for (const id of Object.keys(Object(Object(parse(text)).indicators))) {
      const other = owners.get(id);
      if (other === undefined) owners.set(id, name);
      else report(found, "study/pieces-disagree", { file }, { file, piece: name, other, what: id });
    }
    const start = text.indexOf("indicators:\n");
    for (const line of text.slice(0, start).split("\n"))
      if (line !== "" && !written.has(line)) {
        written.add(line);
        headings.push(line);
      }
    bodies.push(`  # Modèle « ${name} »\n${text.slice(start + "indicators:\n".length).trimEnd()}\n`);
  }
  return `${headings.join("\n")}\nindicators:\n${bodies.join("\n")}`;
}
