import type { VigieError } from "@vigie/words";

/** Reads one file: its name, its text, and where its mistakes are added. */
export type FileReader<T> = (file: string, text: string, found: VigieError[]) => T | null;

/** The characters of all files remembered, several times those of the reference study. */
const charactersMax = 1_000_000;

/** What is remembered, by every reader, in order of reading. */
const kept: { readonly characters: number; readonly forget: () => void }[] = [];
let characters = 0;

/**
 * Reader that gives again what it made of a file read lately, of the same name and text, that had no mistake.
 * Programs that stay (the server, `vigie write`) read a study at each request or save, and few of its files have changed.
 * @param read returns a value that nobody changes; its text holds no secret, since it stays in memory
 */
export function cachedReader<T>(read: FileReader<T>): FileReader<T> {
  const known = new Map<string, T>();
  return (file, text, found) => {
    const key = `${file.length} ${file}${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const mistakes = found.length;
    const value = read(file, text, found);
    if (value !== null && found.length === mistakes && key.length <= charactersMax) {
      known.set(key, value);
      keep({ characters: key.length, forget: () => known.delete(key) });
    }
    return value;
  };
}

function keep(entry: (typeof kept)[number]): void {
  kept.push(entry);
  characters += entry.characters;
  while (characters > charactersMax) {
    const oldest = kept.shift();
    oldest?.forget();
    characters -= oldest?.characters ?? 0;
  }
}
