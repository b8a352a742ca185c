import { list, paragraphs, type Section } from "@vigie/documents";
import type { Study } from "@vigie/study";
import type { Doubt } from "./doubts/doubt.ts";
import { doubtExplanation, doubtSentence } from "./doubts/doubt-sentence.ts";
import type { DoubtedSource } from "./doubts/doubts.ts";
import { type Sought, soughtIn } from "./doubts/sought.ts";
import type { PageFormatter } from "./page-formatter.ts";

/** What stops the run or is likely a mistake, then what is to be looked at, then what was looked for and not found. */
export function checksSection(
  {
    study,
    doubts,
    sources,
  }: {
    readonly study: Study;
    readonly doubts: readonly Doubt[];
    readonly sources: readonly DoubtedSource[];
  },
  formatter: PageFormatter,
): Section {
  const { message } = formatter;
  const sentence = (doubt: Doubt) =>
    [doubtSentence(doubt, study, formatter), doubtExplanation(doubt, formatter)]
      .filter((part) => part !== null)
      .join(" ");
  const [alerts, looks] = [doubts.filter(({ isAlert }) => isAlert), doubts.filter(({ isAlert }) => !isAlert)];
  return {
    kind: "section",
    id: "a-verifier",
    title: message("checks.title"),
    of: [
      ...alerts.map((doubt) => ({ kind: "notice", of: sentence(doubt) }) as const),
      ...(looks.length === 0 ? [] : paragraphs([message("checks.found")])),
      ...list(looks.map(sentence)),
      ...paragraphs(
        sources.flatMap(({ source, quality }) => {
          const sought = soughtIn(
            quality,
            doubts.filter((doubt) => doubt.source === source.id),
          );
          return [
            soughtSentence("checks.nil", sought.nil, { source, quality }, formatter),
            soughtSentence("checks.nilInPart", sought.nilInPart, { source, quality }, formatter),
            soughtSentence("checks.notSought", sought.notSought, { source, quality }, formatter),
          ];
        }),
      ),
    ],
  };
}

function soughtSentence(
  key: "checks.nil" | "checks.nilInPart" | "checks.notSought",
  kinds: readonly Sought[],
  { source, quality: { contacts } }: Pick<DoubtedSource, "source" | "quality">,
  { message, text }: PageFormatter,
): string | null {
  if (kinds.length === 0) return null;
  return message(key, {
    source: text(source.label),
    sampled: contacts?.days?.sampled ?? 0,
    sought: kinds.map((kind) => message(`sought.${kind}`)).join(" ; "),
  });
}
