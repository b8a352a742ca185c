import type { Indicator } from "@vigie/study";
import type { Publication } from "../document/publication.ts";
import type { MessageKey } from "../words.ts";

/** Parts of the page on method that notes of figures lead to, by their anchor. */
export const methodTitles = {
  parts: "method.shares",
  marges: "method.margins",
  associations: "associations.title",
  taux: "method.rates",
} as const satisfies Record<string, MessageKey>;
export type MethodAnchor = keyof typeof methodTitles;

/** One of them, as pages and paper say it. */
export interface MethodPart {
  readonly anchor: MethodAnchor;
  readonly text: MessageKey;
  /** What is declared of each source. */
  readonly terms: readonly { readonly term: string; readonly meaning: string }[];
}

/** How shares, intervals, associations and rates are made: those that the study has. */
export function methodParts({ populations, words }: Publication): readonly MethodPart[] {
  const kinds = new Set(populations.flatMap(({ items }) => items.map(({ indicator }) => indicator.kind)));
  const sources = [...new Set(populations.map(({ source }) => source))];
  const read = sources.flatMap(({ label, reading }) => (reading === null ? [] : [{ label, ...reading }]));
  const unsampled = sources.filter(({ reading, survey }) => reading === null && survey !== null);
  const said = [...read, ...unsampled];
  return [
    { anchor: "parts", text: "method.sharesText", terms: [] },
    {
      anchor: "marges",
      text: "method.marginsText",
      terms: [
        ...read.map(({ label, kind, note }) => ({
          term: words.text(label),
          meaning: words.say(`method.reading.${kind}`, { note: words.text(note).replace(/[.\s]+$/, "") }),
        })),
        ...unsampled.map(({ label }) => ({
          term: words.text(label),
          meaning: words.say("method.reading.unsampled"),
        })),
        ...(said.length === sources.length
          ? []
          : [
              {
                term: words.say("method.reading.rest", { some: said.length > 0 ? "yes" : "no" }),
                meaning: words.say("method.reading.none"),
              },
            ]),
      ],
    },
    ...(kinds.has("association")
      ? [
          {
            anchor: "associations",
            text: "method.associationsText",
            terms: [],
          } as const,
        ]
      : []),
    ...(kinds.has("rate") ? [{ anchor: "taux", text: "method.ratesText", terms: [] } as const] : []),
  ];
}

/** Where the page on method says how such an indicator is made. */
export function methodAnchorOf({ kind }: Pick<Indicator, "kind">): MethodAnchor {
  switch (kind) {
    case "association":
      return "associations";
    case "rate":
      return "taux";
    case "distribution":
    case "profile":
    case "multiple":
      return "marges";
    default:
      return "parts";
  }
}
