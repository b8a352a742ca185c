import type { FilePlace, VigieError } from "@vigie/words";
import { directIdentifierBehind } from "../model/direct-identifier.ts";
import type { Attribute } from "../model/source.ts";
import { report } from "../problems.ts";
import { nearest, suggestion, suggestionByLabel } from "../reading/nearest.ts";
import type { AttributeDraft, SourceDraft } from "./drafts.ts";
import { listedNames, lookUp, type Names } from "./names.ts";

/** A day, a number, or several codes at once: it cannot be a dimension. */
export function isWithoutCodes({ type }: Attribute): boolean {
  return type === "date" || type === "number" || type === "multiple";
}

/**
 * Whether units can be counted along this attribute, or along `group` or `subgroup`: it has codes, more than
 * one, and designates no one.
 */
export function checkDimension(
  { source, attributes, contactsKnown }: SourceDraft,
  { name, place }: { name: string; place: FilePlace },
  found: VigieError[],
): boolean {
  const values = { attribute: name, source: source.id };
  if (name === "group" || name === "subgroup") {
    const without = contactsKnown && source.contacts === null;
    if (without) report(found, "study/dimension-without-contacts", place, values);
    return !without;
  }
  const draft = lookUp(attributes, name, (known) =>
    report(found, "study/dimension-unknown", place, {
      ...values,
      known: listedNames(countable(attributes, known)),
      ...dimensionMeant(name, { source, attributes }, known),
    }),
  );
  if (draft === null) return false;
  const { attribute, codelist } = draft;
  const before = found.length;
  const identifier = directIdentifierBehind(attribute, source.attributes);
  if (identifier !== null)
    report(found, "study/direct-identifier", place, {
      ...values,
      identifier,
      derived: identifier === name ? "no" : "yes",
    });
  else if (isWithoutCodes(attribute))
    report(found, "study/dimension-without-codes", place, { ...values, type: attribute.type });
  else if (attribute.codes.length < 2 && codelist?.complete !== false)
    report(found, "study/dimension-single-code", place, values);
  return found.length === before;
}

/** Names along which units can be counted; what has a mistake may be one. */
function countable({ known }: Names<AttributeDraft>, names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const draft = known.get(name);
    return !draft || !isWithoutCodes(draft.attribute);
  });
}

function dimensionMeant(
  name: string,
  { source, attributes }: Pick<SourceDraft, "source" | "attributes">,
  known: readonly string[],
) {
  const groups = source.contacts === null ? [] : ["group", "subgroup"];
  const close = nearest(name, [...known, ...groups]);
  if (close !== null) return suggestion(name, [close]);
  return suggestionByLabel(
    name,
    countable(attributes, known),
    (id) => attributes.known.get(id)?.attribute.label.fr,
  );
}
