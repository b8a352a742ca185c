import { isCollection, isMap, isScalar, isSeq } from "yaml";
import type { Path } from "../reading/parsed-file.ts";
import { blockYaml, inlineYaml, isListOfMappings, type YamlValue } from "../reading/yaml-value.ts";
import { spliced, type TextSpan } from "./text-span.ts";
import { contentEnd, endOf, partAt, partsOf, startOf, type YamlPart, yamlDocument } from "./yaml-document.ts";

/** What a part of a file becomes; without `value`, it is taken out. */
export interface YamlChange {
  readonly path: Path;
  readonly value?: YamlValue;
  /** Whether it is a new item, put before the one that stands at `path` in its list. */
  readonly isNew?: boolean;
}

/**
 * A YAML file with some of its parts changed, added or taken out. All the rest stays as it was written: comments, order, quotes
 * and line breaks.
 * @throws {RangeError} for a text that is not YAML, or a path through what is neither a mapping nor a list
 */
export function editedYaml(text: string, changes: readonly YamlChange[]): string {
  return changes.reduce((before, { path, value, isNew = false }) => {
    if (value === undefined) return withoutPart(before, path);
    return isNew ? withItem(before, path, value) : withValue(before, path, value);
  }, text);
}

function withoutPart(text: string, path: Path): string {
  const span = removalSpan(text, path);
  if (span === null) return text;
  return spliced(text, span);
}

/**
 * The characters of one part, with the comment just above it; null where nothing stands at `path`.
 * @throws {RangeError} where other parts share its lines
 */
export function removalSpan(text: string, path: Path): TextSpan | null {
  const document = yamlDocument(text);
  const part = partAt(document, path);
  if (part === null || part.within === null) return null;
  const around = partAt(document, path.slice(0, -1));
  if (around === null) return null;
  const siblings = partsOf(around);
  const at = siblings.findIndex((one) => one.path.at(-1) === part.path.at(-1));
  if (siblings.length === 1) return emptied(text, around);
  if (isCollection(part.within) && part.within.flow === true) {
    const next = siblings[at + 1];
    const before = siblings[at - 1];
    if (next !== undefined) return { start: startOf(part), end: startOf(next), put: "" };
    return { start: before === undefined ? startOf(part) : endOf(before), end: endOf(part), put: "" };
  }
  return blockRemoval(text, part, at === 0);
}

/** A mapping or a list whose only part goes. */
function emptied(text: string, around: YamlPart): TextSpan {
  const { key, value } = around;
  const put = isSeq(value) ? "[]" : "{}";
  if (isCollection(value) && value.flow === true)
    return { start: value.range?.[0] ?? 0, end: value.range?.[1] ?? 0, put };
  if (key === null) return { start: startOf(around), end: endOf(around), put };
  return { start: afterColon(text, around), end: lineEnd(text, endOf(around)), put: ` ${put}` };
}

function blockRemoval(text: string, part: YamlPart, isFirst: boolean): TextSpan {
  const first = lineStart(text, startOf(part));
  const prefix = text.slice(first, startOf(part));
  const opensItem = !isSeq(part.within) && /^ *(?:- +)+$/.test(prefix);
  const end = Math.min(lineEnd(text, endOf(part)) + 1, text.length);
  // The first key of an item of a list leaves its dash to the next one.
  if (opensItem) {
    const next = /^ */.exec(text.slice(end))?.[0].length ?? 0;
    return { start: startOf(part), end: end + next, put: "" };
  }
  if (!/^ *(?:- +)?$/.test(prefix)) throw new RangeError("the part is not on lines of its own");
  const indent = /^ */.exec(prefix)?.[0] ?? "";
  const span = { start: withComment(text, first, indent), end, put: "" };
  return isFirst ? withBlankBelow(text, span) : withBlankLines(text, span);
}

/** The comment just above a part goes with it; that of the file’s head stays. */
function withComment(text: string, first: number, indent: string): number {
  let start = first;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (!text.slice(above, start).startsWith(`${indent}#`)) return start;
    start = above;
  }
  return first;
}

function withBlankBelow(text: string, span: TextSpan): TextSpan {
  return { ...span, end: span.end + (/^(?: *\n)*/.exec(text.slice(span.end))?.[0].length ?? 0) };
}

/** Blank lines on both sides of what goes become those of one side. */
function withBlankLines(text: string, span: TextSpan): TextSpan {
  const blank = /\n(?: *\n)+$/.exec(text.slice(0, span.start));
  const rest = text.slice(span.end);
  if (blank === null || (rest.trim() !== "" && !/^ *\n/.test(rest))) return span;
  return { ...span, start: span.start - blank[0].length + 1 };
}

