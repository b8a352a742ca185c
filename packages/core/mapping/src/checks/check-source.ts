import { type Form, type Path, type Source, suggestion } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import {
  type FormatFile,
  fileIdentity,
  fileKindOf,
  type InputDraft,
  type InputFormat,
  unsupportedFile,
} from "../input-file.ts";
import type { ContactsDraft, MappingDraft, SourceMappingDraft } from "../mapping-draft.ts";
import { mappingProblem } from "../problems.ts";
import { checkCodes, checkField } from "./check-field.ts";

interface Checked {
  readonly form: Form<MappingDraft>;
  readonly source: Source;
  readonly mapped: SourceMappingDraft;
}

/**
 * Mistakes of a mapping about one source.
 * @param shapes names of the known shapes of files
 */
export function checkSource({
  form,
  source,
  mapped,
  shapes,
}: Checked & { readonly shapes: readonly string[] }): readonly VigieError[] {
  const { written } = form;
  const path: Path = ["sources", source.id];
  const found: VigieError[] = [];
  const { units, contacts } = mapped;
  if (units === null && contacts === null)
    found.push(
      mappingProblem("engine/mapping-source-empty", written.placeOfKey(path), {
        source: textValue(source.id),
      }),
    );
  const shape = units?.shape?.name ?? "";
  if (shape !== "" && !shapes.includes(shape))
    found.push(
      mappingProblem("engine/mapping-shape-unknown", written.place([...path, "units", "shape"]), {
        shape: textValue(shape),
        known: textValue(shapes.join(", ")),
        some: textValue(shapes.length === 0 ? "no" : "yes"),
        ...suggestion(shape, shapes),
      }),
    );
  // A known shape says itself how its file is written.
  if (units?.input && shape === "") found.push(...checkInput(form, [...path, "units"], units.input));
  if (shape !== "places_plain" && written.keysAt([...path, "units"]).includes("columns"))
    found.push(
      mappingProblem("engine/mapping-shape-columns", written.placeOfKey([...path, "units", "columns"]), {
        shape: textValue(shape),
        shaped: textValue(shape === "" ? "no" : "yes"),
      }),
    );
  if (contacts !== null) found.push(...checkInput(form, [...path, "contacts"], contacts.input));
  found.push(...checkTables({ form, source, mapped }), ...checkPopulation({ form, source, mapped }));
  if (units?.input === null) found.push(...checkUnitsOfContacts({ form, source, mapped }));
  for (const [id, field] of units?.fields ?? [])
    found.push(...checkField(form, [...path, "units", "fields", id], { source, id, field }));
  if (contacts !== null) found.push(...checkContacts(form, source, contacts));
  return found;
}

/** Units and contacts are joined by one database: both are files, or tables of one connection. */
function checkTables({ form, source, mapped: { units, contacts } }: Checked): readonly VigieError[] {
  const connectionOf = (input: InputDraft) => (input.kind === "table" ? input.connection : null);
  if (!units?.input || contacts === null || connectionOf(units.input) === connectionOf(contacts.input))
    return [];
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
  const parts = [units, contacts].filter((part) => part !== null).filter(({ input }) => input !== null);
  const isPadded = parts.some(({ pad }) => pad !== null);
  if (parts.every(({ input }) => input?.kind === "table") && !isPadded) return [];
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
  return mapped.contacts === null
    ? [mappingProblem("engine/mapping-units-without-contacts", place, words)]
    : [];
}

function checkInput(form: Form<MappingDraft>, path: Path, input: InputDraft): readonly VigieError[] {
  if (input.kind === "table") return [];
  if (input.kind === "file") return checkFormat(form, path, { ...input, at: [...path, "file"] });
  const { written } = form;
  // A kind that is written reads any file of a list, which a person made; in a folder, other files may have been left.
  const alike = input.files.find(
    ({ file }) => input.folder !== null && fileKindOf(file) === input.format.kind,
  );
  const first = alike ?? input.files[0];
  const kindOf = (file: string) => (alike ? undefined : input.format.kind) ?? fileKindOf(file);
  const seen = new Set<string>();
  return input.files.flatMap(({ file, format }, at) => {
    const place: Path = [...path, "files", at];
    const values = { file: textValue(file), first: textValue(first?.file ?? "") };
    const name = fileIdentity(file);
    const isTwice = seen.has(name);
    seen.add(name);
    if (isTwice) return [mappingProblem("engine/mapping-file-twice", written.place(place), values)];
    const isRead = alike !== undefined || kindOf(file) !== null;
    if (isRead && first !== undefined && kindOf(file) !== kindOf(first.file))
      return [mappingProblem("engine/mapping-files-kinds", written.place(place), values)];
    const own = { file, at: place, format: { ...format, kind: input.format.kind } };
    return [
      ...(at === 0 ? checkFormat(form, path, { file, at: place, format: input.format }) : []),
      ...(at === 0 && kindOf(file) === null ? [] : checkFormat(form, place, own)),
    ];
  });
}

/** @param file.at where its name is written */
function checkFormat(
  { written }: Form<MappingDraft>,
  path: Path,
  { file, format, at }: { readonly file: string; readonly format: FormatFile; readonly at: Path },
): readonly VigieError[] {
  const kind = format.kind ?? fileKindOf(file);
  if (kind === null) return [unsupportedFile(file, written.place(at))];
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
  form: Form<MappingDraft>,
  source: Source,
  contacts: ContactsDraft,
): readonly VigieError[] {
  const { written } = form;
  const path: Path = ["sources", source.id, "contacts"];
  const words = { source: textValue(source.id) };
  if (source.contacts === null)
    return [mappingProblem("engine/mapping-contacts-unexpected", written.placeOfKey(path), words)];
  const [channel, motive] = [contacts.fields.get("channel"), contacts.fields.get("motive")];
  const channels = [...source.contacts.channels.keys(), ...source.contacts.outOfScope.keys()];
  const found = channel
    ? [...checkCodes(form, [...path, "channel"], { column: channel, codes: channels, source })]
    : [];
  const { motives, routine } = source.contacts;
  if (motive === undefined) {
    if (routine.some((rule) => rule.motives !== null))
      found.push(mappingProblem("engine/mapping-motive-missing", written.placeOfKey(path), words));
  } else if (motives === null)
    found.push(
      mappingProblem("engine/mapping-motive-unexpected", written.placeOfKey([...path, "motive"]), words),
    );
  else
    found.push(
      ...checkCodes(form, [...path, "motive"], {
        column: motive,
        codes: [...motives.keys()],
        source,
      }),
    );
  return found;
}
