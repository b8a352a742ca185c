import { guessCatalogues } from "@vigie/disclosure";
import { type Inline, type NumberType, numberText, type TableColumn } from "@vigie/documents";
import { type Text, textIn } from "@vigie/study";
import {
  type Catalogues,
  datesIn,
  type Language,
  localeOf,
  type MessageValues,
  type Numbers,
  numbersIn,
  pageMessages,
} from "@vigie/words";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

/** Messages of the pages of `private/`, with those of the guarantee. */
const catalogues = { fr: { ...guessCatalogues.fr, ...fr }, en: { ...guessCatalogues.en, ...en } };

export type PageMessage = keyof typeof catalogues.fr;

/** How one language writes what a partner is shown: the pages of `private/`, and the page in which it takes part. */
export interface PageFormatter<Key extends string = PageMessage> {
  readonly language: Language;
  readonly message: (key: Key, values?: MessageValues) => string;
  /** A text of the study, as it is; in French where it has no other. */
  readonly text: (text: Text) => string;
  /** A text of the study, marked where it is in another language than the page. */
  readonly label: (text: Text) => Inline;
  readonly numbers: Numbers;
  /** A number as what it is: a count where nothing is given. */
  readonly number: (value: number, type?: NumberType) => string;
  /** A share in 0..1, to a whole number from 10 % on; never 0 % of what is more. */
  readonly share: (share: number) => string;
  readonly day: (day: string) => string;
  /** Labels one after the other, which may have commas. */
  readonly listed: (labels: readonly string[]) => string;
}

export function pageFormatter(language: Language): PageFormatter {
  return pageFormatterWith(catalogues, language);
}

export function pageFormatterWith<Key extends string>(
  catalogues: Catalogues<Key>,
  language: Language,
): PageFormatter<Key> {
  const { message } = pageMessages(catalogues, language);
  const numbers = numbersIn(localeOf(language));
  const { percent } = numbers;
  const text = (written: Text) => textIn(written, language);
  return {
    language,
    message,
    text,
    label: (written) =>
      written[language] === undefined
        ? { kind: "foreign", language: "fr", text: text(written) }
        : text(written),
    numbers,
    number: (value, type = "count") => numberText(value, type, numbers),
    share: (share) =>
      share > 0 && share < 0.0005 ? `< ${percent(0.001, 1)}` : percent(share, share < 0.1 ? 1 : 0),
    day: datesIn(localeOf(language)).day,
    listed: (labels) => labels.join(language === "fr" ? " ; " : "; "),
  };
}

/** Columns by the message at the head of each, with what they hold. */
export function columns(
  { message }: PageFormatter,
  heads: readonly (readonly [head: PageMessage, holds: TableColumn["holds"]])[],
): readonly TableColumn[] {
  return heads.map(([head, holds]) => ({ head: message(head), holds }));
}
