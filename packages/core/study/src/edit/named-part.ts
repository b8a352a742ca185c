import { nearest } from "../reading/nearest.ts";
import type { Path } from "../reading/parsed-file.ts";
import { valueOfPart, yamlValue } from "../reading/yaml-value.ts";
import { lineAt } from "./text-span.ts";
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

/** Parts that a name may mean: whole, or without what holds it. */
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

/**
 * What a name that a study no longer declares may have become: of the names that nothing uses, the one that is near, longer or
 * shorter, or the only one.
 * @param files as they are, mistakes included
 */
export function renamedTo(name: string, sort: NamedSort, files: ReadonlyMap<string, string>): string | null {
  const declared = [...new Set(namedParts(files, sort).map((part) => part.name.replace(/^[^.]*\./, "")))];
  const names = [...files].flatMap(([path, text]) => namesIn(path, text));
  const unused = declared.filter((one) => names.filter((own) => own === one).length < 2);
  const [only, ...others] = unused;
  const lengthened = unused.find((one) => one.startsWith(name) || name.startsWith(one));
  return lengthened ?? nearest(name, unused) ?? (only !== undefined && others.length === 0 ? only : null);
}

/** Keys and values of a YAML file, words of a text: what may name a part of the study. */
function namesIn(path: string, text: string): readonly string[] {
  if (!path.endsWith(".yaml")) return text.match(/[\w-]+/g) ?? [];
  return scalarsIn(yamlValue(text));
}

function scalarsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [String(value)];
  return Object.entries(value).flatMap(([key, own]) => [key, ...scalarsIn(own)]);
}

/** Partners whose mappings may name a part of the study: those who hold a source that reads it from their files. */
export function mappedBy(
  files: ReadonlyMap<string, string>,
  { part, sort }: { readonly part: NamedPart; readonly sort: NamedSort },
): readonly string[] {
  if (sort === "partner") return [part.name];
  const sources = sourcesReading(files, { part, sort });
  return namedParts(files, "partner").flatMap(({ name, file, path }) => {
    const held: unknown = Object(valueOfPart(files.get(file) ?? "", path)).sources;
    return Array.isArray(held) && held.some((source) => sources.includes(source)) ? [name] : [];
  });
}

function sourcesReading(
  files: ReadonlyMap<string, string>,
  { part, sort }: { readonly part: NamedPart; readonly sort: NamedSort },
): readonly string[] {
  const [holder = ""] = part.name.split(".");
  switch (sort) {
    case "source":
      return [part.name];
    case "field":
      return part.path[0] === "fields" ? [holder] : [];
    case "code":
      return namedParts(files, "source").flatMap(({ name, file }) =>
        codelistsRead(files.get(file) ?? "").includes(holder) ? [name] : [],
      );
    case "universe":
    case "codelist":
    case "indicator":
    case "partner":
      return [];
    default:
      return sort satisfies never;
  }
}

/** Code lists whose codes a source reads from files: those of its fields and of its contacts. */
function codelistsRead(text: string): readonly unknown[] {
  const { fields, contacts } = yamlValue(text);
  return [
    ...Object.values(Object(fields)).map((field) => Object(field).codelist),
    Object(contacts).channels,
    Object(contacts).motives,
  ];
}
