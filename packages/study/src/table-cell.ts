import { lookUp } from "./names.ts";
import { suggestion } from "./nearest.ts";
import { problem } from "./problems.ts";
import type { PublishedScope } from "./resolve-published.ts";
import type { SourceDraft } from "./resolve-source.ts";
import { type At, groups, type Indicator } from "./study.ts";
import { channelless, isSubgroup } from "./subgroup.ts";
import { type Place, said } from "./vigie-error.ts";
import type { Path } from "./written.ts";

/** The code of an unknown value in tables, as in SDMX. */
const unknown = "_U";

/** The indicator that a name designates; null where it designates none. */
export function indicatorAt(
  { indicators, found }: PublishedScope,
  name: string,
  place: Place,
): Indicator | null {
  return lookUp(indicators, name, (known) =>
    found.push(
      problem("study/indicator-unknown", place, { indicator: said(name), ...suggestion(name, known) }),
    ),
  );
}

/** Reports the dimensions and codes of `at`, written at `path`, that name no cell of the indicator's table. */
export function checkCell(
  scope: PublishedScope,
  indicator: Indicator,
  { at, path }: { at: At; path: Path },
): void {
  const { form, found } = scope;
  const dimensions = ["universe", ...(indicator.kind === "profile" ? [indicator.by] : []), indicator.of];
  for (const [dimension, code] of at)
    if (dimensions.includes(dimension))
      checkCellCode(scope, indicator, { dimension, code, place: form.written.place([...path, dimension]) });
    else
      found.push(
        problem("study/dimension-absent", form.written.placeOfKey([...path, dimension]), {
          dimension: said(dimension),
          indicator: said(indicator.id),
          dimensions: said(dimensions.join(", ")),
          ...suggestion(dimension, dimensions),
        }),
      );
  if (indicator.kind === "profile" && at.get("universe") === indicator.against && at.has(indicator.by))
    found.push(
      problem("study/against-has-no-groups", form.written.place([...path, indicator.by]), {
        universe: said(indicator.against ?? ""),
        dimension: said(indicator.by),
      }),
    );
}

/** Reports a code that the dimension, one of the indicator's, does not have. */
export function checkCellCode(
  { sources, found }: PublishedScope,
  indicator: Indicator,
  { dimension, code, place }: { dimension: string; code: string; place: Place },
): void {
  const draft = sources.known.get(indicator.source);
  if (draft === undefined) return;
  const { known, has } = codesOf(dimension, indicator, draft);
  if (has(code)) return;
  found.push(
    problem("study/cell-code-unknown", place, {
      code: said(code),
      dimension: said(dimension),
      ...suggestion(code, known),
    }),
  );
}

/** The codes of a dimension that can be suggested, and whether a code is one of all there are. */
function codesOf(
  dimension: string,
  indicator: Indicator,
  { source, attributes, contactsKnown }: SourceDraft,
): { readonly known: readonly string[]; readonly has: (code: string) => boolean } {
  const among = (known: readonly string[]) => ({ known, has: (code: string) => known.includes(code) });
  if (dimension === "universe")
    return among([indicator.universe, ...(indicator.against === null ? [] : [indicator.against])]);
  if (dimension === "group") return among([...groups, unknown]);
  const { contacts } = source;
  if (dimension === "subgroup")
    return {
      known: [...channelless, ...(contacts?.channels.keys() ?? [])],
      has: (code) => contacts === null || !contactsKnown || isSubgroup(contacts, code),
    };
  const draft = attributes.known.get(dimension);
  const codes = among([...(draft?.attribute.codes ?? []).map(({ code }) => code), unknown]);
  return draft?.codelist?.complete === false ? { ...codes, has: () => true } : codes;
}
