import type { ExportedTable } from "@vigie/diagnostic";
import {
  partnerOf,
  peopleOf,
  protectionSentence,
  type ShownPolicy,
  secrecyOf,
  uncertainRemark,
} from "@vigie/diagnostic";
import { capitalised } from "@vigie/words";
import type { PublicationWords } from "../words.ts";

/** Who is counted, and where it comes from: the note of the figure without what reads it. */
export function tableNote({ subject, hidden }: ExportedTable, words: PublicationWords): readonly string[] {
  const { source, indicator, study, gathered, table } = subject;
  const held = gathered.get(indicator.id);
  const policy: ShownPolicy =
    held?.state === "published"
      ? held.bundle.manifest.policy
      : { min: study.disclosure.min, small: "hidden" };
  const protection = protectionSentence([table], words);
  const people = peopleOf(source, indicator.universe, words).name;
  const scope = words.message("note.scope", { people, period: words.period(source.window) });
  const from = words.message("note.source", {
    partner: words.text(partnerOf(source.id, study).label),
    study: words.text(study.title),
    version: study.version,
    secrecy: secrecyOf(subject, policy),
  });
  return [
    `${words.message("note.scopeHead")} ${scope}.`,
    `${words.message("note.sourceHead")} ${from}.`,
    ...(protection === null ? [] : [protection]),
    ...(hidden > 0 ? [words.message("export.hidden", { hidden, min: policy.min })] : []),
    ...uncertainRemark(subject).map((remark) => `${capitalised(remark)}.`),
  ];
}
