import type { VigieError } from "@vigie/words";
import type { BreaksFile } from "../forms/breaks-schema.ts";
import type { Form } from "../forms/form.ts";
import type { Indicator } from "../indicator.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import type { Study } from "../study.ts";
import { textOf } from "../text.ts";
import { lookUp, type Names } from "./names.ts";

/** The breaks that a study declares; an indicator that it does not have is reported. */
export function resolveBreaks(
  form: Form<BreaksFile>,
  indicators: Names<Indicator>,
  found: VigieError[],
): Study["breaks"] {
  const names = Object.entries(form.value.breaks).filter(([id]) => !form.lost(["breaks", id]));
  for (const [id] of names)
    lookUp(indicators, id, (known) =>
      report(found, "study/indicator-unknown", form.written.placeOfKey(["breaks", id]), {
        indicator: id,
        ...suggestion(id, known),
      }),
    );
  return new Map(names.map(([id, text]) => [id, textOf(text)]));
}
