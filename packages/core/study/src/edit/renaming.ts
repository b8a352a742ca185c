import type { VigieError } from "@vigie/words";
import { isCollection, isScalar, type Node } from "yaml";
import { normalised } from "../reading/read-yaml.ts";
import { inlineYaml, valueOfPart } from "../reading/yaml-value.ts";
import { directiveSpans } from "./markdown-spans.ts";
import { type NamedPart, type NamedSort, namedParts, sourceFiles } from "./named-part.ts";
import { offsetOf, spliced, type TextSpan } from "./text-span.ts";
import { cureUses } from "./uses.ts";
import { partAround, partAt, partsOf, type YamlPart, yamlDocument } from "./yaml-document.ts";

/** A line that a new name changes; lines keep their numbers. */
export interface RenamedLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export interface Renaming {
  /** New text of each file that changes. */
  readonly files: ReadonlyMap<string, string>;
  /** In the order of the files. */
  readonly lines: readonly RenamedLine[];
  /** What is wrong under the new name: it is taken, or is none, or a use cannot follow it. */
  readonly left: readonly VigieError[];
}

interface Word {
  readonly from: string;
  readonly to: string;
  readonly is: NamedSort;
}

/**
 * Gives a part of a study another name, wherever it is used (`cureUses`). Comments stay.
 * @param files of a study in which nothing is wrong
 * @param check every mistake of a study: of its files, texts and fiction
 */
export async function renaming(
  files: ReadonlyMap<string, string>,
  { part, sort, to }: { readonly part: NamedPart; readonly sort: NamedSort; readonly to: string },
  check: (files: ReadonlyMap<string, string>) => Promise<readonly VigieError[]>,
): Promise<Renaming> {
  const before = new Map([...files].map(([path, text]) => [path, normalised(text)]));
  const words = wordsOf(before, { part, sort, to });
  const texts = new Map(before);
  const declaration = declarationSpan(before.get(part.file) ?? "", { part, sort, to });
  texts.set(part.file, spliced(before.get(part.file) ?? "", declaration));
  const left = await cureUses(
    () => check(texts),
    (refused) => {
      const exact = usesIn(texts, refused, { words, isExact: true });
      const uses = exact.size > 0 ? exact : usesIn(texts, refused, { words, isExact: false });
      for (const [file, spans] of firstOf(uses))
        texts.set(file, spans.toSorted((a, b) => b.start - a.start).reduce(spliced, texts.get(file) ?? ""));
      return uses.size > 0;
    },
  );
  const changed = [...texts].filter(([path, text]) => text !== before.get(path));
  return {
    files: new Map(changed),
    lines: changed.flatMap(([file, text]) => linesBetween(file, before.get(file) ?? "", text)),
    left,
  };
}

/** The old name of a part without what holds it: `accueil.permanence` is `permanence`. */
export function nameWithoutOwner({ name }: NamedPart, sort: NamedSort): string {
  return sort === "field" || sort === "universe" || sort === "code"
    ? name.slice(name.indexOf(".") + 1)
    : name;
}

/** The name itself, and those of the yes-or-no that a question of several answers makes with it. */
function wordsOf(
  files: ReadonlyMap<string, string>,
  { part, sort, to }: { readonly part: NamedPart; readonly sort: NamedSort; readonly to: string },
): readonly Word[] {
  const from = nameWithoutOwner(part, sort);
  const own: Word = { from, to, is: sort };
  if (sort !== "field" && sort !== "code") return [own];
  const questions = namedParts(files, "field").flatMap(({ file, path, name }) => {
    const { type, codelist } = Object(valueOfPart(files.get(file) ?? "", path));
    return type === "multiple" ? [{ name, field: String(path.at(-1)), codelist: String(codelist) }] : [];
  });
  const codes = namedParts(files, "code");
  const items = questions.flatMap(({ name, field, codelist }): readonly Word[] => {
    if (sort === "code")
      return part.name.startsWith(`${codelist}.`)
        ? [{ from: `${field}_${from}`, to: `${field}_${to}`, is: "field" }]
        : [];
    if (name !== part.name) return [];
    return codes
      .filter((code) => code.name.startsWith(`${codelist}.`))
      .map((code) => `_${nameWithoutOwner(code, "code")}`)
      .map((end) => ({ from: `${from}${end}`, to: `${to}${end}`, is: "field" }));
  });
  return [...items, own];
}

