import type { Form, Path, Source } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { fileKindOf, formatOf, type InputFormat, unsupportedFile } from "../input-file.ts";
import type { MappingFile } from "../mapping-file.ts";
import { mappingProblem } from "../problems.ts";
import { checkCodes, checkField } from "./check-field.ts";

type SourceFile = MappingFile["sources"][string];

interface Checked {
  readonly form: Form<MappingFile>;
  readonly source: Source;
  readonly mapped: SourceFile;
}

/** Mistakes of a mapping about one source. */
export function checkSource({ form, source, mapped }: Checked): readonly VigieError[] {
  const { written } = form;
  const path: Path = ["sources", source.id];
  const found: VigieError[] = [];
  if (mapped.units === undefined && mapped.contacts === undefined)
    found.push(
      mappingProblem("engine/mapping-source-empty", written.placeOfKey(path), {
        source: textValue(source.id),
      }),
    );
  for (const role of ["units", "contacts"] as const) {
    const files = mapped[role];
    if (files === undefined || "from" in files || "table" in files) continue;
    // A known shape says itself how its file is written.
    const shaped = "shape" in files && files.shape !== undefined;
    if (!shaped) found.push(...checkFormat(form, [...path, role], files));
    if ("columns" in files && files.columns !== undefined && files.shape !== "places_plain")
      found.push(
        mappingProblem("engine/mapping-shape-columns", written.placeOfKey([...path, role, "columns"]), {
          shape: textValue(files.shape ?? ""),
          shaped: textValue(shaped ? "yes" : "no"),
        }),
      );
  }
  found.push(...checkTables({ form, source, mapped }), ...checkPopulation({ form, source, mapped }));
  if (mapped.units !== undefined && "from" in mapped.units)
    found.push(...checkUnitsOfContacts({ form, source, mapped }));
  for (const [id, field] of Object.entries(mapped.units?.fields ?? {}))
    found.push(...checkField(form, [...path, "units", "fields", id], { source, id, field }));
  if (mapped.contacts !== undefined) found.push(...checkContacts(form, source, mapped.contacts));
  return found;
}

/** Units and contacts are joined by one database: both are files, or tables of one connection. */
function checkTables({ form, source, mapped: { units, contacts } }: Checked): readonly VigieError[] {
  if (units === undefined || contacts === undefined || "from" in units) return [];
  const connectionOf = (input: object) => ("connection" in input ? String(input.connection) : null);
  if (connectionOf(units) === connectionOf(contacts)) return [];
  return [
    mappingProblem(
      "engine/mapping-tables-apart",
      form.written.placeOfKey(["sources", source.id, "contacts"]),
      {
        source: textValue(source.id),
      },
    ),
  ];
}

/** A view of a cluster unites tables, whose keys are on one server each: keys completed with zeros might be on two. */
function checkPopulation({ form, source, mapped }: Checked): readonly VigieError[] {
  const { units, contacts, population } = mapped;
  if (population === undefined) return [];
  const parts = [units, contacts].flatMap((part) => (part === undefined || "from" in part ? [] : [part]));
  const isPadded = parts.some((part) => typeof part.key === "object" && part.key.pad !== undefined);
  if (parts.every((part) => "table" in part) && !isPadded) return [];
  return [
    mappingProblem(
      "engine/mapping-population",
      form.written.placeOfKey(["sources", source.id, "population"]),
      {
        source: textValue(source.id),
        why: textValue(isPadded ? "padded" : "files"),
      },
    ),
  ];
}

/** Units cannot come from the contacts of a survey, whose respondents have one row each, nor of a source without contacts. */
function checkUnitsOfContacts({ form, source, mapped }: Checked): readonly VigieError[] {
  const path: Path = ["sources", source.id];
  const place = form.written.place([...path, "units", "from"]);
  const words = { source: textValue(source.id) };
  if (source.survey !== null) return [mappingProblem("engine/mapping-units-of-survey", place, words)];
  return mapped.contacts === undefined
    ? [mappingProblem("engine/mapping-units-without-contacts", place, words)]
    : [];
}

function checkFormat(
  { written }: Form<MappingFile>,
  path: Path,
  named: Parameters<typeof formatOf>[0],
): readonly VigieError[] {
  const format = formatOf(named);
  const { file } = named;
  const kind = format.kind ?? fileKindOf(file);
  if (kind === null) return [unsupportedFile(file, written.place([...path, "file"]))];
  const allowed = formatKeys[kind];
  return Object.keys(format)
    .filter((key) => key !== "kind" && !allowed.includes(key))
    .map((key) =>
      mappingProblem("engine/mapping-format-unexpected", written.placeOfKey([...path, "format", key]), {
        key: textValue(key),
        kind: textValue(kind),
      }),
    );
}

const formatKeys: Readonly<Record<Exclude<InputFormat["kind"], "table">, readonly string[]>> = {
  csv: ["encoding", "delimiter", "decimal", "quote", "header", "header_row", "ragged"],
  parquet: [],
  sas7bdat: [],
  sav: [],
  xpt: ["encoding"],
  xlsx: ["sheet", "header_row"],
};

function checkContacts(
  form: Form<MappingFile>,
  source: Source,
  contacts: NonNullable<SourceFile["contacts"]>,
): readonly VigieError[] {
  const { written } = form;
  const path: Path = ["sources", source.id, "contacts"];
  const words = { source: textValue(source.id) };
  if (source.contacts === null)
    return [mappingProblem("engine/mapping-contacts-unexpected", written.placeOfKey(path), words)];
  const channels = [...source.contacts.channels.keys(), ...source.contacts.outOfScope.keys()];
  const found = [
    ...checkCodes(form, [...path, "channel"], { column: contacts.channel, codes: channels, source }),
  ];
  const { motives, routine } = source.contacts;
  if (contacts.motive === undefined) {
    if (routine.some((rule) => rule.motives !== null))
      found.push(mappingProblem("engine/mapping-motive-missing", written.placeOfKey(path), words));
  } else if (motives === null)
    found.push(
      mappingProblem("engine/mapping-motive-unexpected", written.placeOfKey([...path, "motive"]), words),
    );
  else
    found.push(
      ...checkCodes(form, [...path, "motive"], {
        column: contacts.motive,
        codes: [...motives.keys()],
        source,
      }),
    );
  return found;
}
