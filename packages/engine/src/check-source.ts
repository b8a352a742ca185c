import { type Form, type Path, type Source, said, type VigieError } from "@vigie/study";
import { checkCodes } from "./check-codes.ts";
import { checkField } from "./check-field.ts";
import { formatOf, kindOf } from "./input-file.ts";
import type { MappingFile } from "./mapping-file.ts";
import type { InputFormat } from "./plan.ts";
import { problem } from "./problems.ts";

type SourceFile = MappingFile["sources"][string];

interface Checked {
  readonly form: Form<MappingFile>;
  readonly source: Source;
  readonly mapped: SourceFile;
}

/** What a mapping says of one source that the study does not allow. */
export function checkSource({ form, source, mapped }: Checked): readonly VigieError[] {
  const { written } = form;
  const path: Path = ["sources", source.id];
  const found: VigieError[] = [];
  if (mapped.units === undefined && mapped.contacts === undefined && !form.damaged(path))
    found.push(problem("engine/mapping-source-empty", written.placeOfKey(path), { source: said(source.id) }));
  for (const role of ["units", "contacts"] as const) {
    const files = mapped[role];
    // A known shape says itself how its file is written.
    const shaped = files !== undefined && "shape" in files && files.shape !== undefined;
    if (files !== undefined && !shaped) found.push(...checkFormat(form, [...path, role], files));
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
  csv: ["encoding", "delimiter", "decimal", "quote", "header", "header_row", "ragged"],
  parquet: [],
  xlsx: ["sheet", "header_row"],
};

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
