import { isDeepStrictEqual } from "node:util";
import { isList, isRecord, type Json, type JsonPath, renamedIn, replacedAt } from "./json.ts";
import { isListed } from "./key-effects.ts";
import { type Place, placesIn, schemas } from "./schema-keys.ts";

/** Files of a study, and mappings of its partners, by path. */
export type Files = ReadonlyMap<string, Json>;

/** A key where one of the files writes it. */
export interface FilePlace extends Place {
  readonly file: string;
}

export function placesOf(files: Files): readonly FilePlace[] {
  const known =
    knownPlaces.get(files) ??
    [...files].flatMap(([file, content]) => {
      const kind = kindOf(file);
      const schema = schemas.get(kind);
      if (schema === undefined) throw new RangeError(`no schema of ${file}`);
      return placesIn(content, schema, { key: kind, path: [] }).map((place) => ({ ...place, file }));
    });
  knownPlaces.set(files, known);
  return known;
}

const knownPlaces = new WeakMap<Files, readonly FilePlace[]>();

const kindsOfFolders = new Map([
  ["codelists", "codelist"],
  ["sources", "source"],
  ["mappings", "mapping"],
]);

function kindOf(file: string): string {
  const [first = ""] = file.split("/");
  return kindsOfFolders.get(first) ?? first.replace(".yaml", "");
}

/** Whole numbers under a bound. */
export type Draw = (below: number) => number;

