import { type Attribute, territoryCodes } from "@vigie/study";
import { sidesOf } from "./opinions/opinion-scale.ts";
import type { Subject } from "./subject.ts";

/** What the codes of an attribute are like, where that decides of the figure. */
export type AttributeForm = "opinion" | "period" | "territory" | "plain";

export function attributeForm(
  { source, study }: Pick<Subject, "source" | "study">,
  name: string,
): AttributeForm {
  const attribute = source.attributes.get(name);
  if (attribute === undefined) return "plain";
  if (isPeriod(attribute)) return "period";
  if (sidesOf(attribute) !== null) return "opinion";
  const codes = attribute.codes.filter(({ missing }) => missing === null);
  const territories = territoryCodes(study);
  return codes.length > 1 && codes.every(({ code }) => territories.has(code)) ? "territory" : "plain";
}

/** Periods of a day, or waves named by their year. */
function isPeriod({ origin, codes }: Attribute): boolean {
  const known = codes.filter(({ missing }) => missing === null);
  return origin.kind === "period" || (known.length > 2 && known.every(({ code }) => /^\d{4}$/.test(code)));
}
