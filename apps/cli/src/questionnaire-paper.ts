import { readTypesetter, type Typeset } from "@vigie/publication/node";
import { paperOf, paperSizes, type Questionnaire, questionnaireMessages } from "@vigie/questionnaire";
import { readPaperTemplate } from "@vigie/questionnaire/node";
import type { Language } from "@vigie/words";

/**
 * A questionnaire to print, on one page where a size that is read on paper allows it.
 * @returns null where this machine has no typesetter
 */
export async function questionnairePaper(
  questionnaire: Questionnaire,
  language: Language,
): Promise<Typeset | null> {
  const setPaper = await readTypesetter(await readPaperTemplate());
  if (setPaper === null) return null;
  const messages = questionnaireMessages(language);
  const set = (size: number) => setPaper(paperOf(questionnaire, { size, messages }));
  for (const size of paperSizes) {
    const made = set(size);
    if (made.pages === 1) return made;
  }
  return set(paperSizes[0]);
}
