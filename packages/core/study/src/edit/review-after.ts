import { unusedCodelists } from "../checks/unused-parts.ts";
import type { RemovedPart } from "./removal.ts";
import { lineAt } from "./text-span.ts";
import { partAt, startOf, yamlDocument } from "./yaml-document.ts";

/** What a removal leaves right, and that a person should read again; places are those of the files as they become. */
export interface ReviewPoint {
  readonly file: string;
  readonly line: number;
  readonly sort: "chapter" | "empty_chapter" | "summary" | "codelist";
  /** The title of a chapter, the name of a code list. */
  readonly name: string;
  /** Passages that a chapter has lost. */
  readonly count: number;
}

/**
 * What a removal leaves behind: chapters that lost a passage, the summary where a source or a partner went, code lists that
 * nothing names any more.
 */
export function reviewAfter(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  removed: readonly RemovedPart[],
): readonly ReviewPoint[] {
  const orphans = new Set(unusedCodelists(before).map(({ file }) => file));
  return [
    ...(removed.some(({ sort }) => sort === "source" || sort === "partner") ? summaryPoint(after) : []),
    ...[...after].flatMap(([file, text]) =>
      file.endsWith(".md") ? chapterPoints(file, before.get(file) ?? "", text) : [],
    ),
    ...unusedCodelists(after)
      .filter(({ file }) => !orphans.has(file))
      .map(({ file, codelist }) => ({ file, line: 1, sort: "codelist" as const, name: codelist, count: 1 })),
  ];
}

function summaryPoint(files: ReadonlyMap<string, string>): readonly ReviewPoint[] {
  const text = files.get("study.yaml") ?? "";
  const summary = partAt(yamlDocument(text), ["summary"]);
  if (summary === null) return [];
  return [
    { file: "study.yaml", line: lineAt(text, startOf(summary)), sort: "summary", name: "summary", count: 1 },
  ];
}

interface Chapter {
  readonly title: string;
  readonly line: number;
  readonly passages: number;
}

function chapterPoints(file: string, before: string, after: string): readonly ReviewPoint[] {
  const left = new Map(chaptersOf(after).map((chapter) => [chapter.title, chapter]));
  return chaptersOf(before).flatMap(({ title, passages }): readonly ReviewPoint[] => {
    const own = left.get(title);
    if (own === undefined || own.passages >= passages) return [];
    const sort = own.passages === 0 ? "empty_chapter" : "chapter";
    return [{ file, line: own.line, sort, name: title, count: passages - own.passages }];
  });
}

/** Chapters of a text, with the number of its passages: paragraphs, figures and boxes, headings apart. */
function chaptersOf(text: string): readonly Chapter[] {
  const starts = [...text.matchAll(/^::chapter\[(.*)\]\{[^}]*\} *$/gm)];
  return starts.map(({ 0: head, 1: title = "", index }, at) => {
    const inside = text.slice(index + head.length, starts[at + 1]?.index ?? text.length);
    const blocks = inside.split(/\n\s*\n/).map((block) => block.trim());
    const passages = blocks.filter((block) => block !== "" && !/^(?:#{2,3} .*|:{3,}.*)$/.test(block)).length;
    return { title, line: lineAt(text, index), passages };
  });
}
