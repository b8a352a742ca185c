import { setCode } from "@vigie/table";
import { plainCode } from "../model/plain-code.ts";
import type { Attribute } from "../model/source.ts";
import type { Code } from "../model/study.ts";
import { textIn } from "../model/text-in.ts";

/** Every set of flags, the empty one first, then the smaller ones first: its code joins the flags by `+`. */
export function setCodes(flags: readonly Attribute[]): readonly Code[] {
  const sets = flags
    .reduce<readonly (readonly Attribute[])[]>(
      (found, flag) => found.flatMap((set) => [[...set, flag], set]),
      [[]],
    )
    .toSorted((a, b) => a.length - b.length);
  return sets.map((set) =>
    plainCode(
      setCode(set.map(({ id }) => id)),
      set.length === 0 ? { fr: "Aucune", en: "None" } : joined(set),
    ),
  );
}

function joined(set: readonly Attribute[]): Code["label"] {
  const english = set.map(({ label }) => textIn(label, "en"));
  return { fr: set.map(({ label }) => label.fr).join(" + "), en: english.join(" + ") };
}
