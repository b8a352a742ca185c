import type { FilePlace, VigieError } from "@vigie/words";
import { z } from "zod";
import { isWeighted } from "../counting/survey-measures.ts";
import type { SourceDraft } from "../drafts/drafts.ts";
import { definedIn, type Names } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import type { HolderFile, SigningKeyFile, StudyFile } from "../forms/study-schema.ts";
import { attributeOf } from "../model/attribute-of.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Holder, SigningKey, Study } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { holderColumns, readHolderLines } from "../reading/holder-lines.ts";
import { suggestion } from "../reading/nearest.ts";
import { day, identifier } from "../shapes/shared-shapes.ts";
import { codesOutsideBase, dimensionsOf } from "../tables/indicator-table.ts";
import type { IndicatorsFile } from "./resolve-indicators.ts";

export interface PartnersScope {
  readonly form: Form<StudyFile>;
  readonly sources: Names<SourceDraft>;
  readonly indicators: Names<Indicator>;
  /** Texts of the study by path: a group may have its holders in a CSV file. */
  readonly files: ReadonlyMap<string, string>;
  readonly found: VigieError[];
}

/** A holder as written, and where. */
export interface HolderEntry {
  readonly holder: HolderFile;
  readonly place: FilePlace;
}

/** The holders of a partner that is a group, from `study.yaml` or from `holders/<partner>.csv`; null for one institution. */
export function holderEntries(partner: string, scope: PartnersScope): readonly HolderEntry[] | null {
  const { form, files, found } = scope;
  const { holders, pooled, keys, except } = form.value.partners[partner] ?? {};
  const list = `holders/${partner}.csv`;
  const text = files.get(list);
  const place = form.written.placeOfKey(["partners", partner]);
  if (holders === undefined && text === undefined) {
    if (pooled !== undefined || except !== undefined)
      report(found, "study/group-without-holders", place, { partner, file: list });
    return null;
  }
  if (holders !== undefined && text !== undefined)
    report(found, "study/holders-in-two-places", { file: list }, { partner });
  if (keys !== undefined)
    report(found, "study/group-keys", form.written.placeOfKey(["partners", partner, "keys"]), { partner });
  checkGroupSources(partner, scope);
  return (
    holders?.map((holder, at) => ({
      holder,
      place: form.written.place(["partners", partner, "holders", at, "id"]),
    })) ?? holdersOfList(partner, { file: list, text: text ?? "" }, found)
  );
}

/** Each list of holders is that of a partner of the study. */
export function checkHolderLists({ form, files, found }: PartnersScope): void {
  const partners = Object.keys(form.value.partners);
  for (const file of files.keys()) {
    const [, name] = /^holders\/([^/]+)\.csv$/.exec(file) ?? [];
    if (name !== undefined && !partners.includes(name))
      report(found, "study/holders-of-nobody", { file }, { partner: name, ...suggestion(name, partners) });
  }
}

/** Each has a name of its own. */
export function distinctHolders(
  named: readonly HolderEntry[],
  found: VigieError[],
): ReadonlyMap<string, Holder> {
  const holders = new Map<string, Holder>();
  for (const { holder, place } of named) {
    const { id, label, communes = [], contact = null, keys = [] } = holder;
    if (holders.has(id)) report(found, "study/holder-twice", place, { holder: id });
    else holders.set(id, { id, label: textOf(label), communes, contact, keys: keys.map(signingKeyOf) });
  }
  return holders;
}

/** By holder, the indicators of the group's own sources that it counts by another definition. */
export function exceptionsOf(
  partner: string,
  holders: ReadonlyMap<string, Holder>,
  { form, indicators, found }: PartnersScope,
): ReadonlyMap<string, readonly string[]> {
  const { sources = [], except = {} } = form.value.partners[partner] ?? {};
  const counted = [...definedIn(indicators).values()].flatMap(({ id, source }) =>
    sources.includes(source) ? [id] : [],
  );
  for (const [holder, names] of Object.entries(except)) {
    const path = ["partners", partner, "except", holder];
    if (!holders.has(holder))
      report(found, "study/except-of-no-holder", form.written.placeOfKey(path), {
        holder,
        ...suggestion(holder, [...holders.keys()]),
      });
    for (const [at, indicator] of names.entries())
      if (!counted.includes(indicator))
        report(found, "study/except-of-no-indicator", form.written.place([...path, at]), {
          indicator,
          partner,
          ...suggestion(indicator, counted),
        });
  }
  return new Map(Object.entries(except));
}

export function signingKeyOf({ id, public: bytes, from, to }: SigningKeyFile): SigningKey {
  return { id, public: bytes, from, to: to ?? null };
}

/** 32 bytes are 43 characters of base64url; the last carries four bits only, so sixteen letters can end it. */
export function isEd25519Public(text: string): boolean {
  return /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(text);
}

