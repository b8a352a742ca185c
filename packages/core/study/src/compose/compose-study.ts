import type { VigieError } from "@vigie/words";
import { isMap, isScalar, parse } from "yaml";
import { replacedDays } from "../edit/text-span.ts";
import { contentEnd, partsOf, startOf, type YamlPart, yamlDocument } from "../edit/yaml-document.ts";
import type { Window } from "../model/period.ts";
import { report } from "../problems.ts";
import { type Composition, type Piece, type PieceHead, pieceHead } from "./piece.ts";
import { studyText } from "./study-text.ts";

/**
 * One study out of several pieces: their partners together, their code lists and sources once each, their indicators and
 * their texts one after the other. The first and the last day of the pieces become those of the study wherever they stand.
 * @param pieces one at least, each of which loads; in the order of the text
 * @returns text by path, and the names of the partners; or every disagreement between two pieces
 */
export function composeStudy(
  pieces: readonly Piece[],
  composition: Composition,
):
  | { readonly files: ReadonlyMap<string, string>; readonly partners: readonly string[] }
  | { readonly errors: readonly VigieError[] } {
  const heads = pieces.map(pieceHead);
  const found: VigieError[] = [];
  const files = composedFiles(pieces, composition.files, found);
  const indicators = composedIndicators(pieces, found);
  if (found.length > 0) return { errors: found };
  const study = studyText(heads, composition);
  const asked = [...files, ["indicators.yaml", indicators] as const];
  const languages = composition.english ? ["fr", "en"] : ["fr"];
  const all = new Map([
    ["study.yaml", study],
    ...(composition.english ? asked : asked.map(([path, text]) => [path, inFrench(text)] as const)),
    ...languages.flatMap((language) => {
      const path = `diagnostic.${language}.md`;
      const text = composedText(pieces, path);
      return text === null ? [] : [[path, text] as const];
    }),
  ]);
  return {
    files: composition.window === null ? all : dated(all, heads, composition.window),
    partners: [...new Set(heads.flatMap(({ partners }) => [...partners.keys()]))],
  };
}

/** The window of the study in the place of that of each piece. */
function dated(
  files: ReadonlyMap<string, string>,
  heads: readonly PieceHead[],
  { from, to }: Window,
): ReadonlyMap<string, string> {
  const days = new Map(
    heads.flatMap(({ window }) => [[window.from, from] as const, [window.to, to] as const]),
  );
  return new Map(
    [...files].map(([path, text]) => [path, path.endsWith(".yaml") ? replacedDays(text, days) : text]),
  );
}

/** Composed apart: each piece brings a part of them. */
const parts: ReadonlySet<string> = new Set([
  "study.yaml",
  "indicators.yaml",
  "diagnostic.fr.md",
  "diagnostic.en.md",
]);

/**
 * The code lists, sources and other files of the pieces, each once. Two pieces may bring the same one, if it says the same.
 * @param instead files that take the place of those of the pieces
 */
function composedFiles(
  pieces: readonly Piece[],
  instead: ReadonlyMap<string, string>,
  found: VigieError[],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const { name, files: own } of pieces)
    for (const [path, text] of own) {
      if (parts.has(path) || instead.has(path)) continue;
      const before = files.get(path);
      if (before === undefined) {
        files.set(path, text);
        owners.set(path, name);
      } else if (before !== text && !isSameContent(before, text))
        report(
          found,
          "study/pieces-disagree",
          { file: path },
          {
            file: path,
            piece: name,
            other: owners.get(path) ?? "",
            what: firstDifference(before, text) ?? path,
          },
        );
    }
  return new Map([...files, ...instead].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function isSameContent(a: string, b: string): boolean {
  return JSON.stringify(parse(a)) === JSON.stringify(parse(b));
}

/** The first code that two versions of a list give differently; null where they are no lists, or differ otherwise. */
function firstDifference(a: string, b: string): string | null {
  const [one, two] = [codesOf(a), codesOf(b)];
  const code = [...one.keys(), ...two.keys()].find((name) => one.get(name) !== two.get(name));
  return code ?? null;
}

function codesOf(text: string): ReadonlyMap<string, string> {
  const { codes } = Object(parse(text));
  if (!Array.isArray(codes)) return new Map();
  return new Map(codes.map((entry) => [String(Object(entry).code), JSON.stringify(entry)]));
}

const file = "indicators.yaml";

/** The indicators of the pieces, one piece after the other, under the comments that head the first ones. */
function composedIndicators(pieces: readonly Piece[], found: VigieError[]): string {
  const owners = new Map<string, string>();
  const written = new Set<string>();
  const headings: string[] = [];
  const bodies: string[] = [];
  for (const { name, files } of pieces) {
    const text = files.get(file) ?? "";
    for (const id of Object.keys(Object(Object(parse(text)).indicators))) {
      const other = owners.get(id);
      if (other === undefined) owners.set(id, name);
      else report(found, "study/pieces-disagree", { file }, { file, piece: name, other, what: id });
    }
    const start = text.indexOf("indicators:\n");
    for (const line of text.slice(0, start).split("\n"))
      if (line !== "" && !written.has(line)) {
        written.add(line);
        headings.push(line);
      }
    bodies.push(`  # Modèle « ${name} »\n${text.slice(start + "indicators:\n".length).trimEnd()}\n`);
  }
  return `${headings.join("\n")}\nindicators:\n${bodies.join("\n")}`;
}

const findings = /^:::findings\n([\s\S]*?)^ *:::[ ]*\n/m;

/**
 * The texts of the pieces in one language, one chapter after the other, their findings first and together.
 * @param path name of the text in each piece
 * @returns null where none has a text
 */
function composedText(pieces: readonly Piece[], path: string): string | null {
  const texts = pieces.flatMap(({ files }) => files.get(path) ?? []);
  if (texts.length === 0) return null;
  const found = texts.flatMap((text) => findings.exec(text)?.[1]?.trim() ?? []);
  const head = found.length === 0 ? "" : `:::findings\n\n${found.join("\n")}\n  :::\n\n`;
  return `${head}${texts.map((text) => text.replace(findings, "").trim()).join("\n\n")}\n`;
}

/**
 * A study file whose texts are in French alone: `{ fr: Sexe, en: Sex }` becomes `Sexe`. Comments and layout stay.
 * @param text YAML, as `vigie check` accepts it
 */
export function inFrench(text: string): string {
  return textsOf({ path: [], key: null, value: yamlDocument(text).contents, within: null })
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end, french }) => `${left.slice(0, start)} ${french}${left.slice(end)}`, text);

  function textsOf(part: YamlPart): readonly { start: number; end: number; french: string }[] {
    const inside = partsOf(part);
    const french = inside.find(({ path }) => path.at(-1) === "fr")?.value;
    if (!isMap(part.value) || !isScalar(french) || part.key === null) return inside.flatMap(textsOf);
    const [from = 0, to = 0] = french.range ?? [];
    const colon = text.indexOf(":", part.key.range?.[1] ?? startOf(part));
    return [{ start: colon + 1, end: contentEnd(text, part), french: text.slice(from, to).trimEnd() }];
  }
}
