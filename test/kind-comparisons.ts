/**
 * Lines of a source that compare the kind of an indicator with a name, or choose by it.
 * @param names of the registry of kinds
 */
export function kindComparisons(source: string, names: readonly string[]): readonly string[] {
  const code = withoutComments(source);
  const name = `["'\`](?:${names.join("|")})["'\`]`;
  const kind = `\\bkind\\b(?:["'\`]\\])?`;
  const patterns = [
    `${kind}\\s*[!=]==?\\s*${name}`,
    `${name}\\s*[!=]==?\\s*[\\w.?!]*\\bkind\\b`,
    `\\bIndicator\\["kind"\\]`,
    `\\[(?:\\s*${name}\\s*,)+(?:\\s*${name}\\s*,?)?\\s*\\]`,
    `\\[\\s*${name}\\s*\\][^;\\n]*\\.(?:includes|has)\\([^)]*\\bkind\\b`,
  ];
  return [
    ...patterns.flatMap((pattern) => [...code.matchAll(new RegExp(pattern, "g"))]),
    ...switchesOnKind(code).flatMap((block) => [...block.matchAll(new RegExp(`case ${name}`, "g"))]),
  ].map(([found]) => found);
}

/** The blocks of the switches whose expression reads a kind. */
function switchesOnKind(code: string): readonly string[] {
  return [...code.matchAll(/\bswitch\s*\([^{]*\bkind\b[^{]*\{/g)].map(({ 0: head, index }) => {
    let depth = 1;
    let at = index + head.length;
    for (; depth > 0 && at < code.length; at++) depth += code[at] === "{" ? 1 : code[at] === "}" ? -1 : 0;
    return code.slice(index, at);
  });
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
}
