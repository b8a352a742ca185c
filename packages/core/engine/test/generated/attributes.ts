import { type DateFormat, dateFormats, type Translation } from "@vigie/mapping";
import { periodsOf } from "@vigie/study";
import fc from "fast-check";
import type { Codes } from "../../src/derivations/derivation.ts";
import type { AttributeStep } from "../../src/plan.ts";
import { birthDay, dayTexts, numberTexts, turningDay } from "./texts.ts";

/** Whether files may hold mistakes that stop the run. */
export type Faults = "none" | "some";

/** One attribute, and the texts that its column may hold where it is read. */
export interface Attribute {
  readonly node: AttributeStep;
  readonly texts: fc.Arbitrary<string> | null;
}

const flagCodes: Codes = [
  { code: "yes", missing: null },
  { code: "no", missing: null },
];

const codeList: fc.Arbitrary<Codes> = fc
  .uniqueArray(fc.constantFrom("a", "b", "c-1", "é", "D.2", "under_30", "0"), { minLength: 1, maxLength: 5 })
  .chain((codes) =>
    fc
      .array(fc.option(fc.constantFrom("not_asked", "dont_know", "no_answer", "illegible"), { freq: 4 }), {
        minLength: codes.length,
        maxLength: codes.length,
      })
      .map((missing) => codes.map((code, at) => ({ code, missing: missing[at] ?? null }))),
  );

/** Each code stands for itself; other values for a code, or for none. */
export function translation<T extends string | null>(codes: readonly T[]): fc.Arbitrary<Translation> {
  const others = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom("", "Oui", "x;y", 'dit "oui"', "l’un, l'autre", "1", "?"),
      fc.constantFrom(...codes, null),
    ),
    { maxLength: 4, selector: ([value]) => value },
  );
  return others.map(
    (pairs) =>
      new Map<string, string | null>([
        ...codes.flatMap((code) => (code === null ? [] : [[code, code] as const])),
        ...pairs,
      ]),
  );
}

export function textsOf(translate: Translation): fc.Arbitrary<string> {
  return fc.constantFrom(...[...translate.keys()].filter((value) => value !== ""));
}

function codeAttribute(column: string, list: fc.Arbitrary<Codes>): fc.Arbitrary<Attribute> {
  return list.chain((codes) =>
    translation(codes.map(({ code }) => code)).map((translate) => ({
      node: { kind: "code", column, codes, translate },
      texts: textsOf(translate),
    })),
  );
}

/** Read from the column of another attribute, its values translated in another way; with faults, not all of them. */
function codeAgain({ node, texts }: Attribute, faults: Faults): fc.Arbitrary<Attribute> {
  if (node.kind !== "code") throw new RangeError("only codes are translated");
  const { column } = node;
  const values = [...node.translate.keys()];
  const translated =
    faults === "none"
      ? fc.constant(values)
      : fc.subarray([...values, "autre"], { minLength: values.length - 1 });
  return fc.tuple(codeList, translated).chain(([codes, translated]) =>
    fc
      .array(fc.constantFrom(...codes.map(({ code }) => code), null), {
        minLength: translated.length,
        maxLength: translated.length,
      })
      .map((after) => {
        const translate = new Map(translated.map((value, at) => [value, after[at] ?? null]));
        return { node: { kind: "code", column, codes, translate }, texts };
      }),
  );
}

function dateAttribute(column: string): fc.Arbitrary<Attribute> {
  return fc.record({ format: dateFormat, missing: missingValues }).chain(({ format, missing }) =>
    dayTexts(birthDay, format).map((texts) => ({
      node: { kind: "date", column, format, missing },
      texts: fc.oneof({ weight: 6, arbitrary: texts }, ...amongMissing(missing)),
    })),
  );
}

function numberAttribute(column: string, decimal: "." | ","): fc.Arbitrary<Attribute> {
  return fc.tuple(missingValues, numberTexts(decimal)).map(([missing, texts]) => ({
    node: { kind: "number", column, decimal, missing, positive: false },
    texts: fc.oneof({ weight: 6, arbitrary: texts }, ...amongMissing(missing)),
  }));
}

/** Some would be read if the mapping did not call them no value. */
export const missingValues: fc.Arbitrary<ReadonlySet<string>> = fc
  .subarray(["?", "99", "1900-01-01", "01/01/1900", "19000101", 'l\'an "0"'])
  .map((values) => new Set(values));

export function amongMissing(missing: ReadonlySet<string>): fc.WeightedArbitrary<string>[] {
  return missing.size === 0 ? [] : [{ weight: 1, arbitrary: fc.constantFrom(...missing) }];
}

