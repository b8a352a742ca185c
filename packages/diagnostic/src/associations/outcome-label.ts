import { dimensionLabel, labelOf } from "../labels.ts";
import type { AssociationSubject } from "./levels.ts";

/** « Difficulté administrative » for a yes; « Groupe d’usage : Mixte » where a code is what counts. */
export function outcomeLabel(subject: Pick<AssociationSubject, "source" | "words" | "indicator">): string {
  const { source, indicator, words } = subject;
  const { attribute, code } = indicator.outcome;
  const label = dimensionLabel(subject, attribute);
  if (source.attributes.get(attribute)?.type === "flag" && code === "yes") return label;
  return words.say("association.outcome", { attribute: label, label: labelOf(subject, attribute, code) });
}
