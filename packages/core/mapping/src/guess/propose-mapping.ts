import type { Attribute, Contacts, Source, Text } from "@vigie/study";
import type { Language } from "@vigie/words";
import { type DateFormat, isCounted } from "../column-mapping.ts";
import { proposalMessages } from "../problems.ts";
import { type ExpectedField, type FieldEvidence, fieldEvidence, type LabelledColumn } from "./evidence.ts";
import type { ColumnProfile, FileProfile } from "./file-profile.ts";
import { type GuessedCodes, guessCodes, type NamedCode } from "./guess-codes.ts";
import { type GuessedKey, guessKey, isNamedKey, isUnique } from "./guess-key.ts";
import { answerColumns, guessMultiples, type MultipleGuess, ungrouped } from "./guess-multiple.ts";
import { nameSimilarity } from "./name-similarity.ts";
import {
  flagNames,
  nearFlagNames,
  nearValues,
  usualContacts,
  usualFields,
  usualValues,
  withUsual,
} from "./usual.ts";

export type FileRole = "units" | "contacts";

/** What a file seems to be for a source, each guess with its reason. */
export interface Proposal {
  readonly role: FileRole;
  /** A sentence: what makes it a file of units or of contacts. */
  readonly roleReason: string;
  /** The column that names the unit; null where none was found. */
  readonly key: GuessedKey | null;
  /** Fields of the unit; for contacts, `date`, `channel` and `motive`. */
  readonly fields: ReadonlyMap<string, Guess>;
  /** Questions of several answers; empty for a file of contacts. */
  readonly multiples: ReadonlyMap<string, MultipleGuess>;
  /** Fields of the unit that a log repeats on each contact; empty for a file of units. */
  readonly carried: ReadonlyMap<string, Guess>;
  /** What the source asks for and no column seems to hold. */
  readonly absent: readonly string[];
  /** Why a column that is called so was not taken. */
  readonly near: ReadonlyMap<string, string>;
  /** Columns that nothing is read in. */
  readonly left: readonly string[];
}

/** What a guess rests on. */
type Grounds = "both" | "name" | "values";

export interface Guess {
  readonly column: string;
  readonly by: Grounds;
  /** A sentence in the language asked for: why this column, and what to check. */
  readonly reason: string;
  /** A person must check it. */
  readonly isDoubtful: boolean;
  readonly dates: DateFormat | null;
  readonly codes: GuessedCodes | null;
  /** Values that stand for none. */
  readonly missing: readonly string[];
}

/**
 * Guesses what each column of a file is from its header and its values. It proposes; the person decides. The names of several
 * files are proposed for a field that no column holds.
 */
export function proposeMapping(asked: Asked): Proposal {
  const { profile } = asked;
  const { parts, columns } = profile;
  if (parts === undefined) return proposalOf(asked);
  const own = columns.filter(({ name }) => name !== parts.column);
  const proposal = proposalOf({ ...asked, profile: { ...profile, columns: own } });
  const named = [...proposalOf(asked).fields].find(([, { column }]) => column === parts.column);
  if (named === undefined || !proposal.absent.includes(named[0])) return proposal;
  const [field, guess] = named;
  const reason = proposalMessages[asked.language].message("fileNames");
  return {
    ...proposal,
    fields: new Map([...proposal.fields, [field, { ...guess, reason, isDoubtful: true }]]),
    absent: proposal.absent.filter((id) => id !== field),
  };
}

interface Asked {
  readonly source: Source;
  readonly profile: FileProfile;
  /** What the file is, where the person says it. */
  readonly chosenRole?: FileRole | null;
  /** Column that names the unit in the source's other file, where one is mapped already. */
  readonly keyName: string | null;
  readonly language: Language;
}

