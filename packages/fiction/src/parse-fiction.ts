import { type Study, said, type VigieError, type Where } from "@vigie/study";
import { closest } from "fastest-levenshtein";
import { birthFieldOf, yearsOf } from "./draw-births.ts";
import type { Ages, Fiction, FictionSource, Margin } from "./fiction.ts";
import type { FictionSourceText } from "./fiction-file.ts";
import { marginCodes } from "./margin-codes.ts";
import { problem } from "./problems.ts";
import { type Path, readFictionFile } from "./read-fiction-file.ts";
import { checkEvidence, note, noteUnknown, type Reading } from "./reading.ts";
import { resolveContacts } from "./resolve-contacts.ts";
import { resolveMargin } from "./resolve-margin.ts";

/**
 * Reads a fiction against its study.
 * @param text content of `fiction.yaml`
 * @param file its name in messages
 * @returns the fiction, or every mistake found, each with its place
 */
export function parseFiction(
  text: string,
  file: string,
  study: Study,
): { readonly fiction: Fiction } | { readonly errors: readonly VigieError[] } {
  const read = readFictionFile(file, text);
  if ("errors" in read) return read;
  const { content, placeOf } = read;
  const found: VigieError[] = [];
  if (content.study !== study.id)
    found.push(
      problem("fiction/other-study", placeOf(["study"]), {
        name: said(content.study),
        study: said(study.id),
      }),
    );

  const known = [...study.sources.keys()];
  for (const name of Object.keys(content.sources))
    if (!known.includes(name))
      found.push(
        problem("fiction/unknown-name", placeOf(["sources", name]), {
          name: said(name),
          nearest: said(closest(name, known)),
        }),
      );
  const sources = new Map<string, FictionSource>();
  for (const source of study.sources.values()) {
    const reading: Reading = { study, source, found, placeOf };
    const written = content.sources[source.id];
    if (written) sources.set(source.id, resolveSource(reading, written, ["sources", source.id]));
    else note(reading, "fiction/source-missing", ["sources"], source.id);
  }
  return found.length > 0 ? { errors: found } : { fiction: { study: study.id, sources } };
}

function resolveSource(reading: Reading, written: FictionSourceText, path: Path): FictionSource {
  const { source } = reading;
  const units = written.units.count;
  checkEvidence(reading, [...path, "units"], written.units);
  const { margins, drawn } = resolveMargins(reading, written, [...path, "margins"]);
  checkAllDrawn(reading, drawn, [...path, "margins"]);
  if (written.ages) checkEvidence(reading, [...path, "ages"], written.ages);
  const base = { units, ages: written.ages ?? null, margins };
  if (written.contacts && source.contacts)
    return {
      ...base,
      contacts: resolveContacts({
        ...reading,
        text: written.contacts,
        contacts: source.contacts,
        path: [...path, "contacts"],
        drawn,
        units,
      }),
    };
  if (written.contacts || source.contacts) note(reading, "fiction/contacts-mismatch", path, source.id);
  return { ...base, contacts: null };
}

/** The margins in their order, each knowing what those before it draw. */
function resolveMargins(reading: Reading, written: FictionSourceText, path: Path) {
  const { source } = reading;
  const margins: Margin[] = [];
  const drawn = new Map<string, readonly string[]>();
  for (const [at, text] of written.margins.entries()) {
    const here = [...path, at];
    const codes = marginCodes(text.of, source, written.margins);
    if (!codes) {
      noteNoMargin(reading, text.of, [...here, "of"]);
      continue;
    }
    const margin = resolveMargin(reading, { text, path: here, drawn, codes, units: written.units.count });
    if (margins.some((other) => other.of === margin.of && !areApart(other.within, margin.within)))
      note(reading, "fiction/overlapping-margins", [...here, "of"], margin.of);
    checkAges(reading, margin, { ages: written.ages, path: here });
    margins.push(margin);
    drawn.set(text.of, codes);
  }
  return { margins, drawn };
}

function noteNoMargin(reading: Reading, name: string, path: Path): void {
  const known = [...reading.source.attributes.keys(), "group", "subgroup"];
  if (known.includes(name)) note(reading, "fiction/not-drawable", path, name);
  else noteUnknown(reading, path, name, known);
}

/** Two conditions that no unit meets together. */
function areApart(one: Where, other: Where): boolean {
  return [...one].some(([name, codes]) => other.get(name)?.every((code) => !codes.includes(code)) === true);
}

/** Bands of ages need bounds, and an age in each band that has a share. */
function checkAges(
  reading: Reading,
  margin: Margin,
  { ages, path }: { ages: Ages | undefined; path: Path },
): void {
  const bands = reading.source.attributes.get(margin.of);
  if (!bands || !birthFieldOf(bands, reading.source)) return;
  const hasShare = (at: number) =>
    [margin.total, ...margin.rows.map(({ shares }) => shares)].some((shares) => (shares?.[at] ?? 0) > 0);
  const isEmpty = (at: number) => {
    if (!ages) return true;
    const { from, below } = yearsOf(bands, at, ages);
    return from >= below;
  };
  if (margin.codes.some((_, at) => hasShare(at) && isEmpty(at)))
    note(reading, "fiction/ages", [...path, "of"], margin.of);
}

/** Every field must be written, every unit have its group and its channels. */
function checkAllDrawn(reading: Reading, drawn: ReadonlyMap<string, unknown>, path: Path): void {
  const { source } = reading;
  const births = [...source.attributes.values()]
    .filter(({ id }) => drawn.has(id))
    .map((bands) => birthFieldOf(bands, source)?.field);
  for (const { id, origin } of source.attributes.values())
    if (origin.kind === "field" && !drawn.has(id) && !births.includes(id))
      note(reading, "fiction/margin-missing", path, id);
  if (source.contacts)
    for (const name of ["group", "subgroup"])
      if (!drawn.has(name)) note(reading, "fiction/margin-missing", path, name);
}
