import type { Language, Text } from "@vigie/study";
import { IntlMessageFormat } from "intl-messageformat";
import { messages, type PageMessage } from "./messages/index.ts";
import { inHtml } from "./page-html.ts";

/** How one language says what the pages of `private/` hold. */
export interface PageWords {
  readonly language: Language;
  /** A sentence in HTML: the texts it is given are escaped. */
  readonly say: (key: PageMessage, values?: Readonly<Record<string, string | number>>) => string;
  /** A text of the study, as it is; in French where it has no other. */
  readonly text: (text: Text) => string;
  /** The same in HTML, which tells where it is in another language than the page. */
  readonly html: (text: Text) => string;
  readonly number: (value: number) => string;
  /** To two decimals at most. */
  readonly decimal: (value: number) => string;
  /** To one decimal, always shown. */
  readonly tenths: (value: number) => string;
  /** Percentage points of error: to one decimal, to two under one point. */
  readonly points: (value: number) => string;
  /** A difference, with its sign: `+3`, `−3`, `0`; as a whole number, to two decimals, to one. */
  readonly signed: (value: number) => string;
  readonly signedDecimal: (value: number) => string;
  readonly signedTenths: (value: number) => string;
  readonly day: (day: string) => string;
}

const locales: Readonly<Record<Language, string>> = { fr: "fr", en: "en-GB" };

export function pageWords(language: Language): PageWords {
  const locale = locales[language];
  const set = language === "fr" ? spaced : (text: string) => text;
  const whole = new Intl.NumberFormat(locale);
  const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const text = (written: Text) => written[language] ?? written.fr;
  const formats = new Map<PageMessage, IntlMessageFormat>();
  const formatOf = (key: PageMessage) => {
    const format =
      formats.get(key) ??
      new IntlMessageFormat(messages[language][key], locale, undefined, { ignoreTag: true });
    formats.set(key, format);
    return format;
  };
  return {
    language,
    say: (key, values = {}) => {
      const given = Object.entries(values).map(
        ([name, value]) => [name, typeof value === "string" ? inHtml(value) : value] as const,
      );
      return set(String(formatOf(key).format(Object.fromEntries(given))));
    },
    text,
    html: (written) => {
      const escaped = inHtml(text(written));
      return written[language] === undefined ? `<span lang="fr">${escaped}</span>` : escaped;
    },
    number: (value) => whole.format(value),
    decimal: (value) => decimals.format(value),
    tenths: (value) => tenth.format(value),
    points: (value) => (value < 1 ? decimals : tenth).format(value),
    signed: (value) => signed(value, whole),
    signedDecimal: (value) => signed(value, decimals),
    signedTenths: (value) => signed(value, tenth),
    day: (day) => {
      const said = date.format(new Date(`${day}T00:00:00Z`));
      return language === "fr" ? said.replace(/^1 /, "1er ") : said;
    },
  };
}

/** The sign of what is written: a difference that rounds to nothing has none. */
function signed(value: number, format: Intl.NumberFormat): string {
  const written = format.format(Math.abs(value));
  if (!/[1-9]/.test(written)) return written;
  return `${value > 0 ? "+" : "\u2212"}${written}`;
}

/** French puts a no-break space before `:` and narrow ones before `;`, `!`, `?` and inside guillemets. */
function spaced(text: string): string {
  return text
    .replace(/ (?=:)/g, "\u00a0")
    .replace(/ (?=[;!?»])/g, "\u202f")
    .replace(/« /g, "«\u202f");
}
