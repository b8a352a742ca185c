import { type Attribute, designColumns, dimensionsOf, type Indicator, type Source } from "@vigie/study";
import {
  cutsOf,
  flagsOf,
  meeting,
  type Respondents,
  respondentsId,
  respondentsOf,
} from "../survey/respondents.ts";
import { reached, rootsOf } from "./could-tell.ts";
import { type CrossedField, countBy, isTelling, type WeightCrossing } from "./crossing-tells.ts";
import type { EstimateQuestion } from "./estimate-kind.ts";
import type { Links } from "./links.ts";
import { conditionsOf, universesOf } from "./reads-of.ts";
import { columnsOf } from "./survey-shares.ts";
import { weightClasses } from "./weight-classes.ts";

/**
 * Whether weighted numbers would tell of a few respondents: to four decimals, they give back how many of each weight
 * stand in each cell, to whoever knows the weights. So they leave where that crossing could leave itself: no count under
 * the threshold, no line in one cell, nor of one weight. Numbers of several tables are told together: those of universes
 * one inside the other, those of two ways to cut one field, and those of a union and of what it is a union of. Decision 27.
 */
export function tellsCrossing(question: EstimateQuestion, links: Links): boolean {
  const { study, source, indicator, joints } = question;
  const joint = joints.get(respondentsId(indicator));
  if (joint === undefined) throw new RangeError("the engine was not asked for the respondents of a survey");
  const respondents = respondentsOf(source, joint);
  if (source.protects === "nothing" || "kind" in respondents) return false;
  const classes = weightClasses(respondents, source, study.disclosure.min);
  if (classes === null) return false;
  const asked = { ...question, links, respondents, classes };
  return [ofUniverses(asked), ...ofFields(asked), ...ofTwoCuts(asked), ...ofUnions(asked)].some((crossing) =>
    isTelling(crossing, study),
  );
}

interface Asked extends EstimateQuestion {
  readonly links: Links;
  readonly respondents: Respondents;
  readonly classes: readonly string[];
}

/** The bases of universes: nothing but who is in them, of those whose conditions have a field in common. */
function ofUniverses(asked: Asked): WeightCrossing {
  const { indicator, source } = asked;
  const conditions = universesOf(indicator).flatMap((id) => conditionsOf(id, source));
  const near = beside(asked, (other) => conditionsIn(other, source), conditions);
  return crossing(asked, { names: [], universes: universeFields(asked, near) });
}

/** The fields of the table, item by item, among all those whom tables of one of these fields count. */
function ofFields(asked: Asked): readonly WeightCrossing[] {
  const { indicator, source, respondents } = asked;
  const own = columnsOf({ indicator, source }).flatMap((name) => [name, ...cutsOf(name, source)]);
  const columns = (other: Indicator) => columnsOf({ indicator: other, source });
  const counted = universesIn(beside(asked, columns, own), indicator).map((id) => isIn(id, asked));
  const near = beside(asked, (other) => [...columns(other), ...conditionsIn(other, source)], own);
  return crossedBy(indicator, source).map((names) =>
    among(
      crossing(asked, { names, universes: universeFields(asked, near) }),
      respondents.design.weights.map((_, i) => counted.some((held) => held[i])),
    ),
  );
}

/** The fields of the table with another that cuts what one of them is made of in another way. */
function ofTwoCuts(asked: Asked): readonly WeightCrossing[] {
  const { indicator, source, study, respondents } = asked;
  const others = [...study.indicators.values()].filter((other) => other.source === source.id);
  return crossedBy(indicator, source).flatMap((names) => {
    const cutBy = (one: string) => names.filter((name) => shareCuts(name, one, source));
    return others.flatMap((other) => {
      const isCounted = [indicator, other].map((one) => universesOf(one).map((id) => isIn(id, asked)));
      const persons = respondents.design.weights.map((_, i) =>
        isCounted.every((universes) => universes.some((held) => held[i])),
      );
      return columnsOf({ indicator: other, source })
        .filter((one) => !names.includes(one) && cutBy(one).length > 0)
        .filter((one) => !names.some((name) => isFunction(one, name, respondents)))
        .map((one) => {
          const cut = cutBy(one);
          // Of two that only a filter ties, who was asked is all that the bases tell together.
          const isByFilter = !cut.some((name) => shareRoots(name, one, source));
          const askedOnly = isByFilter ? [...cut, one] : [];
          return among(crossing(asked, { names: [...names, one], given: [...cut, one], askedOnly }), persons);
        });
    });
  });
}

/**
 * In place of a union, two fields that other tables show and that it is the union of: what each counts, less what it does,
 * is who has both.
 */
function ofUnions(asked: Asked): readonly WeightCrossing[] {
  const { indicator, source, study } = asked;
  const others = [...study.indicators.values()].filter((other) => other.source === source.id);
  const shown = [...new Set(others.flatMap((other) => columnsOf({ indicator: other, source })))];
  return crossedBy(indicator, source).flatMap((names) =>
    names.flatMap((union) => {
      const whole = new Set(flagsOf(union, source));
      const parts = shown
        .map((name) => ({ name, flags: flagsOf(name, source) }))
        .filter(
          ({ flags }) =>
            flags.length > 0 && flags.length < whole.size && flags.every((one) => whole.has(one)),
        );
      return parts.flatMap((one, at) =>
        parts.slice(at + 1).flatMap((other) => {
          if (new Set([...one.flags, ...other.flags]).size < whole.size) return [];
          const given = [one.name, other.name];
          return [crossing(asked, { names: [...names.filter((name) => name !== union), ...given], given })];
        }),
      );
    }),
  );
}

