import type { Attribute, Contacts, Language, Source, Text } from "@vigie/study";
import type { DateFormat } from "../plan.ts";
import { dateFormats, isCounted } from "../plan.ts";
import type { ColumnProfile, FileProfile } from "./file-profile.ts";
import { flagNames, type GuessedCodes, guessCodes, type KnownCode } from "./guess-codes.ts";
import { likeness } from "./likeness.ts";
import { proposalWords } from "./proposal-words.ts";

/** What a file seems to be for a source, each guess with its reason. */
export interface Proposal {
  readonly role: "units" | "contacts";
  /** The column that names the unit; null where none was found. */
  readonly key: Guess | null;
  /** Fields of the unit; for contacts, `date`, `channel` and `motive`. */
  readonly fields: ReadonlyMap<string, Guess>;
  /** What the source asks for and no column seems to hold. */
  readonly absent: readonly string[];
  /** Columns that nothing is read in. */
  readonly left: readonly string[];
}

export interface Guess {
  readonly column: string;
  /** A sentence in the language asked for: why this column. */
  readonly reason: string;
  readonly dates: DateFormat | null;
  readonly codes: GuessedCodes | null;
  /** Values that stand for none. */
  readonly missing: readonly string[];
}

interface Wanted {
  readonly id: string;
  readonly names: readonly string[];
  readonly type: "code" | "date" | "number";
  readonly codes: readonly KnownCode[];
}

/**
 * Guesses what each column of a file is from its header and its values. It proposes; the person decides.
 * @param keyName column that names the unit in the source's other file, where one is mapped already
 */
export function proposeMapping({
  source,
  profile,
  keyName,
  language,
}: {
  readonly source: Source;
  readonly profile: FileProfile;
  readonly keyName: string | null;
  readonly language: Language;
}): Proposal {
  const units = [...source.attributes.values()]
    .filter(({ type, origin }) => origin.kind === "field" && type !== "multiple")
    .map(wantedField);
  const contacts = source.contacts === null ? [] : wantedOfContacts(source.contacts);
  const asUnits = assign(units, profile, language);
  const asContacts = assign(contacts, profile, language);
  const isLog = asContacts.has("date") && asContacts.has("channel");
  // Several rows of a unit, and none that names each: a log, though its channels are unknown.
  const isUnique = profile.columns.some(({ blank, distinct }) => blank === 0 && distinct === profile.rows);
  const repeats = asContacts.has("date") && !isUnique && profile.rows > 1;
  const role =
    (isLog || repeats) && (units.length === 0 || asContacts.size >= asUnits.size) ? "contacts" : "units";
  const [wanted, fields] = role === "contacts" ? [contacts, asContacts] : [units, asUnits];
  const taken = new Set([...fields.values()].map(({ column }) => column));
  const free = profile.columns.filter(({ name }) => !taken.has(name));
  const key = guessKey({ columns: free, rows: profile.rows, role, keyName, language });
  return {
    role,
    key,
    fields,
    // Which columns hold a question of several answers, and how, is for the person to say.
    absent: [
      ...wanted.map(({ id }) => id).filter((id) => !fields.has(id)),
      ...(role === "units" ? source.multiples.keys() : []),
    ],
    left: free.map(({ name }) => name).filter((name) => name !== key?.column),
  };
}

function wantedField({ id, label, type, codes }: Attribute): Wanted {
  return {
    id,
    names: withSynonyms([id, ...textsOf(label)]),
    type: type === "date" || type === "number" ? type : "code",
    codes: codes.map(({ code, label: named }) => ({
      code,
      names: type === "flag" ? (flagNames[code] ?? []) : textsOf(named),
    })),
  };
}

/** What administrations call what a study names otherwise. */
const synonyms: readonly { readonly about: RegExp; readonly names: readonly string[] }[] = [
  { about: /naissance|birth/i, names: ["date naissance", "né le", "née le", "né(e) le", "ddn", "dob"] },
  { about: /m[ée]nage|household|famil/i, names: ["situation familiale", "composition familiale"] },
];

function withSynonyms(names: readonly string[]): readonly string[] {
  return [
    ...names,
    ...synonyms.flatMap(({ about, names: others }) => (names.some((name) => about.test(name)) ? others : [])),
  ];
}

