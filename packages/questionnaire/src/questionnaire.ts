import type { Code, NumberRange, Text } from "@vigie/study";

/** A survey source as questions: what a person is asked, in order, and nothing of how it is counted. */
export interface Questionnaire {
  /** Name of the source. */
  readonly name: string;
  readonly title: Text;
  /** What the answers serve; null where the study does not say it. */
  readonly purpose: Text | null;
  readonly lists: ReadonlyMap<string, ChoiceList>;
  readonly questions: readonly Question[];
}

/** The answers that a question offers: the codes of a code list that are nobody's parent. */
export interface ChoiceList {
  readonly id: string;
  readonly label: Text;
  readonly ordered: boolean;
  readonly choices: readonly Choice[];
}

export type Choice = Pick<Code, "code" | "label" | "missing" | "from" | "stance">;

export interface Question {
  /** Name of the field. */
  readonly name: string;
  readonly label: Text;
  readonly answer: Answer;
  /** All must hold for the question to be asked; none: asked of everyone. */
  readonly asked: readonly Condition[];
}

export type Answer =
  | { readonly kind: "code"; readonly list: string }
  | { readonly kind: "flag" }
  | { readonly kind: "codes"; readonly list: string; readonly exclusive: readonly string[] }
  | { readonly kind: "date" }
  | { readonly kind: "number"; readonly range: NumberRange | null };

/** An earlier question has one of these answers; of one item of a question of several answers, `yes` or `no`. */
export interface Condition {
  readonly question: string;
  readonly item: string | null;
  readonly answers: readonly string[];
}

/** Codes that a person who answers never chooses: the absence of the question, or what an agent could not read. */
export function isOffered({ missing }: Choice): boolean {
  return missing !== "not_asked" && missing !== "illegible";
}
