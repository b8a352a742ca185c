import type { VigieError } from "@vigie/words";
import type { CodelistDraft } from "../drafts/codelist-draft.ts";
import { definedIn, type Names } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import type { TilesFile } from "../forms/tiles-schema.ts";
import type { StudyMap } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import { readBoundaries } from "./read-boundaries.ts";

interface Scope {
  readonly form: Form<TilesFile>;
  readonly files: ReadonlyMap<string, string>;
  readonly codelists: Names<CodelistDraft>;
  readonly found: VigieError[];
}

/** The ground of a study's maps, with the boundaries that it names. */
export function resolveTiles(scope: Scope): StudyMap {
  const { form } = scope;
  const tiles = new Map(
    Object.entries(form.value.tiles).map(([code, { name, within, also, ...place }]) => [
      code,
      { code, name: textOf(name), within: within ?? null, also: also ?? [], ...place },
    ]),
  );
  checkPlaces(tiles, scope);
  checkMistypedCode(tiles, scope);
  return {
    tiles,
    approximate: form.value.approximate === true,
    boundaries: resolveBoundaries(tiles, scope),
    centres: resolveCentres(tiles, scope),
  };
}

function checkPlaces(tiles: StudyMap["tiles"], { form, found }: Scope): void {
  const taken = new Map<string, string>();
  for (const { code, column, row } of tiles.values()) {
    const place = `${column} ${row}`;
    const before = taken.get(place);
    if (before === undefined) taken.set(place, code);
    else
      report(found, "study/tile-same-place", form.written.placeOfKey(["tiles", code]), {
        code,
        other: before,
      });
  }
}

/** One square of no territory, and one territory of the same list without a square: the code of the square is mistyped. */
function checkMistypedCode(tiles: StudyMap["tiles"], { form, codelists, found }: Scope): void {
  if (!codelists.complete) return;
  for (const { leaves } of definedIn(codelists).values()) {
    const territories = new Set(leaves.filter(({ missing }) => missing === null).map(({ code }) => code));
    const [unknown, ...otherUnknown] = [...tiles.keys()].filter((code) => !territories.has(code));
    const [bare, ...otherBare] = [...territories].filter((code) => !tiles.has(code));
    if (unknown === undefined || bare === undefined || otherUnknown.length + otherBare.length > 0) continue;
    if (territories.size > 1)
      report(found, "study/tile-mistyped", form.written.placeOfKey(["tiles", unknown]), {
        code: unknown,
        bare,
      });
  }
}

function resolveCentres(tiles: StudyMap["tiles"], { form, found }: Scope): StudyMap["centres"] {
  const given = form.value.centres;
  if (given === undefined) return null;
  for (const code of Object.keys(given.points))
    if (!tiles.has(code))
      report(found, "study/centre-unknown", form.written.placeOfKey(["centres", "points", code]), {
        code,
        ...suggestion(code, tiles.keys()),
      });
  return {
    source: textOf(given.source),
    points: new Map(Object.entries(given.points)),
  };
}

function resolveBoundaries(tiles: StudyMap["tiles"], { form, files, found }: Scope): StudyMap["boundaries"] {
  const named = form.value.boundaries;
  if (named === undefined) return null;
  const place = form.written.place(["boundaries", "file"]);
  const text = files.get(named.file);
  if (text === undefined) {
    report(found, "study/boundaries-missing", place, { file: named.file });
    return null;
  }
  const shapes = readBoundaries(text, named.code);
  if (shapes === null) {
    report(found, "study/boundaries-unreadable", place, { file: named.file, property: named.code });
    return null;
  }
  const known = new Set(shapes.map(({ code }) => code));
  for (const { code, also } of tiles.values())
    for (const own of [code, ...also])
      if (!known.has(own))
        report(found, "study/boundary-missing", form.written.placeOfKey(["tiles", code]), {
          code: own,
          file: named.file,
        });
  return { source: textOf(named.source), shapes };
}
