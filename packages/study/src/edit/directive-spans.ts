import type { NamedSort } from "./named-part.ts";
import type { TextSpan } from "./text-span.ts";
import { lineAt, offsetOfLine } from "./traced-text.ts";

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
