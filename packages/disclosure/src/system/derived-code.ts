import { unknown } from "@vigie/engine";
import { type Attribute, periodOf, type Source, type Universe } from "@vigie/study";
import type { Definitions } from "./definitions.ts";
import { answers, conditionsToBeAsked, met, unmet } from "./respected-rules.ts";

/** By what attributes are made of in the end: codes of fields; of a number or a day, where it lies, "" where it lies nowhere. */
export type Values = ReadonlyMap<string, string>;
export type Read = (values: Values) => string;

/** What derives the code of a name, and tells who meets conditions. */
export interface Reader {
  readonly read: (name: string) => Read;
  readonly meets: (where: Universe["where"]) => (values: Values) => boolean;
}

/** Of attributes, of fields of universes, and of the conditions to be asked a question. */
export function readerOf({ source, universes }: Definitions): Reader {
  const known = new Map<string, Read>();
  const read = (name: string): Read => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const made = makeRead(name);
    known.set(name, made);
    return made;
  };
  const meets = (where: Universe["where"]) => {
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
export function lastBirth(age: number, at: string): string | null {
  const [year = "", ...rest] = at.split("-");
  const born = Number(year) - Math.ceil(age);
  return born < 1 ? null : [String(born).padStart(4, "0"), ...rest].join("-");
}