function withValue(text: string, path: Path, value: YamlValue): string {
  const document = yamlDocument(text);
  const part = partAt(document, path);
  if (part !== null && part.within !== null) return spliced(text, replacement(text, part, value));
  const [name, around] = [path.at(-1), partAt(document, path.slice(0, -1))];
  if (name === undefined) throw new RangeError("a whole file is not edited");
  if (around === null) return withValue(text, path.slice(0, -1), { [String(name)]: value });
  return spliced(text, insertion(text, around, { name: String(name), value }));
}

/** A list with one item more, where another stands or at its end. */
function withItem(text: string, path: Path, value: YamlValue): string {
  const around = partAt(yamlDocument(text), path.slice(0, -1));
  const items = around === null ? [] : partsOf(around);
  const at = Math.min(Number(path.at(-1)), items.length);
  const [next, last] = [items[at], items.at(-1)];
  if (around === null || last === undefined) return withValue(text, path.slice(0, -1), [value]);
  const put = inlineYaml(value);
  if (isCollection(around.value) && around.value.flow === true) {
    if (next === undefined) return spliced(text, { start: endOf(last), end: endOf(last), put: `, ${put}` });
    return spliced(text, { start: startOf(next), end: startOf(next), put: `${put}, ` });
  }
  const first = lineStart(text, startOf(next ?? last));
  const dash = `${/^ */.exec(text.slice(first))?.[0] ?? ""}- `;
  if (next === undefined) {
    const end = lineEnd(text, endOf(last));
    return spliced(text, { start: end, end, put: `\n${dash}${put}` });
  }
  const start = withComment(text, first, dash.slice(0, -2));
  return spliced(text, { start, end: start, put: `${dash}${put}\n` });
}

function replacement(text: string, part: YamlPart, value: YamlValue): TextSpan {
  const { value: old } = part;
  const isBlock = isCollection(old) && old.flow !== true;
  const first = isBlock && isSeq(old) ? partsOf(part)[0] : undefined;
  if (first !== undefined && part.key !== null && isListOfMappings(value)) {
    const indent = /^ */.exec(text.slice(lineStart(text, startOf(first))))?.[0] ?? "";
    const items = value.map((item) => `\n${indent}- ${inlineYaml(item)}`).join("");
    return { start: afterColon(text, part), end: contentEnd(text, part), put: items };
  }
  if (isBlock || old === null || old.range === null || old.range === undefined) {
    const end = contentEnd(text, part);
    if (part.key === null) return { start: startOf(part), end, put: inlineYaml(value) };
    return { start: afterColon(text, part), end, put: ` ${inlineYaml(value)}` };
  }
  const put = inlineYaml(value);
  const [start, end] = old.range;
  if (start === end && part.key !== null)
    return { start: afterColon(text, part), end: afterColon(text, part), put: ` ${put}` };
  const isFolded = isScalar(old) && (old.type === "BLOCK_FOLDED" || old.type === "BLOCK_LITERAL");
  return { start, end, put: isFolded ? `${put}\n` : put };
}

function insertion(
  text: string,
  around: YamlPart,
  { name, value }: { readonly name: string; readonly value: YamlValue },
): TextSpan {
  const entry = { [name]: value };
  const { value: holder } = around;
  const last = partsOf(around).at(-1);
  if (isSeq(holder)) throw new RangeError("an item of a list has no name");
  if (last === undefined) {
    if (around.key === null) return { start: 0, end: text.length, put: blockYaml(name, value, 0) };
    const isInFlow = isCollection(around.within) && around.within.flow === true;
    if (isInFlow) return { ...replacement(text, around, entry) };
    const indent = startOf(around) - lineStart(text, startOf(around)) + 2;
    const start = afterColon(text, around);
    return {
      start,
      end: Math.max(start, endOf(around)),
      put: `\n${blockYaml(name, value, indent).trimEnd()}`,
    };
  }
  if (!isMap(holder)) throw new RangeError("a text has no keys");
  if (holder.flow === true) {
    const own = inlineYaml(entry).slice(2, -2);
    return { start: endOf(last), end: endOf(last), put: `, ${own}` };
  }
  const indent = startOf(last) - lineStart(text, startOf(last));
  const end = lineEnd(text, endOf(last));
  const before = partsOf(around).at(-2);
  const isSpaced = before !== undefined && /\n *\n/.test(text.slice(endOf(before), startOf(last)));
  const put = `${isSpaced ? "\n" : ""}${blockYaml(name, value, indent)}`;
  if (end >= text.length) return { start: text.length, end: text.length, put: `\n${put}` };
  return { start: end + 1, end: end + 1, put };
}

/** Just after the colon that follows a key. */
function afterColon(text: string, { key }: YamlPart): number {
  return text.indexOf(":", key?.range?.[1] ?? 0) + 1;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Offset of the line feed that ends the line, or of the end of the text. A block scalar ends after its own. */
function lineEnd(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === "\n") return offset - 1;
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}
