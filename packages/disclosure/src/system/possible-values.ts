import { type Rule, rulesOfAnswers } from "./answer-rules.ts";
import { attributesIn, type Definitions, decidedBy, itemsOf, variablesAmong } from "./definitions.ts";
import { type Read, readerOf, type Values } from "./derived-code.ts";
import { conditionsToBeAsked, reasonOf } from "./respected-rules.ts";
import { type AlikeCodes, alikeOf, choicesOf, probesOf, standing, standingFor } from "./told-apart.ts";

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
  /** The same; of the codes of a name that no other of the names tells apart, the first one stands for all. */
  readonly togetherAlike: (names: readonly string[], most: number) => Alike | null;
  /**
   * What the conditions of universes say of a field that they are on, without trying the rest: who is in one has a code that it
   * asks for.
   * @returns null where neither of the two is a field of universes with conditions on the other
   */
  readonly asConditions: (one: string, other: string) => readonly (readonly [string, string])[] | null;
  /** By attribute among some names that is made of one field, how many of its codes the others tell apart. */
  readonly toldApart: (names: readonly string[]) => ReadonlyMap<string, number>;
}

export interface Alike {
  readonly rows: readonly (readonly string[])[];
  /** By name, the codes that each one of the rows stands for, where it does for others. */
  readonly codes: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
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
    if (question !== undefined) return itemsOf(told, question, source).slice(0, 1);
    const asked = [...source.attributes.values()].find(({ id }) => conditionsToBeAsked(id) === name)?.asked;
    if (asked !== undefined) return [...asked.where.keys()];
    return source.attributes.has(name) ? [name] : attributesIn(universes.get(name) ?? [], source);
  };
  const reachedBy = (names: readonly string[]) => decidedBy(names.flatMap(startsOf), definitions);
  return {
    variablesOf: (name) => new Set(variablesAmong(reachedBy([name])).map(({ id }) => id)),
    ties: rulesOfAnswers(told, definitions).map(({ of }) => of),
    together: (names, most = Number.POSITIVE_INFINITY) => tryAll(names, new Map(), most),
    togetherAlike: (names, most) => {
      const alike = alikeOf(reachedBy(names), { names, reader }, definitions);
      const rows = tryAll(names, alike, most);
      return rows === null ? null : { rows, codes: byFirst(alike) };
    },
    asConditions: (one, other) => {
      const [membership, name] = universes.has(one) ? [one, other] : [other, one];
      const wheres = (universes.get(membership) ?? []).flatMap((id) => {
        const codes = source.universes.get(id)?.where.get(name);
        return codes === undefined ? [] : [{ id, codes }];
      });
      if (wheres.length === 0) return null;
      const isPossible = (pattern: string, code: string) =>
        wheres.every(({ id, codes }) => !pattern.split("+").includes(id) || codes.includes(code));
      return (fields.get(membership) ?? []).flatMap((pattern) =>
        (fields.get(name) ?? [])
          .filter((code) => isPossible(pattern, code))
          .map((code): readonly [string, string] => (membership === one ? [pattern, code] : [code, pattern])),
      );
    },
    toldApart: (names) => {
      const alike = alikeOf(reachedBy(names), { names, reader }, definitions);
      return new Map([...alike].map(([name, codes]) => [name, new Set(codes.values()).size]));
    },
  };

  function tryAll(names: readonly string[], alike: AlikeCodes, most: number): Alike["rows"] | null {
    const reached = reachedBy(names);
    const variables = variablesAmong(reached);
    const exact = names.map((name) => {
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
        return leaves ? [{ of, holds: (values: Values) => leaves.has(exact[at]?.(values) ?? "") }] : [];
      }),
    ];
    const codes = (name: string) => (code: string) => standing(alike.get(name), code);
    const probes = probesOf(reached, { names, codes }, definitions);
    return tried({
      variables: variables.map(({ id }) => id),
      choices: variables.map((variable) =>
        choicesOf(variable, { reached, probes, reader }, definitions).flatMap((same) => same.slice(0, 1)),
      ),
      like: standingFor(reached, { names, read: names.flatMap(startsOf) }, definitions),
      rules,
      reads: names.map((name, at) => (values) => codes(name)(exact[at]?.(values) ?? "")),
      most,
    });
  }
}

function byFirst(alike: AlikeCodes): Alike["codes"] {
  const isFirst = ([code, [first]]: readonly [string, readonly string[]]) => code === first;
  return new Map([...alike].map(([name, codes]) => [name, new Map([...codes].filter(isFirst))]));
}

function tried({
  variables,
  choices,
  like,
  rules,
  reads,
  most,
}: {
  readonly variables: readonly string[];
  readonly choices: readonly (readonly string[])[];
  readonly like: ReadonlyMap<string, string>;
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
    const other = values.get(like.get(variable) ?? "");
    const only = other === undefined ? undefined : [other === "yes" ? "no" : other];
    for (const value of only ?? choices[at] ?? []) {
      values.set(variable, value);
      const holds = (rulesAt.get(at) ?? []).every((rule) => rule.holds(values));
      if (holds && !visit(at + 1)) return false;
    }
    return true;
  };
  return visit(0) ? [...found.values()] : null;
}
