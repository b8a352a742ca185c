import type { VigieError } from "@vigie/words";
import { z } from "zod";
import { lookUp, type Names } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import type { Indicator } from "../model/indicator.ts";
import type { ElsewhereValue } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import { decimalsOf } from "../reading/parsed-file.ts";
import { address, figureIdentifier, identifier, textFile } from "../shapes/shared-shapes.ts";
import { contentOf } from "../tables/indicator-table.ts";

/** The values that the text may cite from other sources, by name; a figure may show them too. */
export function resolveElsewhere(
  form: Form<ElsewhereFile>,
  indicators: Names<Indicator>,
  found: VigieError[],
): ReadonlyMap<string, ElsewhereValue> {
  const values = Object.entries(form.value.values);
  for (const [id, { beside, unit }] of values)
    if (beside !== undefined) checkBeside({ form, indicators, found }, { id, beside, unit });
  return new Map(
    values.map(([id, { what, value, unit, decimals, source, year, universe, beside, url }]) => [
      id,
      {
        id,
        what: textOf(what),
        value,
        unit,
        decimals: decimals ?? decimalsOf(form.written.charactersOf(["values", id, "value"]) ?? ""),
        source: textOf(source),
        year,
        universe: textOf(universe),
        beside: beside ?? null,
        url: url ?? null,
      },
    ]),
  );
}

/** A share stands beside shares, a number beside numbers. */
function checkBeside(
  {
    form,
    indicators,
    found,
  }: {
    readonly form: Form<ElsewhereFile>;
    readonly indicators: Names<Indicator>;
    readonly found: VigieError[];
  },
  { id, beside, unit }: { readonly id: string; readonly beside: string; readonly unit: string },
): void {
  const place = form.written.place(["values", id, "beside"]);
  const indicator = lookUp(indicators, beside, (known) =>
    report(found, "study/indicator-unknown", place, { indicator: beside, ...suggestion(beside, known) }),
  );
  if (indicator === null) return;
  const { isSingleLine, number } = contentOf(indicator);
  if (unit === "%" ? isSingleLine : number !== null) return;
  report(found, "study/beside-other-kind", place, { indicator: beside, unit });
}

/** `elsewhere.yaml`: values from other sources, declared once with what they describe, for the text to cite. */
export const elsewhereFile = z.strictObject({
  values: z
    .record(
      figureIdentifier,
      z
        .strictObject({
          what: textFile.describe("Ce que mesure la valeur."),
          value: z.number().describe("La valeur, dans son unité : 15 pour 15 %."),
          unit: z.string().min(1).describe('Unité ; "%" pour une part.'),
          decimals: z
            .int()
            .min(0)
            .max(6)
            .optional()
            .describe("Décimales à montrer. À défaut, celles de value."),
          source: textFile.describe("Qui a publié la valeur, et où."),
          year: z.int().min(1900).max(2100).describe("Année que décrit la valeur."),
          universe: textFile.describe("Population que décrit la valeur."),
          beside: identifier
            .optional()
            .describe(
              "Indicateur dont la figure montre aussi cette valeur : une part à côté d’une distribution, un nombre à côté d’un summary.",
            ),
          url: address.optional().describe("Adresse de la publication, en https."),
        })
        .describe("Une valeur mesurée ailleurs."),
    )
    .describe("Valeurs citées dans le texte, par nom."),
});

type ElsewhereFile = z.infer<typeof elsewhereFile>;
