import type { Names } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import type { IndicatorsFile } from "../forms/indicators-schema.ts";
import type { TestFamily } from "../model/indicator.ts";
import { textOf } from "../model/text.ts";

/** The families of tests that associations may name. */
export function resolveFamilies(form: Form<IndicatorsFile>): Names<TestFamily> {
  return {
    known: new Map(
      Object.entries(form.value.families ?? {}).map(([id, { label, correction = "holm" }]) => [
        id,
        { id, label: textOf(label), correction },
      ]),
    ),
    complete: true,
  };
}
