import type { Excerpt } from "./excerpt.ts";
import { VigieError } from "./vigie-error.ts";
import { visible } from "./visible.ts";

/**
 * The problems, each with its line where its file is among `files`: those of a study, which hold nothing of persons. Never
 * give it data or a mapping, which holds a secret.
 */
export function withExcerpts(
  errors: readonly VigieError[],
  files: ReadonlyMap<string, string>,
): readonly VigieError[] {
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string) => {
    const found = lines.get(file) ?? files.get(file)?.split(/\r\n|\r|\n/) ?? [];
    lines.set(file, found);
    return found;
  };
  return errors.map((error) => {
    const { file, line, column } = error.place;
    const text = file === undefined || line === undefined ? undefined : linesOf(file)[line - 1];
    if (line === undefined || text === undefined || text.trim() === "") return error;
    return new VigieError(error.code, error.place, error.values, {
      line,
      ...window(visible(text.replaceAll("\t", " ")), column ?? null),
    });
  });
}

/** Characters of a line that are shown around a mistake. */
const widthMax = 100;

/** What is around the mistake, `…` for what is left out. */
function window(text: string, column: number | null): Pick<Excerpt, "text" | "column"> {
  const end = text.trimEnd();
  if (end.length <= widthMax) return { text: end, column };
  const start = column === null ? 0 : Math.max(0, Math.min(column - 1 - widthMax / 2, end.length - widthMax));
  const before = start === 0 ? "" : "…";
  const after = start + widthMax < end.length ? "…" : "";
  return {
    text: `${before}${end.slice(start, start + widthMax)}${after}`,
    column: column === null ? null : column - start + before.length,
  };
}
