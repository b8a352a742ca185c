import { checkDimension } from "../dimension.ts";
import type { IndicatorFile } from "../forms/indicators-schema.ts";
import { groupCodes } from "../group.ts";
import type { Association } from "../indicator.ts";
import { problem } from "../problems/problems.ts";
import { suggestion } from "../reading/nearest.ts";
import { type Place, said } from "../reading/vigie-error.ts";
import type { Code } from "../study.ts";
import { checkCode } from "./attribute-draft.ts";
import { lookUp } from "./names.ts";
import type { IndicatorsScope } from "./resolve-indicators.ts";
import type { SourceDraft } from "./resolve-source.ts";

export type AssociationFile = Extract<IndicatorFile, { kind: "association" }>;
type Own = Omit<Association, "id" | "title" | "source" | "universe" | "of" | "weight" | "against">;

/** One characteristic of an association, and where it is named. */
interface Part {
  readonly role: "of" | "outcome" | "strata" | "adjust";
  readonly name: string;
  readonly place: Place;
}

export interface AssociationScope extends IndicatorsScope {
  readonly draft: SourceDraft;
  readonly path: readonly [string, string];
}

/** What an association says beyond every indicator; its mistakes are reported. */
export function resolveAssociation(scope: AssociationScope, written: AssociationFile): Own {
  const { form, families, found } = scope;
  const place = (key: string) => form.written.place([...scope.path, key]);
  const outcome = { attribute: written.outcome, code: written.outcome_code ?? "yes" };
  const adjust = new Map(Object.entries(written.adjust ?? {}));
  const parts = partsOf(scope, written);
  const usable = parts.filter((part) => checkPart(scope, part));
  for (const { role, name, place: named } of usable) {
    if (role === "of") checkAnswer(scope, { name, place: place("reference") }, written.reference);
    if (role === "outcome")
      checkAnswer(
        scope,
        { name, place: written.outcome_code === undefined ? named : place("outcome_code") },
        outcome.code,
      );
    if (role === "adjust")
      checkAnswer(
        scope,
        { name, place: form.written.place([...scope.path, "adjust", name]) },
        adjust.get(name) ?? "",
      );
  }
  if (usable.length === parts.length) checkApart(scope, parts);
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
    adjust,
    family,
    minimum: written.minimum ?? scope.draft.source.survey?.exploratoryBelow ?? 0,
    without: null,
  };
}

function partsOf({ form, path }: AssociationScope, written: AssociationFile): readonly Part[] {
  const place = (key: string) => form.written.place([...path, key]);
  const { of, outcome, strata, adjust = {} } = written;
  return [
    { role: "of", name: of, place: place("of") },
    { role: "outcome", name: outcome, place: place("outcome") },
    ...(strata === undefined ? [] : [{ role: "strata", name: strata, place: place("strata") } as const]),
    ...Object.keys(adjust).map(
      (name) =>
        ({ role: "adjust", name, place: form.written.placeOfKey([...path, "adjust", name]) }) as const,
    ),
  ];
}

/** A dimension whose codes are known beforehand, two of which at least are answers. */
function checkPart({ draft, found }: AssociationScope, { name, place }: Part): boolean {
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
  { draft, found }: AssociationScope,
  { name, place }: { name: string; place: Place },
  code: string,
): void {
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
function checkApart({ draft, found }: AssociationScope, parts: readonly Part[]): void {
  for (const [at, part] of parts.entries())
    for (const other of parts.slice(0, at)) {
      // What is held equal one code after the other may also be held equal by the model.
      if (other.role === "strata" && part.role === "adjust") continue;
      const words = { attribute: said(part.name), other: said(other.name) };
      if (part.name === other.name) found.push(problem("study/association-of-itself", part.place, words));
      else if (reads(draft, part.name).has(other.name) || reads(draft, other.name).has(part.name))
        found.push(problem("study/association-by-construction", part.place, words));
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
