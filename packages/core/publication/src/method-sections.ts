import type { Block } from "@vigie/documents";
import { guaranteeTerms, methodParts, methodTitles } from "@vigie/findings";
import type { Source } from "@vigie/study";
import { families, groups } from "@vigie/table";
import { alikeMax } from "@vigie/tables";
import { inSentence } from "@vigie/words";
import type { PublicationFormatter, PublicationMessage, WordedPublication } from "./formatter.ts";

export type MethodBlock = Extract<Block, { readonly kind: "heading" | "paragraph" | "facts" }>;

export interface MethodSection {
  readonly anchor: string;
  readonly title: string;
  readonly of: readonly MethodBlock[];
}

/** How the tables are made and read: what the page on method and the printed diagnostic both say. */
export function methodSections(publication: WordedPublication): readonly MethodSection[] {
  const { study, bundles, formatter } = publication;
  const { message, text } = formatter;
  const sources = sourcesWithContacts(publication);
  const section = (anchor: string, title: PublicationMessage, of: MethodSection["of"]) => ({
    anchor,
    title: message(title),
    of,
  });
  const guarantees = bundles.flatMap((bundle) => {
    const terms = guaranteeTerms(bundle, study, formatter);
    const partner = study.partners.get(bundle.manifest.partner)?.label;
    // A bundle that counts nobody guarantees nothing.
    return terms.length === 0 || partner === undefined ? [] : underHeading(text(partner), terms);
  });
  const described = sources.flatMap((source) =>
    underHeading(text(source.label), contactTerms(source, formatter)),
  );
  return [
    ...(sources.length === 0
      ? []
      : [
          section("groupes", "method.groups", [
            { kind: "paragraph", of: message("method.groupsText") },
            termsBlock(groupTerms(formatter)),
            ...described,
          ]),
        ]),
    ...methodParts(publication).map(({ anchor, text: key, terms }) =>
      section(anchor, methodTitles[anchor], [
        { kind: "paragraph", of: message(key) },
        ...(terms.length === 0 ? [] : [termsBlock(terms)]),
      ]),
    ),
    ...(study.texts.has(formatter.language)
      ? [
          section("mots", "method.words", [
            {
              kind: "paragraph",
              of: message("method.wordsText", { points: formatter.number(alikeMax * 100, 0) }),
            },
          ]),
        ]
      : []),
    section("secret", "method.secrecy", [
      { kind: "paragraph", of: message("method.secrecyText", { min: study.disclosure.min }) },
      ...guarantees,
    ]),
  ];
}

/** Sources whose units are grouped by the channels that they use. */
export function sourcesWithContacts({ populations }: WordedPublication): readonly Source[] {
  return [...new Set(populations.map(({ source }) => source))].filter(({ contacts }) => contacts !== null);
}

interface Term {
  readonly term: string;
  readonly meaning: string;
}

/** The groups of channels, each with what it means. */
export function groupTerms({ message }: PublicationFormatter): readonly Term[] {
  return groups.map((group) => ({
    term: message(`group.${group}`),
    meaning: message(`group.${group}.definition`),
  }));
}

/** Channels of each family, then the contacts that are routine. */
function contactTerms({ contacts }: Source, { message, text }: PublicationFormatter): readonly Term[] {
  const channels = [...(contacts?.channels.values() ?? [])];
  return [
    ...families.map((family) => {
      const labels = channels.filter((channel) => channel.family === family);
      return {
        term: message(`family.${family}`),
        meaning: labels.map(({ label }) => inSentence(text(label))).join(", "),
      };
    }),
    ...(contacts?.routine ?? []).map(({ label }) => ({
      term: message("method.routine"),
      meaning: inSentence(text(label)),
    })),
  ].filter(({ meaning }) => meaning !== "");
}

function underHeading(of: string, terms: readonly Term[]): readonly MethodBlock[] {
  return [{ kind: "heading", level: 3, of }, termsBlock(terms)];
}

export function termsBlock(terms: readonly Term[]): MethodBlock {
  return { kind: "facts", caption: null, facts: terms.map(({ term, meaning }) => [term, meaning]) };
}
