import type { Translation } from "@vigie/mapping";
import type { ReadStep } from "../../packages/core/engine/src/plan.ts";
import { readDay } from "./read-day.ts";

/** A code, a day as `2022-12-31`, or a number; null where unknown. */
export type Value = string | number | null;

/** What a text of a file says; `unreadable` where it says something that nobody explained. */
export type Reading = { readonly value: Value } | "unreadable";

/** Nothing, or nothing but spaces. */
export function isBlank(text: string | null): boolean {
  return text === null || /^\p{Zs}*$/u.test(text);
}

export function readValue(text: string | null, node: ReadStep, timezone: string): Reading {
  if (node.kind === "code") return translated(text, node.translate);
  if (node.kind === "list") return readList(text, node);
  if (text === null || isBlank(text) || node.missing.has(text)) return { value: null };
  const value = node.kind === "date" ? readDay(text, node.format, timezone) : readNumber(text, node.decimal);
  if (value === null && node.kind === "date" && node.unreadable === "missing") return { value: null };
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
  const trimmed = text.replace(/^\p{Zs}+|\p{Zs}+$/gu, "");
  const amount = trimmed.replace(/[ \u00a0\u2007\u2009\u202f]*€$/, "");
  const [, sign = "", thousands = "", rest = ""] =
    amount.match(/^([+-]?)(\d{1,3}(?:[ \u00a0\u2007\u2009\u202f]\d{3})+)(.*)$/) ?? [];
  const plain = thousands === "" ? amount : sign + thousands.replace(/\D/g, "") + rest;
  const shape =
    decimal === "," ? /^[+-]?\d+(,\d+)?([eE][+-]?\d{1,2})?$/ : /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?$/;
  return shape.test(plain) ? Number(plain.replace(",", ".")) : null;
}

/** The codes of a list, joined by `+` in their order. */
function readList(text: string | null, node: Extract<ReadStep, { readonly kind: "list" }>): Reading {
  const inside = (text ?? "").replace(/^\s*[[{](.*)[\]}]\s*$/s, "$1");
  const parts = partsOf(inside, node.separator);
  if (parts.length === 0) return { value: node.translate.get("") ?? null };
  if (!parts.every((part) => node.translate.has(part))) return "unreadable";
  const held = new Set(parts.map((part) => node.translate.get(part)));
  const codes = node.codes.map(({ code }) => code).filter((code) => held.has(code));
  return { value: codes.length === 0 ? null : codes.join("+") };
}

/** Between quotes, the separator is a part of the text. */
function partsOf(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest !== "") {
    const [part] = rest.match(/^"[^"]*"/) ?? [rest.split(separator, 1)[0] ?? ""];
    parts.push(part.replace(/^[ "]+|[ "]+$/g, ""));
    rest = rest.slice(part.length);
    if (rest.startsWith(separator)) rest = rest.slice(separator.length);
  }
  return parts.filter((part) => part !== "");
}
