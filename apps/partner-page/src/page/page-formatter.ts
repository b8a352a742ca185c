import { type Text, textIn } from "@vigie/study";
import {
  type Dates,
  datesIn,
  type Language,
  localeOf,
  type Messages,
  type Numbers,
  numbersIn,
  pageMessages,
} from "@vigie/words";
import en from "../../words/en.json" with { type: "json" };
import fr from "../../words/fr.json" with { type: "json" };

export type MessageKey = keyof typeof fr;

/** Writes the texts of the page in one language. */
export interface PartnerPageFormatter extends Messages<MessageKey> {
  readonly language: Language;
  /** A text of the study; in French where it has no other. */
  readonly text: (text: Text) => string;
  readonly numbers: Numbers;
  readonly dates: Dates;
  /** Labels one after the other, which may have commas. */
  readonly listed: (labels: readonly string[]) => string;
  /** A size in bytes, as a file manager shows it. */
  readonly size: (bytes: number) => string;
}

/** A message written later, in the language of the page at that time. */
export type Sentence = (formatter: PartnerPageFormatter) => string;

export function sentence(
  key: MessageKey,
  values: Parameters<PartnerPageFormatter["message"]>[1] = {},
): Sentence {
  return ({ message }) => message(key, values);
}

const made = new Map<Language, PartnerPageFormatter>();

/** Made once per language: formats are slow to make. */
export function partnerPageFormatter(language: Language): PartnerPageFormatter {
  const formatter = made.get(language) ?? newFormatter(language);
  made.set(language, formatter);
  return formatter;
}

const sizeUnits = [
  ["gigabyte", 1e9],
  ["megabyte", 1e6],
  ["kilobyte", 1e3],
] as const;

function newFormatter(language: Language): PartnerPageFormatter {
  const locale = localeOf(language);
  return {
    ...pageMessages({ fr, en }, language),
    language,
    text: (text) => textIn(text, language),
    numbers: numbersIn(locale),
    dates: datesIn(locale),
    listed: (labels) => labels.join(language === "fr" ? " ; " : "; "),
    size: (bytes) => {
      const [unit, divisor] = sizeUnits.find(([, least]) => bytes >= least) ?? (["byte", 1] as const);
      return new Intl.NumberFormat(locale, {
        style: "unit",
        unit,
        unitDisplay: unit === "byte" ? "long" : "short",
        maximumSignificantDigits: 3,
      }).format(bytes / divisor);
    },
  };
}
