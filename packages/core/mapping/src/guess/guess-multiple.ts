import type { Attribute, Code, Source } from "@vigie/study";
import type { Language } from "@vigie/words";
import { type ColumnMapping, type ItemColumns, listCodes } from "../column-mapping.ts";
import { proposalMessages } from "../problems.ts";
import type { ColumnProfile, FileProfile } from "./file-profile.ts";
import { guessCodes, type NamedCode } from "./guess-codes.ts";
import { normalized } from "./name-similarity.ts";
import { flagNames } from "./usual.ts";

/** The columns in which a file seems to hold a question of several answers. */
export interface MultipleGuess {
  readonly mapped: ColumnMapping | ItemColumns;
  /** All those that hold it. */
  readonly columns: readonly string[];
  /** A sentence in the language asked for: why these columns, and what to check. */
  readonly reason: string;
  readonly isDoubtful: boolean;
}

/**
 * Questions of several answers as survey software exports them: a column per answer, named `question/answer` (KoboToolbox,
 * ODK), `question[answer]` (LimeSurvey) or `question_answer`, or one column of all answers. Groups before a question, as in
 * `group/question`, are left out; codes and labels are known alike. Nothing is proposed where an answer has no column.
 */
export function guessMultiples(
  source: Source,
  profile: FileProfile,
  language: Language,
): ReadonlyMap<string, MultipleGuess> {
  const found = new Map<string, MultipleGuess>();
  for (const id of source.multiples.keys()) {
    const attribute = source.attributes.get(id);
    if (attribute === undefined) continue;
    const guess =
      inColumns(attribute, profile, language) ?? inOneColumn(attribute, { source, profile, language });
    if (guess !== null) found.set(id, guess);
  }
  return found;
}

interface ItemHeader {
  readonly question: string;
  readonly item: string;
  /** Between square brackets, where LimeSurvey may write a number of its own. */
  readonly isBracketed: boolean;
}

/** The ways in which a header may name a question and one of its answers. */
function itemHeaders(name: string, id: string): readonly ItemHeader[] {
  const [, before, inside] = /^(.*)\[([^[\]]+)\]\s*$/s.exec(name) ?? [];
  const bracketed =
    before === undefined || inside === undefined
      ? []
      : [before, before.split(/[.:]/)[0] ?? ""].map((question) => ({
          question,
          item: inside,
          isBracketed: true,
        }));
  const cut = ["/", ".", ":"].flatMap((sign) => {
    const at = name.lastIndexOf(sign);
    return at <= 0 ? [] : [{ question: name.slice(0, at), item: name.slice(at + 1), isBracketed: false }];
  });
  const joined = name.startsWith(`${id}_`)
    ? [{ question: id, item: name.slice(id.length + 1), isBracketed: false }]
    : [];
  return [...bracketed, ...cut, ...joined];
}

/** Whether a name is that of the question, which `group/question` names too. */
function naming({ id, label }: Attribute): (name: string) => boolean {
  const names = new Set(namesOf(id, label).map(normalized));
  return (name) => names.has(normalized(name)) || names.has(normalized(ungrouped(name)));
}

/** `group/question` without the groups, nor the `page_1-` that ODK Central writes before questions of our forms. */
export function ungrouped(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1).replace(/^page_\d+-/, "");
}

/** Columns that are called as an answer to a question of several answers, even where another answer has none. */
export function answerColumns(
  { attributes, multiples }: Source,
  { columns }: FileProfile,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const id of multiples.keys()) {
    const attribute = attributes.get(id);
    if (attribute === undefined) continue;
    for (const { column, item, isBracketed } of headersOf(attribute, columns))
      if (isBracketed || attribute.codes.some((code) => isItemNamed(item, code))) found.add(column.name);
  }
  return found;
}

/** The columns whose names are those of a question and of something of it. */
function headersOf(attribute: Attribute, columns: FileProfile["columns"]) {
  const isNamed = naming(attribute);
  return columns.flatMap((column) =>
    itemHeaders(column.name, attribute.id)
      .filter(({ question }) => isNamed(question))
      .map((header) => ({ column, ...header })),
  );
}

function isItemNamed(item: string, { code, label }: Code): boolean {
  return item === code || namesOf(code, label).map(normalized).includes(normalized(item));
}

function namesOf(id: string, label: Attribute["label"]): readonly string[] {
  return label.en === undefined ? [id, label.fr] : [id, label.fr, label.en];
}

