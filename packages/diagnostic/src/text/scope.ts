import type { Place, Study, VigieError } from "@vigie/study";
import type { Nodes } from "mdast";

/** What a text is read against, and what its reading gathers. */
export interface Scope {
  readonly study: Study;
  readonly file: string;
  readonly found: VigieError[];
  /** Where each identifier of a chapter, a heading or a figure stands. */
  readonly anchors: Map<string, Place>;
  /** The identifiers that links point to. */
  readonly links: { readonly anchor: string; readonly place: Place }[];
}

export function placeOf(node: Nodes, { file }: Pick<Scope, "file">): Place {
  const start = node.position?.start;
  return start ? { file, line: start.line, column: start.column } : { file };
}