export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function shuffled<Item>(items: readonly Item[], draw: Draw): readonly Item[] {
  return items
    .map((item) => [draw(2 ** 30), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** The files with one key changed, in every way that could give a study without mistake: the likeliest first. */
export function changesOf(files: Files, place: FilePlace, draw: Draw): readonly Files[] {
  const { key, file, path, value, choices } = place;
  const name = withoutShapes(key);
  if (declarations.has(name) && typeof value === "string") return [renamed(files, value)];
  const put = (at: JsonPath, change: Json | undefined): Files =>
    new Map([...files, [file, replacedAt(files.get(file) ?? null, at, change)]]);
  if (name.startsWith("source/contacts/families/"))
    return familyChanges(files, place).map((change) => put(path.slice(0, -1), change));
  if (choices.includes(value)) return choiceChanges(files, place);
  const removed = place.isOptional && typeof value === "object" ? [put(path, undefined)] : [];
  if (isRecord(value) && !place.isMap && typeof value.fr !== "string") return removed;
  const others = poolOf(files, place);
  const changes = valueChanges(value, { others, isIdle: isListed(key) });
  const changed = changes
    .filter((change) => !isDeepStrictEqual(change, value))
    .map((change) => put(path, change));
  if (isListed(key)) return [...changed, ...removed];
  const likely = 4;
  return [
    ...shuffled([...changed.slice(0, likely), ...removed], draw),
    ...shuffled(changed.slice(likely), draw),
  ];
}

/** Keys that declare a name: it changes wherever it is written. */
const declarations = new Set([
  "study/study",
  "mapping/study",
  "mapping/partner",
  "source/source",
  "codelist/codelist",
  "codelist/codes[]/code",
]);

function renamed(files: Files, name: string): Files {
  const other = name.includes("-") ? `${name}-x` : `${name}_x`;
  return new Map(
    [...files].map(([path, content]) => [
      path.replace(`/${name}.`, `/${other}.`),
      renamedIn(content, name, other),
    ]),
  );
}

/** Another of the values that a schema lists, with what has to change with it. */
function choiceChanges(files: Files, { file, path, value, choices }: FilePlace): readonly Files[] {
  const content = files.get(file) ?? null;
  const accepting = value === "persons" ? acceptingNothing(files, content) : [];
  return choices
    .filter((choice) => choice !== value)
    .map((choice) => {
      const changed = replacedAt(content, path, choice);
      // A mean has no bands, which a median needs.
      const whole =
        choice === "mean" ? replacedAt(changed, [...path.slice(0, -1), "bands"], undefined) : changed;
      return new Map([...files, ...accepting, [file, whole]]);
    });
}

/** The mappings of a source that is to protect nothing. */
function acceptingNothing(files: Files, source: Json): readonly (readonly [string, Json])[] {
  const name = isRecord(source) ? (source.source ?? null) : null;
  return [...files].flatMap(([file, mapping]) => {
    if (!isRecord(mapping) || !isRecord(mapping.sources) || !Object.hasOwn(mapping.sources, String(name)))
      return [];
    const accepts = isRecord(mapping.accepts) ? mapping.accepts : {};
    return [[file, { ...mapping, accepts: { ...accepts, nothing: [...itemsOf(accepts.nothing), name] } }]];
  });
}

/** A channel moved to another family. */
function familyChanges(files: Files, { file, path }: FilePlace): readonly Json[] {
  const families = path
    .slice(0, -1)
    .reduce<Json>(
      (inside, step) => (isRecord(inside) ? (inside[step] ?? null) : null),
      files.get(file) ?? null,
    );
  if (!isRecord(families)) return [];
  const family = String(path.at(-1));
  const [moved = "", ...kept] = itemsOf(families[family]);
  return Object.keys(families)
    .filter((other) => other !== family)
    .map((other) => ({ ...families, [family]: kept, [other]: [...itemsOf(families[other]), moved] }));
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

/** Values that may stand in place of one: those of the same key first, then the names that it may refer to. */
function poolOf(files: Files, { key, file, value }: FilePlace): readonly Json[] {
  const name = withoutShapes(key);
  const places = placesOf(files);
  const same = places.filter((other) => withoutShapes(other.key) === name);
  const [, declaring] = references.find(([pattern]) => pattern.test(name)) ?? [];
  const isNear = (other: FilePlace) =>
    other.file === file || !isOfSource(other.file) || (!isOfSource(file) && !file.startsWith("mappings/"));
  const declared = places
    .filter((other) => declaring?.test(other.key) === true && isNear(other))
    .flatMap(({ value: own }) => (isRecord(own) ? Object.keys(own) : [own]));
  const scalars = same.flatMap(({ value: own }) => (isList(own) ? own : [own]));
  const pool = [...new Set<Json>(["yes", "no", ...scalars, ...declared])].filter((own) => own !== value);
  const [near, far] = [true, false].map((isNamedAlike) =>
    pool.filter((own) => areAlike(own, value) === isNamedAlike),
  );
  return [...(near ?? []), ...(far ?? [])];
}

/** Names of this study that have four letters in common are often of one type, and so are the two answers of a flag. */
function areAlike(one: Json, other: Json): boolean {
  const [a, b] = [one, isList(other) ? (other[0] ?? null) : other].map(String);
  const answers = ["yes", "no"];
  return (
    a !== undefined &&
    b !== undefined &&
    (a.includes(b.slice(0, 4)) || [a, b].every((name) => answers.includes(name)))
  );
}

/** Keys that refer to a name, and those that declare such names. */
const references: readonly (readonly [RegExp, RegExp])[] = [
  [/codelist$|contacts\/(channels|motives)$/, /^codelist\/codelist$/],
  [/^indicators\/indicators\/\*\/source$/, /^source\/source$/],
  [/family$/, /^indicators\/families$/],
  [/universe$|against$/, /^source\/universes$/],
  [/\/places$/, /^indicators\/indicators$/],
  [/(where|asked|map|codes|adjust)\/\*$|reference$|outcome_code$|exclusive$/, /^codelist\/codes\[\]\/code$/],
  [/^(source|indicators)\//, /^source\/(fields|derive)$/],
];

function isOfSource(file: string): boolean {
  return file.startsWith("sources/");
}

export function withoutShapes(key: string): string {
  return key.replaceAll(/\([^)]*\)/g, "");
}

interface Known {
  readonly others: readonly Json[];
  /** Whether the key is listed as one that draws no other noise: the order of a list may change too. */
  readonly isIdle: boolean;
}

function valueChanges(value: Json, known: Known): readonly Json[] {
  if (isList(value)) return listChanges(value, known);
  if (!isRecord(value)) return scalarChanges(value, known.others);
  if (typeof value.fr === "string") return [{ ...value, fr: `${value.fr} changé` }];
  const names = Object.keys(value);
  return names.length < 2 ? [] : names.map((name) => replacedAt(value, [name], undefined));
}

function listChanges(value: readonly Json[], { others, isIdle }: Known): readonly Json[] {
  const last = value.at(-1);
  const scalarsAt = (item: Json) => (isRecord(item) ? [] : scalarChanges(item, others));
  return [
    ...(isIdle ? [value.toReversed(), [...value, ...value]] : []),
    ...(value.length > 1 ? value.map((_, at) => value.toSpliced(at, 1)) : []),
    ...(isRecord(last) && typeof last.code === "string"
      ? [[...value, { ...last, code: `${last.code}_added` }]]
      : []),
    ...value.flatMap((item, at) => scalarsAt(item).map((change) => value.toSpliced(at, 1, change))),
    ...(isIdle ? [] : others)
      .filter((other) => !isRecord(other) && !value.includes(other))
      .map((other) => [...value, other]),
  ];
}

/** Wholes, halves and tenths, near and far: a range is a multiple of its grain. */
const steps = [1, -1, 10, -10, 60, -60, 0.1, -0.1, 1000, -1000];

function scalarChanges(value: Json, others: readonly Json[]): readonly Json[] {
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number")
    return [value * 2, value / 2, ...steps.map((step) => Math.round((value + step) * 1000) / 1000)];
  if (typeof value !== "string") return [];
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [dayAfter(value, 1), dayAfter(value, -1)];
  if (value.startsWith("Europe/")) return ["America/Cayenne"];
  const names = others.filter((other) => typeof other === "string");
  return [
    ...names.slice(0, 3),
    `${value}x`,
    `A${value.slice(1)}`,
    ...(value.length > 1 ? [value.slice(0, -1)] : []),
    ...names.slice(3),
  ];
}

function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
