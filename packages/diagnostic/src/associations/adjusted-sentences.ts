import { inSentence } from "@vigie/words";
import { dimensionLabel, labelOf } from "../labels.ts";
import { pValueStatement } from "../notes/evidence-words.ts";
import type { Adjusted } from "./adjusted.ts";
import type { LevelEvidence } from "./evidence.ts";
import type { AssociationSubject } from "./levels.ts";

/** What a model was fitted on and what it finds, or why there is none. */
export function adjustedSentences(
  subject: AssociationSubject,
  adjusted: Adjusted,
  levels: readonly LevelEvidence[],
): readonly string[] {
  const { words, indicator, source } = subject;
  const { silence, base, eventsPerParameter } = adjusted;
  if (silence !== null)
    return [
      words.message("association.noModel", {
        attributes: heldEqual(subject),
        why: words.message(`association.noModel.${silence.reason}`, {
          attributes: words.list(silence.attributes.map((id) => `« ${dimensionLabel(subject, id)} »`)),
          count: silence.attributes.length,
        }),
      }),
    ];
  const references = [...indicator.adjust].map(([id, code]) =>
    words.message("association.modelReference", {
      attribute: inSentence(dimensionLabel(subject, id)),
      label: labelOf(subject, id, code),
    }),
  );
  return [
    words.message("association.model", {
      attributes: heldEqual(subject),
      references: words.list(references),
      base: words.count(base),
      events: eventsPerParameter,
    }),
    ...(eventsPerParameter < 10 ? [words.message("association.modelThin")] : []),
    ...(source.inferenceTarget === null
      ? []
      : levels.flatMap(({ code, label }) => {
          const pValue = adjusted.levels.get(code)?.pValue ?? null;
          return pValue === null
            ? []
            : [words.message("association.modelTest", { label, p: pValueStatement(pValue, words) })];
        })),
  ];
}

/** « âge, diplôme et revenu » */
export function heldEqual(subject: AssociationSubject): string {
  const names = [...subject.indicator.adjust.keys()];
  return subject.words.list(names.map((id) => inSentence(dimensionLabel(subject, id))));
}
