import {
  type Attribute,
  type Form,
  looksLikeDirectIdentifier,
  type Path,
  type Source,
  type Study,
  said,
  suggestion,
  type VigieError,
} from "@vigie/study";
import { resemblesDirectIdentifier } from "./direct-identifier.ts";
import { formatOf, kindOf } from "./input-file.ts";
import { columnMapping, untranslated } from "./mapping.ts";
import type { MappingFile } from "./mapping-file.ts";
import type { InputFormat } from "./plan.ts";
import { problem } from "./problems.ts";

type SourceFile = MappingFile["sources"][string];
type ColumnFile = Parameters<typeof columnMapping>[0];

/** What a mapping says that its study does not allow. */
export function checkMapping(form: Form<MappingFile>, study: Study): readonly VigieError[] {
  const { value, written } = form;
  const found: VigieError[] = [];
  if (value.study !== study.id)
    found.push(
      problem("engine/mapping-of-another-study", written.place(["study"]), {
        written: said(value.study),
        study: said(study.id),
      }),
    );
  const partner = study.partners.get(value.partner);
  if (partner === undefined)
    found.push(
      problem("engine/mapping-partner-unknown", written.place(["partner"]), {
        partner: said(value.partner),
        ...suggestion(value.partner, study.partners.keys()),
      }),
    );
  const known = partner?.sources ?? [...study.sources.keys()];
  for (const [id, mapped] of Object.entries(value.sources)) {
    const source = study.sources.get(id);
    if (source === undefined || !known.includes(id))
      found.push(
        problem("engine/mapping-source-unknown", written.placeOfKey(["sources", id]), {
          source: said(id),
          known: said(known.join(", ")),
          ...suggestion(id, known),
        }),
      );
    else found.push(...checkSource({ form, source, mapped }));
  }
  return found;
}

interface Checked {
  readonly form: Form<MappingFile>;
  readonly source: Source;
  readonly mapped: SourceFile;
}

function checkSource({ form, source, mapped }: Checked): readonly VigieError[] {
  const { written } = form;
  const path: Path = ["sources", source.id];
  const found: VigieError[] = [];
  if (mapped.units === undefined && mapped.contacts === undefined && !form.damaged(path))
    found.push(problem("engine/mapping-source-empty", written.placeOfKey(path), { source: said(source.id) }));
  for (const role of ["units", "contacts"] as const) {
    const files = mapped[role];
    if (files !== undefined) found.push(...checkFormat(form, [...path, role], files));
  }
  for (const [id, field] of Object.entries(mapped.units?.fields ?? {}))
    found.push(...checkField(form, [...path, "units", "fields", id], { source, id, field }));
  if (mapped.contacts !== undefined) found.push(...checkContacts(form, source, mapped.contacts));
  return found;
}

function checkFormat(
  { written }: Form<MappingFile>,
  path: Path,
  named: Parameters<typeof formatOf>[0],
): readonly VigieError[] {
  const format = formatOf(named);
  const { file } = named;
  const kind = format.kind ?? kindOf(file);
  if (kind === null)
    return [problem("engine/mapping-kind-unknown", written.place([...path, "file"]), { file: said(file) })];
  const allowed = formatKeys[kind];
  return Object.keys(format)
    .filter((key) => key !== "kind" && !allowed.includes(key))
    .map((key) =>
      problem("engine/mapping-format-unexpected", written.placeOfKey([...path, "format", key]), {
        key: said(key),
        kind: said(kind),
      }),
    );
}

const formatKeys: Readonly<Record<InputFormat["kind"], readonly string[]>> = {
  csv: ["encoding", "delimiter", "decimal", "quote", "header", "ragged"],
  parquet: [],
  xlsx: ["sheet"],
};

function checkField(
  form: Form<MappingFile>,
  path: Path,
  { source, id, field }: { readonly source: Source; readonly id: string; readonly field: ColumnFile },
): readonly VigieError[] {
  const { written } = form;
  const fields = [...source.attributes.values()].filter(({ origin }) => origin.kind === "field");
  const attribute = source.attributes.get(id);
  const words = { field: said(id), source: said(source.id) };
  if (attribute === undefined)
    return [
      problem("engine/mapping-field-unknown", written.placeOfKey(path), {
        ...words,
        ...suggestion(
          id,
          fields.map((known) => known.id),
        ),
      }),
    ];
  if (attribute.origin.kind !== "field")
    return [problem("engine/mapping-field-derived", written.placeOfKey(path), words)];
  const { column } = columnMapping(field);
  // A flag says yes or no, whatever it is about: « has a telephone ».
  if (attribute.type === "code" && looksLikeDirectIdentifier(column))
    return [problem("engine/direct-identifier", written.place(path), { column: said(column) })];
  if (typeof field === "string") return [];
  const found: VigieError[] = [];
  const coded = attribute.type === "code" || attribute.type === "flag";
  if (field.codes !== undefined && !coded)
    found.push(problem("engine/mapping-codes-unexpected", written.placeOfKey([...path, "codes"]), words));
  if (field.dates !== undefined && attribute.type !== "date")
    found.push(problem("engine/mapping-dates-unexpected", written.placeOfKey([...path, "dates"]), words));
  return coded ? [...found, ...checkCodes(form, path, { column: field, codes: codesOf(attribute) })] : found;
}

function checkContacts(
  form: Form<MappingFile>,
  source: Source,
  contacts: NonNullable<SourceFile["contacts"]>,
): readonly VigieError[] {
  const { written } = form;
  const path: Path = ["sources", source.id, "contacts"];
  const words = { source: said(source.id) };
  if (source.contacts === null)
    return [problem("engine/mapping-contacts-unexpected", written.placeOfKey(path), words)];
  const channels = [...source.contacts.channels.keys(), ...source.contacts.outOfScope];
  const found = [...checkCodes(form, [...path, "channel"], { column: contacts.channel, codes: channels })];
  const { motives, routine } = source.contacts;
  if (contacts.motive === undefined) {
    if (routine.some((rule) => rule.motives !== null) && !form.damaged([...path, "motive"]))
      found.push(problem("engine/mapping-motive-missing", written.placeOfKey(path), words));
  } else if (motives === null)
    found.push(problem("engine/mapping-motive-unexpected", written.placeOfKey([...path, "motive"]), words));
  else
    found.push(
      ...checkCodes(form, [...path, "motive"], { column: contacts.motive, codes: [...motives.keys()] }),
    );
  return found;
}

/** Every value is translated into a code that exists, in one way. */
function checkCodes(
  { written }: Form<MappingFile>,
  path: Path,
  { column, codes }: { readonly column: ColumnFile; readonly codes: readonly string[] },
): readonly VigieError[] {
  const mapped = columnMapping(column);
  return [...mapped.codes].flatMap(([value, code]) => {
    const at: Path = [...path, "codes", value];
    const words = { value: said(value), code: said(code), column: said(mapped.column) };
    if (resemblesDirectIdentifier(value))
      return [problem("engine/direct-identifier", written.placeOfKey(at), { column: words.column })];
    if (code === untranslated) return [problem("engine/mapping-untranslated", written.place(at), words)];
    if (mapped.without.includes(value))
      return [problem("engine/mapping-value-twice", written.placeOfKey(at), words)];
    if (codes.includes(code)) return [];
    return [
      problem("engine/mapping-code-unknown", written.place(at), { ...words, ...suggestion(code, codes) }),
    ];
  });
}

function codesOf({ codes }: Attribute): readonly string[] {
  return codes.map(({ code }) => code);
}
