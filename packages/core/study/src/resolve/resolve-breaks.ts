import type { VigieError } from "@vigie/words";
import { z } from "zod";
import type { CodelistDraft, SourceDraft } from "../drafts/drafts.ts";
import { definedIn, lookUp, type Names } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Study } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import { identifier, textFile } from "../shapes/shared-shapes.ts";

/** What one line of breaks.yaml may name. */
interface Breakable {
  readonly indicators: Names<Indicator>;
  readonly sources: Names<SourceDraft>;
  readonly codelists: Names<CodelistDraft>;
}

/** The breaks that a study declares; a name of no indicator, characteristic or code list is reported. */
export function resolveBreaks(
  form: Form<BreaksFile>,
  { indicators, sources, codelists }: Breakable,
  found: VigieError[],
): Study["breaks"] {
  const kinds: readonly Names<unknown>[] = [
    indicators,
    ...[...definedIn(sources).values()].map(({ attributes }) => attributes),
    codelists,
  ];
  const names: Names<true> = {
    known: new Map(kinds.flatMap(({ known }) => [...known.keys()].map((name) => [name, true] as const))),
    complete: sources.complete && kinds.every(({ complete }) => complete),
  };
  const declared = Object.entries(form.value.breaks);
  for (const [name] of declared)
    lookUp(names, name, (known) =>
      report(found, "study/break-name-unknown", form.written.placeOfKey(["breaks", name]), {
        name,
        ...suggestion(name, known),
      }),
    );
  return new Map(declared.map(([name, text]) => [name, textOf(text)]));
}

/** `breaks.yaml`: what has another definition since the edition before, and what to know of it. */
export const breaksFile = z.strictObject({
  breaks: z
    .record(
      identifier,
      textFile.describe("Ce qui a changé, et pourquoi les deux éditions ne se comparent pas."),
    )
    .describe(
      "Ruptures de série, par indicateur, par caractéristique d’une source ou par nomenclature : une ligne vaut pour tout ce qui s’en sert.",
    ),
});

type BreaksFile = z.infer<typeof breaksFile>;
