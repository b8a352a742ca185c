import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { derivationKinds } from "../../src/derivations/index.ts";
import {
  choiceIn,
  codelistForm,
  derivationForms,
  englishHelp,
  type FormField,
  fieldForms,
  formFields,
  indicatorForms,
  partnerForm,
  universeForm,
} from "../../src/forms/form-fields.ts";

import { formTexts, formValue } from "../../src/forms/form-values.ts";
import { kinds } from "../../src/kinds/index.ts";
import { identifier, textFile } from "../../src/shapes/shared-shapes.ts";
import choicesEn from "../../words/form-choices.en.json" with { type: "json" };
import choicesFr from "../../words/form-choices.fr.json" with { type: "json" };

const invented = z.strictObject({
  kind: z.literal("invented").describe("Une sorte d’essai."),
  title: textFile.describe("Le titre."),
  of: identifier.describe("La caractéristique."),
  by: z.array(identifier).optional().describe("Selon quoi."),
  statistic: z.enum(["median", "mean"]).describe("Laquelle."),
  weight: z.number().optional().describe("Le poids."),
  bands: z.array(z.number()).optional().describe("Les bornes."),
  needed: z.boolean().optional().describe("Nécessaire."),
  where: z.record(identifier, z.string()).optional().describe("Les conditions."),
  days: z
    .tuple([z.union([identifier, z.iso.date()]), identifier])
    .optional()
    .describe("Deux dates."),
  range: z
    .strictObject({ from: z.number().describe("Début."), to: z.number().describe("Fin.") })
    .optional()
    .describe("L’étendue."),
  codes: z
    .array(z.strictObject({ code: identifier.describe("Le code."), label: textFile.describe("Le libellé.") }))
    .optional()
    .describe("Les codes."),
});

test("each key of a schema becomes the field that suits it, with what the schema says of it", () => {
  const fields = formFields(invented);
  expect(fields.map(({ key, input, required }) => [key, input.kind, required])).toEqual([
    ["kind", "constant", true],
    ["title", "text", true],
    ["of", "name", true],
    ["by", "names", false],
    ["statistic", "choice", true],
    ["weight", "number", false],
    ["bands", "numbers", false],
    ["needed", "flag", false],
    ["where", "pairs", false],
    ["days", "names", false],
    ["range", "keys", false],
    ["codes", "rows", false],
  ]);
  expect(fields.every(({ help }) => help !== "")).toBe(true);
});

test("pairs say whether a name may have several codes", () => {
  const inputsOf = (form: { readonly fields: readonly FormField[] } | undefined) =>
    Object.fromEntries((form?.fields ?? []).map(({ key, input }) => [key, input]));
  expect(inputsOf(universeForm())).toMatchObject({ where: { kind: "pairs", of: "attribute", isMany: true } });
  const adjusted = [...indicatorForms().values()].map((form) => inputsOf(form).adjust).find(Boolean);
  expect(adjusted).toEqual({ kind: "pairs", of: "attribute", isMany: false });
});

/** What is typed, and the value that it stands for. */
const typed = [
  { texts: { title: "Un titre" }, value: { title: "Un titre" } },
  {
    texts: { title: "Un titre", "title.en": "A title" },
    value: { title: { fr: "Un titre", en: "A title" } },
  },
  { texts: { by: "sex, age_band" }, value: { by: ["sex", "age_band"] } },
  { texts: { weight: "0,5" }, value: { weight: 0.5 } },
  { texts: { weight: "beaucoup" }, value: { weight: "beaucoup" } },
  { texts: { bands: "0, 7, 14" }, value: { bands: [0, 7, 14] } },
  { texts: { needed: "true" }, value: { needed: true } },
  {
    texts: {
      "where.0.name": "sex",
      "where.0.codes": "woman",
      "where.1.name": "age",
      "where.1.codes": "a, b",
    },
    value: { where: { sex: "woman", age: ["a", "b"] } },
  },
  { texts: { "where.0.name": "age", "where.0.codes": "a," }, value: { where: { age: ["a"] } } },
  { texts: { "where.0.name": "", "where.0.codes": " " }, value: {} },
  { texts: { "range.from": "0", "range.to": "1,5" }, value: { range: { from: 0, to: 1.5 } } },
  {
    texts: {
      "codes.0.code": "b",
      "codes.0.label": "B",
      "codes.0.label.en": "Bee",
      "codes.0.rank": "2",
      "codes.1.code": "c",
      "codes.1.label": "C",
      "codes.1.rank": "",
      "codes.2.code": "a",
      "codes.2.label": "A",
      "codes.2.rank": "1,5",
      "codes.3.code": " ",
    },
    value: {
      codes: [
        { code: "a", label: "A" },
        { code: "b", label: { fr: "B", en: "Bee" } },
        { code: "c", label: "C" },
      ],
    },
  },
  { texts: { days: "asked_on, 2025-12-31" }, value: { days: ["asked_on", "2025-12-31"] } },
  { texts: { of: "  " }, value: {} },
] as const;

