import type { Path, Where } from "@vigie/study";
import { membersOf } from "@vigie/table";
import { textValue } from "@vigie/words";
import type { Distribution, Margin, MarginRow } from "./fiction.ts";
import type { DistributionText, MarginText, RowText, WhereText } from "./fiction-file.ts";
import { impliedBy } from "./margin-codes.ts";
import { problem } from "./problems.ts";
import {
  checkEvidence,
  checkSum,
  type Drawn,
  note,
  noteMisplaced,
  noteUnknown,
  type SourceContext,
} from "./source-context.ts";
import { subgroupNamed } from "./subgroup.ts";

interface MarginRequest {
  readonly text: MarginText;
  readonly path: Path;
  readonly drawn: Drawn;
  readonly codes: readonly string[];
  /** Units of the whole source, which `counts:` must sum to. */
  readonly units: number;
}

type MarginContext = SourceContext & MarginRequest;

/**
 * One margin with its names looked up and its shares in 0..1; what is wrong in it is noted.
 * @param codes every code that the margin may give, in order
 */
export function resolveMargin(context: SourceContext, request: MarginRequest): Margin {
  const own: MarginContext = { ...context, ...request };
  const { text, path, codes } = own;
  const within = resolveWhere(own, text.within ?? {}, [...path, "within"]);
  if (!text.total && !text.rows) note(own, "fiction/empty-margin", { path: [...path, "of"], name: text.of });
  const total =
    text.total && resolveShares(own, text.total, { path: [...path, "total"], whole: within.size === 0 });
  const rows = (text.rows ?? []).map((row, at) => resolveRow(own, row, [...path, "rows", at]));
  if (text.missing) checkEvidence(own, [...path, "missing"], [text.missing, text]);
  const implies = impliedBy({ of: text.of, codes }, own.source, own.drawn);
  for (const [at, row] of rows.entries()) checkImplied(own, row, { implies, path: [...path, "rows", at] });
  if (total && implies.size > 0) noteContradiction(own, [...path, "total"], [...implies.keys()].join(", "));
  return {
    of: text.of,
    codes,
    within,
    total: total ?? null,
    rows,
    missing: (text.missing?.share ?? 0) / 100,
    implies,
    place: own.written.placeOfKey([...path, "of"]),
  };
}

function resolveRow(own: MarginContext, row: RowText, path: Path): MarginRow {
  const at = resolveWhere(own, row.at ?? {}, [...path, "at"]);
  const whole = at.size === 0 && own.text.within === undefined;
  return { at, shares: resolveShares(own, row, { path, whole }) };
}

/** Conditions on attributes drawn before. */
function resolveWhere(own: MarginContext, where: WhereText, path: Path): Where {
  for (const [name, codes] of Object.entries(where)) {
    const known = own.drawn.get(name);
    if (!known) noteMisplaced(own, "fiction/margin-order", { path: [...path, name], name });
    else
      for (const code of [codes].flat())
        if (!known.includes(code)) noteUnknown(own, { path: [...path, name], name: code }, known);
  }
  return new Map(Object.entries(where).map(([name, codes]) => [name, [codes].flat()]));
}

/** @param whole the distribution is that of every unit of the source */
function resolveShares(
  own: MarginContext,
  text: DistributionText,
  { path, whole }: { readonly path: Path; readonly whole: boolean },
): Distribution {
  checkEvidence(own, path, [text, own.text]);
  const { shares, counts } = text;
  if ((shares === undefined) === (counts === undefined))
    note(own, "fiction/empty-margin", { path, name: own.text.of });
  if (counts && !whole) note(own, "fiction/counts-on-part", { path: [...path, "counts"], name: own.text.of });
  const key = shares ? "shares" : "counts";
  const expected = shares ? 100 : own.units;
  const given = byCode(own, shares ?? counts ?? {}, [...path, key]);
  checkSum(own, given.values(), { expected, path: [...path, key] });
  return own.codes.map((code) => (given.get(code) ?? 0) / expected);
}

function byCode(
  own: MarginContext,
  values: Readonly<Record<string, number>>,
  path: Path,
): ReadonlyMap<string, number> {
  const { contacts } = own.source;
  const given = new Map<string, number>();
  for (const [name, value] of Object.entries(values)) {
    const code = own.text.of === "subgroup" && contacts ? subgroupNamed(name, contacts) : name;
    const known = own.text.of === "subgroup" ? [...(contacts?.channels.keys() ?? [])] : own.codes;
    const parts = own.text.of === "subgroup" ? membersOf(code) : [code];
    for (const part of parts)
      if (!known.includes(part)) noteUnknown(own, { path: [...path, name], name: part }, known);
    given.set(code, (given.get(code) ?? 0) + value);
  }
  return given;
}

/** A row asks for one code of what the attribute decides, and gives a share to the codes that lead to it alone. */
function checkImplied(
  own: MarginContext,
  row: MarginRow,
  { implies, path }: { readonly implies: Margin["implies"]; readonly path: Path },
): void {
  for (const [name, map] of implies) {
    const [required, ...others] = row.at.get(name) ?? [];
    const agrees = own.codes.every((code, at) => (row.shares[at] ?? 0) === 0 || map.get(code) === required);
    if (required === undefined || others.length > 0 || !agrees) noteContradiction(own, path, name);
  }
}

function noteContradiction(own: MarginContext, path: Path, other: string): void {
  own.found.push(
    problem("fiction/contradiction", own.written.placeOfKey(path), {
      name: textValue(own.text.of),
      other: textValue(other),
    }),
  );
}