function proposalOf({ source, profile, chosenRole = null, keyName, language }: Asked): Proposal {
  const units = [...source.attributes.values()]
    .filter(({ type, origin }) => origin.kind === "field" && type !== "multiple")
    .map(expectedField);
  const contacts = source.contacts === null ? [] : expectedOfContacts(source.contacts);
  const multiples = guessMultiples(source, profile, language);
  const ofMultiples = new Set([...multiples.values()].flatMap((guess) => guess.columns));
  // The answer of `question/answer` may be called as another field is.
  const answers = answerColumns(source, profile);
  const columns = labelled(profile).filter(({ name }) => !ofMultiples.has(name) && !answers.has(name));
  const asUnits = assign(units, columns, language);
  const asContacts = assign(contacts, columns, language);
  const guessed = guessRole({ units: asUnits, contacts: asContacts }, { source, profile, language });
  const role = chosenRole ?? guessed.role;
  const [expectedFields, fields] = role === "contacts" ? [contacts, asContacts] : [units, asUnits];
  const taken = new Set([...fields.values()].map(({ column }) => column));
  const free = columns.filter(({ name }) => !taken.has(name));
  const key = guessKey({ columns: free, rows: profile.rows, role, keyName, language });
  const carried =
    role === "contacts" && source.survey === null
      ? new Map(
          [...asUnits].filter(
            ([, { column, by }]) => by !== "values" && !taken.has(column) && column !== key?.column,
          ),
        )
      : new Map<string, Guess>();
  const used = new Set([key?.column, ...[...carried.values()].map(({ column }) => column)]);
  const left = free.filter(({ name }) => !used.has(name));
  const unread = new Set(left.map(({ name }) => name));
  const unmet = expectedFields.filter(({ id }) => !fields.has(id));
  return {
    role,
    roleReason: chosenRole === null ? guessed.reason : proposalMessages[language].message("roleAsked"),
    key,
    fields,
    multiples: role === "units" ? multiples : new Map(),
    carried,
    absent: [
      ...unmet.map(({ id }) => id),
      ...(role === "units" ? [...source.multiples.keys()].filter((id) => !multiples.has(id)) : []),
    ],
    near: new Map(unmet.flatMap((field) => nearOf(field, left, language))),
    left: profile.columns
      .map(({ name }) => name)
      .filter((name) => unread.has(name) || (answers.has(name) && !ofMultiples.has(name))),
  };
}

function labelled({ columns, described }: FileProfile): readonly LabelledColumn[] {
  return columns.map((column) => ({
    ...column,
    ungrouped: ungrouped(column.name),
    label: "",
    labels: new Map(),
    ...described?.get(column.name),
  }));
}

/** Similarity of the names of a field and a column; 0..1. */
function fieldSimilarity(
  { names }: ExpectedField,
  { name, ungrouped: shortName, label }: LabelledColumn,
): number {
  return Math.max(
    ...names.flatMap((known) => [
      nameSimilarity(known, name),
      nameSimilarity(known, shortName),
      nameSimilarity(known, label),
    ]),
  );
}

function guessRole(
  fields: { readonly units: ReadonlyMap<string, Guess>; readonly contacts: ReadonlyMap<string, Guess> },
  {
    source,
    profile: { columns, rows },
    language,
  }: { readonly source: Source; readonly profile: FileProfile; readonly language: Language },
): { readonly role: FileRole; readonly reason: string } {
  const { message } = proposalMessages[language];
  if (source.contacts === null) return { role: "units", reason: message("noContacts") };
  const keys = columns.filter(isNamedKey);
  const single = keys.find((column) => isUnique(column, rows));
  const repeated = keys.find((column) => !isUnique(column, rows) && column.distinct < column.filled);
  const date = fields.contacts.get("date");
  // A day that a unit has, as a birth, is not a day of contact.
  const isDated =
    date !== undefined &&
    (date.by === "both" ||
      [...fields.units.values()].every(({ column, by }) => column !== date.column || by === "values"));
  const isLog = isDated && fields.contacts.has("channel");
  const hasUnique = columns.some((column) => isUnique(column, rows));
  const most = fields.contacts.size - fields.units.size;
  // One row per named identifier: units, unless they have little of units.
  const isMoreOfContacts = fields.units.size === 0 || most > 0 || (most === 0 && single === undefined);
  if (repeated !== undefined && isDated && (isLog || (single === undefined && isOften(repeated))))
    return {
      role: "contacts",
      reason: message("keyRepeats", { column: repeated.name, distinct: repeated.distinct, rows }),
    };
  if (isMoreOfContacts && isLog) return { role: "contacts", reason: message("hasDateAndChannel") };
  // Several rows of a unit, and none that names each: a log, though its channels are unknown.
  if (isMoreOfContacts && isDated && !hasUnique && rows > 1 && repeated === undefined)
    return { role: "contacts", reason: message("noneUnique") };
  const reason =
    single === undefined ? message("fieldsOfUnits") : message("keyOnce", { column: single.name });
  return { role: "units", reason };
}