function shareRoots(one: string, other: string, source: Source): boolean {
  const roots = rootsOf(one, source);
  return rootsOf(other, source).some((root) => roots.includes(root));
}

function shareCuts(one: string, other: string, source: Source): boolean {
  const roots = cutsOf(one, source);
  return cutsOf(other, source).some((root) => roots.includes(root));
}

/** Whether one of two fields says the other: their crossing is then that of the one, which its own table is judged by. */
function isFunction(one: string, other: string, { values }: Respondents): boolean {
  const codes = [one, other].map((name) => (values.get(name) ?? []).map(String));
  const [ofOne = [], ofOther = []] = codes;
  const both = countBy(ofOne.map((code, i) => `${code}\t${ofOther[i]}`)).size;
  return codes.some((own) => countBy(own).size === both);
}

type Asking = NonNullable<Attribute["asked"]>;

interface Crossed {
  readonly names: readonly string[];
  /** Those of them that cut one field in two ways. */
  readonly given?: readonly string[];
  /** Those of them of which it is told whether they were asked, and no more. */
  readonly askedOnly?: readonly string[];
  readonly universes?: readonly CrossedField[];
}

function crossing(
  { study, source, indicator, respondents, classes }: Asked,
  { names, given = [], askedOnly = [], universes = [] }: Crossed,
): WeightCrossing {
  const { notSensitive } = study.disclosure;
  const design = designColumns(source.survey).filter((name) => name !== source.survey?.weight);
  return {
    classes,
    areClassesJudged: design.length === 0 || design.some((name) => !notSensitive.has(name)),
    fields: [
      ...universes,
      ...names.map((name) => ({
        codes: askedOnly.includes(name)
          ? askedIn(codesOf(name, indicator, respondents), source.attributes.get(name)?.asked)
          : codesOf(name, indicator, respondents),
        isJudged: !notSensitive.has(name) && !isNumber(name, indicator),
        isTied: isTied(name, source) || saysClass(name, { respondents, classes }, source),
        isGiven: given.includes(name),
      })),
    ],
  };
}

/** Who is in each universe, and who meets those of its conditions that weights are made from. */
function universeFields(asked: Asked, near: readonly Indicator[]): readonly CrossedField[] {
  const { source, respondents, indicator } = asked;
  return universesIn(near, indicator).flatMap((id) => {
    const where = [...(source.universes.get(id)?.where ?? [])];
    const tied = where.filter(([name]) => isTied(name, source));
    return [where, tied].map((conditions) => ({
      codes: meeting(respondents, new Map(conditions)).map(String),
      isJudged: false,
      isTied: conditions === tied,
      isGiven: true,
    }));
  });
}

/** Weights are made from it. */
function isTied(name: string, source: Source): boolean {
  return designColumns(source.survey).some((one) => shareCuts(name, one, source));
}

/** Weights of the partner's file are a function of it in the data. */
function saysClass(
  name: string,
  { respondents: { values }, classes }: Pick<Asked, "respondents" | "classes">,
  { survey }: Source,
): boolean {
  const codes = (values.get(name) ?? []).map(String);
  const both = countBy(codes.map((code, i) => `${code}\t${classes[i]}`)).size;
  return survey?.weight !== null && countBy(codes).size === both;
}

/** Tables of the source that have one of some fields, or one that goes with it. */
function beside(
  { study, source, links }: Asked,
  fieldsOf: (other: Indicator) => readonly string[],
  fields: readonly string[],
): readonly Indicator[] {
  const own = reached(fields, links, source);
  return [...study.indicators.values()].filter(
    (other) =>
      other.source === source.id &&
      fieldsOf(other).some((name) => cutsOf(name, source).some((root) => own.has(root))),
  );
}

function conditionsIn(indicator: Indicator, source: Source): readonly string[] {
  return universesOf(indicator).flatMap((id) => conditionsOf(id, source));
}

function universesIn(near: readonly Indicator[], indicator: Indicator): readonly string[] {
  return [...new Set([...near, indicator].flatMap(universesOf))];
}

function isIn(universe: string, { source, respondents }: Asked): readonly boolean[] {
  return meeting(respondents, source.universes.get(universe)?.where ?? new Map());
}

function among({ classes, fields, ...judged }: WeightCrossing, persons: readonly boolean[]): WeightCrossing {
  const kept = <T>(ones: readonly T[]) => ones.filter((_, i) => persons[i]);
  return {
    ...judged,
    classes: kept(classes),
    fields: fields.map((field) => ({ ...field, codes: kept(field.codes) })),
  };
}

/** The fields of the table, item by item; those whose number is known are told from the others. */
function crossedBy(indicator: Indicator, source: Source): readonly (readonly string[])[] {
  const names = dimensionsOf(indicator);
  if (indicator.kind === "summary") return [[...names, indicator.number]];
  if (indicator.kind !== "multiple") return [names];
  const flags = [...(source.multiples.get(indicator.of)?.items.values() ?? [])];
  return flags.map((flag) => [...names.slice(0, -2), flag]);
}

/** Of a question with a filter, whether it was asked; any other field as it is. */
function askedIn(codes: readonly string[], asked: Asking | undefined): readonly string[] {
  return asked === undefined ? codes : codes.map((code) => String(code !== asked.notAsked));
}

/** Values of a number, one unknown included, of which the mean and its error tell how many have each. */
const fewValues = 4;

function isNumber(name: string, indicator: Indicator): boolean {
  return indicator.kind === "summary" && name === indicator.number;
}

function codesOf(name: string, indicator: Indicator, { values }: Respondents): readonly string[] {
  const held = values.get(name) ?? [];
  const isKnown = isNumber(name, indicator) && new Set(held).size > fewValues;
  return held.map((value) => String(isKnown ? value !== null : value));
}
