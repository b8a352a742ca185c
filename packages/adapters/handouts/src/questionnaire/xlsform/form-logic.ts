import type { Answer, Condition } from "../questionnaire.ts";
import { type Logic, parseLogic, quotedCode } from "./logic.ts";

/** What `relevant` says for a question that is asked under conditions; empty for one asked of everyone. */
export function filterLogic(conditions: readonly Condition[]): string {
  return conditions
    .map(({ question, item, answers }) => {
      const name = `\${${question}}`;
      if (item !== null)
        return answers[0] === "yes"
          ? `selected(${name}, ${quotedCode(item)})`
          : // Nothing selected is not an answer, and not « no ».
            `${name} != '' and not(selected(${name}, ${quotedCode(item)}))`;
      const each = answers.map((answer) => `${name} = ${quotedCode(answer)}`).join(" or ");
      return answers.length > 1 && conditions.length > 1 ? `(${each})` : each;
    })
    .join(" and ");
}

/** An earlier question of the form, as a filter may name it. */
export interface FilterQuestion {
  readonly name: string;
  readonly answer: Answer;
  /** The answer of the study for a value of the form; null for a value that is none of its answers. */
  readonly codeOf: (value: string) => string | null;
  /** Answers that say a value. */
  readonly codes: readonly string[];
}

export type FilterReading =
  | { readonly kind: "exact" | "approximate"; readonly conditions: readonly Condition[] }
  | { readonly kind: "unknown" };

interface Part extends Condition {
  readonly isApproximate: boolean;
}

/**
 * Reads `relevant` as conditions that must all hold.
 * @param questionOf null for a question that the study does not take
 * @returns `approximate` where « another answer » was written, which in a form also holds without an answer
 */
export function readFilter(text: string, questionOf: (name: string) => FilterQuestion | null): FilterReading {
  const logic = parseLogic(text);
  const parts = logic === null ? null : conjunction(logic, questionOf);
  if (parts === null) return { kind: "unknown" };
  const answered = new Set(
    parts.flatMap(({ question, answers }) => (answers.length === 0 ? [question] : [])),
  );
  const merged = new Map<string, Part>();
  for (const part of parts) {
    if (part.answers.length === 0) continue;
    const key = JSON.stringify([part.question, part.item]);
    const known = merged.get(key);
    const answers = part.answers.filter((answer) => known?.answers.includes(answer) !== false);
    if (answers.length === 0) return { kind: "unknown" };
    merged.set(key, { ...part, answers, isApproximate: part.isApproximate || known?.isApproximate === true });
  }
  const named = new Set([...merged.values()].map(({ question }) => question));
  // « Answered » alone is not a condition of the study's language.
  if ([...answered].some((question) => !named.has(question))) return { kind: "unknown" };
  const all = [...merged.values()];
  return {
    kind: all.some(({ isApproximate, question }) => isApproximate && !answered.has(question))
      ? "approximate"
      : "exact",
    conditions: all.map(({ question, item, answers }) => ({ question, item, answers })),
  };
}

type QuestionOf = (name: string) => FilterQuestion | null;

function conjunction(logic: Logic, questionOf: QuestionOf): readonly Part[] | null {
  if (logic.kind === "and") {
    const parts = logic.parts.map((part) => conjunction(part, questionOf));
    return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
  }
  const part = logic.kind === "or" ? alternatives(logic.parts, questionOf) : condition(logic, questionOf);
  return part === null ? null : [part];
}

/** Several answers of one question that has one answer. */
function alternatives(logics: readonly Logic[], questionOf: QuestionOf): Part | null {
  const parts = logics.map((logic) =>
    logic.kind === "or" ? alternatives(logic.parts, questionOf) : condition(logic, questionOf),
  );
  const [first] = parts;
  if (first === null || first === undefined || first.item !== null) return null;
  const answers: string[] = [];
  for (const part of parts) {
    if (
      part?.question !== first.question ||
      part.item !== null ||
      part.isApproximate ||
      part.answers.length === 0
    )
      return null;
    answers.push(...part.answers);
  }
  return { ...first, answers: [...new Set(answers)] };
}

/** One answer, or another one; `answers` is empty for « has an answer ». */
function condition(logic: Logic, questionOf: QuestionOf): Part | null {
  if (logic.kind === "call" && logic.name === "not" && logic.parts.length === 1) {
    const [inside] = logic.parts;
    const part = inside === undefined ? null : condition(inside, questionOf);
    return part === null || part.isApproximate ? null : otherwise(part, questionOf(part.question));
  }
  const named = namedAnswer(logic);
  if (named === null) return null;
  const question = questionOf(named.question);
  if (question === null) return null;
  const about = { question: question.name, item: null, isApproximate: false };
  if (named.value === "") return named.differs ? { ...about, answers: [] } : null;
  const code = question.codeOf(named.value);
  if (code === null) return null;
  const { kind } = question.answer;
  if (kind === "date" || kind === "number" || (kind === "codes" && !named.selected)) return null;
  const part = kind === "codes" ? { ...about, item: code, answers: ["yes"] } : { ...about, answers: [code] };
  return named.differs ? otherwise(part, question) : part;
}

function otherwise(part: Part, question: FilterQuestion | null): Part | null {
  if (question === null || part.answers.length === 0) return null;
  if (part.item !== null) return { ...part, answers: ["no"], isApproximate: true };
  const answers = question.codes.filter((code) => !part.answers.includes(code));
  return answers.length === 0 ? null : { ...part, answers, isApproximate: true };
}

function namedAnswer(logic: Logic): {
  readonly question: string;
  readonly value: string;
  readonly selected: boolean;
  readonly differs: boolean;
} | null {
  const isCompare = logic.kind === "compare" && (logic.operator === "=" || logic.operator === "!=");
  const isCall = logic.kind === "call" && logic.name === "selected" && logic.parts.length === 2;
  if (!isCompare && !isCall) return null;
  const [a, b] = logic.kind === "compare" ? [logic.left, logic.right] : logic.parts;
  const [question, value] = b?.kind === "question" ? [b, a] : [a, b];
  if (question?.kind !== "question" || value?.kind !== "literal") return null;
  return {
    question: question.name,
    value: value.value,
    selected: isCall,
    differs: logic.kind === "compare" && logic.operator === "!=",
  };
}

/** What `constraint` says where some answers stand alone. */
export function exclusiveLogic(exclusive: readonly string[]): string {
  return exclusive
    .map((code) => `not(selected(., ${quotedCode(code)}) and count-selected(.) > 1)`)
    .join(" and ");
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
