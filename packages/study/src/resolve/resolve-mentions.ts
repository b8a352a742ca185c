import { checkDimension } from "../dimension.ts";
import type { IndicatorFile } from "../forms/indicators-schema.ts";
import type { Mentions } from "../indicator.ts";
import { problem } from "../problems/problems.ts";
import { said } from "../reading/vigie-error.ts";
import type { AssociationScope } from "./resolve-association.ts";

type MentionsFile = Extract<IndicatorFile, { kind: "multiple" }>;

/** What `kind: multiple` says beyond every indicator; its mistakes are reported. */
export function resolveMentions(
  { form, draft, found, path }: AssociationScope,
  { of, by = null }: { readonly of: string; readonly by?: MentionsFile["by"] | null },
): Pick<Mentions, "kind" | "by"> {
  const place = (key: string) => form.written.place([...path, key]);
  const question = draft.attributes.known.get(of);
  if (question === undefined) checkDimension(draft, { name: of, place: place("of") }, found);
  else if (!question.multiple)
    found.push(problem("study/multiple-expected", place("of"), { attribute: said(of) }));
  if (by !== null) checkDimension(draft, { name: by, place: place("by") }, found);
  if (by !== null && question?.multiple && [...question.multiple.items.values()].includes(by))
    found.push(problem("study/profile-of-itself", place("of"), { attribute: said(by) }));
  return { kind: "multiple", by };
}
