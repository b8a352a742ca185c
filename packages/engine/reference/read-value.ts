import type { ReadNode, Translation } from "../src/plan.ts";
import { readDay } from "./read-day.ts";

/** A code, a day as `2022-12-31`, or a number; null where unknown. */
export type Value = string | number | null;

/** What a text of a file says; `unreadable` where it says something that nobody explained. */
export type Reading = { readonly value: Value } | "unreadable";

/** Nothing, or nothing but spaces. */
export function isBlank(text: string | null): boolean {
  return text === null || /^\p{Zs}*$/u.test(text);
}

export function readValue(text: string | null, node: ReadNode, timezone: string): Reading {
  if (node.kind === "code") return translated(text, node.translate);
  if (text === null || isBlank(text) || node.missing.has(text)) return { value: null };
  const value = node.kind === "date" ? readDay(text, node.format, timezone) : readNumber(text, node.decimal);
  return value === null ? "unreadable" : { value };
}

/** A blank text has the meaning of the empty one, and none where that is not translated. */
export function translated(
  text: string | null,
  translate: Translation,
): { readonly value: string | null } | "unreadable" {
  const exact = translate.get(text ?? "");
  if (exact !== undefined) return { value: exact };
  return isBlank(text) ? { value: translate.get("") ?? null } : "unreadable";
}

function readNumber(text: string, decimal: "." | ","): number | null {
  const plain = text.replace(/^\p{Zs}+|\p{Zs}+$/gu, "");
  const shape =
    decimal === "," ? /^[+-]?\d+(,\d+)?([eE][+-]?\d{1,2})?$/ : /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?$/;
  return shape.test(plain) ? Number(plain.replace(",", ".")) : null;
}
