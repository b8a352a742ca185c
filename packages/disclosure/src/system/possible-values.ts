import { unknown } from "@vigie/engine";
import { type Attribute, periodOf, type Source, type Universe } from "@vigie/study";
import {
  answeredWhole,
  askedAsSaid,
  conditionsToBeAsked,
  madeOf,
  met,
  neverTogether,
  reasonOf,
  unmet,
} from "./respected-rules.ts";
import { leavesOf } from "./views.ts";

type Fields = ReadonlyMap<string, readonly string[]>;
type Where = Universe["where"];

/** Of what an attribute is made in the end: codes of a field by its name; of a number or a day, where it lies. */
type Values = ReadonlyMap<string, string>;
type Read = (values: Values) => string;

/** Steps that one question may take: of more, nothing is said. */
const stepsMax = 200_000;

/** The field of who gave no answer to a question of several, and for which reason. */
export const noAnswerTo = (question: string) => `no answer to ${question}`;

/** What the definitions of a study say that one person's codes may be. */
export interface PossibleValues {
  /** What a name is made of in the end: two that share nothing go together freely, but for the rules of answers. */
  readonly variablesOf: (name: string) => ReadonlySet<string>;
  /** Groups of variables that a rule of answers ties. */
  readonly ties: readonly (readonly string[])[];
  /**
   * The codes that one person may have of several names, each row once, in an order that their definitions decide.
   * @returns null where there are more than `most` rows, or too many ways to have them
   */
  readonly together: (names: readonly string[], most?: number) => readonly (readonly string[])[] | null;
}

export interface Definitions {
  readonly source: Source;
  /** Leaves of the fields that tables show; of another attribute, all its codes are possible. */
  readonly fields: Fields;
  /** Universes told apart by each field of universes. */
  readonly universes: ReadonlyMap<string, readonly string[]>;
  /** See `respectedRules`. */
  readonly respected: ReadonlySet<string>;
}

/**
 * What one person's codes may be, by trying all that decides them: the codes of fields, the numbers and days between
 * which no band and no period changes. Of codes, numbers or days that nothing asked for tells apart, one is tried.
 */
export function possibleValues(definitions: Definitions): PossibleValues {
  const { source, fields, universes } = definitions;
  const reader = readerOf(definitions);
  const told = decidedBy(
    [...fields.keys(), ...[...universes.values()].flatMap((ids) => attributesIn(ids, source))],
    definitions,
  );
  const startsOf = (name: string): readonly string[] => {
    const question = [...source.multiples.keys()].find((one) => noAnswerTo(one) === name);
    if (question !== undefined) return itemsAmong(told, question, source).slice(0, 1);
    const asked = [...source.attributes.values()].find(({ id }) => conditionsToBeAsked(id) === name)?.asked;
    if (asked !== undefined) return [...asked.where.keys()];
    return source.attributes.has(name) ? [name] : attributesIn(universes.get(name) ?? [], source);
  };
  const reachedBy = (names: readonly string[]) => decidedBy(names.flatMap(startsOf), definitions);
  return {
    variablesOf: (name) => new Set(variablesAmong(reachedBy([name])).map(({ id }) => id)),
    ties: rulesOfAnswers(told, definitions).map(({ of }) => of),
    together: (names, most = Number.POSITIVE_INFINITY) => {
      const reached = reachedBy(names);
      const variables = variablesAmong(reached);
      const reads = names.map((name) => {
        const question = [...source.multiples.keys()].find((one) => noAnswerTo(one) === name);
        const [item] = question === undefined ? [] : startsOf(name);
        if (item !== undefined) return (values: Values) => reasonOf(reader.read(item)(values));
        return reader.read(name);
      });
      const shown = names.map((name) => (fields.has(name) ? new Set(fields.get(name)) : null));
      const rules = [
        ...rulesOfAnswers(reached, definitions),
        ...names.flatMap((name, at) => {
          const leaves = shown[at];
          const of = variablesAmong(reachedBy([name])).map(({ id }) => id);
          return leaves ? [{ of, holds: (values: Values) => leaves.has(reads[at]?.(values) ?? "") }] : [];
        }),
      ];
      const probes = probesOf(reached, names, definitions);
      const choices = variables.map((variable) =>
        choicesOf(variable, { reached, probes, reader }, definitions),
      );
      return tried({ variables: variables.map(({ id }) => id), choices, rules, reads, most });
    },
  };
}

