/** What testers of online services fill, and how severe an obstacle can be. Methods, section 6. */
import type { Text } from "./text.ts";
export interface ServiceTest {
  readonly services: readonly TestedService[];
  readonly obstacles: readonly Entry[];
  readonly devices: readonly Entry[];
  readonly topics: readonly Entry[];
  /** Pseudonyms; they stay in the results, and in no table. */
  readonly testers: readonly string[];
}

export interface TestedService extends Entry {
  readonly institution: Text;
  /** In the order in which one meets them. */
  readonly steps: readonly Entry[];
}

export interface Entry {
  readonly code: string;
  readonly label: Text;
}

/** From nothing noted to an obstacle that stops the procedure, in order: their ranks are the ratings compared. */
export const severities = [
  { code: "none", label: { fr: "Rien de noté", en: "Nothing noted" } },
  { code: "minor", label: { fr: "Mineur", en: "Minor" } },
  { code: "major", label: { fr: "Majeur", en: "Major" } },
  { code: "blocking", label: { fr: "Bloquant", en: "Blocking" } },
] as const satisfies readonly Entry[];

/** What the rows of a source may be of tests: tests, their steps, ratings of obstacles, answers on quality. */
export const serviceTestParts = ["tests", "steps", "ratings", "quality"] as const;
export type ServiceTestPart = (typeof serviceTestParts)[number];

/** What is answered to a topic of quality. */
export const topicAnswers = [
  { code: "yes", label: { fr: "Oui", en: "Yes" } },
  { code: "partly", label: { fr: "En partie", en: "Partly" } },
  { code: "no", label: { fr: "Non", en: "No" } },
] as const satisfies readonly Entry[];

/** Code of a step in the tables: two services may name theirs alike. */
export function stepCode(service: string, step: string): string {
  return `${service}-${step}`;
}
