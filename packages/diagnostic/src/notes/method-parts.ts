import { contentOf } from "@vigie/study";
import type { DiagnosticMessage } from "../diagnostic-messages.ts";
import type { Publication } from "../document/publication.ts";
import type { MethodAnchor } from "./method-anchor.ts";

/** One of them, as pages and paper say it. */
export interface MethodPart {
  readonly anchor: MethodAnchor;
  readonly text: DiagnosticMessage;
  /** What is declared of each source. */
  readonly terms: readonly { readonly term: string; readonly meaning: string }[];
}

/** How shares, intervals, associations and rates are made: those that the study has. */
export function methodParts({ populations, formatter }: Publication): readonly MethodPart[] {
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
