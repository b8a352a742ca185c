import type { FilePlace, VigieError } from "@vigie/words";
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLError,
} from "yaml";
import { report, studyProblem } from "../problems.ts";
import { type LongList, longListIn } from "./long-list.ts";
import { type ParsedFile, type ParsedPart, parsedFile } from "./parsed-file.ts";
import { brokenQuote, curlyQuotes, missingComma, quoted, unquotedColon } from "./yaml-slips.ts";

/** Far beyond any study; what exceeds them is not one. */
const charactersMax = 5_000_000;
const depthMax = 40;
/** Characters of a line in which the mistake of a person is looked for: the time that it takes grows with their square. */
const lineMax = 1_000;

/** Characters that are not seen and act on what is: those that command a terminal, and those that turn a line around. */
const unseen = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/**
 * Reads one YAML file that a person wrote, taken as hostile. Aliases and tags are refused: a study needs neither, the first
 * can make a small file immense, and without them each part stands at one place.
 * @returns null where the file could not be read; why is then in `found`
 */
export function readYaml(file: string, text: string, found: VigieError[]): ParsedFile | null {
  if (text.length > charactersMax) {
    report(found, "study/file-too-large", { file }, { max: charactersMax });
    return null;
  }
  const whole = normalised(text);
  const reading = { file, placeAt: placesIn(file, whole), found };
  const deep = tooManyBrackets(whole);
  if (deep !== null) {
    report(found, "study/yaml-too-deep", reading.placeAt(deep));
    return null;
  }
  const long = longListIn(whole);
  return (long && readInPieces(long, reading)) ?? readWhole(whole, reading);
}

const bracketsMax = 1_000;

/**
 * Where more brackets are open than any study has, quoted ones included; null where it never happens. The parser keeps several
 * objects per bracket before it gives up: 300 000 of them take 200 MB.
 */
function tooManyBrackets(text: string): number | null {
  let open = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[{\]}]/g)) {
    open = "[{".includes(bracket) ? open + 1 : Math.max(0, open - 1);
    if (open > bracketsMax) return index;
  }
  return null;
}

interface ReadingFile {
  readonly file: string;
  readonly placeAt: (offset: number) => FilePlace;
  readonly found: VigieError[];
}

function readWhole(text: string, { file, placeAt, found }: ReadingFile): ParsedFile | null {
  const document = parse(text);
  const unreadable = firstOf(document.errors);
  if (unreadable !== null) {
    const start = isUnclosedQuote(unreadable) ? lastStart(document.contents) : unreadable.pos[0];
    found.push(writingProblem(unreadable, placeAt(start), text));
    return null;
  }
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) {
    report(found, "study/file-empty", { file, line: 1, column: 1 });
    return null;
  }
  const refused: VigieError[] = [];
  const around = { depth: 0, placeAt, found, refused, offsetOf, following: () => [] };
  const part = partOf(root, { ...around, key: offsetOf(root) });
  found.push(...refused);
  return refused.length === 0 ? parsedFile(file, part, placeAt) : null;
}

/**
 * Reads a file in less memory, where the list stands in it as it looks.
 * @returns null where it does not, or something is wrong: only the whole tells
 */
function readInPieces(
  { shortened, placeInWhole, lastItem, others }: LongList,
  { file, placeAt, found }: ReadingFile,
): ParsedFile | null {
  const { contents: root, errors } = parse(shortened);
  if (root === null || errors.length > 0) return null;
  const [own, refused]: [VigieError[], VigieError[]] = [[], []];
  const inWhole = (node: Node) => placeInWhole(offsetOf(node));
  let isWhole = false;
  const following = (item: Node, inList: Around): readonly ParsedPart[] => {
    if (offsetOf(item) !== lastItem || item.range?.[1] !== shortened.indexOf("\n", lastItem)) return [];
    isWhole = true;
    return others.flatMap(({ text, start, items }) => {
      const piece = parse(text);
      isWhole &&= piece.errors.length === 0 && isSeq(piece.contents) && piece.contents.items.length === items;
      if (!isWhole || !isSeq(piece.contents)) return [];
      const around = { ...inList, offsetOf: (node: Node) => start + offsetOf(node), following: () => [] };
      return [...list(piece.contents.items, around).values()];
    });
  };
  const around = { depth: 0, placeAt, found: own, refused, offsetOf: inWhole, following };
  const part = partOf(root, { ...around, key: inWhole(root) });
  if (!isWhole || refused.length > 0) return null;
  found.push(...own);
  return parsedFile(file, part, placeAt);
}

