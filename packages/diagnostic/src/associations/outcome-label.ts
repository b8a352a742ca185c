import type { Association } from "@vigie/study";
import { dimensionLabel, labelOf } from "../labels.ts";
import type { Subject } from "../subject.ts";

/** « Difficulté administrative » for a yes; « Groupe d’usage : Mixte » where a code is what counts. */
export function outcomeLabel(
  subject: Pick<Subject, "source" | "formatter"> & { readonly indicator: Pick<Association, "outcome"> },
): string {
  const { source, indicator, formatter } = subject;
  const { attribute, code } = indicator.outcome;
  const label = dimensionLabel(subject, attribute);
  if (source.attributes.get(attribute)?.type === "flag" && code === "yes") return label;
  return formatter.message("association.outcome", {
    attribute: label,
    label: labelOf(subject, attribute, code),
  });
}
