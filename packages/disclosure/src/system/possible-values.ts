import { type Rule, rulesOfAnswers } from "./answer-rules.ts";
import { attributesIn, type Definitions, decidedBy, itemsOf, variablesAmong } from "./definitions.ts";
import { type Read, readerOf, type Values } from "./derived-code.ts";
import { conditionsToBeAsked, madeOf, reasonOf } from "./respected-rules.ts";
import { choicesOf, probesOf, standingFor } from "./told-apart.ts";

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
  /** The same; of the codes of a field that no other of the names tells apart, the first one stands for all. */
  readonly togetherAlike: (names: readonly string[], most: number) => Alike | null;
  /**
   * What the conditions of universes say of a field that they are on, without trying the rest: who is in one has a code that it
   * asks for.
   * @returns null where neither of the two is a field of universes with conditions on the other
   */
  readonly asConditions: (one: string, other: string) => readonly (readonly [string, string])[] | null;
  /** By field among some names, how many of its codes the others tell apart. */
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
    together: (names, most = Number.POSITIVE_INFINITY) => tryAll(names, new Set(names), most)?.rows ?? null,
    togetherAlike: (names, most) => tryAll(names, madeAmong(names), most),
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
      const reached = reachedBy(names);
      const probes = probesOf(reached, { names, apart: madeAmong(names) }, definitions);
      const own = variablesAmong(reached).filter(({ id }) => names.includes(id));
      return new Map(
        own.map((one) => [one.id, choicesOf(one, { reached, probes, reader }, definitions).length] as const),
      );
    },
  };

  /** Those that are no list of codes of a field. */
  function madeAmong(names: readonly string[]): ReadonlySet<string> {
    return new Set(
      names.filter((name) => {
        const attribute = source.attributes.get(name);
        return attribute?.type !== "code" || madeOf(attribute).length > 0;
      }),
    );
  }

  function tryAll(names: readonly string[], apart: ReadonlySet<string>, most: number): Alike | null {
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
    const probes = probesOf(reached, { names, apart }, definitions);
    const choices = variables.map((variable) =>
      choicesOf(variable, { reached, probes, reader }, definitions),
    );
    const like = standingFor(reached, { names, read: names.flatMap(startsOf) }, definitions);
    const firsts = choices.map((alike) => alike.flatMap((same) => same.slice(0, 1)));
    const rows = tried({
      variables: variables.map(({ id }) => id),
      choices: firsts,
      like,
      rules,
      reads,
      most,
    });
    if (rows === null) return null;
    return {
      rows,
      codes: new Map(
        variables.flatMap(({ id }, at) =>
          names.includes(id) && !apart.has(id)
            ? [[id, new Map(choices[at]?.map((same) => [same[0] ?? "", same] as const))] as const]
            : [],
        ),
      ),
    };
  }
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
