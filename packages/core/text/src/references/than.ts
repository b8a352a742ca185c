import { suggestion } from "@vigie/study";
import { textValue } from "@vigie/words";
import { cellOf, cellReference } from "../directives/cell-reference.ts";
import type { Directive, Reading, ReferenceKind } from "../directives/reference.ts";
import { comparedWithReference, isComparable } from "../directives/reference-comparison.ts";
import { studyTextProblem } from "../problems.ts";

const wordings = ["often", "much", "high"] as const;
const verdicts = ["more", "less", "same"] as const;

/**
 * `:than[rsa_age]{group=direct age_band=50-plus}`: « plus souvent que », « aussi souvent que » or « moins
 * souvent que », as the tables decide; `more`, `less` and `same` give other words.
 */
export const than: ReferenceKind = {
  read(directive, reading) {
    const cell = cellOf(directive, ["to", "as", ...verdicts], reading);
    const isFit = cell !== null && isComparable(directive, cell, reading);
    const wording = wordingOf(directive, reading);
    if (cell === null || !isFit || wording === null) return null;
    return cellReference(directive, cell, (evidence) => {
      const found = comparedWithReference(cell, evidence);
      if (found.kind !== "compared") return found;
      const text =
        typeof wording === "string"
          ? evidence.formatter.message(`than.${wording}.${found.verdict}`)
          : wording[found.verdict];
      return { kind: "cited", text };
    });
  },
};

type Wording = (typeof wordings)[number] | Readonly<Record<(typeof verdicts)[number], string>>;

/** An author's own words must cover the three verdicts, since any of them may come out of the tables. */
function wordingOf({ attributes, place }: Directive, { found }: Reading): Wording | null {
  const [more, less, same] = verdicts.map((name) => attributes.get(name));
  if (more !== undefined && less !== undefined && same !== undefined) return { more, less, same };
  if (more !== undefined || less !== undefined || same !== undefined) {
    found.push(studyTextProblem("diagnostic/text-words-missing", place));
    return null;
  }
  const as = attributes.get("as") ?? "often";
  const known = wordings.find((name) => name === as);
  if (known === undefined)
    found.push(
      studyTextProblem("diagnostic/text-format-unknown", place, {
        format: textValue(as),
        formats: textValue(wordings.join(", ")),
        ...suggestion(as, wordings),
      }),
    );
  return known ?? null;
}
