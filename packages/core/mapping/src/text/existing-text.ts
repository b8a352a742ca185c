import type { Source } from "@vigie/study";
import { type Document, isMap, isPair, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from "yaml";
import { untranslated } from "../column-mapping.ts";
import type { ColumnProfile, FileProfile } from "../guess/file-profile.ts";
import { type FileRole, guessFieldCodes } from "../guess/propose-mapping.ts";

/** The study and the partner of a mapping file. */
export interface MappingOwner {
  readonly study: string;
  readonly partner: string;
}

/** The study and the partner of a mapping file; null for any other YAML file, which must not be overwritten. */
export function mappingOwner(text: string): MappingOwner | null {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents) || document.get("mapping") !== 1) return null;
  const study = document.get("study");
  const partner = document.get("partner");
  return typeof study === "string" && typeof partner === "string" ? { study, partner } : null;
}

/** The files that a mapping reads for a source, or the folder that it reads whole, by the paths that it writes. */
export function mappedFiles(existing: string, source: Source): Readonly<Record<FileRole, readonly string[]>> {
  const document = parseDocument(existing);
  const filesOf = (role: FileRole) => filesOfPart(document.getIn(["sources", source.id, role]));
  return { units: filesOf("units"), contacts: filesOf("contacts") };
}

/** The name that the mapping of a source gives to the column of its files' names; null where it gives none. */
export function mappedFileColumn(existing: string, source: Source, role: FileRole): string | null {
  const column = parseDocument(existing).getIn(["sources", source.id, role, "file_column"]);
  return typeof column === "string" ? column : null;
}

/** The files that a part of a mapping names. */
export function filesOfPart(part: unknown): readonly string[] {
  if (!isMap(part)) return [];
  const files = part.get("files");
  const named = isSeq(files) ? files.items : [part.get("file") ?? files];
  return named.flatMap((each) => {
    const file = isMap(each) ? each.get("file") : isScalar(each) ? each.value : each;
    return typeof file === "string" ? [file] : [];
  });
}

/** Whether some file is of both; `./foyers.csv` and `foyers.csv` are one. */
export function shareFile(a: readonly string[], b: readonly string[]): boolean {
  const plain = (file: string) => file.replace(/^(?:\.[\\/])+/, "").replace(/[\\/]$/, "");
  const names = new Set(a.map(plain));
  return b.some((file) => names.has(plain(file)));
}

export interface DecidedField {
  readonly column: string;
  /** Values that have a meaning, or stand for none. */
  readonly values: ReadonlySet<string>;
}

/** What the text of a mapping says of the fields of one part, by field. */
export function decidedFields(
  text: string,
  { source, role }: { readonly source: Source; readonly role: FileRole },
): ReadonlyMap<string, DecidedField> {
  const part = parseDocument(text).getIn(["sources", source.id, role]);
  const fields = isMap(part) && role === "units" ? part.get("fields") : part;
  if (!isMap(fields)) return new Map();
  return new Map(
    fields.items.flatMap(({ key, value }) => {
      if (!isScalar(key) || !isMap(value)) return [];
      const column = value.get("column");
      if (typeof column !== "string") return [];
      const codes = value.get("codes");
      const translated = isMap(codes)
        ? codes.items.flatMap((pair) =>
            isScalar(pair.key) && isScalar(pair.value) && pair.value.value !== untranslated
              ? [String(pair.key.value)]
              : [],
          )
        : [];
      const without = ["missing", "out_of_scope"].flatMap((name) => {
        const list = value.get(name);
        return isSeq(list) ? list.items.map((item) => (isScalar(item) ? String(item.value) : "")) : [];
      });
      return [[String(key.value), { column, values: new Set([...translated, ...without]) }] as const];
    }),
  );
}

/** The threshold that a mapping sets under `floors`; 0 where it sets none. */
export function mappedFloor(existing: string): number {
  const min = parseDocument(existing).getIn(["floors", "min"]);
  return typeof min === "number" ? min : 0;
}

/** The column that names the unit in a file of the source that the mapping already has. */
export function mappedKey(existing: string, source: Source): string | null {
  const document = parseDocument(existing);
  const keys = ["units", "contacts"].map((role) => {
    const key = document.getIn(["sources", source.id, role, "key"]);
    return isMap(key) ? key.get("column") : key;
  });
  return keys.filter((key) => typeof key === "string").find((key) => key !== untranslated) ?? null;
}

interface Proposed {
  readonly document: Document.Parsed;
  readonly source: Source;
  readonly role: FileRole;
  readonly profile: FileProfile;
  readonly rowsMin: number;
  /** Fields whose proposed translations the person accepts. */
  readonly accepted: ReadonlySet<string>;
  /** Whether the file is the one that the mapping named before: how it is written was decided too. */
  readonly isSameFile: boolean;
}

/**
 * Puts what a person decided of a part of a mapping back into its new proposal: columns that the file still has, with their
 * comments; translations, though the column was renamed; whatever a proposal does not write. Values that are new are added.
 */
