import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };
import { listOf, localeOf } from "./language.ts";
import { terminalMessages } from "./messages.ts";

/** Numbers to be listed in the language of the message; `more`: others follow that are not listed. */
interface NumberList {
  readonly numbers: readonly number[];
  readonly more: boolean;
}

/** How keys are written: no key can be told from it. */
interface KeyShape {
  readonly shape: string;
}

/** Names to be listed, each in quotes, in the language of the message. */
interface NameList {
  readonly names: readonly string[];
}

declare const safe: unique symbol;
/**
 * What the message of a problem may hold: nothing from microdata has a way to become one, save by `frequentCodeValue`.
 * Plain data, so that a problem goes from a worker to its page.
 */
export type MessageValue = {
  readonly value: string | number | NumberList | NameList | KeyShape;
  readonly [safe]: true;
};

/** Longest name that a message repeats whole. */
const textLengthMax = 200;

/** A name written in the study, the mapping or the command line. */
export function textValue(name: string): MessageValue {
  return safeValue(shortened(name));
}

/** Names written in the study, `« groups », « ages » et « apps »`. */
export function namesValue(names: readonly string[]): MessageValue {
  return safeValue({ names: names.map(shortened) });
}

export function countValue(count: number): MessageValue {
  return safeValue(count);
}

/**
 * Line numbers, `12, 15 et 18`.
 * @param count of all of them: beyond those given, the list ends with `…`
 */
export function linesValue(lines: readonly number[], count: number): MessageValue {
  return safeValue({ numbers: lines, more: count > lines.length });
}

/** @param shape `9` for each digit, `A` and `a` for each letter, other signs as they are; of eleven keys at least */
export function shapeValue(shape: string): MessageValue {
  return safeValue({ shape });
}

/**
 * A code found in the data and absent from its code list, frequent enough to name no one.
 * @param found.min threshold of the partner
 * @throws {RangeError} when it occurs in fewer than `quotedRowsMin(min)` rows
 */
export function frequentCodeValue(
  code: string,
  { rows, min }: { readonly rows: number; readonly min: number },
): MessageValue {
  if (rows < quotedRowsMin(min)) throw new RangeError("a rare value may not be quoted");
  return textValue(code);
}

/** What a message in `language` is given. */
export function valueIn({ value }: MessageValue, language: string): string | number {
  if (typeof value !== "object") return value;
  if ("names" in value)
    return listOf(
      value.names.map((name) => quoted(name, language)),
      language,
    );
  if ("shape" in value) return writtenShape(value.shape, language);
  const written = value.numbers.map((number) => number.toLocaleString(localeOf(language)));
  return value.more ? `${written.join(", ")}…` : listOf(written, language);
}

function quoted(name: string, language: string): string {
  return language === "fr" ? `« ${name} »` : `“${name}”`;
}

function shortened(name: string): string {
  return name.length > textLengthMax ? `${name.slice(0, textLengthMax)}…` : name;
}

function safeValue(value: MessageValue["value"]): MessageValue {
  // biome-ignore lint/plugin/no-assertion: the mark is a type alone, given here and nowhere else.
  return { value } as MessageValue;
}

/** The usual threshold of statistical secrecy, that of health and of taxes. */
const usualMin = 11;

/**
 * Rows under which a value of the data is never named outside `private/`. No study changes it: a study that could lower it
 * would choose what its partners' screens name.
 * @param ofPartner its own threshold, 0 where it has none: only a stricter one counts
 */
export function quotedRowsMin(ofPartner: number): number {
  return Math.max(usualMin, ofPartner);
}

/**
 * The shape of a key in words, where `9` stands for a digit, `A` and `a` for a letter. A sign that no keyboard has is only counted.
 * @example
 * writtenShape("99999.9", "en") // "5 digits then “.” then one digit"
 */
export function writtenShape(shape: string, language: string): string {
  const { message } = terminalMessages({ fr, en }, language);
  const runs = shape.match(/9+|A+|a+|[ -~]|\p{Cf}+|[^ -~]+/gu) ?? [];
  return runs
    .map((run) => {
      const count = [...run].length;
      if (run.startsWith("9")) return message("shape.digits", { count });
      if (run.startsWith("A")) return message("shape.capitals", { count });
      if (run.startsWith("a")) return message("shape.letters", { count });
      if (run === " ") return message("shape.space");
      if (/^[!-~]$/.test(run)) return message("shape.sign", { sign: run });
      return message(/^\p{Cf}/u.test(run) ? "shape.invisible" : "shape.other", { count });
    })
    .reduce((first, then) => (first === "" ? then : message("shape.then", { first, then })), "");
}
