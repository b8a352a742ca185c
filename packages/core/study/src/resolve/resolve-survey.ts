import type { VigieError } from "@vigie/words";
import { isWithoutCodes } from "../drafts/dimension.ts";
import { type AttributeDraft, attributeAt, checkCode } from "../drafts/drafts.ts";
import type { Names } from "../drafts/names.ts";
import { isMultiple } from "../drafts/resolve-range.ts";
import type { Form } from "../forms/form.ts";
import type { SourceFile } from "../forms/source-schema.ts";
import type { Calibration, Survey } from "../model/source.ts";
import { report } from "../problems.ts";
import type { Path } from "../reading/parsed-file.ts";
import type { SourceScope } from "./source-scope.ts";

/** Respondents under which a share is not printed, where a study does not say. Methods, section 4. */
const minimumBaseDefault = 30;

type SurveyFile = NonNullable<SourceScope["form"]["value"]["survey"]>;
type SurveyScope = SourceScope & { readonly attributes: Names<AttributeDraft> };

/** Null where the source is not a survey; its mistakes are reported. */
export function resolveSurvey(scope: SurveyScope): Survey | null {
  const { survey } = scope.form.value;
  if (survey === undefined) return null;
  checkWeights(scope, survey.weights);
  const { strata, calibration } = survey;
  return {
    ...(survey.mode === undefined ? {} : { mode: survey.mode }),
    weight: survey.weights ?? null,
    ...weightScale(scope, survey),
    strata:
      strata === undefined
        ? null
        : {
            attribute: strata.of,
            populations: sizesOf(scope, {
              name: strata.of,
              at: ["survey", "strata", "of"],
              path: ["survey", "strata", "populations"],
              written: strata.populations ?? null,
            }),
          },
    calibration: calibration === undefined ? null : calibrationOf(scope, calibration),
    minimumBase: survey.minimum_base ?? minimumBaseDefault,
    exploratoryBelow: survey.exploratory_below ?? 0,
  };
}

/** Above it, the squares of the weights of a million respondents, in grains, would have no exact sum. */
const weightStepsMax = 94_000;

/** What one respondent may count for at most. All weigh 1 where there is neither a field of weights nor a calibration. */
function weightScale(scope: SurveyScope, survey: SurveyFile): Pick<Survey, "weightMax" | "weightGrain"> {
  const { weights, calibration, weight_max: max, weight_grain: grain = 0.01 } = survey;
  if (weights === undefined && calibration === undefined) return { weightMax: 1, weightGrain: 1 };
  const { form, found } = scope;
  const isPersonal = form.value.protects !== "nothing";
  if (max !== undefined && !isMultiple(max, grain))
    report(found, "study/weight-off-grain", form.written.place(["survey", "weight_max"]), { max, grain });
  if (max !== undefined && max / grain > weightStepsMax)
    report(found, "study/weight-grain-too-fine", form.written.place(["survey", "weight_max"]), {
      max,
      grain,
      least: 10 ** Math.ceil(Math.log10(max / weightStepsMax)),
    });
  if (max === undefined && isPersonal)
    report(found, "study/weight-max-missing", form.written.placeOfKey(["survey"]));
  if (calibration !== undefined && calibration.bounds === undefined && isPersonal)
    report(found, "study/calibration-bounds-missing", form.written.placeOfKey(["survey", "calibration"]));
  return { weightMax: max ?? null, weightGrain: grain };
}

function checkWeights(scope: SurveyScope, name: string | undefined): void {
  if (name === undefined) return;
  const place = scope.form.written.place(["survey", "weights"]);
  const draft = attributeAt(scope, name, place);
  if (draft === null) return;
  const { type, origin } = draft.attribute;
  if (type !== "number" || origin.kind !== "field")
    report(scope.found, "study/weight-not-number", place, { attribute: name });
}

interface Sizes {
  readonly name: string;
  /** Where the attribute is named. */
  readonly at: Path;
  /** Where the sizes are. */
  readonly path: Path;
  readonly written: Readonly<Record<string, number>> | null;
}

/** The population at each code of an attribute: all of those that say a value, and no other. */
function sizesOf(scope: SurveyScope, { name, at, path, written }: Sizes): ReadonlyMap<string, number> | null {
  const { form, found } = scope;
  const place = form.written.place(at);
  const draft = attributeAt(scope, name, place);
  if (draft !== null && isWithoutCodes(draft.attribute))
    report(found, "study/dimension-without-codes", place, { attribute: name, type: draft.attribute.type });
  else if (draft !== null && written !== null) {
    for (const code of Object.keys(written))
      checkCode(draft, { code, place: form.written.placeOfKey([...path, code]) }, found);
    const lacking = draft.attribute.codes.filter(
      ({ code, missing }) => missing === null && !Object.hasOwn(written, code),
    );
    if (lacking.length > 0 && draft.codelist?.complete !== false)
      report(found, "study/population-missing", form.written.placeOfKey(path), {
        attribute: name,
        codes: lacking.map(({ code }) => code).join(", "),
      });
  }
  return written === null ? null : new Map(Object.entries(written));
}

function calibrationOf(
  scope: SurveyScope,
  {
    margins,
    bounds = undefined,
  }: {
    readonly margins: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly bounds?: Calibration["bounds"] | undefined;
  },
): Calibration {
  const path: Path = ["survey", "calibration", "margins"];
  const resolved = new Map<string, ReadonlyMap<string, number>>();
  if (Object.keys(margins).length === 0)
    report(scope.found, "study/calibration-empty", scope.form.written.placeOfKey(path));
  for (const [name, written] of Object.entries(margins)) {
    const own: Path = [...path, name];
    const sizes = sizesOf(scope, { name, at: own, path: own, written });
    resolved.set(name, sizes ?? new Map());
  }
  checkTotals(scope, resolved);
  return { margins: resolved, bounds: bounds ?? null };
}

function checkTotals({ form, found }: SurveyScope, margins: Calibration["margins"]): void {
  const totals = [...margins].map(([name, sizes]) => ({
    name,
    total: [...sizes.values()].reduce((sum, size) => sum + size, 0),
  }));
  const [first, ...others] = totals;
  for (const { name, total } of others)
    if (first !== undefined && Math.abs(total - first.total) > 1e-8 * first.total)
      report(
        found,
        "study/margins-disagree",
        form.written.placeOfKey(["survey", "calibration", "margins", name]),
        { attribute: name, total, other: first.name, otherTotal: first.total },
      );
}

/** Estimates of people on fewer respondents than a count needs to be published would disclose individuals. */
export function checkMinimumBase(
  { value, written }: Form<SourceFile>,
  min: number,
  found: VigieError[],
): void {
  const base = value.survey?.minimum_base;
  if (base === undefined || base >= min || value.protects === "nothing") return;
  const place = written.place(["survey", "minimum_base"]);
  report(found, "study/minimum-base-too-small", place, { base, min });
}
