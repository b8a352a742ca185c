import { type Place, said, type VigieError } from "@vigie/study";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { type FictionFileText, fictionFile } from "./fiction-file.ts";
import { problem } from "./problems.ts";

/** Names and positions from the top of the file. */
export type Path = readonly PropertyKey[];

export interface ReadFiction {
  readonly content: FictionFileText;
  readonly placeOf: (path: Path) => Place;
}

/**
 * @param file its name in messages
 * @returns mistakes where the text is no YAML or has not the shape of a fiction
 */
export function readFictionFile(
  file: string,
  text: string,
): ReadFiction | { readonly errors: readonly VigieError[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0)
    return { errors: document.errors.map(({ pos }) => problem("fiction/yaml", placeAt(pos[0]))) };

  const placeOf = (path: Path) => placeAt(offsetOf(document, path));
  const parsed = fictionFile.safeParse(document.toJS());
  if (parsed.success) return { content: parsed.data, placeOf };
  const paths = parsed.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  );
  return {
    errors: paths.map((path) =>
      problem("fiction/shape", placeOf(path), { name: said(String(path.at(-1) ?? "fiction")) }),
    ),
  };
}

/** Where the deepest part of a path that exists is written: at its name, else at its value. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const name = String(path[length - 1]);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === name)
      : undefined;
    const offset = startOf(pair?.key) ?? startOf(document.getIn(path.slice(0, length), true));
    if (offset !== null) return offset;
  }
  return 0;
}

function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