/** Only noisy closed counts of persons add up over holders. */
function checkGroupSources(partner: string, { form, sources, indicators, found }: PartnersScope): void {
  const held = form.value.partners[partner]?.sources ?? [];
  for (const [at, id] of held.entries()) {
    const source = definedIn(sources).get(id)?.source;
    if (source === undefined) continue;
    const place = form.written.place(["partners", partner, "sources", at]);
    if (source.protects === "nothing")
      report(found, "study/group-source-unprotected", place, { partner, source: id });
    if (source.survey?.calibration != null)
      report(found, "study/group-source-calibrated", place, { partner, source: id });
    for (const indicator of definedIn(indicators).values())
      if (indicator.source === id && dimensionsOf(indicator).includes("subgroup"))
        report(found, "study/group-open-list", place, { source: id, indicator: indicator.id });
  }
}

/** A figure by holder needs a group, shares that are not weighted, and a code of what is counted. */
export function checkByHolder(form: Form<IndicatorsFile>, parts: CheckedParts, found: VigieError[]): void {
  for (const indicator of parts.indicators.values()) {
    const { id, byHolder, of } = indicator;
    const source = parts.sources.get(indicator.source);
    if (byHolder === undefined || source === undefined) continue;
    const owner = [...parts.partners.values()].find(({ sources }) => sources.includes(source.id));
    const codes = (attributeOf(source, of)?.codes ?? []).map(({ code }) => code);
    const outside = codesOutsideBase(indicator, source);
    const isKnown = codes.includes(byHolder) && !outside.has(byHolder);
    const why =
      (owner?.group ?? null) === null ? "group" : isWeighted(source) ? "weighted" : isKnown ? null : "code";
    if (why === null) continue;
    report(found, "study/by-holder", form.written.place(["indicators", id, "by_holder"]), {
      why,
      code: byHolder,
      attribute: of,
      source: source.id,
      ...suggestion(byHolder, why === "code" ? codes : []),
    });
  }
}

interface CheckedParts {
  readonly partners: Study["partners"];
  readonly sources: Study["sources"];
  readonly indicators: Study["indicators"];
}

const columnShapes = {
  holder: identifier,
  label: z.string().min(1),
  communes: z.string().regex(/^(?:[^+\s|;,"]+(?: [^+\s|;,"]+)*)?$/),
  contact: z.string(),
  key: z.union([z.literal(""), identifier]),
  public: z.string().refine((text) => text === "" || isEd25519Public(text)),
  from: z.union([z.literal(""), day]),
  to: z.union([z.literal(""), day]),
} satisfies Record<(typeof holderColumns)[number], z.ZodType<string>>;

/** The holders of a CSV file: a line that is wrong gives none, and a message for each value that is. */
function holdersOfList(
  partner: string,
  { file, text }: { readonly file: string; readonly text: string },
  found: VigieError[],
): readonly HolderEntry[] {
  const { columns, lines } = readHolderLines(text);
  const missing = ["holder", "label"].filter((name) => !columns.includes(name));
  const unknown = columns.filter((name) => !holderColumns.some((known) => known === name));
  if (missing.length + unknown.length > 0) {
    const names = [...missing, ...unknown];
    report(
      found,
      "study/holders-columns",
      { file, line: 1 },
      {
        columns: names.join(", "),
        why: missing.length > 0 ? "missing" : "unknown",
        known: holderColumns.join(", "),
      },
    );
    return [];
  }
  if (lines.length === 0) report(found, "study/group-without-holders", { file }, { partner, file });
  return lines.flatMap(({ line, values }) => {
    const place = { file, line };
    const wrong = holderColumns.filter(
      (name) => !columnShapes[name].safeParse(values.get(name) ?? "").success,
    );
    const signing = ["key", "public", "from"] as const;
    const isSigned = signing.some((name) => (values.get(name) ?? "") !== "");
    if (isSigned) wrong.push(...signing.filter((name) => (values.get(name) ?? "") === ""));
    if (values.size !== columns.length) wrong.push("holder");
    for (const column of new Set(wrong))
      report(found, "study/holder-value-invalid", place, { column, written: values.get(column) ?? "" });
    return wrong.length > 0 ? [] : [{ holder: holderOf(values), place }];
  });
}

function holderOf(values: ReadonlyMap<string, string>): HolderFile {
  const [id = "", label = "", communes = "", contact = ""] = ["holder", "label", "communes", "contact"].map(
    (name) => values.get(name) ?? "",
  );
  const [key = "", bytes = "", from = "", to = ""] = ["key", "public", "from", "to"].map(
    (name) => values.get(name) ?? "",
  );
  return {
    id,
    label,
    ...(communes === "" ? {} : { communes: communes.split(" ") }),
    ...(contact === "" ? {} : { contact }),
    ...(bytes === "" ? {} : { keys: [{ id: key, public: bytes, from, ...(to === "" ? {} : { to }) }] }),
  };
}
