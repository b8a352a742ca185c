import { type PageFormatter, pageFormatterWith } from "@vigie/partner";
import { type Language, localeOf } from "@vigie/words";
import en from "../../words/en.json" with { type: "json" };
import fr from "../../words/fr.json" with { type: "json" };

export type MessageKey = keyof typeof fr;

/** Writes the texts of the page in one language. */
export type PartnerPageFormatter = PageFormatter<MessageKey>;

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
  const formatter = made.get(language) ?? pageFormatterWith({ fr, en }, language);
  made.set(language, formatter);
  return formatter;
}

const sizeUnits = [
  ["gigabyte", 1e9],
  ["megabyte", 1e6],
  ["kilobyte", 1e3],
] as const;

/** A size in bytes, as a file manager shows it. */
export function sizeText(bytes: number, language: Language): string {
  const [unit, divisor] = sizeUnits.find(([, least]) => bytes >= least) ?? (["byte", 1] as const);
  return new Intl.NumberFormat(localeOf(language), {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumSignificantDigits: 3,
  }).format(bytes / divisor);
}
