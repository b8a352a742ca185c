import { valueOfPart, yamlValue } from "../reading/yaml-value.ts";
import { type NamedPart, type NamedSort, namedParts } from "./named-part.ts";

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
