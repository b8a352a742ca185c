import { type Logic, parseLogic, quoted } from "./logic.ts";

/** What `constraint` says where some answers stand alone. */
export function exclusiveLogic(exclusive: readonly string[]): string {
  return exclusive.map((code) => `not(selected(., ${quoted(code)}) and count-selected(.) > 1)`).join(" and ");
}

/**
 * The answers that a constraint forbids beside any other, in the two ways that forms write it: `not(selected(., 'x') and
 * count-selected(.) > 1)` and `if(selected(., 'x'), count-selected(.) = 1, true())`.
 * @param name of the question, which may stand for `.`
 * @returns null where the constraint says anything else
 */
export function readExclusive(text: string, name: string): readonly string[] | null {
  const logic = parseLogic(text);
  if (logic === null) return null;
  const codes = (logic.kind === "and" ? logic.parts : [logic]).map((part) => exclusiveCode(part, name));
  const known = codes.filter((code) => code !== null);
  return known.length === codes.length ? known : null;
}

function exclusiveCode(logic: Logic, name: string): string | null {
  if (logic.kind !== "call") return null;
  const [first, second, third] = logic.parts;
  if (logic.name === "not" && logic.parts.length === 1 && first?.kind === "and" && first.parts.length === 2) {
    const [chosen, several] = first.parts;
    const isSeveral = isCount(several, name, ">", "1") || isCount(several, name, ">=", "2");
    return isSeveral ? selectedCode(chosen, name) : null;
  }
  if (logic.name !== "if" || logic.parts.length !== 3) return null;
  const isAlone = isCount(second, name, "=", "1") || isCount(second, name, "<", "2");
  const isFree = third?.kind === "call" && third.name === "true";
  return isAlone && isFree ? selectedCode(first, name) : null;
}

function selectedCode(logic: Logic | undefined, name: string): string | null {
  if (logic?.kind !== "call" || logic.name !== "selected") return null;
  const [question, code] = logic.parts;
  return isQuestion(question, name) && code?.kind === "literal" ? code.value : null;
}

function isCount(logic: Logic | undefined, name: string, operator: string, bound: string): boolean {
  return (
    logic?.kind === "compare" &&
    logic.operator === operator &&
    logic.left.kind === "call" &&
    logic.left.name === "count-selected" &&
    isQuestion(logic.left.parts[0], name) &&
    logic.right.kind === "literal" &&
    logic.right.value === bound
  );
}

export function rangeLogic({ from, to }: { readonly from: number; readonly to: number }): string {
  return `. >= ${from} and . <= ${to}`;
}

/** The two bounds, both included, of a constraint that says nothing else; null for another. */
export function readRange(text: string, name: string): { readonly from: number; readonly to: number } | null {
  const logic = parseLogic(text);
  if (logic?.kind !== "and" || logic.parts.length !== 2) return null;
  const bound = (operator: string) =>
    logic.parts
      .map((part) =>
        part.kind === "compare" &&
        part.operator === operator &&
        isQuestion(part.left, name) &&
        part.right.kind === "literal"
          ? Number(part.right.value)
          : Number.NaN,
      )
      .find(Number.isFinite);
  const [from, to] = [bound(">="), bound("<=")];
  return from === undefined || to === undefined || from >= to ? null : { from, to };
}

function isQuestion(logic: Logic | undefined, name: string): boolean {
  return logic?.kind === "question" && (logic.name === "." || logic.name === name);
}