function inColumns(attribute: Attribute, { columns }: FileProfile, language: Language): MultipleGuess | null {
  const headers = headersOf(attribute, columns);
  const named = new Map(
    attribute.codes.flatMap((code) => {
      const header = headers.find(({ item }) => isItemNamed(item, code));
      return header === undefined ? [] : [[code.code, header.column] as const];
    }),
  );
  if (named.size === attribute.codes.length && new Set(named.values()).size === named.size)
    return itemsGuess(named, { language, isOrdered: false });
  const bracketed = new Set(
    headers.filter(({ isBracketed, item }) => isBracketed && item !== "other").map(({ column }) => column),
  );
  if (named.size > 0 || bracketed.size !== attribute.codes.length) return null;
  const inOrder = [...bracketed];
  return itemsGuess(
    new Map(
      attribute.codes.flatMap(({ code }, at) => {
        const column = inOrder[at];
        return column === undefined ? [] : [[code, column] as const];
      }),
    ),
    { language, isOrdered: true },
  );
}

const flags: readonly NamedCode[] = [
  { code: "yes", names: flagNames.yes ?? [] },
  { code: "no", names: flagNames.no ?? [] },
];

function itemsGuess(
  named: ReadonlyMap<string, ColumnProfile>,
  { language, isOrdered }: { readonly language: Language; readonly isOrdered: boolean },
): MultipleGuess | null {
  const { message } = proposalMessages[language];
  const guessed = [...named.values()].map((column) => guessCodes(column, flags));
  // A column of something else that is named so.
  if (guessed.some(({ coverage, unknown }) => unknown.length > 0 && coverage < 0.5)) return null;
  const translated = new Map(guessed.flatMap((one) => [...one.translated]));
  const values = new Set(
    [...named.values()].flatMap((column) => column.values.map(({ value }) => translated.get(value) ?? value)),
  );
  const isTickAlone = values.has("yes") && !values.has("no");
  const doubts = isOrdered ? [message("multiple.order")] : [];
  return {
    mapped: {
      columns: new Map([...named].map(([code, { name }]) => [code, name])),
      codes: isTickAlone ? new Map([...translated, ["", "no"]]) : translated,
      without: [...new Set(guessed.flatMap(({ missing }) => missing))],
    },
    columns: [...named.values()].map(({ name }) => name),
    reason: [
      message("multiple.columns", { count: named.size }),
      ...(isTickAlone ? [message("multiple.blank")] : []),
      ...doubts,
    ].join(message("and")),
    isDoubtful: isOrdered,
  };
}

/** The first is what a mapping takes for granted. */
const separators = [";", " ", ",", "|"] as const;
/** Share of the answers from which on they are those of the question. */
const knownMin = 0.8;

function inOneColumn(
  attribute: Attribute,
  {
    source,
    profile,
    language,
  }: { readonly source: Source; readonly profile: FileProfile; readonly language: Language },
): MultipleGuess | null {
  const { message } = proposalMessages[language];
  const isNamed = naming(attribute);
  const column = profile.columns.find(({ name }) => isNamed(name));
  if (column === undefined) return null;
  const known = listCodes(attribute, source).map(({ code, label }) => ({
    code,
    names: namesOf(code, label),
  }));
  const rows = rowsOf(column, profile);
  const tried = separators.map((separator) => ({
    separator,
    ...guessCodes(
      {
        ...column,
        filled: rows.reduce((sum, row) => sum + partsOf(row.value, separator).length * row.rows, 0),
        values: rows.flatMap(({ value, rows: count }) =>
          partsOf(value, separator).map((part) => ({ value: part, rows: count })),
        ),
      },
      known,
    ),
  }));
  const best = tried.toSorted((a, b) => b.coverage - a.coverage)[0];
  if (best === undefined || best.coverage < knownMin) return null;
  const isSeparated = rows.some(({ value }) => value.includes(best.separator));
  return {
    mapped: {
      column: column.name,
      codes: best.translated,
      without: best.missing,
      dates: "iso",
      separator: best.separator,
    },
    columns: [column.name],
    reason: [
      message("multiple.list", { share: best.coverage, separator: best.separator }),
      ...(isSeparated ? [] : [message("multiple.separator")]),
    ].join(message("and")),
    isDoubtful: !isSeparated,
  };
}

function partsOf(value: string, separator: string): readonly string[] {
  return value
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Every value; of a column of too many, those of the first rows. */
function rowsOf(column: ColumnProfile, { columns, firstRows }: FileProfile): ColumnProfile["values"] {
  if (column.values.length > 0) return column.values;
  const at = columns.indexOf(column);
  return firstRows.map((row) => ({ value: row[at] ?? "", rows: 1 }));
}