interface Rule {
  /** Variables that it reads. */
  readonly of: readonly string[];
  readonly holds: (values: Values) => boolean;
}

function tried({
  variables,
  choices,
  rules,
  reads,
  most,
}: {
  readonly variables: readonly string[];
  readonly choices: readonly (readonly string[])[];
  readonly rules: readonly Rule[];
  readonly reads: readonly Read[];
  readonly most: number;
}): readonly (readonly string[])[] | null {
  const last = ({ of }: Rule) => Math.max(0, ...of.map((name) => variables.indexOf(name)));
  const rulesAt = Map.groupBy(rules, last);
  const found = new Map<string, readonly string[]>();
  const values = new Map<string, string>();
  let steps = 0;
  const visit = (at: number): boolean => {
    if (++steps > stepsMax) return false;
    const variable = variables[at];
    if (variable === undefined) {
      const row = reads.map((read) => read(values));
      found.set(JSON.stringify(row), row);
      return found.size <= most;
    }
    for (const value of choices[at] ?? []) {
      values.set(variable, value);
      const holds = (rulesAt.get(at) ?? []).every((rule) => rule.holds(values));
      if (holds && !visit(at + 1)) return false;
    }
    return true;
  };
  return visit(0) ? [...found.values()] : null;
}

const attributesIn = (universes: readonly string[], source: Source): readonly string[] => [
  ...new Set(universes.flatMap((id) => [...(source.universes.get(id)?.where.keys() ?? [])])),
];

/** Attributes and all that they are made of, and those that decide whom a question was asked of, where that is respected. */
function decidedBy(names: readonly string[], { source, respected }: Definitions): readonly Attribute[] {
  const found = new Set(names);
  for (const name of found) {
    const attribute = source.attributes.get(name);
    for (const of of attribute === undefined ? [] : madeOf(attribute)) found.add(of);
    if (respected.has(askedAsSaid(name)))
      for (const of of attribute?.asked?.where.keys() ?? []) found.add(of);
  }
  return [...found].flatMap((name) => source.attributes.get(name) ?? []);
}

/** In an order of their own: what is tried first does not depend on what was asked. */
const variablesAmong = (attributes: readonly Attribute[]): readonly Attribute[] =>
  attributes.filter((one) => madeOf(one).length === 0).toSorted(({ id: a }, { id: b }) => (a < b ? -1 : 1));

function itemsAmong(attributes: readonly Attribute[], question: string, source: Source): readonly string[] {
  const names = new Set(attributes.map(({ id }) => id));
  return [...(source.multiples.get(question)?.items.values() ?? [])].filter((item) => names.has(item));
}

const answers: readonly string[] = ["yes", "no"];

function readerOf({ source, universes }: Definitions) {
  const known = new Map<string, Read>();
  const read = (name: string): Read => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const made = makeRead(name);
    known.set(name, made);
    return made;
  };
  const meets = (where: Where) => {
    const conditions = [...where].map(([name, codes]) => ({ of: read(name), codes }));
    return (values: Values) => conditions.every(({ of, codes }) => codes.includes(of(values)));
  };
  const makeRead = (name: string): Read => {
    const attribute = source.attributes.get(name);
    if (attribute !== undefined) return readAttribute(attribute, source, read);
    const asked = [...source.attributes.values()].find(({ id }) => conditionsToBeAsked(id) === name)?.asked;
    if (asked !== undefined) {
      const isMet = meets(asked.where);
      return (values) => (isMet(values) ? met : unmet);
    }
    const its = (universes.get(name) ?? []).map((id) => ({
      id,
      isIn: meets(source.universes.get(id)?.where ?? new Map()),
    }));
    return (values) => its.flatMap(({ id, isIn }) => (isIn(values) ? [id] : [])).join("+");
  };
  return { read, meets };
}

