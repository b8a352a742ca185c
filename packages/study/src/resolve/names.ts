/** The things of one kind that a study defines, while it is being read. */
export interface Names<T> {
  readonly known: ReadonlyMap<string, T>;
  /** Defined with a mistake that is already reported: referring to one is not a second mistake. */
  readonly spoiled: ReadonlySet<string>;
  /** False where a file could not be read: what it defines is not known. */
  readonly complete: boolean;
}

/** What a name designates; where it designates nothing and nothing excuses it, `unknown` says so. */
export function lookUp<T>(
  names: Names<T>,
  name: string,
  unknown: (known: readonly string[]) => void,
): T | null {
  const found = names.known.get(name);
  if (found !== undefined) return found;
  if (names.complete && !names.spoiled.has(name)) unknown([...names.known.keys(), ...names.spoiled]);
  return null;
}

/** Past it, a message would be all names. */
const listedMax = 15;

/** Names as a message lists them. */
export function listed(names: readonly string[]): string {
  return `${names.slice(0, listedMax).join(", ")}${names.length > listedMax ? "…" : ""}`;
}
