import { VigieError } from "@vigie/words";
import type { Path } from "../reading/parsed-file.ts";
import { normalised } from "../reading/read-yaml.ts";
import { removalSpan } from "./edited-yaml.ts";
import { paragraphSpan } from "./markdown-spans.ts";
import type { NamedPart } from "./named-part.ts";
import { type PartSort, removablePart } from "./removable-parts.ts";
import { cut, lineAt, offsetOf, type TextSpan, type TracedText, tracedText } from "./text-span.ts";
import { cureUses } from "./uses.ts";
import { partAround, yamlDocument } from "./yaml-document.ts";

/** A part that goes, where it is in the files as they are. */
export interface RemovedPart {
  readonly file: string;
  readonly line: number;
  readonly sort: PartSort;
  /** Its name; the first words of a paragraph; the path of a whole file. */
  readonly name: string;
}

export interface Removal {
  /** New text of each file that changes; null for one that goes. */
  readonly files: ReadonlyMap<string, string | null>;
  /** In the order in which they were found: each uses one of those before. */
  readonly removed: readonly RemovedPart[];
  /** What uses a removed part and cannot be taken out: places in the files as they are. */
  readonly left: readonly VigieError[];
}

/**
 * Takes a part out of a study, then all that used it (`cureUses`).
 * @param files of a study in which nothing is wrong
 * @param check every mistake of a study: of its files, texts and fiction
 */
export async function removal(
  files: ReadonlyMap<string, string>,
  part: NamedPart,
  check: (files: ReadonlyMap<string, string>) => Promise<readonly VigieError[]>,
): Promise<Removal> {
  const texts = new Map([...files].map(([path, text]) => [path, tracedText(normalised(text))]));
  const removed: RemovedPart[] = [];
  const goes = (file: string, path: Path) => removed.push(...takeOut(texts, { file, path }));
  goes(part.file, part.path);
  const left = await cureUses(
    () => check(textsOf(texts)),
    (refused) => {
      const before = removed.length;
      for (const [file, errors] of Map.groupBy(refused, ({ place }) => place.file ?? ""))
        removed.push(...takeOutRefused(texts, file, errors));
      return removed.length > before;
    },
  );
  return { files: changedFiles(files, texts), removed, left: left.map((error) => inFile(error, texts)) };
}

/** What must go of one file for its mistakes to go; the last part first, so that the places of the others stay right. */
function takeOutRefused(
  texts: Map<string, TracedText>,
  file: string,
  errors: readonly VigieError[],
): readonly RemovedPart[] {
  const traced = texts.get(file);
  if (traced === undefined) return [];
  const offsets = [...new Set(errors.map(({ place }) => offsetOf(traced.text, place)))];
  if (file.endsWith(".md")) {
    const spanAt = (text: string, offset: number) => paragraphSpan(text, lineAt(text, offset));
    const apart = new Map(
      offsets.flatMap((offset) => {
        const span = spanAt(traced.text, offset);
        return span === null ? [] : [[span.start, offset] as const];
      }),
    );
    return [...apart.values()]
      .toSorted((a, b) => b - a)
      .flatMap((offset) => {
        // Once those below are gone, it may be the last one under its heading.
        const { text } = texts.get(file) ?? traced;
        const span = spanAt(text, offset);
        if (span === null) return [];
        return [cutPart(texts, file, { span, sort: "paragraph", name: firstWords(text, span) })];
      })
      .toReversed();
  }
  const document = yamlDocument(traced.text);
  const parts = new Map(
    offsets.flatMap((offset) => {
      const part = removablePart(file, partAround(document, offset).path);
      return part === null ? [] : [[JSON.stringify(part.path), part.path] as const];
    }),
  );
  const outermost = [...parts.values()].filter(
    (path) => ![...parts.values()].some((other) => other.length < path.length && isWithin(path, other)),
  );
  return outermost
    .toReversed()
    .toSorted(byPosition)
    .flatMap((path) => takeOut(texts, { file, path }))
    .toReversed();
}

function takeOut(
  texts: Map<string, TracedText>,
  { file, path }: { readonly file: string; readonly path: Path },
): readonly RemovedPart[] {
  const traced = texts.get(file);
  if (traced === undefined) return [];
  const sort = removablePart(file, path)?.sort ?? "entry";
  if (path.length === 0) {
    texts.delete(file);
    return [{ file, line: 1, sort, name: file }];
  }
  const span = removalSpan(traced.text, path);
  if (span === null) return [];
  return [cutPart(texts, file, { span, sort, name: nameOf(traced.text, path) })];
}

function cutPart(
  texts: Map<string, TracedText>,
  file: string,
  { span, sort, name }: { readonly span: TextSpan; readonly sort: PartSort; readonly name: string },
): RemovedPart {
  const traced = texts.get(file) ?? tracedText("");
  const own = /^(?:\s|#.*\n|:{3,}.*\n)*/.exec(traced.text.slice(span.start, span.end))?.[0].length ?? 0;
  const line = traced.lines[lineAt(traced.text, span.start + own) - 1] ?? 1;
  texts.set(file, cut(traced, span));
  return { file, line, sort, name };
}

/** The key of a part, its code, or its text. */
function nameOf(text: string, path: Path): string {
  const last = path.at(-1);
  const value = yamlDocument(text).getIn(path);
  if (typeof last === "string") return last;
  const code = yamlDocument(text).getIn([...path, "code"]) ?? yamlDocument(text).getIn([...path, "of"]);
  return String(typeof value === "object" ? (code ?? Number(last) + 1) : value);
}

const wordsMax = 70;

function firstWords(text: string, { start, end }: TextSpan): string {
  const words = text
    .slice(start, end)
    .replace(/^ *(?::{3,}|#{1,6} ).*$/gm, "")
    .replace(/^\s*[-*+] /, "")
    .replace(/\s+/g, " ")
    .trim();
  return words.length > wordsMax ? `${words.slice(0, wordsMax).trimEnd()}…` : words;
}

/** Positions of a list from the last to the first; what is not a position keeps its order. */
function byPosition(a: Path, b: Path): number {
  const [one, other] = [a.at(-1), b.at(-1)];
  return typeof one === "number" && typeof other === "number" ? other - one : 0;
}

function isWithin(path: Path, around: Path): boolean {
  return around.every((step, position) => String(step) === String(path[position]));
}

function inFile(error: VigieError, texts: ReadonlyMap<string, TracedText>): VigieError {
  const { file = "", line } = error.place;
  const own = line === undefined ? undefined : texts.get(file)?.lines[line - 1];
  return own === undefined ? error : new VigieError(error.code, { ...error.place, line: own }, error.values);
}

function textsOf(texts: ReadonlyMap<string, TracedText>): ReadonlyMap<string, string> {
  return new Map([...texts].map(([path, { text }]) => [path, text]));
}

function changedFiles(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, TracedText>,
): Removal["files"] {
  return new Map(
    [...before].flatMap(([path, text]) => {
      const own = after.get(path)?.text ?? null;
      return own === normalised(text) ? [] : [[path, own] as const];
    }),
  );
}
