import { type Attribute, designColumns, type Source, type Where } from "@vigie/study";
import { birthFieldOf } from "../draw-days.ts";
import { bandedOf } from "../draw-spans.ts";
import type { MarginFile } from "../fiction-file.ts";
import { inventContacts } from "./invent-contacts.ts";
import { inventedShares, numberBetween, type Weights } from "./invented-shares.ts";
import { inventedSpans } from "./invented-spans.ts";

/** Percent of units without a value in a field of a margin. */
const missingPercent = 2;
const youngestAdult = 18;
/** Years that a last band of ages lasts. */
const lastBand = 20;

/** The invented data of one source, as `fiction.yaml` writes it. */
export function inventSource(
  source: Source,
  { units, weights }: { readonly units: number; readonly weights: Weights },
) {
  const bands = chosenBands(source);
  const margins: MarginFile[] = [];
  const isDrawn = (name: string) => margins.some(({ of }) => of === name);
  const complete = new Set(designColumns(source.survey));
  for (const attribute of source.attributes.values()) {
    const items = source.multiples.get(attribute.id)?.items;
    if (items !== undefined) margins.push(...itemMargins(source, { question: attribute.id, items, isDrawn }));
    else if (bands.has(attribute.id) || isCoded(attribute))
      margins.push(
        codeMargin(source, {
          attribute,
          weights: weightsOf(source, attribute.id, { known: weights, units }),
          isDrawn,
          complete,
        }),
      );
  }
  const contacts = source.contacts && inventContacts(source.contacts, agesAmong(source, bands));
  const ages = agesOf(source, bands);
  const spans = inventedSpans(source, [...bands.values()]);
  return {
    units: {
      count: units,
      assumption: "Hypothèse : nombre inventé, sans rapport avec la population réelle.",
    },
    ...(ages === null
      ? {}
      : { ages: { ...ages, assumption: "Hypothèse : âges bornés d’après les tranches." } }),
    margins: [...margins, ...(contacts?.margins ?? [])],
    ...(spans.length === 0 ? {} : { spans }),
    ...(contacts ? { contacts: contacts.contacts } : {}),
  };
}

/** Bands that give a date of birth or a number, by name: of one field, those that are the most. */
function chosenBands(source: Source): ReadonlyMap<string, string> {
  const chosen = new Map<string, Attribute>();
  for (const attribute of source.attributes.values()) {
    const field = fieldUnder(attribute, source);
    if (field !== null && attribute.codes.length > (chosen.get(field)?.codes.length ?? 0))
      chosen.set(field, attribute);
  }
  return new Map([...chosen].map(([field, { id }]) => [id, field]));
}

/** The field that a margin of these bands would give; null for another attribute. */
function fieldUnder(attribute: Attribute, source: Source): string | null {
  const birth = birthFieldOf(attribute, source)?.field;
  if (birth !== undefined) return source.attributes.get(birth)?.origin.kind === "field" ? birth : null;
  const banded = bandedOf(attribute, source, () => true);
  return banded?.kind === "number" ? banded.field : null;
}

function isCoded({ type, origin }: Attribute): boolean {
  return origin.kind === "field" && (type === "code" || type === "flag");
}

function codeMargin(
  source: Source,
  {
    attribute,
    weights,
    isDrawn,
    complete,
  }: {
    readonly attribute: Attribute;
    readonly weights: Weights;
    readonly isDrawn: (name: string) => boolean;
    readonly complete: ReadonlySet<string>;
  },
): MarginFile {
  const { id, codes, type, asked } = attribute;
  const within = asked ? onDrawn(asked.where, source, isDrawn) : {};
  const yes = numberBetween(`${source.id} ${id}`, isOfUnion(source, id) ? rare : common);
  const lean = numberBetween(`${source.id} ${id}`, { least: -5, most: 5 }) / 10;
  const isSized = weights.size > 0 && codes.some(({ code }) => weights.has(code));
  return {
    of: id,
    assumption: isSized
      ? "Hypothèse : répartition inventée, comme celle des effectifs connus."
      : "Hypothèse : répartition inventée d’après la nomenclature.",
    ...(Object.keys(within).length === 0 ? {} : { within }),
    rows: [
      {
        shares:
          type === "flag"
            ? yesOrNo(yes)
            : inventedShares(attribute, { weights, lean: isSized ? 0 : lean, isComplete: complete.has(id) }),
      },
    ],
    ...(complete.has(id) || source.protects === "nothing" ? {} : { missing: { share: missingPercent } }),
  };
}

/** Percent of yes: of a flag alone, and of one of several that make a union, which would else hold for nearly everyone. */
const common = { least: 15, most: 60 };
const rare = { least: 3, most: 12 };

function isOfUnion({ attributes }: Source, flag: string): boolean {
  return [...attributes.values()].some(
    ({ origin }) => (origin.kind === "any" || origin.kind === "set") && origin.of.includes(flag),
  );
}

const yesOrNo = (percent: number) => ({ yes: percent, no: 100 - percent });

