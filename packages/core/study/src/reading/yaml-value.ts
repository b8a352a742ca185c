import { parse, stringify } from "yaml";
import type { Path } from "./parsed-file.ts";

/** Values that a form or a command writes in a study file. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };

/** Columns that a line of the studies keeps to. */
const widthMax = 110;

/** A value on one line, as `{ from: 0, to: 90 }` and `[a, b]`. */
export function inlineYaml(value: YamlValue): string {
  if (isList(value)) return `[${value.map(inlineYaml).join(", ")}]`;
  if (isMapping(value)) {
    const entries = Object.entries(value).map(([key, own]) => `${scalarYaml(key)}: ${inlineYaml(own)}`);
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  return scalarYaml(value);
}

/**
 * One key and its value on lines of their own, that end with a line feed. A mapping of a single level stays on one line where
 * it fits; each mapping of a list has its line.
 * @param indent spaces before the key
 */
export function blockYaml(key: string, value: YamlValue, indent: number): string {
  const start = `${" ".repeat(indent)}${scalarYaml(key)}:`;
  const line = `${start} ${inlineYaml(value)}\n`;
  if (isListOfMappings(value))
    return `${start}\n${value.map((item) => `${" ".repeat(indent + 2)}- ${inlineYaml(item)}\n`).join("")}`;
  if (!isMapping(value) || Object.keys(value).length === 0) return line;
  const isFlat = Object.values(value).every((own) => typeof own !== "object" || own === null);
  if (isFlat && indent > 0 && line.length <= widthMax) return line;
  const inside = Object.entries(value).map(([own, each]) => blockYaml(own, each, indent + 2));
  return `${start}\n${inside.join("")}`;
}

/** What would end a plain text in a list or a mapping on one line, and what it may not hold at all. */
const needsQuotes = /[,[\]{}\n\r]/;

function scalarYaml(value: string | number | boolean | null): string {
  if (typeof value === "string" && needsQuotes.test(value)) return JSON.stringify(value);
  return stringify(value, { lineWidth: 0, version: "1.2", schema: "core" }).trimEnd();
}

/** A list that has a line for each of its items. */
export function isListOfMappings(value: YamlValue): value is readonly YamlValue[] {
  return isList(value) && value.length > 0 && value.every(isMapping);
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

function isMapping(value: YamlValue): value is { readonly [key: string]: YamlValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of a study file, whose mistakes are for the reader of studies to report. */
export function yamlValue(text: string): Readonly<Record<string, unknown>> {
  return Object(parse(text, { logLevel: "silent", version: "1.2", schema: "core" }));
}

/** The value of a part of a file; undefined where nothing stands at `path`. */
export function valueOfPart(text: string, path: Path): unknown {
  return path.reduce<unknown>((value, step) => Object(value)[step], yamlValue(text));
}