/** Whether keys repeat too often to be a few duplicated units. */
function isOften({ distinct, filled }: ColumnProfile): boolean {
  return distinct * 1.5 < filled;
}

function expectedField({ id, label, type, codes }: Attribute): ExpectedField {
  return {
    id,
    names: withUsual([id, ...textsOf(label)], usualFields),
    type: type === "date" || type === "number" || type === "flag" ? type : "code",
    codes: codes.map(({ code, label: named }) =>
      type === "flag"
        ? { code, names: flagNames[code] ?? [], near: nearFlagNames[code] ?? [] }
        : namedCode(code, named),
    ),
  };
}

function expectedOfContacts({ channels, outOfScope, motives }: Contacts): readonly ExpectedField[] {
  const known = [
    ...[...channels].map(([code, { label }]) => namedCode(code, label)),
    ...[...outOfScope].map(([code, label]) => namedCode(code, label)),
  ];
  const motive: ExpectedField | null = motives && {
    id: "motive",
    names: usualContacts.motive,
    type: "code",
    codes: [...motives].map(([code, label]) => namedCode(code, label)),
  };
  return [
    { id: "date", names: usualContacts.date, type: "date", codes: [] },
    { id: "channel", names: usualContacts.channel, type: "code", codes: known },
    ...(motive === null ? [] : [motive]),
  ];
}

function namedCode(code: string, label: Text): NamedCode {
  const labels = textsOf(label);
  return {
    code,
    names: withUsual(labels, usualValues),
    near: nearValues.flatMap(({ about, names }) => (labels.some((one) => about.test(one)) ? names : [])),
  };
}

/**
 * What the values of a column of the person's choice stand for, as those of a guessed one; null for dates and numbers.
 * @param labels what the file itself says that its values mean
 */
export function guessFieldCodes(
  column: ColumnProfile,
  {
    source,
    role,
    field,
    labels,
  }: {
    readonly source: Source;
    readonly role: FileRole;
    readonly field: string;
    readonly labels?: ReadonlyMap<string, string> | undefined;
  },
): GuessedCodes | null {
  const attribute = source.attributes.get(field);
  const expected =
    role === "units"
      ? attribute && expectedField(attribute)
      : (source.contacts && expectedOfContacts(source.contacts))?.find(({ id }) => id === field);
  if (expected === undefined || expected.type === "date" || expected.type === "number") return null;
  return guessCodes(column, expected.codes, labels);
}

function textsOf({ fr, en }: Text): readonly string[] {
  return en === undefined ? [fr] : [fr, en];
}

interface Pair {
  readonly field: ExpectedField;
  readonly column: string;
  readonly score: number;
  readonly by: Grounds;
  readonly evidence: FieldEvidence;
}

/** A column whose score is as near as this to the one chosen would do as well. */
const rivalMargin = 0.1;

/** Assigns one column to each field, by decreasing score; no column is assigned twice. */
function assign(
  expectedFields: readonly ExpectedField[],
  columns: readonly LabelledColumn[],
  language: Language,
): ReadonlyMap<string, Guess> {
  const pairs = expectedFields
    .flatMap((field) => columns.flatMap((column) => consider(field, column, language) ?? []))
    .toSorted((a, b) => b.score - a.score);
  const chosen = new Map<string, Pair>();
  const taken = new Set<string>();
  for (const pair of pairs) {
    if (chosen.has(pair.field.id) || taken.has(pair.column)) continue;
    chosen.set(pair.field.id, pair);
    taken.add(pair.column);
  }
  const alone = byValues(
    expectedFields.filter(({ id }) => !chosen.has(id)),
    columns.filter(({ name }) => !taken.has(name)),
    language,
  );
  for (const pair of alone) chosen.set(pair.field.id, pair);
  const used = new Set([...chosen.values()].map(({ column }) => column));
  return new Map(
    expectedFields.flatMap(({ id }) => {
      const pair = chosen.get(id);
      if (pair === undefined) return [];
      const rivals = pairs.filter(
        ({ field, column, score }) =>
          field === pair.field && !used.has(column) && score > pair.score - rivalMargin,
      );
      return [[id, guessOf(pair, rivals, language)] as const];
    }),
  );
}