function wantedOfContacts({ channels, outOfScope, motives }: Contacts): readonly Wanted[] {
  const known = [
    ...[...channels].map(([code, { label }]) => ({ code, names: textsOf(label) })),
    ...[...outOfScope].map((code) => ({ code, names: [] })),
  ];
  const motive: Wanted | null = motives && {
    id: "motive",
    names: ["motive", "motif", "objet", "sujet", "raison"],
    type: "code",
    codes: [...motives].map(([code, label]) => ({ code, names: textsOf(label) })),
  };
  return [
    {
      id: "date",
      names: ["date", "jour", "date contact", "created date", "horodatage"],
      type: "date",
      codes: [],
    },
    {
      id: "channel",
      names: ["channel", "canal", "canal contact", "mode contact", "method received"],
      type: "code",
      codes: known,
    },
    ...(motive === null ? [] : [motive]),
  ];
}

function textsOf({ fr, en }: Text): readonly string[] {
  return en === undefined ? [fr] : [fr, en];
}

/** Gives each wanted field its likeliest column, the surest pair first; no column serves twice. */
function assign(
  wanted: readonly Wanted[],
  { columns }: FileProfile,
  language: Language,
): ReadonlyMap<string, Guess> {
  const pairs = wanted.flatMap((field) =>
    columns.flatMap((column) => {
      const found = consider(field, column, language);
      return found === null ? [] : [{ field: field.id, ...found }];
    }),
  );
  const guesses = new Map<string, Guess>();
  const taken = new Set<string>();
  for (const { field, score: _, guess } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (guesses.has(field) || taken.has(guess.column)) continue;
    guesses.set(field, guess);
    taken.add(guess.column);
  }
  for (const [field, guess] of byValues(wanted, columns, { guesses, taken, language }))
    guesses.set(field, guess);
  return new Map(
    wanted.flatMap(({ id }) => (guesses.has(id) ? [[id, guesses.get(id)] as const] : [])).filter(isGiven),
  );
}

/** Values that fit one field left alone, in one column left alone: dates written out, or codes of its list. */
function byValues(
  wanted: readonly Wanted[],
  columns: readonly ColumnProfile[],
  {
    guesses,
    taken,
    language,
  }: {
    readonly guesses: ReadonlyMap<string, Guess>;
    readonly taken: ReadonlySet<string>;
    readonly language: Language;
  },
): readonly (readonly [string, Guess])[] {
  const { headerSilent, onlyOne } = proposalWords[language];
  const free = columns.filter(({ name }) => !taken.has(name));
  const pairs = wanted
    .filter(({ id }) => !guesses.has(id))
    .flatMap((field) =>
      free.flatMap((column) => {
        const evidence = evidenceOf(field, column, language);
        return fitsAlone(field, column, evidence) ? [{ field: field.id, column, evidence }] : [];
      }),
    );
  return pairs
    .filter((one) =>
      pairs.every((other) => other === one || (other.field !== one.field && other.column !== one.column)),
    )
    .map(({ field, column, evidence }) => {
      const reason = joined([headerSilent, evidence.said, onlyOne], language);
      return [field, guessOf(column, evidence, reason)] as const;
    });
}

/** Numbers of days, and words for yes and no, may be anything. */
function fitsAlone(
  { type, codes }: Wanted,
  column: ColumnProfile,
  { fit, dates, codes: guessed }: Evidence,
): boolean {
  if (fit < 0.9) return false;
  if (type === "date") return dates !== null && !isCounted(dates);
  const isFlag = codes.length === 2 && codes.every(({ code }) => code === "yes" || code === "no");
  return type === "code" && !isFlag && column.values.length - (guessed?.unknown.length ?? 0) >= 2;
}

function isGiven(entry: readonly [string, Guess | undefined]): entry is readonly [string, Guess] {
  return entry[1] !== undefined;
}

/** Below this the column is left to the person. */
const scoreMin = 0.6;

function consider(
  field: Wanted,
  column: ColumnProfile,
  language: Language,
): { readonly score: number; readonly guess: Guess } | null {
  const name = Math.max(...field.names.map((known) => likeness(known, column.name)));
  const evidence = evidenceOf(field, column, language);
  const score = name * 0.6 + evidence.fit * evidence.weight;
  if (score < scoreMin || (evidence.fit === 0 && name < 0.9)) return null;
  const { headerAlike, headerSilent } = proposalWords[language];
  const reason = joined([name >= 0.6 ? headerAlike : headerSilent, evidence.said], language);
  return { score, guess: guessOf(column, evidence, reason) };
}

