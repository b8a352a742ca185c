import type { AttributeDraft } from "../drafts/attribute-draft.ts";
import type { Names } from "../drafts/names.ts";
import type { Universe } from "../model/source.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { checkWhere } from "./check-where.ts";
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
