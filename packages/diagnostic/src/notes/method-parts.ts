import { contentOf, type Indicator } from "@vigie/study";
import type { DiagnosticMessage } from "../diagnostic-messages.ts";
import type { Publication } from "../document/publication.ts";

/** Parts of the page on method that notes of figures lead to, by their anchor. */
export const methodTitles = {
  parts: "method.shares",
  marges: "method.margins",
  associations: "associations.title",
  taux: "method.rates",
} as const satisfies Record<string, DiagnosticMessage>;
export type MethodAnchor = keyof typeof methodTitles;

/** One of them, as pages and paper say it. */
export interface MethodPart {
  readonly anchor: MethodAnchor;
  readonly text: DiagnosticMessage;
  /** What is declared of each source. */
  readonly terms: readonly { readonly term: string; readonly meaning: string }[];
}

/** How shares, intervals, associations and rates are made: those that the study has. */
export function methodParts({ populations, words }: Publication): readonly MethodPart[] {
  const contents = populations.flatMap(({ items }) => items.map(({ indicator }) => contentOf(indicator)));
  const sources = [...new Set(populations.map(({ source }) => source))];
  const read = sources.flatMap(({ label, reading }) => (reading === null ? [] : [{ label, ...reading }]));
  const unsampled = sources.filter(({ reading, survey }) => reading === null && survey !== null);
  const wording = [...read, ...unsampled];
  return [
    { anchor: "parts", text: "method.sharesText", terms: [] },
    {
      anchor: "marges",
      text: "method.marginsText",
      terms: [
        ...read.map(({ label, kind, note }) => ({
          term: words.text(label),
          meaning: words.message(`method.reading.${kind}`, { note: words.text(note).replace(/[.\s]+$/, "") }),
        })),
        ...unsampled.map(({ label }) => ({
          term: words.text(label),
          meaning: words.message("method.reading.unsampled"),
        })),
        ...(wording.length === sources.length
          ? []
          : [
              {
                term: words.message("method.reading.rest", { some: wording.length > 0 ? "yes" : "no" }),
                meaning: words.message("method.reading.none"),
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

/** Where the page on method says how such an indicator is made. */
export function methodAnchorOf(indicator: Indicator): MethodAnchor {
  const { association, rate, isSingleLine, groupedBy, answers } = contentOf(indicator);
  if (association !== null) return "associations";
  if (rate !== null) return "taux";
  return isSingleLine || groupedBy !== null || answers !== null ? "marges" : "parts";
}
