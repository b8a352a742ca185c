import { inSentence } from "@vigie/words";
import { dimensionLabel, labelOf } from "../labels.ts";
import { pValueStatement } from "../notes/evidence-texts.ts";
import type { Adjusted } from "./adjusted.ts";
import type { LevelEvidence } from "./evidence.ts";
import type { AssociationSubject } from "./levels.ts";

/** The references, base and tests of a model, or why it could not be fitted. */
export function adjustedSentences(
  subject: AssociationSubject,
  adjusted: Adjusted,
  levels: readonly LevelEvidence[],
): readonly string[] {
  const { formatter, indicator, source } = subject;
  const { silence, base, eventsPerParameter } = adjusted;
  if (silence !== null)
    return [
      formatter.message("association.noModel", {
        attributes: heldEqual(subject),
        why: formatter.message(`association.noModel.${silence.reason}`, {
          attributes: formatter.list(silence.attributes.map((id) => `« ${dimensionLabel(subject, id)} »`)),
          count: silence.attributes.length,
        }),
      }),
    ];
  const references = [...indicator.adjust].map(([id, code]) =>
    formatter.message("association.modelReference", {
      attribute: inSentence(dimensionLabel(subject, id)),
      label: labelOf(subject, id, code),
    }),
  );
  return [
    formatter.message("association.model", {
      attributes: heldEqual(subject),
      references: formatter.list(references),
      base: formatter.count(base),
      events: eventsPerParameter,
    }),
    ...(eventsPerParameter < 10 ? [formatter.message("association.modelThin")] : []),
    ...(source.inferenceTarget === null
      ? []
      : levels.flatMap(({ code, label }) => {
          const pValue = adjusted.levels.get(code)?.pValue ?? null;
          return pValue === null
            ? []
            : [formatter.message("association.modelTest", { label, p: pValueStatement(pValue, formatter) })];
        })),
  ];
}

/** « âge, diplôme et revenu » */
export function heldEqual(subject: AssociationSubject): string {
  const names = [...subject.indicator.adjust.keys()];
  return subject.formatter.list(names.map((id) => inSentence(dimensionLabel(subject, id))));
}