test.each(typed)("$texts stands for $value", ({ texts, value }) => {
  expect(formValue(formFields(invented), { ...texts })).toEqual({ kind: "invented", ...value });
});

test("the upper level of a code is a code, and no characteristic", () => {
  const codes = codelistForm().fields.find(({ key }) => key === "codes")?.input;
  const parent = codes?.kind === "rows" ? codes.fields.find(({ key }) => key === "parent") : undefined;
  expect(parent?.input).toEqual({ kind: "name", of: null });
});

test("each kind of the registry, each type of field and each way to compute has its form", () => {
  expect([...indicatorForms().keys()]).toEqual(Object.keys(kinds));
  expect([...fieldForms().keys()]).toEqual(["code", "flag", "multiple", "date", "number"]);
  expect([...derivationForms().keys()]).toEqual(Object.keys(derivationKinds));
  const shapes = [indicatorForms(), fieldForms(), derivationForms()].flatMap((forms) => [...forms.values()]);
  const forms = [...shapes, codelistForm(), partnerForm(), universeForm()];
  const fields = forms.flatMap((form) => form.fields.flatMap(withInner));
  const help = [...shapes.map((form) => form.help), ...fields.map((field) => field.help)];
  expect(help.filter((sentence) => sentence === "")).toEqual([]);
  // Each sentence has its English, and no English is left of a sentence that changed.
  expect([...englishHelp.keys()].toSorted()).toEqual([...new Set(help)].toSorted());
});

function withInner(field: FormField): readonly FormField[] {
  return [field, ...("fields" in field.input ? field.input.fields.flatMap(withInner) : [])];
}

test("each kind, type, calculation and choice of a form is called by words", () => {
  const fields = [indicatorForms(), fieldForms(), derivationForms()]
    .flatMap((forms) => [...forms.values()])
    .concat(codelistForm())
    .flatMap((form) => form.fields.flatMap(withInner));
  const choices = fields.flatMap(({ key, input }) =>
    input.kind === "choice" ? input.choices.map((choice) => [key, choice] as const) : [],
  );
  const called = [
    ...choices,
    ...[...indicatorForms().keys()].map((kind) => ["kind", kind] as const),
    ...[...fieldForms().keys()].map((type) => ["type", type] as const),
    ...[...derivationForms().keys()].map((way) => ["derive", way] as const),
  ];
  for (const [key, choice] of called)
    expect(choiceIn(key, choice, "fr"), `${key}.${choice}`).not.toBe(choice);
  expect(Object.keys(choicesEn)).toEqual(Object.keys(choicesFr));
});

describe("what a form shows of the reference study is what it reads again", () => {
  const reference = join(import.meta.dirname, "../../../../../studies/publics-fragiles");
  const read = (path: string) => parse(readFileSync(join(reference, path), "utf8"));
  const { indicators } = read("indicators.yaml");
  const { fields } = read("sources/enquete_insertion.yaml");
  const sources = readdirSync(join(reference, "sources")).map((name) => read(`sources/${name}`));
  const codelists = Object.fromEntries(
    readdirSync(join(reference, "codelists"))
      .map((name) => read(`codelists/${name}`))
      .map(({ codelist, ...value }) => [codelist, value]),
  );
  const { partners } = read("study.yaml");
  const universes = Object.assign({}, ...sources.map((source) => source.universes));
  test.each([
    ["code lists", codelists, codelistForm()],
    ["partners", partners, partnerForm()],
    ["universes", universes, universeForm()],
  ] as const)("%s", (_, parts, { fields: own }) => {
    expect(Object.keys(parts).length).toBeGreaterThan(3);
    for (const [name, value] of Object.entries(parts))
      expect(formValue(own, formTexts(own, value)), name).toEqual(value);
  });
  const derived = Object.assign({}, ...sources.map(({ derive }) => derive));
  test.each([
    ["indicators", indicators, indicatorForms(), "kind"],
    ["fields", fields, fieldForms(), "type"],
    ["derived characteristics", derived, derivationForms(), null],
  ] as const)("%s", (_, parts, forms, discriminator) => {
    expect(Object.keys(parts).length).toBeGreaterThan(5);
    for (const [name, value] of Object.entries(parts)) {
      const held = Object(value);
      const form = forms.get(discriminator === null ? Object.keys(held)[0] : held[discriminator]);
      if (form === undefined) throw new RangeError(`no form for ${name}`);
      expect(formValue(form.fields, formTexts(form.fields, value)), name).toEqual(value);
    }
  });
});
