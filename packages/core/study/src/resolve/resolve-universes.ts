import { isWithoutCodes } from "../drafts/dimension.ts";
import { type AttributeDraft, attributeAt, checkCode } from "../drafts/drafts.ts";
import type { Names } from "../drafts/names.ts";
import type { Universe, Where } from "../model/source.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import type { Path } from "../reading/parsed-file.ts";
import type { SourceScope } from "./source-scope.ts";

type UniverseScope = SourceScope & { readonly attributes: Names<AttributeDraft> };

/** `all` comes first; where the study does not name it, it bears the label of the source. */
export function resolveUniverses(scope: UniverseScope): Names<Universe> {
  const { form, found } = scope;
  const { universes = {}, label } = form.value;
  const known = new Map<string, Universe>([
    ["all", { id: "all", label: textOf(universes.all?.label ?? label), where: new Map() }],
  ]);
  for (const [id, universe] of Object.entries(universes)) {
    const where = checkWhere(scope, ["universes", id, "where"], universe.where ?? {});
    if (id === "all" && where.size > 0)
      report(found, "study/universe-all-restricted", form.written.placeOfKey(["universes", id, "where"]));
    known.set(id, { id, label: textOf(universe.label), where });
  }
  return { known, complete: true };
}

type WhereScope = SourceScope & { readonly attributes: Names<AttributeDraft> };

/** Conditions as resolved; the attributes and codes that do not exist are reported. */
export function checkWhere(
  scope: WhereScope,
  path: Path,
  written: Readonly<Record<string, string | readonly string[]>>,
): Where {
  return new Map(
    Object.entries(written).map(([name, codes]) => [name, checkedCodes(scope, { path, name }, codes)]),
  );
}

function checkedCodes(
  scope: WhereScope,
  { path, name }: { readonly path: Path; readonly name: string },
  written: string | readonly string[],
): readonly string[] {
  const { form, found } = scope;
  const codes = typeof written === "string" ? [written] : written;
  const key: Path = [...path, name];
  const draft = attributeAt(scope, name, form.written.placeOfKey(key));
  if (draft === null) return codes;
  if (isWithoutCodes(draft.attribute))
    report(found, "study/where-without-codes", form.written.placeOfKey(key), {
      attribute: name,
      type: draft.attribute.type,
    });
  else
    codes.forEach((code, position) => {
      const place = form.written.place(typeof written === "string" ? key : [...key, position]);
      checkCode(draft, { code, place }, found);
    });
  return codes;
}
