/** The things of one kind that a study defines, while it is being read. */
export interface Names<T> {
  /** Null where a definition has a mistake, already reported: a reference to it is no second mistake. */
  readonly known: ReadonlyMap<string, T | null>;
  /** False where the form of a file is wrong: what it defines is not known. */
  readonly complete: boolean;
}

/** What a name designates; where it designates nothing and nothing excuses it, `unknown` says so. */
export function lookUp<T>(
  names: Names<T>,
  name: string,
  unknown: (known: readonly string[]) => void,
): T | null {
  const found = names.known.get(name);
  if (found === undefined && names.complete) unknown([...names.known.keys()]);
  return found ?? null;
}

/** The definitions that have no mistake, by name. */
export function definedIn<T>({ known }: Names<T>): ReadonlyMap<string, T> {
  return new Map([...known].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
}

/** Past it, a message would be all names. */
const listedMax = 15;

/** Names as a message lists them. */
export function listedNames(names: readonly string[]): string {
  return `${names.slice(0, listedMax).join(", ")}${names.length > listedMax ? "…" : ""}`;
}
