import { type IntervalEnd, periodOf } from "@vigie/study";
import type { CodesCondition } from "../../packages/core/engine/src/derivations/derivation.ts";
import type { DerivedStep } from "../../packages/core/engine/src/derivations/index.ts";
import type { AttributeStep } from "../../packages/core/engine/src/plan.ts";
import type { Value } from "./read-value.ts";

/**
 * Value of a derived attribute. Methods, sections 2 and 3.
 * @param unit.of its value of another attribute
 * @param unit.reasonOf why its value of another attribute is no answer; null where it is one, or unknown
 * @param unit.ofContacts what its contacts that count come to
 */
export function derive(
  node: DerivedStep,
  {
    of,
    reasonOf,
    ofContacts,
  }: {
    readonly of: (attribute: string) => Value;
    readonly reasonOf: (attribute: string) => string | null;
    readonly ofContacts: (which: "first" | "last" | "count") => Value;
  },
): Value {
  switch (node.kind) {
    case "years": {
      const birth = of(node.of);
      return typeof birth === "string" ? completedYears(birth, node.at) : null;
    }
    case "days": {
      const [from, to] = [dayAt(node.from, of), dayAt(node.to, of)];
      return from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / 86_400_000;
    }
    case "months": {
      const [from, to] = [dayAt(node.from, of), dayAt(node.to, of)];
      return from === null || to === null ? null : completedMonths(from, to);
    }
    case "contact":
      return ofContacts(node.which);
    case "bands": {
      const number = of(node.of);
      return typeof number === "number" ? bandOf(number, node) : null;
    }
    case "recode": {
      const code = of(node.of);
      return typeof code === "string" ? (node.map.get(code) ?? null) : null;
    }
    case "period": {
      const day = of(node.of);
      return typeof day === "string" && isWithin(day, node.window) ? periodOf(day, node.every) : null;
    }
    case "any": {
      const flags = node.of.map(of);
      if (flags.includes("yes")) return "yes";
      if (flags.every((flag) => flag === "no")) return "no";
      const notAsked = node.codes.find(({ missing }) => missing === "not_asked")?.code ?? null;
      return node.of.every((flag) => reasonOf(flag) === "not_asked") ? notAsked : null;
    }
    case "set": {
      const flags = node.of.map((flag) => ({ flag, value: of(flag) }));
      if (!flags.every(({ value }) => value === "yes" || value === "no")) return null;
      const held = flags.filter(({ value }) => value === "yes").map(({ flag }) => flag);
      return held.length === 0 ? "none" : held.join("+");
    }
    case "item": {
      const list = of(node.of);
      if (typeof list !== "string") return null;
      const held = list.split("+");
      if (held.includes(node.item)) return "yes";
      const reasons = node.codes.filter(({ missing }) => missing !== null).map(({ code }) => code);
      return held.every((code) => reasons.includes(code)) ? (held[0] ?? null) : "no";
    }
    case "asked":
      if (isLeftOut(node.where, of)) return node.notAsked;
      return of(node.of) ?? (isAsked(node.where, of) ? node.noAnswer : node.notAsked);
    case "box": {
      const value = of(node.of);
      const answered = node.among.map(of).some((other) => other === "yes" || other === "no");
      return value === null && answered ? "no" : value;
    }
    default:
      return node satisfies never;
  }
}

/** Every condition of a filter is met. */
function isAsked(where: readonly CodesCondition[], of: (attribute: string) => Value): boolean {
  return where.every(({ attribute, codes }) => {
    const value = of(attribute);
    return typeof value === "string" && codes.includes(value);
  });
}

/** Some condition of a filter is known not to be met. */
function isLeftOut(where: readonly CodesCondition[], of: (attribute: string) => Value): boolean {
  return where.some(({ attribute, codes }) => {
    const value = of(attribute);
    return typeof value === "string" && !codes.includes(value);
  });
}

/** The question was answered, and not asked. */
export function isUnasked(node: AttributeStep, of: (attribute: string) => Value): boolean {
  if (node.kind !== "asked" || !isLeftOut(node.where, of)) return false;
  const answer = of(node.of);
  return node.codes.some(({ code, missing }) => code === answer && missing !== "not_asked");
}

/** The number is known, and below every band; or the day, and out of the window. */
export function isBelowBands(node: AttributeStep, of: (attribute: string) => Value): boolean {
  if (node.kind === "period") {
    const day = of(node.of);
    return typeof day === "string" && !isWithin(day, node.window);
  }
  if (node.kind !== "bands") return false;
  const number = of(node.of);
  return typeof number === "number" && bandOf(number, node) === null;
}

/** Times that nobody has lived, or that are still to come. */
export function isImprobable({ kind }: AttributeStep, time: Value): boolean {
  if ((kind !== "years" && kind !== "months" && kind !== "days") || typeof time !== "number") return false;
  return time < 0 || time > { years: 125, months: 1500, days: 45_657 }[kind];
}

function dayAt(end: IntervalEnd, of: (attribute: string) => Value): string | null {
  const day = "day" in end ? end.day : of(end.attribute);
  return typeof day === "string" ? day : null;
}

/** Months whose anniversary is reached: one on a day that its month lacks comes after the last one there. */
function completedMonths(from: string, to: string): number {
  const [year = 0, month = 0] = from.split("-").map(Number);
  const anniversary = (months: number) => {
    const at = year * 12 + month - 1 + months;
    const text = (number: number, length: number) => String(number).padStart(length, "0");
    return `${text(Math.floor(at / 12), 4)}-${text((at % 12) + 1, 2)}-${from.slice(8)}`;
  };
  let months = 0;
  while (anniversary(months) <= to) months += 1;
  while (anniversary(months) > to) months -= 1;
  return months;
}

function isWithin(day: string, { from, to }: { readonly from: string; readonly to: string }): boolean {
  return from <= day && day <= to;
}

/** Counted from birthday to birthday; one on 29 February is kept on 1 March where the year lacks it. */
function completedYears(birth: string, at: string): number {
  const years = Number(at.slice(0, 4)) - Number(birth.slice(0, 4));
  return at.slice(5) >= birth.slice(5) ? years : years - 1;
}

function bandOf(number: number, { from }: Extract<DerivedStep, { kind: "bands" }>): string | null {
  const reached = [...from].filter(([, bound]) => bound <= number).toSorted(([, a], [, b]) => b - a);
  return reached[0]?.[0] ?? null;
}