/** As the engines derive it. */
function readAttribute(attribute: Attribute, source: Source, read: (name: string) => Read): Read {
  const { id, origin } = attribute;
  if (origin.kind === "recode") {
    const of = read(origin.of);
    return (values) => origin.map.get(of(values)) ?? unknown;
  }
  if (origin.kind === "any" || origin.kind === "set") {
    const flags = origin.of.map((flag) => ({ flag, of: read(flag) }));
    if (origin.kind === "any")
      return (values) => {
        const own = flags.map(({ of }) => of(values));
        if (own.includes("yes")) return "yes";
        return own.every((answer) => answer === "no") ? "no" : unknown;
      };
    return (values) => {
      const own = flags.map(({ flag, of }) => ({ flag, answer: of(values) }));
      if (!own.every(({ answer }) => answers.includes(answer))) return unknown;
      return own.flatMap(({ flag, answer }) => (answer === "yes" ? [flag] : [])).join("+") || "none";
    };
  }
  if (origin.kind === "bands") {
    const falling = attribute.codes
      .flatMap(({ code, from }) => (from === null ? [] : [{ code, from }]))
      .toSorted((a, b) => b.from - a.from)
      .map(({ code, from }) => ({ code, isReached: isAtLeast(from, source.attributes.get(origin.of)) }));
    const variable = dayOf(source.attributes.get(origin.of)) ?? origin.of;
    return (values) => {
      const value = values.get(variable) ?? "";
      return value === "" ? unknown : (falling.find(({ isReached }) => isReached(value))?.code ?? unknown);
    };
  }
  if (origin.kind === "period") {
    const { from, to } = origin.window;
    return (values) => {
      const day = values.get(origin.of) ?? "";
      return day >= from && day <= to ? periodOf(day, origin.every) : unknown;
    };
  }
  return (values) => values.get(id) ?? unknown;
}

/** The day that an age is counted from. */
const dayOf = (attribute: Attribute | undefined): string | null =>
  attribute?.origin.kind === "years" ? attribute.origin.of : null;

/** Whether a number is at least so much; of a day, the age that one born on it has. */
function isAtLeast(least: number, attribute: Attribute | undefined): (value: string) => boolean {
  if (attribute?.origin.kind !== "years") return (value) => Number(value) >= least;
  const last = lastBirth(least, attribute.origin.at);
  return (value) => last !== null && value <= last;
}

/** The last day on which one is born who is so old on a day; null where nobody can be. */
function lastBirth(age: number, at: string): string | null {
  const [year = "", ...rest] = at.split("-");
  const born = Number(year) - Math.ceil(age);
  return born < 1 ? null : [String(born).padStart(4, "0"), ...rest].join("-");
}

/** By attribute, what is asked of its code: of others that it has, nothing tells them apart. */
function probesOf(
  reached: readonly Attribute[],
  names: readonly string[],
  { source, universes, respected }: Definitions,
): ReadonlyMap<string, readonly ((code: string) => string)[]> {
  const probes = new Map<string, ((code: string) => string)[]>();
  const ask = (name: string, probe: (code: string) => string) => {
    const own = probes.get(name) ?? [];
    probes.set(name, [...own, probe]);
  };
  const askWhere = (where: Where) => {
    for (const [name, codes] of where) ask(name, (code) => String(codes.includes(code)));
  };
  for (const name of names) {
    if (source.attributes.has(name)) ask(name, (code) => code);
    for (const id of universes.get(name) ?? []) askWhere(source.universes.get(id)?.where ?? new Map());
    for (const { id, asked } of source.attributes.values())
      if (asked !== undefined && conditionsToBeAsked(id) === name) askWhere(asked.where);
  }
  for (const { id, origin, asked } of reached) {
    if (origin.kind === "any" || origin.kind === "set")
      for (const flag of origin.of) ask(flag, (code) => (answers.includes(code) ? code : unknown));
    if (asked !== undefined && respected.has(askedAsSaid(id))) {
      ask(id, (code) => String(code === asked.notAsked));
      askWhere(asked.where);
    }
  }
  for (const [question, { items }] of source.multiples)
    for (const item of items.values()) {
      if (respected.has(answeredWhole(question))) ask(item, reasonOf);
      ask(item, (code) => String(code === "yes"));
    }
  return probes;
}

