import type { ExportedTable } from "@vigie/diagnostic";
import { peopleOf, policyOf, protectionSentence, sourceText, uncertainRemark } from "@vigie/diagnostic";
import { capitalised } from "@vigie/words";
import type { PublicationFormatter } from "../formatter.ts";

/** Who is counted, and where it comes from: the note of the figure without what reads it. */
export function tableNote(
  { subject, hidden }: ExportedTable,
  formatter: PublicationFormatter,
): readonly string[] {
  const { source, indicator, table } = subject;
  const protection = protectionSentence([table], formatter);
  const people = peopleOf(source, indicator.universe, formatter).name;
  const scope = formatter.message("note.scope", { people, period: formatter.period(source.window) });
  return [
    `${formatter.message("note.scopeHead")} ${scope}.`,
    `${formatter.message("note.sourceHead")} ${sourceText(subject)}.`,
    ...(protection === null ? [] : [protection]),
    ...(hidden > 0 ? [formatter.message("export.hidden", { hidden, min: policyOf(subject).min })] : []),
    ...uncertainRemark(subject).map((remark) => `${capitalised(remark)}.`),
  ];
}
