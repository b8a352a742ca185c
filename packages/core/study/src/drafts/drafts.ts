import type { FilePlace, VigieError } from "@vigie/words";
import type { Code, Codelist } from "../model/code.ts";
import type { Attribute, Multiple, Source, Universe } from "../model/source.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { suggestion, suggestionByLabel } from "../reading/nearest.ts";
import type { ParsedFile, Path } from "../reading/parsed-file.ts";
import type { TextFile } from "../shapes/shared-shapes.ts";
import { lookUp, type Names } from "./names.ts";

/** An attribute while its study is read, with the code list its codes come from. */
export interface AttributeDraft {
  readonly attribute: Attribute;
  readonly codelist: CodelistDraft | null;
  /** Set where it is a question of several answers. */
  readonly multiple?: Multiple;
}

/** Completes codes with what is written of a yes and of a no in a sentence. */
export function withSentences(
  codes: readonly Code[],
  sentences: { readonly yes: TextFile; readonly no?: TextFile | undefined } | undefined,
): readonly Code[] {
  const written = new Map(Object.entries(sentences ?? {}));
  return codes.map((code) => {
    const sentence = written.get(code.code);
    return sentence === undefined ? code : { ...code, sentence: textOf(sentence) };
  });
}

/** Reports a code that the attribute does not have, unless its code list could not be read whole. */
export function checkCode(
  { attribute, codelist }: AttributeDraft,
  { code, place }: { code: string; place: FilePlace },
  found: VigieError[],
): void {
  if (codesIn(attribute.codes).has(code) || codelist?.complete === false) return;
  const codes = attribute.codes.map((known) => known.code);
  report(found, "study/attribute-code-unknown", place, {
    code,
    attribute: attribute.id,
    codes: codes.join(", "),
    ...suggestion(code, codes),
  });
}

const sets = new WeakMap<readonly Code[], ReadonlySet<string>>();

/** Made once for each list: a recoding may look up every one of 35,000 codes. */
function codesIn(codes: readonly Code[]): ReadonlySet<string> {
  const known = sets.get(codes) ?? new Set(codes.map(({ code }) => code));
  sets.set(codes, known);
  return known;
}

/** The attribute that a name designates; null where it designates none. */
export function attributeAt(
  { attributes, found }: { readonly attributes: Names<AttributeDraft>; readonly found: VigieError[] },
  name: string,
  place: FilePlace,
): AttributeDraft | null {
  return lookUp(attributes, name, (known) =>
    report(found, "study/attribute-unknown", place, {
      attribute: name,
      ...suggestionByLabel(name, known, (id) => attributes.known.get(id)?.attribute.label.fr),
    }),
  );
}

/** A code list while its study is read. */
export interface CodelistDraft {
  readonly codelist: Codelist;
  /** The codes that are nobody's parent: those that data may hold. */
  readonly leaves: readonly Code[];
  /** False where it has a mistake, already reported: what is absent may be there. */
  readonly complete: boolean;
  readonly written: ParsedFile;
  readonly placeOf: (code: string) => Path;
}

/** The code list that a name designates; null where it designates none. */
export function codelistAt(
  { codelists, found }: { readonly codelists: Names<CodelistDraft>; readonly found: VigieError[] },
  name: string,
  place: FilePlace,
): CodelistDraft | null {
  return lookUp(codelists, name, (known) =>
    report(found, "study/codelist-unknown", place, {
      codelist: name,
      ...suggestionByLabel(name, known, (id) => codelists.known.get(id)?.codelist.label.fr),
    }),
  );
}

/** A source while its study is read, with what is known of its parts. */
export interface SourceDraft {
  readonly source: Source;
  readonly attributes: Names<AttributeDraft>;
  readonly universes: Names<Universe>;
  /** False where its contacts have a mistake, already reported. */
  readonly contactsKnown: boolean;
  /** Where its name is written. */
  readonly place: FilePlace;
}
