import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { derivationKinds } from "../../src/derivations/index.ts";
import {
  derivationForms,
  fieldForms,
  formFields,
  formTexts,
  formValue,
  indicatorForms,
} from "../../src/forms/form-fields.ts";
import { englishHelp } from "../../src/forms/form-help.ts";
import { identifier, textFile } from "../../src/forms/shared-shapes.ts";
import { kinds } from "../../src/kinds/index.ts";

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
    ["where", "lines", false],
    ["days", "names", false],
  ]);
  expect(fields.every(({ help }) => help !== "")).toBe(true);
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
  { texts: { where: "sex: woman\r\nage: [a, b]" }, value: { where: { sex: "woman", age: ["a", "b"] } } },
  { texts: { where: "sex: [woman" }, value: { where: "sex: [woman" } },
  { texts: { days: "asked_on, 2025-12-31" }, value: { days: ["asked_on", "2025-12-31"] } },
  { texts: { of: "  " }, value: {} },
] as const;

test.each(typed)("$texts stands for $value", ({ texts, value }) => {
  expect(formValue(formFields(invented), { ...texts })).toEqual({ kind: "invented", ...value });
});

test("each kind of the registry, each type of field and each way to compute has its form", () => {
  expect([...indicatorForms().keys()]).toEqual(Object.keys(kinds));
  expect([...fieldForms().keys()]).toEqual(["code", "flag", "multiple", "date", "number"]);
  expect([...derivationForms().keys()]).toEqual(Object.keys(derivationKinds));
  const help = [indicatorForms, fieldForms, derivationForms].flatMap((forms) =>
    [...forms().values()].flatMap((form) => [form.help, ...form.fields.map((field) => field.help)]),
  );
  expect(help.filter((sentence) => sentence === "")).toEqual([]);
  // Each sentence has its English, and no English is left of a sentence that changed.
  expect([...englishHelp.keys()].toSorted()).toEqual([...new Set(help)].toSorted());
});

describe("what a form shows of the reference study is what it reads again", () => {
  const reference = join(import.meta.dirname, "../../../../studies/publics-fragiles");
  const read = (path: string) => parse(readFileSync(join(reference, path), "utf8"));
  const { indicators } = read("indicators.yaml");
  const { fields } = read("sources/enquete_insertion.yaml");
  const sources = readdirSync(join(reference, "sources")).map((name) => read(`sources/${name}`));
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