/** One of all values of a variable that nothing asked for tells apart. */
function choicesOf(
  variable: Attribute,
  {
    reached,
    probes,
    reader,
  }: {
    readonly reached: readonly Attribute[];
    readonly probes: ReadonlyMap<string, readonly ((code: string) => string)[]>;
    readonly reader: ReturnType<typeof readerOf>;
  },
  definitions: Definitions,
): readonly string[] {
  const its = reached
    .filter((one) => {
      const made = variablesAmong(decidedBy([one.id], { ...definitions, respected: new Set() }));
      return made.length === 1 && made[0] === variable;
    })
    .flatMap(({ id }) => (probes.get(id) ?? []).map((probe) => ({ read: reader.read(id), probe })));
  const signOf = (value: string) => {
    const values = new Map([[variable.id, value]]);
    return JSON.stringify(its.map(({ read, probe }) => probe(read(values))));
  };
  const alike = Map.groupBy(valuesOf(variable, reached, definitions), signOf);
  return [...alike.values()].flatMap((same) => same.slice(0, 1));
}

function valuesOf(
  { id, type, codes }: Attribute,
  reached: readonly Attribute[],
  { source, fields }: Definitions,
): readonly string[] {
  if (type !== "date" && type !== "number") {
    const all = leavesOf(id, new Set([...codes.map(({ code }) => code), unknown]), source);
    return [...new Set([...all, ...(fields.get(id) ?? [])])];
  }
  const cuts = reached.flatMap((one) => cutsOf(one, id, source));
  return type === "number"
    ? ["", "-Infinity", ...new Set(cuts)]
    : ["", "0001-01-01", ...[...new Set(cuts)].toSorted()];
}

/** The numbers, or the days, of a variable from which an attribute says another code. */
function cutsOf({ origin, codes }: Attribute, variable: string, { attributes }: Source): readonly string[] {
  if (origin.kind === "period" && origin.of === variable) {
    const { from, to } = origin.window;
    return [from, ...codes.map(({ code }) => firstDayOf(code)).filter((day) => day > from), dayAfter(to)];
  }
  if (origin.kind !== "bands") return [];
  const from = codes.flatMap((code) => code.from ?? []);
  if (origin.of === variable) return from.map(String);
  const age = attributes.get(origin.of)?.origin;
  if (age?.kind !== "years" || age.of !== variable) return [];
  return from.flatMap((least) => {
    const last = lastBirth(least, age.at);
    return last === null ? [] : [dayAfter(last)];
  });
}

function firstDayOf(period: string): string {
  const [year = "", part = "01"] = period.split("-");
  const month = part.startsWith("Q") ? (Number(part.slice(1)) - 1) * 3 + 1 : Number(part);
  return `${year}-${String(month).padStart(2, "0")}-01`;
}

function dayAfter(day: string): string {
  const [year = 0, month = 0, own = 0] = day.split("-").map(Number);
  const next = new Date(0);
  next.setUTCFullYear(year, month - 1, own);
  // A 29 February that the year lacks is the day after the 28th already.
  if (next.getUTCDate() === own) next.setUTCDate(own + 1);
  return next.toISOString().slice(0, 10);
}

/** What no person of the data denies of the answers to questions: see `respectedRules`. */
function rulesOfAnswers(reached: readonly Attribute[], definitions: Definitions): readonly Rule[] {
  const { source, respected } = definitions;
  const reader = readerOf(definitions);
  const asked = reached.flatMap(({ id, asked }): readonly Rule[] => {
    if (asked === undefined || !respected.has(askedAsSaid(id))) return [];
    const [own, isMet] = [reader.read(id), reader.meets(asked.where)];
    const of = variablesAmong(decidedBy([id, ...asked.where.keys()], definitions)).map((one) => one.id);
    return [{ of, holds: (values) => (own(values) !== asked.notAsked) === isMet(values) }];
  });
  const ofQuestions = [...source.multiples.keys()].flatMap((question): readonly Rule[] => {
    const items = itemsAmong(reached, question, source);
    const [first, ...others] = items;
    if (first === undefined) return [];
    const reason = (item: string) => (values: Values) => reasonOf(values.get(item) ?? unknown);
    const whole = respected.has(answeredWhole(question))
      ? others.map((item) => ({
          of: [first, item],
          holds: (values: Values) => reason(first)(values) === reason(item)(values),
        }))
      : [];
    const apart = items.flatMap((one) =>
      items.flatMap((other) =>
        respected.has(neverTogether(one, other))
          ? [
              {
                of: [one, other],
                holds: (values: Values) => values.get(one) !== "yes" || values.get(other) !== "yes",
              },
            ]
          : [],
      ),
    );
    return [...whole, ...apart];
  });
  return [...asked, ...ofQuestions];
}
