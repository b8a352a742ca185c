import { type Partner, type Study, type Text, textIn } from "@vigie/study";
import type { Questionnaire } from "./questionnaire.ts";
import type { QuestionnaireMessages } from "./remark.ts";

/** On whose behalf questions are asked. */
export interface Asker {
  readonly study: Text;
  /** Null where several partners ask, or none: whoever hands the questionnaire over. */
  readonly partner: Text | null;
  /** Null where the study names none. */
  readonly observatory: Text | null;
}

/** @param partner null where it is not known which one asks */
export function askerOf({ title, release }: Study, partner: Partner | null): Asker {
  return {
    study: title,
    partner: partner?.label ?? null,
    observatory: release?.publisher.name ?? null,
  };
}

/** The only partner that holds a source; null where several do. */
export function onlyHolder({ partners }: Study, source: string): Partner | null {
  const [first, ...others] = [...partners.values()].filter(({ sources }) => sources.includes(source));
  return first === undefined || others.length > 0 ? null : first;
}

/** What a person reads before the first question: who asks, why, and that one may refuse (article 13 of the GDPR, in short). */
export function noticeOf(
  { purpose }: Questionnaire,
  asker: Asker,
  { message, language }: QuestionnaireMessages,
): readonly { readonly heading: string; readonly text: string }[] {
  const text = (written: Text) => textIn(written, language);
  const partner = asker.partner === null ? message("notice.whoever") : text(asker.partner);
  const observatory = asker.observatory === null ? partner : text(asker.observatory);
  const names = { partner, observatory, study: text(asker.study) };
  return [
    {
      heading: message("notice.who"),
      text: message(observatory === partner ? "notice.by" : "notice.byAndFor", names),
    },
    ...(purpose === null ? [] : [{ heading: message("notice.why"), text: ended(text(purpose)) }]),
    { heading: message("notice.answers"), text: message("notice.free") },
  ];
}

function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
