import { reservedNames } from "@vigie/study";

/** `all` names the whole of a source. */
const reserved: ReadonlySet<string> = new Set([...reservedNames, "all"]);

/** A name that a field, a source or a code list of a study may have: the one written where it is one, else one near it. */
export function nameInStudy(written: string): string {
  const isName = /^[a-z][a-z0-9_]*$/.test(written);
  const name = isName ? written : plainLetters(written).replace(/^(?=\d)/, "q");
  return name === "" || reserved.has(name) ? `q_${name || "question"}` : name;
}

/** A code that a study may have; that of an item of several answers becomes part of a name. */
export function studyCode(written: string, { isItem }: { readonly isItem: boolean }): string {
  const isCode = isItem ? /^(?!_)[a-z0-9_]+$/ : /^(?!_)[^+\s|;,"]+$/;
  return isCode.test(written) ? written : plainLetters(written) || "code";
}

/** Gives each name once: the same one, or that followed by the first number that is free. */
export function freeNames(): (name: string) => string {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return (name) => {
    let free = name;
    while (taken.has(free)) {
      const number = next.get(name) ?? 2;
      next.set(name, number + 1);
      free = `${name}_${number}`;
    }
    taken.add(free);
    return free;
  };
}

function plainLetters(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
}
