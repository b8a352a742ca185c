import type { NamedSort } from "./named-part.ts";
import { lineAt, offsetOfLine, type TextSpan } from "./text-span.ts";

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

type Stretch = Omit<TextSpan, "put">;

/** Name and label of a directive; labels hold directives, one within the other. */
const directive = /:{1,}[a-z]+(?<label>\[(?:[^[\]]|\[(?:[^[\]]|\[[^[\]]*\])*\])*\])?(?<cell>\{[^{}]*\})?/dgy;
const link = /\[(?:[^[\]]|\[[^[\]]*\])*\]\((?<anchor>#[^)\s]*)\)/dgy;

/**
 * Stretches of the directive or the link at an offset of a text in which a name of one sort may stand: an indicator in the label of
 * a directive within a sentence, in values and in anchors; a code in values alone; any other in what the braces hold.
 * @param offset where a mistake of the text stands; the whole line is searched where no directive starts there
 */
export function directiveSpans(text: string, offset: number, sort: NamedSort): readonly Stretch[] {
  const own = directiveAt(text, offset, sort) ?? linkAt(text, offset, sort);
  if (own !== null) return own;
  const start = offsetOfLine(text, lineAt(text, offset));
  const end = offsetOfLine(text, lineAt(text, offset) + 1);
  const starts = [...text.slice(start, end).matchAll(/(?<!:):+[a-z]|\[/g)].map(({ index }) => start + index);
  return starts.flatMap((at) => directiveAt(text, at, sort) ?? linkAt(text, at, sort) ?? []);
}

function directiveAt(text: string, offset: number, sort: NamedSort): readonly Stretch[] | null {
  directive.lastIndex = offset;
  const found = directive.exec(text);
  if (found === null) return null;
  const { label, cell } = found.indices?.groups ?? {};
  const isInSentence = !text.startsWith("::", offset);
  return [
    ...(sort === "indicator" && isInSentence ? stretches(label) : []),
    ...stretches(cell).flatMap((braces) => (sort === "code" ? valuesIn(text, braces) : [braces])),
  ];
}

function linkAt(text: string, offset: number, sort: NamedSort): readonly Stretch[] | null {
  link.lastIndex = offset;
  const found = link.exec(text);
  if (found === null) return null;
  return sort === "indicator" ? stretches(found.indices?.groups?.anchor) : [];
}

/** After the equals signs: `age_band=50-61|62-plus`. */
function valuesIn(text: string, { start, end }: Stretch): readonly Stretch[] {
  return [...text.slice(start, end).matchAll(/(?<==)(?:"[^"]*"|'[^']*'|[^\s}"']+)/g)].map(
    ({ 0: value, index }) => ({
      start: start + index,
      end: start + index + value.length,
    }),
  );
}

function stretches(indices: readonly [number, number] | undefined): readonly Stretch[] {
  return indices === undefined ? [] : [{ start: indices[0], end: indices[1] }];
}
