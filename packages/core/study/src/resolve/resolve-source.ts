import type { SourceDraft } from "../drafts/drafts.ts";
import { definedIn } from "../drafts/names.ts";
import { checkWindow } from "../forms/form.ts";
import type { Window } from "../model/period.ts";
import { textOf } from "../model/text.ts";
import { resolveAttributes } from "./resolve-attributes.ts";
import { resolveContacts } from "./resolve-contacts.ts";
import { resolveSurvey } from "./resolve-survey.ts";
import { resolveUniverses } from "./resolve-universes.ts";
import type { SourceScope } from "./source-scope.ts";

/** @param window the study's, used where the source has none of its own */
export function resolveSource(read: Omit<SourceScope, "window">, window: Window): SourceDraft {
  const { form } = read;
  const scope = { ...read, window: form.value.window ?? window };
  const { value } = form;
  checkWindow(form, scope.found);
  const attributes = resolveAttributes(scope);
  const drafts = [...definedIn(attributes)];
  const universes = resolveUniverses({ ...scope, attributes });
  const before = scope.found.length;
  const contacts = resolveContacts(scope);
  return {
    source: {
      id: value.source,
      label: textOf(value.label),
      purpose: value.purpose === undefined ? null : textOf(value.purpose),
      unit: { one: textOf(value.unit.one), many: textOf(value.unit.many) },
      protects: value.protects ?? "persons",
      rowsPerPerson: value.rows_per_person ?? null,
      survey: resolveSurvey({ ...scope, attributes }),
      inferenceTarget:
        value.reading === undefined ? null : { ...value.reading, note: textOf(value.reading.note) },
      window: scope.window,
      attributes: new Map(drafts.map(([id, draft]) => [id, draft.attribute])),
      codelistOf: new Map(
        drafts.flatMap(([id, { codelist }]) =>
          codelist === null ? [] : [[id, codelist.codelist.id] as const],
        ),
      ),
      multiples: new Map(drafts.flatMap(([id, { multiple }]) => (multiple ? [[id, multiple] as const] : []))),
      universes: definedIn(universes),
      contacts,
      ...(value.service_test === undefined ? {} : { serviceTest: value.service_test }),
    },
    attributes,
    universes,
    contactsKnown: scope.found.length === before && channelsKnown(scope),
    place: form.written.place(["source"]),
  };
}

function channelsKnown({ form, codelists }: SourceScope): boolean {
  const { contacts } = form.value;
  return contacts === undefined || codelists.known.get(contacts.channels)?.complete === true;
}
