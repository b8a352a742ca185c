import { type AttributeDraft, checkCode } from "./attribute-draft.ts";
import { isWithoutCodes } from "./dimension.ts";
import type { Names } from "./names.ts";
import { problem } from "./problems.ts";
import { attributeAt, type SourceScope } from "./source-scope.ts";
import type { Universe } from "./study.ts";
import { textOf } from "./text.ts";
import { said } from "./vigie-error.ts";

type UniverseScope = SourceScope & { readonly attributes: Names<AttributeDraft> };

/** `all` comes first; where the study does not name it, it bears the label of the source. */
export function resolveUniverses(scope: UniverseScope): Names<Universe> {
  const { form, found } = scope;
  const { universes = {}, label } = form.value;
  const known = new Map<string, Universe>([
    ["all", { id: "all", label: textOf(universes.all?.label ?? label), where: new Map() }],
  ]);
  for (const [id, universe] of Object.entries(universes)) {
    const where = new Map<string, readonly string[]>();
    for (const [name, codes] of Object.entries(universe.where ?? {}))
      where.set(name, checkedCodes(scope, ["universes", id, "where", name], codes));
    if (id === "all" && where.size > 0)
      found.push(
        problem("study/universe-all-restricted", form.written.placeOfKey(["universes", id, "where"])),
      );
    known.set(id, { id, label: textOf(universe.label), where });
  }
  return { known, spoiled: new Set(form.lostKeys(["universes"])), complete: !form.lost(["universes"]) };
}

function checkedCodes(
  scope: UniverseScope,
  path: readonly [string, string, string, string],
  written: string | readonly string[],
): readonly string[] {
  const { form, found } = scope;
  const codes = typeof written === "string" ? [written] : written;
  const draft = attributeAt(scope, path[3], form.written.placeOfKey(path));
  if (draft === null) return codes;
  if (isWithoutCodes(draft.attribute))
    found.push(
      problem("study/where-without-codes", form.written.placeOfKey(path), {
        attribute: said(path[3]),
        type: said(draft.attribute.type),
      }),
    );
  else
    codes.forEach((code, position) => {
      const place = form.written.place(typeof written === "string" ? path : [...path, position]);
      checkCode(draft, { code, place }, found);
    });
  return codes;
}
