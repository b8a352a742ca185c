import type { Study } from "@vigie/study";
import { type FilePlace, textValue, type VigieError } from "@vigie/words";
import type { Nodes } from "mdast";
import { studyTextProblem } from "../problems.ts";

/** What a text is read against, and what its reading gathers. */
export interface Scope {
  readonly study: Study;
  readonly file: string;
  readonly language: string;
  /** Whether lines of the file are lines of the page; elsewhere, a line that ends is a space. */
  readonly keepsLines: boolean;
  readonly found: VigieError[];
  /** Where each identifier of a chapter, a heading or a figure stands. */
  readonly anchors: Map<string, FilePlace>;
  /** The identifiers that links point to. */
  readonly links: { readonly anchor: string; readonly place: FilePlace }[];
}

export function placeOf(node: Nodes, { file }: Pick<Scope, "file">): FilePlace {
  const start = node.position?.start;
  return start ? { file, line: start.line, column: start.column } : { file };
}

/** Notes what a link may lead to, and reports what is there twice. */
export function register(id: string, place: FilePlace, { anchors, found }: Scope): void {
  if (anchors.has(id))
    found.push(studyTextProblem("diagnostic/text-anchor-twice", place, { anchor: textValue(id) }));
  anchors.set(id, place);
}

/** Whether a text may give this name to a chapter or a heading: it goes into addresses. */
export function isAnchor(id: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(id);
}