function parse(text: string) {
  return parseDocument(text, {
    prettyErrors: false,
    // Vigie looks for duplicates itself, in linear time.
    uniqueKeys: false,
    stringKeys: true,
    version: "1.2",
    schema: "core",
    // At "silent" the parser would pass over a second document.
    logLevel: "error",
  });
}

function placesIn(file: string, text: string): (offset: number) => FilePlace {
  const lines = new LineCounter();
  for (let start = 0; start >= 0 && start <= text.length; ) {
    lines.addNewLine(start);
    const end = text.indexOf("\n", start);
    start = end < 0 ? -1 : end + 1;
  }
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
}

/** A text without the mark that opens some files of Windows, its lines ended as on Unix. */
export function normalised(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

/** One syntax mistake gives several parser errors: only the first is reported. */
function firstOf(errors: readonly YAMLError[]): YAMLError | null {
  const rank = (error: YAMLError) => (error.code === "RESOURCE_EXHAUSTION" ? 0 : 1);
  return errors.toSorted((a, b) => rank(a) - rank(b) || a.pos[0] - b.pos[0])[0] ?? null;
}

/** One mistake gives the parser several troubles, according to where it stands: its line says which it is. */
function writingProblem(error: YAMLError, place: FilePlace, text: string): VigieError {
  const code = problemOf(error);
  const line = text.split("\n", place.line)[(place.line ?? 1) - 1] ?? "";
  const isOfLine = mayBeOfLine.has(code) && line.length <= lineMax;
  const comma = isOfLine ? missingComma(line) : null;
  if (comma !== null) return studyProblem("study/yaml-comma", place, { ...comma });
  const quote = isOfLine ? brokenQuote(line) : null;
  if (quote !== null) return studyProblem("study/yaml-quote", place, { ...quote });
  const colon = isOfLine ? unquotedColon(line) : null;
  if (colon === null) return studyProblem(code, place, code === "study/yaml-colon" ? { seen: "no" } : {});
  return studyProblem("study/yaml-colon", place, {
    seen: "yes",
    text: colon.text,
    right: `${colon.key}: ${quoted(colon.text)}`,
  });
}

const mayBeOfLine: ReadonlySet<string> = new Set([
  "study/yaml-colon",
  "study/yaml-syntax",
  "study/yaml-unclosed",
]);

function problemOf(error: YAMLError) {
  switch (error.code) {
    case "RESOURCE_EXHAUSTION":
      return "study/yaml-too-deep";
    case "TAB_AS_INDENT":
      return "study/yaml-tab";
    case "BAD_INDENT":
      return error.message.startsWith("Flow ") ? "study/yaml-unclosed" : "study/yaml-indentation";
    case "MISSING_CHAR":
      return "study/yaml-unclosed";
    case "BLOCK_AS_IMPLICIT_KEY":
      return "study/yaml-colon";
    case "MULTIPLE_DOCS":
      return "study/yaml-several-documents";
    case "BAD_ALIAS":
    case "MULTIPLE_ANCHORS":
    case "ALIAS_PROPS":
      return "study/yaml-alias";
    case "TAG_RESOLVE_FAILED":
      return "study/yaml-tag";
    default:
      return "study/yaml-syntax";
  }
}

function isUnclosedQuote(error: YAMLError): boolean {
  return error.code === "MISSING_CHAR" && error.message.startsWith("Missing closing");
}

/** A quote left open runs to the end of the file, and so is the last thing in it: where it opens. */
function lastStart(node: Node | null): number {
  let last = node;
  while (last !== null && (isMap(last) || isSeq(last))) {
    const item: unknown = isMap(last)
      ? (last.items.at(-1)?.value ?? last.items.at(-1)?.key)
      : last.items.at(-1);
    if (!isNode(item)) break;
    last = item;
  }
  return last === null ? 0 : offsetOf(last);
}

interface Around {
  readonly key: number;
  /** Where a node stands in the file. */
  readonly offsetOf: (node: Node) => number;
  /** What the list that has an item goes on with, read apart. */
  readonly following: (item: Node, list: Around) => readonly ParsedPart[];
  readonly depth: number;
  readonly placeAt: (offset: number) => FilePlace;
  /** Mistakes that leave the rest of the file readable. */
  readonly found: VigieError[];
  /** Mistakes after which others in the file would be guesses. */
  readonly refused: VigieError[];
}

function partOf(node: Node, around: Around): ParsedPart {
  const { key, placeAt, refused } = around;
  const start = around.offsetOf(node);
  const plain: ParsedPart = { value: null, start, key, characters: null, parts: new Map() };
  const refuse = (code: "study/yaml-too-deep" | "study/yaml-alias" | "study/yaml-tag") => {
    report(refused, code, placeAt(start));
    return plain;
  };
  if (around.depth > depthMax) return refuse("study/yaml-too-deep");
  if (isAlias(node) || node.anchor !== undefined) return refuse("study/yaml-alias");
  if (node.tag !== undefined) return refuse("study/yaml-tag");
  if (isMap(node)) {
    const parts = mapping(node.items, around);
    return {
      ...plain,
      parts,
      value: Object.fromEntries([...parts].map(([name, { value }]) => [name, value])),
    };
  }
  if (isSeq(node)) {
    const parts = list(node.items, around);
    return { ...plain, parts, value: [...parts.values()].map(({ value }) => value) };
  }
  if (typeof node.value === "string" && unseen.test(node.value))
    report(around.found, "study/yaml-unseen", placeAt(start));
  const curly = node.type === "PLAIN" && typeof node.value === "string" ? curlyQuotes(node.value) : null;
  if (curly !== null) report(refused, "study/yaml-curly-quotes", placeAt(start), { ...curly });
  return {
    ...plain,
    value: node.value,
    start: node.value === null ? key : start,
    characters: node.source ?? null,
  };
}

function mapping(pairs: readonly Pair[], around: Around): ReadonlyMap<string, ParsedPart> {
  const parts = new Map<string, ParsedPart>();
  for (const { key, value } of pairs) {
    if (!isScalar(key) || typeof key.value !== "string") {
      report(
        around.refused,
        "study/yaml-syntax",
        around.placeAt(isNode(key) ? around.offsetOf(key) : around.key),
      );
      continue;
    }
    const start = around.offsetOf(key);
    const name = key.value;
    // The schemas pass over this one in silence; everything else they would refuse.
    if (name === "__proto__") report(around.found, "study/name-invalid", around.placeAt(start), protoWords);
    else if (parts.has(name)) report(around.found, "study/key-twice", around.placeAt(start), { key: name });
    else parts.set(name, isNode(value) ? inside(value, start, around) : empty(start));
  }
  return parts;
}

const protoWords = { name: "__proto__", at: "definition", own: "proto", near: "no", nearest: "" };

function list(items: readonly unknown[], around: Around): ReadonlyMap<string, ParsedPart> {
  const parts = items.flatMap((item): readonly ParsedPart[] =>
    isNode(item)
      ? [inside(item, around.offsetOf(item), around), ...around.following(item, around)]
      : [empty(around.key)],
  );
  return new Map(parts.map((part, position) => [String(position), part]));
}

function inside(node: Node, key: number, around: Around): ParsedPart {
  return partOf(node, { ...around, key, depth: around.depth + 1 });
}

function empty(key: number): ParsedPart {
  return { value: null, start: key, key, characters: null, parts: new Map() };
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