/** One margin for each answer, those that exclude the others first. */
function itemMargins(
  source: Source,
  {
    question,
    items,
    isDrawn,
  }: {
    readonly question: string;
    readonly items: ReadonlyMap<string, string>;
    readonly isDrawn: (name: string) => boolean;
  },
): readonly MarginFile[] {
  const exclusive = source.multiples.get(question)?.exclusive ?? new Set();
  const alone = [...items].flatMap(([code, flag]) => (exclusive.has(code) ? [flag] : []));
  const others = [...items.values()].filter((flag) => !alone.includes(flag));
  const { asked } = source.attributes.get(alone[0] ?? others[0] ?? "") ?? {};
  const within = asked ? onDrawn(asked.where, source, isDrawn) : {};
  const base = {
    assumption: "Hypothèse : réponses inventées, indépendantes les unes des autres.",
    ...(Object.keys(within).length === 0 ? {} : { within }),
  };
  const nothingElse = { shares: yesOrNo(0) };
  const after = (flags: readonly string[], percent: number) => [
    ...flags.map((flag) => ({ at: { [flag]: "yes" }, ...nothingElse })),
    { shares: yesOrNo(percent) },
  ];
  return [
    ...alone.map((of, at) => ({ ...base, of, rows: after(alone.slice(0, at), 10) })),
    ...others.map((of) => ({
      ...base,
      of,
      rows: after(alone, numberBetween(`${source.id} ${of}`, { least: 10, most: 60 })),
    })),
  ];
}

/** Units that a stratum has at least: with one alone, nothing can be estimated. */
const stratumMin = 4;

/** The fewest units that leave some in every stratum and every margin of calibration. */
export function designUnits(source: Source): number {
  const [weight, ...others] = [source.survey?.weight ?? "", ...designColumns(source.survey)];
  const codes = others
    .filter((name) => name !== weight)
    .map((name) => source.attributes.get(name)?.codes.length ?? 0);
  return stratumMin * Math.max(0, ...codes);
}

/** What the study says of the size of its codes: margins of calibration, strata, else what is known besides. */
function weightsOf(
  { survey, attributes }: Source,
  name: string,
  { known, units }: { readonly known: Weights; readonly units: number },
): Weights {
  const isStratum = survey?.strata?.attribute === name;
  const sizes = survey?.calibration?.margins.get(name) ?? (isStratum ? survey.strata?.populations : null);
  if (!isStratum && !sizes) return known;
  const codes = attributes.get(name)?.codes ?? [];
  const codeSizes = new Map(codes.map(({ code }) => [code, sizes?.get(code) ?? 0]));
  const total = [...codeSizes.values()].reduce((sum, size) => sum + size, 0);
  const least = total === 0 ? 1 : (total * stratumMin) / units;
  return new Map([...codeSizes].map(([code, size]) => [code, Math.max(size, least)]));
}

/** Bounds of ages that leave some in every band; null where no band gives a date of birth. */
function agesOf(source: Source, bands: ReadonlyMap<string, string>) {
  const ages = [...bands.keys()].flatMap((id) => {
    const attribute = source.attributes.get(id);
    if (attribute === undefined || birthFieldOf(attribute, source) === null) return [];
    const [first = 0, second = first + 1] = attribute.codes.map(({ from }) => from ?? 0);
    const last = attribute.codes.at(-1)?.from ?? first;
    const range =
      attribute.origin.kind === "bands" ? source.attributes.get(attribute.origin.of)?.range : undefined;
    const least = second > youngestAdult ? Math.max(first, youngestAdult) : first;
    return {
      youngest: Math.max(least, range?.from ?? 0),
      oldest: Math.min(last + lastBand, 120, range?.to ?? 120),
    };
  });
  if (ages.length === 0) return null;
  return {
    youngest: Math.max(0, Math.floor(Math.min(...ages.map(({ youngest }) => youngest)))),
    oldest: Math.ceil(Math.max(...ages.map(({ oldest }) => oldest))),
  };
}

/** Bands of ages that a use of channels may lean on; null where there are none. */
function agesAmong(source: Source, bands: ReadonlyMap<string, string>): Attribute | null {
  const of = [...bands.keys()].find((id) => {
    const attribute = source.attributes.get(id);
    return attribute !== undefined && birthFieldOf(attribute, source) !== null;
  });
  return (of !== undefined && source.attributes.get(of)) || null;
}

/**
 * A condition of the study on what is drawn: a translated attribute is brought back to the one that it is made from. What
 * cannot be brought back is left out, and the condition is wider.
 * @param isDrawn whether a margin gives this attribute
 */
function onDrawn(
  where: Where,
  { attributes }: Source,
  isDrawn: (name: string) => boolean,
): Record<string, string[]> {
  const filter: Record<string, string[]> = {};
  for (const [name, codes] of where) {
    const drawn = broughtBack({ name, codes }, attributes, isDrawn);
    if (drawn === null) continue;
    const before = filter[drawn.name];
    const both =
      before === undefined ? [...drawn.codes] : before.filter((code) => drawn.codes.includes(code));
    if (both.length > 0) filter[drawn.name] = both;
  }
  return filter;
}

interface Condition {
  readonly name: string;
  readonly codes: readonly string[];
}

function broughtBack(
  condition: Condition,
  attributes: ReadonlyMap<string, Attribute>,
  isDrawn: (name: string) => boolean,
): Condition | null {
  if (isDrawn(condition.name)) return condition;
  const origin = attributes.get(condition.name)?.origin;
  if (origin?.kind !== "recode") return null;
  const codes = [...origin.map].flatMap(([from, to]) => (condition.codes.includes(to) ? [from] : []));
  return codes.length === 0 ? null : broughtBack({ name: origin.of, codes }, attributes, isDrawn);
}
