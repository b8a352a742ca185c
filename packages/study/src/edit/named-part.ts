import type { Path } from "../reading/written.ts";
import { yamlValue } from "../reading/yaml-value.ts";
import { lineAt } from "./traced-text.ts";
import { endOf, partAt, startOf, yamlDocument } from "./yaml-document.ts";

/** What a study lead may ask to take out of a study. */
export type NamedSort = "field" | "universe" | "codelist" | "code" | "partner" | "indicator" | "source";

/** A part of a study that bears a name. */
export interface NamedPart {
  /** Its name, with that of what holds it where another may bear it too: `accueil.permanence`. */
  readonly name: string;
  readonly file: string;
  /** Empty for the whole file. */
  readonly path: Path;
}

/** Every part of one sort, in the order of the files. */
export function namedParts(files: ReadonlyMap<string, string>, sort: NamedSort): readonly NamedPart[] {
  const read = (folder: RegExp) =>
    [...files]
      .filter(([path]) => folder.test(path))
      .map(([file, text]) => ({ file, value: yamlValue(text) }));
  switch (sort) {
    case "indicator":
      return read(/^indicators\.yaml$/).flatMap(({ file, value }) =>
        keysOf(value.indicators).map((name) => ({ name, file, path: ["indicators", name] })),
      );
    case "partner":
      return read(/^study\.yaml$/).flatMap(({ file, value }) =>
        keysOf(value.partners).map((name) => ({ name, file, path: ["partners", name] })),
      );
    case "source":
      return read(sourceFiles).map(({ file, value }) => ({ name: String(value.source), file, path: [] }));
    case "field":
      return read(sourceFiles).flatMap(({ file, value }) =>
        ["fields", "derive"].flatMap((key) =>
          keysOf(value[key]).map((name) => ({ name: `${value.source}.${name}`, file, path: [key, name] })),
        ),
      );
    case "universe":
      return read(sourceFiles).flatMap(({ file, value }) =>
        keysOf(value.universes).map((name) => ({
          name: `${value.source}.${name}`,
          file,
          path: ["universes", name],
        })),
      );
    case "codelist":
      return read(codelistFiles).map(({ file, value }) => ({ name: String(value.codelist), file, path: [] }));
    case "code":
      return read(codelistFiles).flatMap(({ file, value }) =>
        (Array.isArray(value.codes) ? value.codes : []).map((own: unknown, at: number) => ({
          name: `${value.codelist}.${Object(own).code}`,
          file,
          path: ["codes", at],
        })),
      );
    default:
      return sort satisfies never;
  }
}

/** Those that a name may mean: whole, or without what holds it. */
export function partsNamed(parts: readonly NamedPart[], name: string): readonly NamedPart[] {
  const whole = parts.filter((part) => part.name === name);
  return whole.length > 0 ? whole : parts.filter((part) => part.name.endsWith(`.${name}`));
}

export const sourceFiles = /^sources\/[^/]+\.yaml$/;
const codelistFiles = /^codelists\/[^/]+\.yaml$/;

function keysOf(value: unknown): readonly string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** The lines of a part of a file, from 1; null where nothing stands at `path`. */
export function partLines(
  text: string,
  path: Path,
): { readonly first: number; readonly last: number } | null {
  const part = partAt(yamlDocument(text), path);
  return part === null ? null : { first: lineAt(text, startOf(part)), last: lineAt(text, endOf(part)) };
}
