import { dimensionsOf } from "../dimensions-of.ts";
import { type Disclosure, defaultRules, rulesOf, type TableTreatment } from "../disclosure.ts";
import type { DisclosureFile } from "../forms/disclosure-schema.ts";
import type { Form } from "../forms/form.ts";
import type { StudyFile } from "../forms/study-schema.ts";
import type { Indicator } from "../indicator.ts";
import { problem } from "../problems/problems.ts";
import { suggestion } from "../reading/nearest.ts";
import { said, saidCount, type VigieError } from "../reading/vigie-error.ts";
import { lookUp, type Names } from "./names.ts";
import type { SourceDraft } from "./resolve-source.ts";

interface DisclosureScope {
  readonly form: Form<StudyFile>;
  readonly sources: Names<SourceDraft>;
  readonly indicators: Names<Indicator>;
  readonly found: VigieError[];
}

/** The rules of secrecy, with what they name looked up; the rules of methods, section 7, where nothing is written. */
export function resolveDisclosure(scope: DisclosureScope): Disclosure {
  const written = scope.form.value.disclosure ?? {};
  const rules = rulesOf(written, defaultRules);
  const notSensitive = written.not_sensitive ?? [];
  notSensitive.forEach((name, at) => {
    checkAttribute(scope, name, ["not_sensitive", at]);
  });
  const never = written.masking?.never ?? ["group"];
  never.forEach((name, at) => {
    if (name !== "group" && name !== "subgroup") checkAttribute(scope, name, ["masking", "never", at]);
  });
  const tables = Object.entries(written.tables ?? {}).map(
    ([id, table]) => [id, tableOf(scope, { id, table, min: rules.min })] as const,
  );
  return {
    ...rules,
    notSensitive: new Set(notSensitive),
    masking: { by: written.masking?.by ?? "log", never },
    tables: new Map(tables),
  };
}

function checkAttribute(
  { form, sources, found }: DisclosureScope,
  name: string,
  path: readonly (string | number)[],
) {
  const drafts = [...sources.known.values()];
  if (
    !sources.complete ||
    drafts.some(({ attributes }) => !attributes.complete || attributes.spoiled.has(name))
  )
    return;
  const known = [...new Set(drafts.flatMap(({ attributes }) => [...attributes.known.keys()]))];
  if (known.includes(name)) return;
  const place = form.written.place(["disclosure", ...path]);
  found.push(
    problem("study/secrecy-attribute-unknown", place, { attribute: said(name), ...suggestion(name, known) }),
  );
}

type TableFile = NonNullable<DisclosureFile["tables"]>[string];

function tableOf(
  { form, indicators, found }: DisclosureScope,
  { id, table, min }: { readonly id: string; readonly table: TableFile; readonly min: number },
): TableTreatment {
  const path = ["disclosure", "tables", id] as const;
  const indicator = lookUp(indicators, id, (known) =>
    found.push(
      problem("study/secrecy-indicator-unknown", form.written.placeOfKey(path), {
        indicator: said(id),
        ...suggestion(id, known),
      }),
    ),
  );
  const { weight = 1, merge = [], round = null } = table;
  const dimensions: readonly string[] = indicator === null ? merge : dimensionsOf(indicator);
  merge.forEach((name, at) => {
    if (!dimensions.includes(name))
      found.push(
        problem("study/secrecy-dimension-unknown", form.written.place([...path, "merge", at]), {
          attribute: said(name),
          indicator: said(id),
          ...suggestion(name, dimensions),
        }),
      );
  });
  if (round !== null && round <= min)
    found.push(
      problem("study/rounding-too-fine", form.written.place([...path, "round"]), {
        base: saidCount(round),
        min: saidCount(min),
      }),
    );
  return { weight, merge, round };
}
