import type { TextSpan } from "./text-span.ts";

/** Lines that open or close a block of the text, or divide it: they are no paragraph. */
const structure = /^ *(?::{3,}|::chapter\b|#{1,6} )/;
const item = /^ *(?:[-*+]|\d+[.)]) /;
const heading = /^(#{1,6}) /;

/**
 * The paragraph, the figure or the item of a list around a line of a text, with the blank lines after it; a block of directives
 * or a heading that it leaves empty goes with it.
 * @param line from 1
 * @returns null for a line that opens a chapter or a part
 */
export function paragraphSpan(text: string, line: number): TextSpan | null {
  const lines = text.split("\n");
  const isInside = (at: number) => {
    const own = lines[at];
    return own !== undefined && own.trim() !== "" && !structure.test(own);
  };
  if (!isInside(line - 1)) return null;
  let first = line - 1;
  while (!item.test(lines[first] ?? "") && isInside(first - 1)) first--;
  let last = line - 1;
  while (isInside(last + 1) && !item.test(lines[last + 1] ?? "")) last++;
  for (;;) {
    const [opening, closing] = [previous(lines, first), next(lines, last)];
    if (!/^ *:{3,}[a-z]/.test(lines[opening] ?? "") || !/^ *:{3,} *$/.test(lines[closing] ?? "")) break;
    [first, last] = [opening, closing];
  }
  while (isLeftEmpty(lines, previous(lines, first), next(lines, last))) first = previous(lines, first);
  while (lines[last + 1]?.trim() === "" && (first === 0 || lines[first - 1]?.trim() === "")) last++;
  const start = lines.slice(0, first).join("\n").length + (first === 0 ? 0 : 1);
  const end = Math.min(lines.slice(0, last + 1).join("\n").length + 1, text.length);
  return { start, end, put: "" };
}

/** Whether the heading at `above` has nothing of its own before what follows at `below`. */
function isLeftEmpty(lines: readonly string[], above: number, below: number): boolean {
  const level = heading.exec(lines[above] ?? "")?.[1]?.length;
  if (level === undefined) return false;
  const following = lines[below];
  const next = heading.exec(following ?? "")?.[1]?.length ?? level + 1;
  return following === undefined || /^::chapter\b/.test(following) || next <= level;
}

function previous(lines: readonly string[], at: number): number {
  let found = at - 1;
  while (found > 0 && lines[found]?.trim() === "") found--;
  return found;
}

function next(lines: readonly string[], at: number): number {
  let found = at + 1;
  while (found < lines.length && lines[found]?.trim() === "") found++;
  return found;
}