const bounds: fc.Arbitrary<ReadonlyMap<string, number>> = fc
  .uniqueArray(fc.constantFrom(-3, 0, 10, 18, 20.5, 25, 60), { minLength: 1, maxLength: 4 })
  .map((from) => new Map(from.toSorted((a, b) => a - b).map((bound) => [`from${bound}`, bound])));

function bands(of: string): fc.Arbitrary<Attribute> {
  return bounds.map((from) => ({
    node: { kind: "bands", of, codes: [...from.keys()].map((code) => ({ code, missing: null })), from },
    texts: null,
  }));
}

/** Between two dates of a unit, or one and a day; by either way. */
function interval(kind: "days" | "months"): fc.Arbitrary<Attribute> {
  const end = fc.oneof(
    fc.constantFrom({ attribute: "birth" }, { attribute: "since" }),
    turningDay.map((day) => ({ day })),
  );
  return fc.tuple(end, end).map(([from, to]) => {
    const of = [from, to].flatMap((end) => ("attribute" in end ? [end.attribute] : []));
    return { node: { kind, of, from, to }, texts: null };
  });
}

function contact(which: "first" | "last" | "count"): fc.Arbitrary<Attribute> {
  return fc.constant({ node: { kind: "contact", of: [], which }, texts: null });
}

/** What the contacts of a unit come to, and what is derived from that. */
export const contactAttributes: fc.Arbitrary<ReadonlyMap<string, Attribute>> = fc
  .record({
    first: contact("first"),
    last: contact("last"),
    count: contact("count"),
    count_band: bands("count"),
    last_age: turningDay.map((at): Attribute => ({ node: { kind: "years", of: "last", at }, texts: null })),
    spell: fc.constantFrom("days" as const, "months" as const).map(
      (kind): Attribute => ({
        node: { kind, of: ["first", "last"], from: { attribute: "first" }, to: { attribute: "last" } },
        texts: null,
      }),
    ),
    spell_band: bands("spell"),
  })
  .map((made) => new Map(Object.entries(made)));

function recode(of: string, before: Codes): fc.Arbitrary<Attribute> {
  return codeList.chain((codes) =>
    fc
      .array(fc.constantFrom(...codes.map(({ code }) => code)), {
        minLength: before.length,
        maxLength: before.length,
      })
      .map((after) => ({
        node: {
          kind: "recode",
          of,
          codes,
          map: new Map(before.map(({ code }, at) => [code, after[at] ?? code])),
        },
        texts: null,
      })),
  );
}

/** A flag that may say why it is no answer. */
const itemCodes: Codes = [
  ...flagCodes,
  { code: "dk", missing: "dont_know" },
  { code: "skip", missing: "no_answer" },
];
const items = ["cost", "skill", "none"] as const;

/** Codes of one text, some twice, written in several ways. */
function listAttribute(column: string): fc.Arbitrary<Attribute> {
  const codes: Codes = [...items.map((code) => ({ code, missing: null })), ...itemCodes.slice(2)];
  return fc
    .record({
      separator: fc.constantFrom(";", ",", "|", "]", "^", "\\", "."),
      translate: translation(codes.map(({ code }) => code)),
    })
    .map(({ separator, translate }) => ({
      node: { kind: "list", column, separator, codes, translate },
      texts: listTexts(separator, translate),
    }));
}

function listTexts(separator: string, translate: Translation): fc.Arbitrary<string> {
  const whole = [...translate.keys()].filter((value) => value !== "" && !value.includes('"'));
  const bare = whole.filter((value) => !value.includes(separator));
  const part = fc.oneof(
    fc.constantFrom(...whole).map((value) => `"${value}"`),
    ...(bare.length === 0
      ? []
      : [fc.constantFrom(...bare), fc.constantFrom(...bare).map((value) => ` ${value} `)]),
  );
  return fc
    .tuple(fc.array(part, { maxLength: 4 }), fc.constantFrom(["", ""], ["{", "}"], [" [", "] "]))
    .map(([parts, [open = "", close = ""]]) => `${open}${parts.join(separator)}${close}`);
}

function itemOf(of: string, item: string): fc.Arbitrary<Attribute> {
  return fc.constant({ node: { kind: "item", of, item, codes: itemCodes }, texts: null });
}

function boxOf(of: string, among: readonly string[]): fc.Arbitrary<Attribute> {
  return fc.constant({ node: { kind: "box", of, among, codes: itemCodes }, texts: null });
}

