/** Far beyond what is read: the parser's time grows with the square of the levels, and this many take it no time. */
const columnsMax = 200;

/** What indents an item of a list: spaces, marks of quotations, and the marks of the lists that hold it. */
const opening = /^(?:[ >]|(?:[-+*]|\d{1,9}[.)])(?= ))*/;

/**
 * Where a line opens an item of a list after more columns than any writer indents, each level taking two at least; null
 * where none does. Looked for before the text is parsed.
 */
export function deepList(text: string): { readonly line: number; readonly column: number } | null {
  for (const [at, written] of text.split("\n").entries()) {
    const spaced = written.slice(0, columnsMax * 2).replaceAll("\t", "    ");
    const opened = opening.exec(spaced)?.[0] ?? "";
    if (/[-+*.)]/.test(opened.slice(columnsMax))) return { line: at + 1, column: columnsMax + 1 };
  }
  return null;
}
