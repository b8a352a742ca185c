import type { Text } from "./text.ts";

/** Why a code says no value; such codes stay in tables, outside the base of shares. */
export const missingKinds = ["not_asked", "dont_know", "no_answer", "illegible"] as const;

export interface Code {
  readonly code: string;
  readonly label: Text;
  readonly parent: string | null;
  readonly missing: (typeof missingKinds)[number] | null;
  readonly from: number | null;
  /** What units that have it do or are, in the plural and from the verb on: « ont de 25 à 34 ans ». */
  readonly sentence?: Text;
  /** Side of an opinion, where the code says one. */
  readonly stance?: "against" | "neutral" | "for";
  /** Its names in editions before, the first one first. */
  readonly formerly?: readonly string[];
}

/** The name of a code in the series of a study: its first one. */
export function firstName(codes: readonly Code[], code: string): string {
  return codes.find((own) => own.code === code)?.formerly?.[0] ?? code;
}

export interface Codelist {
  readonly id: string;
  readonly label: Text;
  readonly ordered: boolean;
  readonly codes: readonly Code[];
}

/** A code that says a value, without parent or lower bound. */
export function plainCode(code: string, label: Text): Code {
  return { code, label, parent: null, missing: null, from: null };
}

/** A flag's only codes. */
export const flagCodes: readonly Code[] = [
  plainCode("yes", { fr: "Oui", en: "Yes" }),
  plainCode("no", { fr: "Non", en: "No" }),
];
