import { channelless, channelSetCode, groups, isChannelSet, membersOf, unknown } from "@vigie/table";
import type { FilePlace, VigieError } from "@vigie/words";
import type { SourceDraft } from "../drafts/drafts.ts";
import { lookUp, type Names } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import type { Mentions } from "../kinds/table-content.ts";
import type { At } from "../model/expression.ts";
import type { Indicator } from "../model/indicator.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import type { Path } from "../reading/parsed-file.ts";
import { contentOf, dimensionsOf } from "../tables/indicator-table.ts";

/** The indicator that a name designates; null where it designates none. */
export function indicatorAt(
  { indicators, found }: CellScope,
  name: string,
  place: FilePlace,
): Indicator | null {
  return lookUp(indicators, name, (known) =>
    report(found, "study/indicator-unknown", place, { indicator: name, ...suggestion(name, known) }),
  );
}

/** Reports the dimensions and codes of `at`, written at `path`, that name no cell of the indicator's table. */
export function checkCell(
  scope: CellScope,
  indicator: Indicator,
  { at, path }: { at: At; path: Path },
): void {
  const { form, found } = scope;
  const dimensions = ["universe", ...dimensionsOf(indicator)];
  for (const [dimension, code] of at)
    if (dimensions.includes(dimension))
      checkCellCode(scope, indicator, { dimension, code, place: form.written.place([...path, dimension]) });
    else
      report(found, "study/dimension-absent", form.written.placeOfKey([...path, dimension]), {
        dimension,
        indicator: indicator.id,
        dimensions: dimensions.join(", "),
        ...suggestion(dimension, dimensions),
      });
  const { groupedBy } = contentOf(indicator);
  if (groupedBy !== null && at.get("universe") === indicator.against && at.has(groupedBy))
    report(found, "study/against-has-no-groups", form.written.place([...path, groupedBy]), {
      universe: indicator.against ?? "",
      dimension: groupedBy,
    });
}

/** Reports a code that the dimension, one of the indicator's, does not have. */
export function checkCellCode(
  { sources, found }: CellScope,
  indicator: Indicator,
  { dimension, code, place }: { dimension: string; code: string; place: FilePlace },
): void {
  const draft = sources.known.get(indicator.source);
  if (!draft) return;
  const { codes, has, ordered } = codesOf(dimension, indicator, draft);
  if (has(code)) return;
  const meant = ordered(code);
  report(found, "study/cell-code-unknown", place, {
    code,
    dimension,
    codes: codes.join(", "),
    ...suggestion(meant ?? code, meant === null ? codes : [meant]),
  });
}

interface Codes {
  /** Codes that can be listed: all of them, except subgroups. */
  readonly codes: readonly string[];
  readonly has: (code: string) => boolean;
  /** The code of the same channels in the order that tables use. */
  readonly ordered: (code: string) => string | null;
}

function codesOf(dimension: string, indicator: Indicator, draft: SourceDraft): Codes {
  if (dimension === "universe")
    return among([indicator.universe, ...(indicator.against === null ? [] : [indicator.against])]);
  if (dimension === "group") return among([...groups, unknown]);
  if (dimension === "subgroup") return subgroupCodes(draft);
  const { answers } = contentOf(indicator);
  if (answers !== null && dimension === "answer") return answersOf(answers, draft);
  const attribute = draft.attributes.known.get(dimension);
  if (attribute?.multiple) return among([...attribute.multiple.items.keys()]);
  const codes = among([...(attribute?.attribute.codes ?? []).map(({ code }) => code), unknown]);
  return attribute?.codelist?.complete === false ? { ...codes, has: () => true } : codes;
}

/** What a unit says of one item: the same codes for all. */
function answersOf({ of }: Mentions, { source: { attributes, multiples } }: SourceDraft): Codes {
  const [flag = ""] = multiples.get(of)?.items.values() ?? [];
  return among([...(attributes.get(flag)?.codes ?? []).map(({ code }) => code), unknown]);
}

function among(codes: readonly string[]): Codes {
  return { codes, has: (code) => codes.includes(code), ordered: () => null };
}

function subgroupCodes({ source: { contacts }, contactsKnown }: SourceDraft): Codes {
  if (contacts === null || !contactsKnown) return { ...among([]), has: () => true };
  return {
    codes: [...contacts.channels.keys(), ...channelless],
    has: (code) => isChannelSet(contacts.channels, code),
    ordered: (code) => channelSetCode(contacts.channels, new Set(membersOf(code))),
  };
}

/** What cells of tables, written in a file, are looked up among. */
export interface CellScope {
  readonly form: Pick<Form<unknown>, "written">;
  readonly indicators: Names<Indicator>;
  readonly sources: Names<SourceDraft>;
  readonly found: VigieError[];
}
