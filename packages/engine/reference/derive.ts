import { periodOf } from "@vigie/study";
import type { AttributeNode, Condition, DerivedNode } from "../src/plan.ts";
import type { Value } from "./read-value.ts";

/** Value of a derived attribute. `of`: the unit's value of another attribute. Methods, sections 2 and 3. */
export function derive(node: DerivedNode, of: (attribute: string) => Value): Value {
  switch (node.kind) {
    case "years": {
      const birth = of(node.of);
      return typeof birth === "string" ? completedYears(birth, node.at) : null;
    }
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
      return flags.every((flag) => flag === "no") ? "no" : null;
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
      return of(node.of) ?? (isAsked(node.where, of) ? node.noAnswer : node.notAsked);
    case "box": {
      const own = of(node.of);
      const answered = node.among.map(of).some((other) => other === "yes" || other === "no");
      return own === null && answered ? "no" : own;
    }
    default:
      return node satisfies never;
  }
}

/** Every condition of a filter is met. */
function isAsked(where: readonly Condition[], of: (attribute: string) => Value): boolean {
  return where.every(({ attribute, codes }) => {
    const value = of(attribute);
    return typeof value === "string" && codes.includes(value);
  });
}

/** The question was answered, and not asked. */
export function isUnasked(node: AttributeNode, of: (attribute: string) => Value): boolean {
  if (node.kind !== "asked" || isAsked(node.where, of)) return false;
  const answer = of(node.of);
  return node.codes.some(({ code, missing }) => code === answer && missing !== "not_asked");
}

/** The number is known, and below every band; or the day, and out of the window. */
export function isBelowBands(node: AttributeNode, of: (attribute: string) => Value): boolean {
  if (node.kind === "period") {
    const day = of(node.of);
    return typeof day === "string" && !isWithin(day, node.window);
  }
  if (node.kind !== "bands") return false;
  const number = of(node.of);
  return typeof number === "number" && bandOf(number, node) === null;
}

/** Years that nobody has lived, or that are still to come. */
export function isImprobable(node: AttributeNode, years: Value): boolean {
  return node.kind === "years" && typeof years === "number" && (years < 0 || years > 125);
}

function isWithin(day: string, { from, to }: { readonly from: string; readonly to: string }): boolean {
  return from <= day && day <= to;
}

/** Counted from birthday to birthday; one on 29 February is kept on 1 March where the year lacks it. */
function completedYears(birth: string, at: string): number {
  const years = Number(at.slice(0, 4)) - Number(birth.slice(0, 4));
  return at.slice(5) >= birth.slice(5) ? years : years - 1;
}

function bandOf(number: number, { from }: Extract<DerivedNode, { kind: "bands" }>): string | null {
  const reached = [...from].filter(([, bound]) => bound <= number).toSorted(([, a], [, b]) => b - a);
  return reached[0]?.[0] ?? null;
}