/** Asked of those who answered one code of another question. */
function askedOf(of: string, attribute: string, before: Codes): fc.Arbitrary<Attribute> {
  const codes = before.map(({ code }) => code);
  return fc
    .tuple(fc.subarray(codes, { minLength: 1 }), fc.constantFrom("dk", null))
    .map(([held, noAnswer]) => ({
      node: {
        kind: "asked",
        of,
        where: [{ attribute, codes: held }],
        codes: [...itemCodes, { code: "_Z", missing: "not_asked" }],
        notAsked: "_Z",
        noAnswer,
      },
      texts: null,
    }));
}

/** Around the days that births are drawn from, so that some lie before and some after. */
function periods(of: string): fc.Arbitrary<Attribute> {
  return fc.constantFrom("month" as const, "quarter" as const, "year" as const).map((every) => {
    const window = { from: "1960-02-29", to: "1999-11-15" };
    const codes = periodsOf(window, every).map(({ code }) => ({ code, missing: null }));
    return { node: { kind: "period", of, every, window, codes }, texts: null };
  });
}

function setOf(...flags: readonly string[]): fc.Arbitrary<Attribute> {
  const sets = flags.reduce<readonly (readonly string[])[]>(
    (found, flag) => found.flatMap((set) => [set, [...set, flag]]),
    [[]],
  );
  const codes = sets.map((set) => ({ code: set.length === 0 ? "none" : set.join("+"), missing: null }));
  return fc.constant({ node: { kind: "set", of: flags, codes }, texts: null });
}

function any(of: readonly string[]): fc.Arbitrary<Attribute> {
  return fc.constant({ node: { kind: "any", of, codes: flagCodes }, texts: null });
}

/**
 * Attributes of a source, each after those it reads: some read, some derived from them, some derived twice.
 * @param decimal of the units' file
 */
export function attributes(decimal: "." | ",", faults: Faults): fc.Arbitrary<ReadonlyMap<string, Attribute>> {
  const read = fc.record({
    town: codeAttribute("town", codeList),
    answer: fc.option(codeAttribute("answer", codeList)),
    flag1: codeAttribute("flag1", fc.constant(flagCodes)),
    flag2: codeAttribute("flag2", fc.constant(flagCodes)),
    list: listAttribute("list"),
    ".box1": codeAttribute("box1", fc.constant(itemCodes)),
    ".follow": codeAttribute("follow", fc.constant(itemCodes)),
    ".box2": codeAttribute("box2", fc.constant(itemCodes)),
    birth: dateAttribute("birth"),
    since: dateAttribute("since"),
    size: numberAttribute("size", decimal),
  });
  const years = turningDay.map(
    (at): Attribute => ({ node: { kind: "years", of: "birth", at }, texts: null }),
  );
  return read
    .chain((read) =>
      fc.record({
        read: fc.constant(read),
        derived: fc.record({
          age: years,
          wait: interval("days"),
          months: interval("months"),
          born: periods("birth"),
          size_band: bands("size"),
          wait_band: bands("wait"),
          months_band: bands("months"),
          age_band: bands("age"),
          either: any(["flag1", "flag2"]),
          still: any(["flag2", "either"]),
          list_cost: itemOf("list", "cost"),
          list_skill: itemOf("list", "skill"),
          list_none: itemOf("list", "none"),
          box1: boxOf(".box1", [".box1", ".box2"]),
          struggles: any(["flag1", "list_cost"]),
          overlap: setOf("flag1", "list_cost", "flag2"),
        }),
      }),
    )
    .chain(({ read, derived }) =>
      fc.record({
        read: fc.constant(read),
        derived: fc.constant(derived),
        twice: fc.record({
          town_again: codeAgain(read.town, faults),
          side: recode("town", codesOf(read.town)),
          era: recode("age_band", codesOf(derived.age_band)),
          whether: recode("either", flagCodes),
          follow: askedOf(".follow", "town", codesOf(read.town)),
          followed: fc.constant<Attribute>({
            node: {
              kind: "any",
              of: ["follow"],
              codes: [...flagCodes, { code: "_Z", missing: "not_asked" }],
            },
            texts: null,
          }),
        }),
        left: fc.subarray(["answer", "town_again", "still", "era", "whether", "side", "size_band"]),
      }),
    )
    .map(({ read, derived, twice, left }) => {
      const all = Object.entries({ ...read, ...derived, ...twice });
      return new Map(
        all.flatMap(([id, attribute]) =>
          attribute === null || left.includes(id) ? [] : [[id, attribute] as const],
        ),
      );
    });
}

export function codesOf({ node }: Attribute): Codes {
  return "codes" in node ? node.codes : [];
}

export const dateFormat: fc.Arbitrary<DateFormat> = fc.constantFrom(...dateFormats);