/** Values that fit one field left alone, in one column left alone: dates written out, or codes of its list. */
function byValues(
  expectedFields: readonly ExpectedField[],
  columns: readonly LabelledColumn[],
  language: Language,
): readonly Pair[] {
  const pairs = expectedFields.flatMap((field) =>
    columns.flatMap((column) => {
      const evidence = fieldEvidence(field, column, language);
      if (!fitsAlone(field, column, evidence)) return [];
      return [{ field, column: column.name, score: 0, by: "values" as const, evidence }];
    }),
  );
  return pairs.filter((one) =>
    pairs.every((other) => other === one || (other.field !== one.field && other.column !== one.column)),
  );
}

/** Whether values alone identify a field. Counts of days and yes/no values may mean anything. */
function fitsAlone(
  { type }: ExpectedField,
  column: ColumnProfile,
  { fit, dates, codes }: FieldEvidence,
): boolean {
  if (fit < 0.9) return false;
  if (type === "date") return dates !== null && !isCounted(dates);
  return type === "code" && column.values.length - (codes?.unknown.length ?? 0) >= 2;
}

/** Similarity from which the name of a column is that of a field; 0..1. */
const nameMin = 0.55;
const sameName = 0.9;
/** Share of known values from which a column fits a field; 0..1. */
const fitMin = 0.5;
/** Share of known values asked where the name of the column does not help. */
const fitAlone = 0.7;

function consider(field: ExpectedField, column: LabelledColumn, language: Language): Pair | null {
  const name = fieldSimilarity(field, column);
  const evidence = fieldEvidence(field, column, language);
  const { fit, weight } = evidence;
  const by = groundsOf(field, { name, evidence });
  return by === null ? null : { field, column: column.name, score: name * 0.6 + fit * weight, by, evidence };
}

function groundsOf(
  { type }: ExpectedField,
  {
    name,
    evidence: { fit, weight, isPossible },
  }: { readonly name: number; readonly evidence: FieldEvidence },
): Grounds | null {
  if (name >= nameMin && fit >= fitMin) return "both";
  if (name >= nameMin && (isPossible || fit > 0)) return "name";
  if (name >= sameName && (type === "code" || type === "flag")) return "name";
  return weight > fitMin && fit >= fitAlone ? "values" : null;
}

function guessOf({ column, by, evidence }: Pair, rivals: readonly Pair[], language: Language): Guess {
  const { message } = proposalMessages[language];
  const { finding, dates, codes, missing } = evidence;
  const doubts = [
    ...(by === "both" ? [] : [by === "name" ? message("checkName") : message("checkValues")]),
    ...(rivals.length === 0
      ? []
      : [message("rivals", { columns: rivals.map((rival) => rival.column).join(", ") })]),
    ...evidence.doubts,
  ];
  const reason = [`${message(`by.${by}`)}${message("because")}${finding}`, ...doubts].join(message("and"));
  return { column, by, reason, isDoubtful: doubts.length > 0, dates, codes, missing };
}

/** The unused column whose name is closest to that of a field, and why its values do not fit. */
function nearOf(
  field: ExpectedField,
  left: readonly LabelledColumn[],
  language: Language,
): readonly (readonly [string, string])[] {
  const { message } = proposalMessages[language];
  const [closest] = left
    .map((column) => ({ column, name: fieldSimilarity(field, column) }))
    .filter(({ name }) => name >= nameMin)
    .toSorted((a, b) => b.name - a.name);
  if (closest === undefined) return [];
  const { finding } = fieldEvidence(field, closest.column, language);
  return [[field.id, message("near", { column: closest.column.name, why: finding })]];
}
