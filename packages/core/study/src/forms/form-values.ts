import { parse } from "yaml";
import { inlineYaml, type YamlValue } from "../reading/yaml-value.ts";
import type { FormField, FormInput } from "./form-fields.ts";

/**
 * What a form shows of a value: by the key of its field; English texts under the key and `.en`. What a key holds is under it:
 * `range.from`, `where.0.name` and `where.0.codes`, `codes.2.label`, and `codes.2.rank`, its place in the list.
 */
export type FormTexts = Readonly<Record<string, string>>;

export function formTexts(fields: readonly FormField[], value: unknown): FormTexts {
  return Object.fromEntries(textsUnder("", fields, value));
}

type Text = readonly [string, string];

function textsUnder(start: string, fields: readonly FormField[], value: unknown): readonly Text[] {
  const held = Object(value);
  return fields.flatMap(({ key, input }): readonly Text[] => {
    const own: YamlValue | undefined = held[key];
    return own === undefined || own === null ? [] : textsOf(`${start}${key}`, input, own);
  });
}

function textsOf(at: string, input: FormInput, own: YamlValue): readonly Text[] {
  switch (input.kind) {
    case "text":
      if (typeof own !== "object") return [[at, textOfValue(own)]];
      return [
        [at, String(Object(own).fr ?? "")],
        [`${at}.en`, String(Object(own).en ?? "")],
      ];
    case "keys":
      return textsUnder(`${at}.`, input.fields, own);
    case "rows":
      return [own]
        .flat()
        .flatMap((row, position): readonly Text[] => [
          ...textsUnder(`${at}.${position}.`, input.fields, row),
          [`${at}.${position}.rank`, String(position + 1)],
        ]);
    case "pairs":
      return Object.entries(Object(own)).flatMap(([name, codes], position): readonly Text[] => [
        [`${at}.${position}.name`, name],
        // A comma makes a list of a code alone.
        [
          `${at}.${position}.codes`,
          Array.isArray(codes) ? codes.join(", ") + (codes.length === 1 ? "," : "") : String(codes),
        ],
      ]);
    default:
      return [[at, textOfValue(own)]];
  }
}

function textOfValue(value: YamlValue): string {
  if (Array.isArray(value)) return value.map((own) => inlineYaml(own)).join(", ");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([key, own]) => `${key}: ${inlineYaml(own)}`)
      .join("\n");
  return String(value);
}

/**
 * The value that a filled form stands for; what is left empty is left out. What cannot be read as its field wants stays a text:
 * the check of the study says what it expects.
 */
export function formValue(
  fields: readonly FormField[],
  texts: FormTexts,
): Readonly<Record<string, YamlValue>> {
  return valueUnder("", fields, texts);
}

function valueUnder(
  start: string,
  fields: readonly FormField[],
  texts: FormTexts,
): Readonly<Record<string, YamlValue>> {
  return Object.fromEntries(
    fields.flatMap(({ key, input }): readonly (readonly [string, YamlValue])[] => {
      const value = valueAt(`${start}${key}`, input, texts);
      return value === null ? [] : [[key, value]];
    }),
  );
}

/** @returns null for what is left empty */
function valueAt(at: string, input: FormInput, texts: FormTexts): YamlValue | null {
  const text = (texts[at] ?? "").replace(/\r\n?/g, "\n").trim();
  switch (input.kind) {
    case "constant":
      return input.value;
    case "keys":
      return unlessEmpty(valueUnder(`${at}.`, input.fields, texts));
    case "pairs":
      return unlessEmpty(pairsAt(at, texts));
    case "rows":
      return rowValues(at, input.fields, texts);
    case "text": {
      const english = (texts[`${at}.en`] ?? "").trim();
      return text === "" ? null : english === "" ? text : { fr: text, en: english };
    }
    default:
      return text === "" ? null : valueOfText(input, text);
  }
}

/** Filled rows in the order of their ranks; those without one come last. */
function rowValues(at: string, fields: readonly FormField[], texts: FormTexts): YamlValue | null {
  const rows = rowsAt(at, texts)
    .map((row) => {
      const rank = numberOf(texts[`${row}.rank`] || "Infinity");
      return {
        rank: typeof rank === "number" ? rank : Number.POSITIVE_INFINITY,
        value: valueUnder(`${row}.`, fields, texts),
      };
    })
    .filter(({ value }) => Object.keys(value).length > 0);
  return rows.length === 0 ? null : rows.toSorted((a, b) => a.rank - b.rank).map(({ value }) => value);
}

function unlessEmpty(value: Readonly<Record<string, YamlValue>>): YamlValue | null {
  return Object.keys(value).length === 0 ? null : value;
}

function pairsAt(at: string, texts: FormTexts): Readonly<Record<string, YamlValue>> {
  return Object.fromEntries(
    rowsAt(at, texts).flatMap((row): readonly (readonly [string, YamlValue])[] => {
      const [name, codes] = [(texts[`${row}.name`] ?? "").trim(), (texts[`${row}.codes`] ?? "").trim()];
      if (name === "" && codes === "") return [];
      const [only = "", ...others] = wordsIn(codes);
      return [[name, codes.includes(",") || others.length > 0 ? [only, ...others] : only]];
    }),
  );
}

/** The starts of the texts of each row, in order: `codes.0`, `codes.1`. */
function rowsAt(at: string, texts: FormTexts): readonly string[] {
  const positions = Object.keys(texts).flatMap((key) => {
    const [position = ""] = key.startsWith(`${at}.`) ? key.slice(at.length + 1).split(".") : [];
    return /^\d+$/.test(position) ? [Number(position)] : [];
  });
  return [...new Set(positions)].toSorted((a, b) => a - b).map((position) => `${at}.${position}`);
}

function wordsIn(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== "");
}

function valueOfText(input: FormInput, text: string): YamlValue {
  switch (input.kind) {
    case "number":
      return numberOf(text);
    case "flag":
      return text === "true" ? true : text === "false" ? false : text;
    case "names":
      return wordsIn(text);
    case "numbers":
      return text
        .split(/[\s;]+|,\s+/)
        .filter((number) => number !== "")
        .map(numberOf);
    case "lines":
      return linesOf(text);
    default:
      return text;
  }
}

/** With a comma or a point for decimals. */
function numberOf(text: string): number | string {
  const number = Number(text.replace(/\s/g, "").replace(",", "."));
  return Number.isFinite(number) ? number : text;
}

function linesOf(text: string): YamlValue {
  try {
    return parse(text, { version: "1.2", schema: "core", maxAliasCount: 0 });
  } catch {
    return text;
  }
}
