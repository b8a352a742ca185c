/** The elements of an array as PostgreSQL writes it: `{internet,"demarche en ligne"}`; null where a text is none. */
export function postgresArray(text: string): readonly string[] | null {
  const inside = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1];
  if (inside === undefined) return null;
  if (inside.trim() === "") return [];
  const elements: string[] = [];
  const element = /\s*(?:"((?:[^"\\]|\\.)*)"|([^",{}]*))\s*(,|$)/sy;
  while (element.lastIndex <= inside.length) {
    const found = element.exec(inside);
    if (found === null) return null;
    const [, quoted, bare = "", end] = found;
    elements.push(quoted === undefined ? bare.trim() : quoted.replace(/\\(.)/gs, "$1"));
    if (end === "") return elements;
  }
  return null;
}
