import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
} from "yaml";
import type { Path } from "../reading/parsed-file.ts";

/** A part of a YAML file, with its key where a mapping holds it. */
export interface YamlPart {
  readonly path: Path;
  readonly key: Node | null;
  readonly value: Node | null;
  /** What holds it; null for the whole file. */
  readonly within: Node | null;
}

/** As studies are read, save that mistakes are for the reader of studies to report. */
export function yamlDocument(text: string): Document {
  return parseDocument(text, {
    keepSourceTokens: false,
    logLevel: "silent",
    uniqueKeys: false,
    stringKeys: true,
    version: "1.2",
    schema: "core",
  });
}

/** @returns null where nothing stands at `path` */
export function partAt(document: Document, path: Path): YamlPart | null {
  let part: YamlPart = { path: [], key: null, value: document.contents, within: null };
  for (const step of path) {
    const inside = partsOf(part).find((one) => String(one.path.at(-1)) === String(step));
    if (inside === undefined) return null;
    part = inside;
  }
  return part;
}

/** The deepest part around an offset of the text. */
export function partAround(document: Document, offset: number): YamlPart {
  let part: YamlPart = { path: [], key: null, value: document.contents, within: null };
  for (;;) {
    const inside = partsOf(part).find(
      (one) => startOf(one) <= offset && offset < Math.max(endOf(one), startOf(one) + 1),
    );
    if (inside === undefined) return part;
    part = inside;
  }
}

/** The parts that a mapping or a list holds. */
export function partsOf({ path, value }: YamlPart): readonly YamlPart[] {
  if (isMap(value))
    return value.items.map((pair: Pair) => ({
      path: [...path, isScalar(pair.key) ? String(pair.key.value) : ""],
      key: isNode(pair.key) ? pair.key : null,
      value: isNode(pair.value) ? pair.value : null,
      within: value,
    }));
  if (isSeq(value))
    return value.items.map((item, position) => ({
      path: [...path, position],
      key: null,
      value: isNode(item) ? item : null,
      within: value,
    }));
  return [];
}

/** Where the key of a part starts, or its value where it has no key. */
export function startOf({ key, value }: YamlPart): number {
  return (key ?? value)?.range?.[0] ?? 0;
}

/** Where the last character of a part ends: what follows may be a comment of its line, or the next part. */
export function endOf(part: YamlPart): number {
  const { key, value } = part;
  if (isCollection(value) && value.flow !== true) {
    const last = partsOf(part).at(-1);
    if (last !== undefined) return endOf(last);
  }
  if (value === null || (isScalar(value) && value.range?.[0] === value.range?.[1]))
    return key?.range?.[1] ?? value?.range?.[1] ?? 0;
  return value.range?.[1] ?? 0;
}

/** As `endOf`, without the line feed that a block scalar ends with. */
export function contentEnd(text: string, part: YamlPart): number {
  const end = endOf(part);
  return text[end - 1] === "\n" ? end - 1 : end;
}
