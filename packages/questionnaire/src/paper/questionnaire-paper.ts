import type { Language } from "@vigie/words";
import type { Asker } from "../notice.ts";
import type { Questionnaire } from "../questionnaire.ts";
import { questionnaireMessages } from "../remark.ts";
import { paperOf, paperSizes } from "./paper-of.ts";

/** A PDF. */
export interface PrintedPaper {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** A typesetter that was given the template of this package. @param paper by `paperOf` */
export type SetPaper = (paper: string) => PrintedPaper;

/** A questionnaire to print, on one page where a size that is read on paper allows it. */
export function questionnairePaper(
  questionnaire: Questionnaire,
  { asker, language }: { readonly asker: Asker; readonly language: Language },
  setPaper: SetPaper,
): PrintedPaper {
  const messages = questionnaireMessages(language);
  const set = (size: number) => setPaper(paperOf(questionnaire, { asker, size, messages }));
  for (const size of paperSizes) {
    const made = set(size);
    if (made.pages === 1) return made;
  }
  return set(paperSizes[0]);
}
