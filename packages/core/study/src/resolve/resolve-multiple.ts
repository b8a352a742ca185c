import { type AttributeDraft, checkCode, codelistAt } from "../drafts/drafts.ts";

import type { FieldFile } from "../forms/attribute-schema.ts";
import { type Code, flagCodes } from "../model/code.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { codesWhenAsked } from "./resolve-asked.ts";
import type { SourceScope } from "./source-scope.ts";

type MultipleFile = Extract<FieldFile, { type: "multiple" }>;

/**
 * A question of several answers. The codes of its list that say no value are no items: they stand among the codes
 * of every item.
 * @returns null where a mistake, already reported, leaves it unknown
 */
export function resolveMultiple(
  scope: SourceScope,
  name: string,
  field: MultipleFile,
): AttributeDraft | null {
  const { form, found } = scope;
  const place = form.written.place(["fields", name, "codelist"]);
  const draft = codelistAt(scope, field.codelist, place);
  if (draft === null) return null;
  const codes = draft.leaves.filter(({ missing }) => missing === null);
  const before = found.length;
  for (const { code } of codes) {
    const values = { code, attribute: name, codelist: field.codelist };
    const own = itemFlag(name, code);
    if (!/^[a-z0-9_]+$/.test(code)) report(found, "study/item-code-invalid", place, values);
    else if (isWritten(scope, own)) report(found, "study/item-name-taken", place, { ...values, name: own });
  }
  const items = new Map(codes.map(({ code }) => [code, itemFlag(name, code)] as const));
  const question: AttributeDraft = {
    attribute: {
      id: name,
      label: textOf(field.label),
      type: "multiple",
      codes,
      ordered: draft.codelist.ordered,
      origin: { kind: "field" },
    },
    codelist: draft,
    multiple: { items, exclusive: new Set(field.exclusive) },
  };
  field.exclusive?.forEach((code, position) => {
    const at = form.written.place(["fields", name, "exclusive", position]);
    checkCode(question, { code, place: at }, found);
  });
  return found.length === before ? question : null;
}

/** The flag of each item of a question, in the order of the code list; none for another attribute. */
export function resolveItems(
  field: FieldFile,
  { attribute, codelist, multiple }: AttributeDraft,
): readonly AttributeDraft[] {
  if (multiple === undefined) return [];
  const reasons = codelist?.leaves.filter(({ missing }) => missing !== null) ?? [];
  return attribute.codes.map((item) => ({
    attribute: {
      id: itemFlag(attribute.id, item.code),
      label: joined(attribute, item),
      type: "flag",
      codes: codesWhenAsked(field, [...flagCodes, ...reasons]),
      ordered: false,
      origin: { kind: "item", of: attribute.id, item: item.code },
    },
    codelist: null,
  }));
}

function itemFlag(question: string, item: string): string {
  return `${question}_${item}`;
}

function isWritten({ form }: SourceScope, name: string): boolean {
  const { fields = {}, derive = {} } = form.value;
  return Object.hasOwn(fields, name) || Object.hasOwn(derive, name);
}

function joined({ label }: AttributeDraft["attribute"], item: Code) {
  const english = label.en && item.label.en ? { en: `${label.en}: ${item.label.en}` } : {};
  return { fr: `${label.fr} : ${item.label.fr}`, ...english };
}
