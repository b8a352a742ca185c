import { contentOf, type Indicator } from "@vigie/study";
import type { Chapter, DiagnosticMessage, Formatter } from "@vigie/tables";

/** One of them, as pages and paper say it. */
export interface MethodPart {
  readonly anchor: MethodAnchor;
  readonly text: DiagnosticMessage;
  /** What is declared of each source. */
  readonly terms: readonly { readonly term: string; readonly meaning: string }[];
}

/** How shares, intervals, associations and rates are made: those that the study has. */
export function methodParts({
  populations,
  formatter,
}: {
  readonly populations: readonly Chapter[];
  readonly formatter: Formatter;
}): readonly MethodPart[] {
  const contents = populations.flatMap(({ items }) => items.map(({ indicator }) => contentOf(indicator)));
  const sources = [...new Set(populations.map(({ source }) => source))];
  const read = sources.flatMap(({ label, inferenceTarget }) =>
    inferenceTarget === null ? [] : [{ label, ...inferenceTarget }],
  );
  const unsampled = sources.filter(
    ({ inferenceTarget, survey }) => inferenceTarget === null && survey !== null,
  );
  const wording = [...read, ...unsampled];
  return [
    { anchor: "parts", text: "method.sharesText", terms: [] },
    {
      anchor: "marges",
      text: "method.marginsText",
      terms: [
        ...read.map(({ label, kind, note }) => ({
          term: formatter.text(label),
          meaning: formatter.message(`method.inferenceTarget.${kind}`, {
            note: formatter.text(note).replace(/[.\s]+$/, ""),
          }),
        })),
        ...unsampled.map(({ label }) => ({
          term: formatter.text(label),
          meaning: formatter.message("method.inferenceTarget.unsampled"),
        })),
        ...(wording.length === sources.length
          ? []
          : [
              {
                term: formatter.message("method.inferenceTarget.rest", {
                  some: wording.length > 0 ? "yes" : "no",
                }),
                meaning: formatter.message("method.inferenceTarget.none"),
              },
            ]),
      ],
    },
    ...(contents.some(({ association }) => association !== null)
      ? [
          {
            anchor: "associations",
            text: "method.associationsText",
            terms: [],
          } as const,
        ]
      : []),
    ...(contents.some(({ rate }) => rate !== null)
      ? [{ anchor: "taux", text: "method.ratesText", terms: [] } as const]
      : []),
  ];
}

/** Parts of the page on method that notes of figures lead to, by their anchor. */
export const methodTitles = {
  parts: "method.shares",
  marges: "method.margins",
  associations: "associations.title",
  taux: "method.rates",
} as const satisfies Record<string, DiagnosticMessage>;

export type MethodAnchor = keyof typeof methodTitles;

/** Where the page on method says how such an indicator is made. */
export function methodAnchorOf(indicator: Indicator): MethodAnchor {
  const { association, rate, isSingleLine, groupedBy, answers } = contentOf(indicator);
  if (association !== null) return "associations";
  if (rate !== null) return "taux";
  return isSingleLine || groupedBy !== null || answers !== null ? "marges" : "parts";
}