export function keepDecisions(before: YAMLMap, proposed: YAMLMap, about: Proposed): void {
  const { role, profile, isSameFile } = about;
  const names = new Set(profile.columns.map(({ name }) => name));
  for (const pair of pairsOf(before)) {
    const name = nameOf(pair);
    if (["file", "files", "fields"].includes(name) || (name === "format" && !isSameFile)) continue;
    if (name === "file_column" && !proposed.has("files")) continue;
    if (name === "key") keepKey(pair, proposed, names);
    else if (role === "contacts" && ["date", "channel", "motive"].includes(name))
      keepField(pair, proposed, about);
    else put(proposed, pair);
  }
  const decided = before.get("fields");
  const fields = proposed.get("fields");
  if (isMap(decided) && isMap(fields)) {
    for (const pair of pairsOf(decided)) keepField(pair, fields, about);
    keepLayout(decided, fields);
  }
  keepLayout(before, proposed);
}

/** The order of the names, and the comment above the first of them, which is the map's own. */
function keepLayout(before: YAMLMap, after: YAMLMap): void {
  const names = pairsOf(before).map(nameOf);
  const place = (pair: Pair) => (names.includes(nameOf(pair)) ? names.indexOf(nameOf(pair)) : names.length);
  after.items.sort((a, b) => place(a) - place(b));
  after.commentBefore = before.commentBefore ?? null;
}

/** `{ column, pad }` keeps its width under another column. */
function keepKey(pair: Pair, proposed: YAMLMap, names: ReadonlySet<string>): void {
  const { value } = pair;
  const column = isMap(value) ? value.get("column") : isScalar(value) ? value.value : null;
  if (typeof column === "string" && names.has(column)) put(proposed, pair);
  else if (isMap(value)) {
    value.set("column", proposed.get("key"));
    put(proposed, pair);
  }
}

function keepField(pair: Pair, fields: YAMLMap, about: Proposed): void {
  const { document, profile } = about;
  const names = new Set(profile.columns.map(({ name }) => name));
  const id = nameOf(pair);
  const { value } = pair;
  // A question of one column per answer is kept whole, as long as the file has them.
  if (isMap(value) && isMap(value.get("columns"))) {
    if (!fields.has(id)) put(fields, pair);
    return;
  }
  const column = isMap(value) ? value.get("column") : isScalar(value) ? value.value : null;
  if (typeof column !== "string" || column === untranslated) {
    if (!fields.has(id)) put(fields, pair);
    return;
  }
  const proposal = fields.get(id);
  const guessed = isMap(proposal) ? proposal.get("column") : null;
  const node = isMap(value) ? value : document.createNode(new Map([["column", column]]));
  if (!isMap(node)) return;
  if (!names.has(column) && typeof guessed === "string") node.set("column", guessed);
  const read = profile.columns.find(({ name }) => name === node.get("column"));
  if (read !== undefined) addCodes(node, read, id, about);
  pair.value = isMap(value) || node.items.length > 1 ? node : value;
  put(fields, pair);
}

/** Values of the column that the mapping does not translate yet: as they are guessed, or left to translate. */
function addCodes(
  node: YAMLMap,
  column: ColumnProfile,
  field: string,
  { document, source, role, profile, rowsMin, accepted }: Proposed,
): void {
  const labels = profile.described?.get(column.name)?.labels;
  // Several answers in one text are no value of a list.
  if (node.has("separator") || source.multiples.has(field)) return;
  const guessed = guessFieldCodes(column, { source, role, field, labels });
  if (guessed === null) return;
  const without = new Set(
    ["missing", "out_of_scope"].flatMap((name) => {
      const list = node.get(name);
      return isSeq(list) ? list.items.map((item) => (isScalar(item) ? String(item.value) : "")) : [];
    }),
  );
  const written = node.get("codes");
  const decided = new Map(
    isMap(written)
      ? pairsOf(written).map((pair) => [nameOf(pair), isScalar(pair.value) ? pair.value.value : null])
      : [],
  );
  const proposal = new Map([
    ...guessed.unknown.flatMap(({ value, rows }) => {
      const near = accepted.has(field) ? guessed.near.get(value) : undefined;
      return rows < rowsMin ? [] : [[value, near ?? untranslated] as const];
    }),
    ...guessed.translated,
  ]);
  const added = [...proposal].filter(
    ([value, code]) =>
      !without.has(value) &&
      (!decided.has(value) || (decided.get(value) === untranslated && code !== untranslated)),
  );
  if (added.length === 0) return;
  const codes = isMap(written) ? written : document.createNode(new Map());
  if (!isMap(codes)) return;
  for (const [value, code] of added) {
    codes.set(value, code);
    const key = codes.items.map((item) => item.key).find((one) => isScalar(one) && one.value === value);
    if (isScalar(key) && code !== untranslated) key.commentBefore = null;
  }
  if (!isMap(written)) node.set("codes", codes);
}

function pairsOf(map: YAMLMap): readonly Pair[] {
  return map.items.filter((item) => isPair(item));
}

function nameOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function put(map: YAMLMap, pair: Pair): void {
  const at = map.items.findIndex((item) => nameOf(item) === nameOf(pair));
  if (at < 0) map.items.push(pair);
  else map.items[at] = pair;
}
