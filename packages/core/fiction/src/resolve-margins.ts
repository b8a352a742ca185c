import type { Path, Where } from "@vigie/study";
import { membersOf } from "@vigie/table";
import { textValue } from "@vigie/words";
import { birthFieldOf, yearsOf } from "./draw-days.ts";
import type { Ages, Distribution, FictionMargin, MarginRow } from "./fiction.ts";
import type { DistributionText, FictionSourceText, MarginText, RowText, WhereText } from "./fiction-file.ts";
import { impliedBy, marginCodes, subgroupNamed } from "./margin-codes.ts";
import { fictionProblem } from "./problems.ts";
import {
  checkEvidence,
  checkSum,
  type Drawn,
  note,
  noteMisplaced,
  noteUnknown,
  type SourceContext,
} from "./source-context.ts";

/** The margins in their order, each knowing what those before it draw. */
export function resolveMargins(context: SourceContext, text: FictionSourceText, path: Path) {
  const { source } = context;
  const margins: FictionMargin[] = [];
  const drawn = new Map<string, readonly string[]>();
  for (const [at, margin] of text.margins.entries()) {
    const here = [...path, at];
    const codes = marginCodes(margin.of, source, text.margins);
    if (codes) {
      const resolved = resolveMargin(context, {
        text: margin,
        path: here,
        drawn,
        codes,
        units: text.units.count,
      });
      if (margins.some((other) => other.of === resolved.of && !areApart(other.within, resolved.within)))
        note(context, "fiction/overlapping-margins", { path: [...here, "of"], name: resolved.of });
      checkAges(context, resolved, { ages: text.ages, path: here });
      margins.push(resolved);
      drawn.set(margin.of, codes);
    } else noteMisplaced(context, "fiction/not-drawable", { path: [...here, "of"], name: margin.of });
  }
  return { margins, drawn };
}

/** Two conditions that no unit meets together. */
function areApart(one: Where, other: Where): boolean {
  return [...one].some(([name, codes]) => other.get(name)?.every((code) => !codes.includes(code)) === true);
}

/** Bands of ages need bounds, and an age in each band that has a share. */
function checkAges(
  context: SourceContext,
  margin: FictionMargin,
  { ages, path }: { ages: Ages | undefined; path: Path },
): void {
  const bands = context.source.attributes.get(margin.of);
  if (!bands || !birthFieldOf(bands, context.source)) return;
  const hasShare = (at: number) =>
    [margin.total, ...margin.rows.map(({ shares }) => shares)].some((shares) => (shares?.[at] ?? 0) > 0);
  const isEmpty = (at: number) => {
    if (!ages) return true;
    const { from, below } = yearsOf(bands, at, ages);
    return from >= below;
  };
  if (margin.codes.some((_, at) => hasShare(at) && isEmpty(at)))
    note(context, "fiction/ages", { path: [...path, "of"], name: margin.of });
}

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
export function resolveMargin(context: SourceContext, request: MarginRequest): FictionMargin {
  const marginContext: MarginContext = { ...context, ...request };
  const { text, path, codes } = marginContext;
  const within = resolveWhere(marginContext, text.within ?? {}, [...path, "within"]);
  if (!text.total && !text.rows)
    note(marginContext, "fiction/empty-margin", { path: [...path, "of"], name: text.of });
  const total =
    text.total &&
    resolveShares(marginContext, text.total, { path: [...path, "total"], whole: within.size === 0 });
  const rows = (text.rows ?? []).map((row, at) => resolveRow(marginContext, row, [...path, "rows", at]));
  if (text.missing) checkEvidence(marginContext, [...path, "missing"], [text.missing, text]);
  const implies = impliedBy({ of: text.of, codes }, marginContext.source, marginContext.drawn);
  for (const [at, row] of rows.entries())
    checkImplied(marginContext, row, { implies, path: [...path, "rows", at] });
  if (total && implies.size > 0)
    noteContradiction(marginContext, [...path, "total"], [...implies.keys()].join(", "));
  return {
    of: text.of,
    codes,
    within,
    total: total ?? null,
    rows,
    missing: (text.missing?.share ?? 0) / 100,
    implies,
    place: marginContext.written.placeOfKey([...path, "of"]),
  };
}

function resolveRow(context: MarginContext, row: RowText, path: Path): MarginRow {
  const at = resolveWhere(context, row.at ?? {}, [...path, "at"]);
  const whole = at.size === 0 && context.text.within === undefined;
  return { at, shares: resolveShares(context, row, { path, whole }) };
}

/** Conditions on attributes drawn before. */
function resolveWhere(context: MarginContext, where: WhereText, path: Path): Where {
  for (const [name, codes] of Object.entries(where)) {
    const known = context.drawn.get(name);
    if (!known) noteMisplaced(context, "fiction/margin-order", { path: [...path, name], name });
    else
      for (const code of [codes].flat())
        if (!known.includes(code)) noteUnknown(context, { path: [...path, name], name: code }, known);
  }
  return new Map(Object.entries(where).map(([name, codes]) => [name, [codes].flat()]));
}

/** @param whole the distribution is that of every unit of the source */
function resolveShares(
  context: MarginContext,
  text: DistributionText,
  { path, whole }: { readonly path: Path; readonly whole: boolean },
): Distribution {
  checkEvidence(context, path, [text, context.text]);
  const { shares, counts } = text;
  if ((shares === undefined) === (counts === undefined))
    note(context, "fiction/empty-margin", { path, name: context.text.of });
  if (counts && !whole)
    note(context, "fiction/counts-on-part", { path: [...path, "counts"], name: context.text.of });
  const key = shares ? "shares" : "counts";
  const expected = shares ? 100 : context.units;
  const given = byCode(context, shares ?? counts ?? {}, [...path, key]);
  checkSum(context, given.values(), { expected, path: [...path, key] });
  return context.codes.map((code) => (given.get(code) ?? 0) / expected);
}

function byCode(
  context: MarginContext,
  values: Readonly<Record<string, number>>,
  path: Path,
): ReadonlyMap<string, number> {
  const { contacts } = context.source;
  const given = new Map<string, number>();
  for (const [name, value] of Object.entries(values)) {
    const code = context.text.of === "subgroup" && contacts ? subgroupNamed(name, contacts) : name;
    const known = context.text.of === "subgroup" ? [...(contacts?.channels.keys() ?? [])] : context.codes;
    const parts = context.text.of === "subgroup" ? membersOf(code) : [code];
    for (const part of parts)
      if (!known.includes(part)) noteUnknown(context, { path: [...path, name], name: part }, known);
    given.set(code, (given.get(code) ?? 0) + value);
  }
  return given;
}

/** A row asks for one code of what the attribute decides, and gives a share to the codes that lead to it alone. */
function checkImplied(
  context: MarginContext,
  row: MarginRow,
  { implies, path }: { readonly implies: FictionMargin["implies"]; readonly path: Path },
): void {
  for (const [name, map] of implies) {
    const [required, ...others] = row.at.get(name) ?? [];
    const agrees = context.codes.every(
      (code, at) => (row.shares[at] ?? 0) === 0 || map.get(code) === required,
    );
    if (required === undefined || others.length > 0 || !agrees) noteContradiction(context, path, name);
  }
}

function noteContradiction(context: MarginContext, path: Path, other: string): void {
  context.found.push(
    fictionProblem("fiction/contradiction", context.written.placeOfKey(path), {
      name: textValue(context.text.of),
      other: textValue(other),
    }),
  );
}