function guessOf({ name }: ColumnProfile, { dates, codes, missing }: Evidence, reason: string): Guess {
  return { column: name, reason, dates, codes, missing };
}

interface Evidence {
  /** How well the values fit the field; 0..1. */
  readonly fit: number;
  /** What such values prove alone: labels of a code list much, a yes or a date little. */
  readonly weight: number;
  readonly said: string;
  readonly dates: DateFormat | null;
  readonly codes: GuessedCodes | null;
  readonly missing: readonly string[];
}

function evidenceOf({ id, type, codes }: Wanted, column: ColumnProfile, language: Language): Evidence {
  const words = proposalWords[language];
  switch (type) {
    case "date":
      return dateEvidence(column, language);
    case "number": {
      const filled = filledOf(column);
      const fit = filled === 0 ? 0 : column.numbers / filled;
      return {
        fit,
        weight: 0.5,
        said: column.filled === 0 ? words.empty : words.numbers(percent(fit, language)),
        dates: null,
        codes: null,
        missing: column.missing.map(({ value }) => value),
      };
    }
    case "code": {
      // Of a channel, the person says what no channel means.
      const guessed = guessCodes(id === "channel" ? { ...column, missing: [] } : column, codes);
      const named =
        column.values.length === 0 ? words.tooMany : words.known(percent(guessed.coverage, language));
      const said = column.filled === 0 ? words.empty : named;
      const weight = isTelling(column, guessed) ? 0.85 : 0.5;
      return { fit: guessed.coverage, weight, said, dates: null, codes: guessed, missing: guessed.missing };
    }
    default:
      return type satisfies never;
  }
}

/** At least two values of more than three letters, known to the code list: not there by chance. */
function isTelling(column: ColumnProfile, { unknown }: GuessedCodes): boolean {
  const strange = new Set(unknown.map(({ value }) => value));
  return column.values.filter(({ value }) => value.length > 3 && !strange.has(value)).length >= 2;
}

function dateEvidence(column: ColumnProfile, language: Language): Evidence {
  const best = Math.max(...dateFormats.map((format) => column.days[format]));
  const formats = dateFormats.filter((format) => column.days[format] === best);
  const filled = filledOf(column);
  const fit = filled === 0 ? 0 : best / filled;
  const [format = "iso"] = formats;
  const words = proposalWords[language];
  const isDoubtful = formats.includes("fr") && formats.includes("us");
  const dates = words.dates(percent(fit, language), format);
  const doubts = isDoubtful ? [words.doubt] : isCounted(format) && best > 0 ? [words.counted] : [];
  const said = joined([dates, ...doubts], language);
  const missing = column.missing.map(({ value }) => value);
  return { fit, weight: 0.5, said, dates: format, codes: null, missing };
}

/** Rows with a value, those that say that there is none aside. */
function filledOf({ filled, missing }: ColumnProfile): number {
  return filled - missing.reduce((sum, { rows }) => sum + rows, 0);
}

function guessKey({
  columns,
  rows,
  role,
  keyName,
  language,
}: {
  readonly columns: readonly ColumnProfile[];
  readonly rows: number;
  readonly role: Proposal["role"];
  readonly keyName: string | null;
  readonly language: Language;
}): Guess | null {
  const names = [
    "id",
    "identifiant",
    "numero",
    "matricule",
    "numero dossier",
    "numero personne",
    "cle",
    "unit",
    "unite",
    "allocataire",
    "assure",
    "usager",
  ];
  const scored = columns.map((column) => {
    const same = keyName !== null && likeness(keyName, column.name) === 1 ? 1 : 0;
    const name = Math.max(
      ...[...names, "num allocataire", "address"].map((known) => likeness(known, column.name)),
    );
    const unique = rows > 0 && column.blank === 0 && column.distinct === rows;
    const fit = role === "units" ? (unique ? 1 : 0) : Math.min(1, column.distinct / 50);
    return { column, unique, same, score: same * 2 + name + fit };
  });
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined || best.score < (role === "units" ? 1 : 0.9)) return null;
  const { sameKey, unique, likeIdentifier } = proposalWords[language];
  const reason = best.same === 1 ? sameKey : best.unique ? unique : likeIdentifier;
  return { column: best.column.name, reason, dates: null, codes: null, missing: [] };
}

function joined(reasons: readonly string[], language: Language): string {
  return reasons.join(language === "fr" ? " ; " : "; ");
}

function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share);
}
