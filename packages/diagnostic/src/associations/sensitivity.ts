import { contentOf } from "@vigie/study";
import { subjectIn } from "../subject.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { type AssociationSubject, asAssociation } from "./levels.ts";

/** The same association without one flag of its outcome; `subject` and `evidence` are null where its table is not published. */
export interface WithoutFlag {
  readonly flag: string;
  readonly label: string;
  readonly subject: AssociationSubject | null;
  readonly evidence: Evidence | null;
}

/** One per flag of the union that is the outcome; none where the outcome is not a union. */
export function sensitivityOf(subject: AssociationSubject): readonly WithoutFlag[] {
  const { study, source, indicator, formatter } = subject;
  return [...study.indicators.values()].flatMap((other) => {
    const without = contentOf(other).association?.without;
    if (without?.association !== indicator.id) return [];
    const { flag } = without;
    const label = source.attributes.get(flag)?.label;
    const sibling = subjectIn(other.id, subject);
    const withoutFlag = sibling && asAssociation(sibling);
    return [
      {
        flag,
        label: label === undefined ? flag : formatter.text(label),
        subject: withoutFlag,
        evidence: withoutFlag && evidenceOf(withoutFlag),
      },
    ];
  });
}