function declarationSpan(
  text: string,
  { part, sort, to }: { readonly part: NamedPart; readonly sort: NamedSort; readonly to: string },
): TextSpan {
  const inside = {
    code: ["code"],
    codelist: ["codelist"],
    source: ["source"],
    field: [],
    universe: [],
    indicator: [],
    partner: [],
  }[sort];
  const named = partAt(yamlDocument(text), [...part.path, ...inside]);
  const node = inside.length === 0 ? named?.key : named?.value;
  const [start, end] = node?.range ?? [];
  if (start === undefined || end === undefined) throw new RangeError("a part without a name");
  return { start, end, put: inlineYaml(to) };
}

/** Where mistakes stand that a new name cures. @param isExact at the very place; else anywhere in what stands there */
function usesIn(
  texts: ReadonlyMap<string, string>,
  mistakes: readonly VigieError[],
  { words, isExact }: { readonly words: readonly Word[]; readonly isExact: boolean },
): ReadonlyMap<string, readonly TextSpan[]> {
  const found = new Map<string, readonly TextSpan[]>();
  for (const [file, own] of Map.groupBy(mistakes, ({ place }) => place.file ?? "")) {
    const text = texts.get(file);
    if (text === undefined) continue;
    const offsets = [...new Set(own.map(({ place }) => offsetOf(text, place)))];
    const spans = file.endsWith(".md")
      ? offsets.flatMap((offset) => textUses(text, offset, words))
      : yamlUses(text, offsets, { words, isExact });
    const distinct = [...new Map(spans.map((span) => [span.start, span])).values()];
    if (distinct.length > 0) found.set(file, distinct);
  }
  return found;
}

/**
 * The uses in sources where there are some: a field whose code list is renamed is missing everywhere else until its source is
 * right, and may have the name of the list.
 */
function firstOf<Spans>(uses: ReadonlyMap<string, Spans>): ReadonlyMap<string, Spans> {
  const inSources = new Map([...uses].filter(([file]) => sourceFiles.test(file)));
  return inSources.size > 0 ? inSources : uses;
}

function textUses(text: string, offset: number, words: readonly Word[]): readonly TextSpan[] {
  return words.flatMap((word) =>
    directiveSpans(text, offset, word.is).flatMap((span) => spansOfWord(text, span, word)),
  );
}

function yamlUses(
  text: string,
  offsets: readonly number[],
  { words, isExact }: { readonly words: readonly Word[]; readonly isExact: boolean },
): readonly TextSpan[] {
  const document = yamlDocument(text);
  return offsets.flatMap((offset) => {
    const part = partAround(document, offset);
    const sides = isWithin(part.key, offset) ? [part.key, part.value] : [part.value, part.key];
    const exact = sides.map((node) => scalarUses(text, node, words)).find((spans) => spans.length > 0);
    return exact ?? (isExact ? [] : nodesIn(part).flatMap((node) => scalarUses(text, node, words)));
  });
}

function isWithin(node: Node | null, offset: number): boolean {
  const [start = 0, end = 0] = node?.range ?? [];
  return start <= offset && offset < end;
}

/** Every key and value in a part. */
function nodesIn(part: YamlPart): readonly (Node | null)[] {
  return [part.key, isCollection(part.value) ? null : part.value, ...partsOf(part).flatMap(nodesIn)];
}

function scalarUses(text: string, node: Node | null, words: readonly Word[]): readonly TextSpan[] {
  const [start, end] = node?.range ?? [];
  if (!isScalar(node) || start === undefined || end === undefined) return [];
  const whole = words.find(({ from }) => String(node.source ?? node.value) === from);
  if (whole !== undefined) return [{ start, end, put: inlineYaml(whole.to) }];
  return words.flatMap((word) => spansOfWord(text, { start, end }, word));
}

/** Each time a name stands whole in a stretch of text. A code may hold hyphens and points; other names end there. */
function spansOfWord(
  text: string,
  { start, end }: Omit<TextSpan, "put">,
  { from, to, is }: Word,
): readonly TextSpan[] {
  const letter = is === "code" ? String.raw`[\p{L}\p{N}_.-]` : String.raw`[\p{L}\p{N}_]`;
  const whole = new RegExp(
    `(?<!${letter})${from.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}(?!${letter})`,
    "gu",
  );
  return [...text.slice(start, end).matchAll(whole)].map(({ index }) => ({
    start: start + index,
    end: start + index + from.length,
    put: to,
  }));
}

/** Lines of a file that another text of as many lines changes. */
export function linesBetween(file: string, before: string, after: string): readonly RenamedLine[] {
  const old = before.split("\n");
  return after.split("\n").flatMap((line, at) => {
    const own = old[at] ?? "";
    return own === line ? [] : [{ file, line: at + 1, before: own.trim(), after: line.trim() }];
  });
}
