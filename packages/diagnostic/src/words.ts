import type { Dictionary, Study, Text, Window } from "@vigie/study";
import { IntlMessageFormat } from "intl-messageformat";
import { type MessageKey, sentencesOf } from "./messages/index.ts";

export type Values = Readonly<Record<string, string | number>>;

/** How one language says numbers, days and sentences. Shares lie in 0..1; only what is said is in percent. */
export interface Words {
  readonly language: string;
  /** Of the language, in itself: « Français ». */
  readonly name: string;
  /** Of its script, for the page. */
  readonly direction: "ltr" | "rtl";
  readonly say: (key: MessageKey, values?: Values) => string;
  readonly text: (text: Text) => string;
  readonly count: (count: number) => string;
  readonly number: (value: number, decimals: number) => string;
  readonly percent: (share: number, decimals?: number) => string;
  /** A difference of shares in percentage points, with its sign. */
  readonly points: (difference: number, decimals?: number) => string;
  readonly day: (day: string) => string;
  readonly period: (window: Window) => string;
  /** « a, b et c »; « a ; b ; c » where one of them holds a comma. */
  readonly list: (items: readonly string[]) => string;
}

export type { MessageKey };

/** The words of a language that Vigie speaks, or that the study brings. */
export function wordsIn({ dictionaries }: Study, language: string): Words {
  return wordsOf(language, dictionaries.get(language) ?? null);
}

/** @throws {RangeError} for a language that Vigie does not speak, without its dictionary */
export function wordsOf(language: string, dictionary: Dictionary | null = null): Words {
  const { locale, name, messageOf } = sentencesOf(language, dictionary);
  const isFrench = language === "fr";
  const set = isFrench ? spaced : (text: string) => text;
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const say = (key: MessageKey, values: Values = {}) => {
    const message = messageOf(key);
    const format = formats.get(key) ?? new IntlMessageFormat(message.text, message.locale);
    formats.set(key, format);
    return message.locale === "fr" ? spaced(String(format.format(values))) : String(format.format(values));
  };
  // Making a format costs a hundred times what using it does.
  const numberFormats = new Map<string, Intl.NumberFormat>();
  const decimal = (value: number, options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const format = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
    numberFormats.set(key, format);
    return format.format(value).replace("-", "−").replace("\u00a0%", "\u202f%");
  };
  const fixed = (decimals: number) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const date = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" })
      .format(new Date(`${day}T00:00:00Z`))
      .replace(/^1 /, isFrench ? "1er " : "1 ")
      .replaceAll(" ", "\u00a0");
  const day = (written: string) => date(written, { dateStyle: "long" });

  return {
    language,
    name,
    direction: directionOf(locale),
    say,
    text: (text) => set(textIn(text, language, dictionary).trim()),
    count: (count) => decimal(count, {}),
    number: (value, decimals) => decimal(value, fixed(decimals)),
    percent: (share, decimals = 0) =>
      decimals === 0 && share > 0 && share < 0.005
        ? say("number.underOnePercent")
        : decimal(share, { style: "percent", ...fixed(decimals) }),
    points: (difference, decimals = 0) =>
      decimal(difference * 100, { ...fixed(decimals), signDisplay: "exceptZero" }),
    day,
    period: ({ from, to }) =>
      from === to
        ? say("period.day", { day: day(from) })
        : say("period", {
            from:
              from.slice(0, 4) === to.slice(0, 4) ? date(from, { day: "numeric", month: "long" }) : day(from),
            to: day(to),
          }),
    list: (items) =>
      items.some((item) => item.includes(", "))
        ? items.join(say("note.separator"))
        : new Intl.ListFormat(locale).format(items),
  };
}

function textIn({ fr, en }: Text, language: string, dictionary: Dictionary | null): string {
  if (language === "en") return en ?? fr;
  return dictionary?.texts.get(fr) || fr;
}

/** Where `Intl` does not tell the direction of a script, left to right. */
function directionOf(locale: string): "ltr" | "rtl" {
  const told: unknown = Reflect.get(new Intl.Locale(locale), "getTextInfo");
  const info: unknown = typeof told === "function" ? told.call(new Intl.Locale(locale)) : null;
  return typeof info === "object" && info !== null && Reflect.get(info, "direction") === "rtl"
    ? "rtl"
    : "ltr";
}

const months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
const thousands = /(?<!\d|\d[ \u202f])[1-9]\d{0,2}(?: \d{3})+(?!\d)/gu;
const day = new RegExp(`(?<!\\d)(\\d{1,2}|1er) (?=(?:${months})(?!\\p{L}))`, "gu");
const year = new RegExp(`(?<!\\p{L})(${months}) (?=\\d{4}(?!\\d))`, "gu");

/**
 * French puts a no-break space before `:` and narrow ones before `;`, `!`, `?`, `%`, inside guillemets and between
 * thousands; a date is not broken either.
 */
export function spaced(text: string): string {
  return text
    .replace(/ (?=:)/g, "\u00a0")
    .replace(/ (?=[;!?%»])/g, "\u202f")
    .replace(/« /g, "«\u202f")
    .replace(thousands, (number) => number.replaceAll(" ", "\u202f"))
    .replace(day, "$1\u00a0")
    .replace(year, "$1\u00a0");
}

/** A label put inside a sentence: its capital goes, unless it is an acronym's. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Lu}|^\p{Lu}['’]?\d/u.test(label)
    ? label
    : label.charAt(0).toLocaleLowerCase("fr") + label.slice(1);
}

export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);
}
