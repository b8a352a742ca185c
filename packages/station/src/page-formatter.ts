import { html, type Insert } from "@vigie/documents";
import { type Text, textIn } from "@vigie/study";
import { datesIn, type Language, localeOf, type MessageValues, numbersIn, pageMessages } from "@vigie/words";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

export type PageMessage = keyof typeof fr;

/** How one language writes what the pages of `private/` hold. */
export interface PageFormatter {
  readonly language: Language;
  readonly message: (key: PageMessage, values?: MessageValues) => string;
  /** A text of the study, as it is; in French where it has no other. */
  readonly text: (text: Text) => string;
  /** The same, marked where it is in another language than the page. */
  readonly label: (text: Text) => Insert;
  readonly number: (value: number) => string;
  /** To two decimals at most. */
  readonly decimal: (value: number) => string;
  /** A share in 0..1, to one decimal. */
  readonly percent: (share: number) => string;
  /** A share in 0..1, to a whole number from 10 % on; never 0 % of what is more. */
  readonly share: (share: number) => string;
  /** Percentage points of error: to one decimal, to two under one point. */
  readonly points: (value: number) => string;
  /** A difference, with its sign: `+3`, `−3`, `0`; as a whole number, to two decimals, to one. */
  readonly signed: (value: number) => string;
  readonly signedDecimal: (value: number) => string;
  readonly signedTenths: (value: number) => string;
  readonly day: (day: string) => string;
}

export function pageFormatter(language: Language): PageFormatter {
  const { message } = pageMessages({ fr, en }, language);
  const { count, fixed, percent, rounded, signedFixed, signedRounded } = numbersIn(localeOf(language));
  const text = (written: Text) => textIn(written, language);
  return {
    language,
    message,
    text,
    label: (written) =>
      written[language] === undefined ? html`<span lang="fr">${text(written)}</span>` : text(written),
    number: count,
    decimal: (value) => rounded(value, 2),
    percent: (share) => percent(share, 1),
    share: (share) =>
      share > 0 && share < 0.0005 ? `< ${percent(0.001, 1)}` : percent(share, share < 0.1 ? 1 : 0),
    points: (value) => (value < 1 ? rounded(value, 2) : fixed(value, 1)),
    signed: (value) => signedRounded(value, 3),
    signedDecimal: (value) => signedRounded(value, 2),
    signedTenths: (value) => signedFixed(value, 1),
    day: datesIn(localeOf(language)).day,
  };
}
