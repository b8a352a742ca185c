import { checkCode } from "./attribute-draft.ts";
import { checkDimension } from "./dimension.ts";
import { groupCodes } from "./group.ts";
import { lookUp } from "./names.ts";
import { suggestion } from "./nearest.ts";
import { problem } from "./problems.ts";
import type { IndicatorsScope } from "./resolve-indicators.ts";
import type { SourceDraft } from "./resolve-source.ts";
import type { IndicatorFile } from "./schema.ts";
import type { Association, Code } from "./study.ts";
import { said } from "./vigie-error.ts";

export type AssociationFile = Extract<IndicatorFile, { kind: "association" }>;
type Own = Omit<Association, "id" | "title" | "source" | "universe" | "of" | "against">;
type Part = "of" | "outcome" | "strata";

export interface AssociationScope extends IndicatorsScope {
  readonly draft: SourceDraft;
  readonly path: readonly [string, string];
}

/** What an association says beyond every indicator; its mistakes are reported. */
export function resolveAssociation(scope: AssociationScope, written: AssociationFile): Own {
  const { form, families, found } = scope;
  const place = (key: string) => form.written.place([...scope.path, key]);
  const outcome = { attribute: written.outcome, code: written.outcome_code ?? "yes" };
  const usable = new Map(
    partsOf(written).map(([part, name]) => [part, checkPart(scope, { part, name })] as const),
  );
  if (usable.get("of")) checkAnswer(scope, { name: written.of, key: "reference" }, written.reference);
  if (usable.get("outcome")) {
    const key = written.outcome_code === undefined ? "outcome" : "outcome_code";
    checkAnswer(scope, { name: written.outcome, key }, outcome.code);
  }
  if (![...usable.values()].includes(false)) checkApart(scope, written);
  const family = written.family ?? null;
  if (family !== null)
    lookUp(families, family, (known) =>
      found.push(
        problem("study/family-unknown", place("family"), {
          family: said(family),
          ...suggestion(family, known),
        }),
      ),
    );
  return {
    kind: "association",
    reference: written.reference,
    outcome,
    strata: written.strata ?? null,
    family,
    minimum: written.minimum ?? 0,
    without: null,
  };
}

function partsOf({ of, outcome, strata }: AssociationFile): readonly (readonly [Part, string])[] {
  return [["of", of], ["outcome", outcome], ...(strata === undefined ? [] : [["strata", strata] as const])];
}

/** A dimension whose codes are known beforehand, two of which at least are answers. */
function checkPart(
  { form, draft, found, path }: AssociationScope,
  { part, name }: { part: Part; name: string },
): boolean {
  const place = form.written.place([...path, part]);
  if (name === "subgroup") {
    found.push(problem("study/association-of-subgroup", place));
    return false;
  }
  if (!checkDimension(draft, { name, place }, found)) return false;
  if (!codesKnown(draft, name) || answersOf(draft, name).length > 1) return true;
  found.push(
    problem("study/dimension-single-code", place, { attribute: said(name), source: said(draft.source.id) }),
  );
  return false;
}

/** The code named is one of the dimension's, and says a value. */
function checkAnswer(
  { form, draft, found, path }: AssociationScope,
  { name, key }: { name: string; key: string },
  code: string,
): void {
  const place = form.written.place([...path, key]);
  const before = found.length;
  const attribute = draft.attributes.known.get(name) ?? groupDraft;
  checkCode(attribute, { code, place }, found);
  if (found.length > before || !codesKnown(draft, name)) return;
  if (!answersOf(draft, name).some((answer) => answer.code === code))
    found.push(
      problem("study/association-code-missing", place, {
        code: said(code),
        attribute: said(name),
        codes: said(
          answersOf(draft, name)
            .map((answer) => answer.code)
            .join(", "),
        ),
      }),
    );
}

/** No two parts are the same, nor is one made from another: the association would be true by construction. */
function checkApart({ form, draft, found, path }: AssociationScope, written: AssociationFile): void {
  const parts = partsOf(written);
  for (const [at, [part, name]] of parts.entries())
    for (const [, other] of parts.slice(0, at)) {
      const place = form.written.place([...path, part]);
      const words = { attribute: said(name), other: said(other) };
      if (name === other) found.push(problem("study/association-of-itself", place, words));
      else if (reads(draft, name).has(other) || reads(draft, other).has(name))
        found.push(problem("study/association-by-construction", place, words));
    }
}

/** Everything that an attribute is made from. */
function reads({ source: { attributes } }: SourceDraft, name: string): ReadonlySet<string> {
  const read = new Set<string>();
  const awaited = [name];
  for (const next of awaited) {
    const origin = attributes.get(next)?.origin;
    if (origin === undefined || origin.kind === "field") continue;
    for (const source of [origin.of].flat())
      if (!read.has(source)) {
        read.add(source);
        awaited.push(source);
      }
  }
  return read;
}

const groupDraft = {
  attribute: {
    id: "group",
    label: { fr: "" },
    type: "code",
    codes: groupCodes,
    ordered: true,
    origin: { kind: "field" },
  },
  codelist: null,
} as const;

function codesKnown({ attributes }: SourceDraft, name: string): boolean {
  return attributes.known.get(name)?.codelist?.complete !== false;
}

function answersOf({ attributes }: SourceDraft, name: string): readonly Code[] {
  const codes = name === "group" ? groupCodes : (attributes.known.get(name)?.attribute.codes ?? []);
  return codes.filter(({ missing }) => missing === null);
}
