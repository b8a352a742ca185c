import { languages, type VigieError } from "@vigie/words";
import { hashOf } from "./definitions/hash.ts";
import type { SourceDraft } from "./drafts/drafts.ts";
import { definedIn, type Names } from "./drafts/names.ts";

import { checkWindow, type Form } from "./forms/form.ts";
import type { SourceFile } from "./forms/source-schema.ts";
import type { StudyFile } from "./forms/study-schema.ts";

import { goodFridayByLaw, isTimezone, type PublicHolidays, timezones } from "./model/calendar.ts";
import { type Disclosure, defaultDisclosure, type Study } from "./model/study.ts";
import { textOf } from "./model/text.ts";

import { report } from "./problems.ts";
import { suggestion } from "./reading/nearest.ts";
import { normalised } from "./reading/read-yaml.ts";
import { namedByLabel } from "./resolve/named-by-label.ts";
import { resolveBarriers } from "./resolve/resolve-barriers.ts";
import { resolveBreaks } from "./resolve/resolve-breaks.ts";
import { resolveCodelist } from "./resolve/resolve-codelist.ts";
import { resolveDictionaries } from "./resolve/resolve-dictionaries.ts";
import { resolveElsewhere } from "./resolve/resolve-elsewhere.ts";
import { checkByHolder } from "./resolve/resolve-holders.ts";
import { checkTableSize, resolveFamilies, resolveIndicators } from "./resolve/resolve-indicators.ts";
import { resolvePartners } from "./resolve/resolve-partners.ts";
import { resolvePopulations } from "./resolve/resolve-populations.ts";
import { resolvePublicSizes } from "./resolve/resolve-public-sizes.ts";
import { resolvePublished } from "./resolve/resolve-published.ts";
import { resolveRelease } from "./resolve/resolve-release.ts";
import { resolveSource } from "./resolve/resolve-source.ts";
import { checkMinimumBase } from "./resolve/resolve-survey.ts";
import { resolveTiles } from "./resolve/resolve-tiles.ts";
import { withSensitivity } from "./resolve/sensitivity.ts";
import { readStudyForms, type StudyForms } from "./resolve/study-forms.ts";
import { resolveServiceTest } from "./service-test/read-service-test.ts";

/**
 * Reads a study from its files, taken as hostile, and says everything wrong with it at once.
 * @param files text by path from the study's folder, with `/` between folders
 */
export async function loadStudy(
  files: ReadonlyMap<string, string>,
): Promise<{ readonly study: Study } | { readonly errors: readonly VigieError[] }> {
  const found: VigieError[] = [];
  const forms = readStudyForms(files, found);
  const newer = found.filter(({ code }) => code === "study/version-newer");
  // In a version of the language that is not known here, any other message would be a guess.
  if (newer.length > 0) return { errors: newer };
  const parts = resolveParts(forms, files, found);
  const dictionaries = resolveDictionaries(forms.dictionaries, found);
  const publicHolidays = forms.study && resolvePublicHolidays(forms.study, found);
  if (forms.study === null || publicHolidays === null || found.length > 0)
    return { errors: found.toSorted(byPlace) };
  const { value } = forms.study;
  const study: Study = {
    id: value.study,
    version: value.version,
    title: textOf(value.title),
    summary: value.summary === undefined ? null : textOf(value.summary),
    window: value.window,
    timezone: value.timezone,
    licence: value.licence ?? "licence_ouverte",
    comparedWith: value.compared_with ?? "whole",
    publicHolidays,
    languages: [...new Set([...value.languages, ...dictionaries.keys()])],
    dictionaries,
    ...parts,
    release: forms.release ? resolveRelease(forms.release.value) : null,
    texts: textsIn("diagnostic", files, [...languages, ...dictionaries.keys()]),
    easyTexts: textsIn("facile", files, [...languages, ...dictionaries.keys()]),
    serviceTest: forms.serviceTest ? resolveServiceTest(forms.serviceTest) : null,
    hash: await hashOf(files),
  };
  return { study };
}

type Parts = Pick<
  Study,
  | "partners"
  | "codelists"
  | "sources"
  | "indicators"
  | "testFamilies"
  | "published"
  | "populations"
  | "elsewhere"
  | "breaks"
  | "barriers"
  | "map"
  | "disclosure"
>;

function resolveParts(forms: StudyForms, files: ReadonlyMap<string, string>, found: VigieError[]): Parts {
  const codelists = resolveFiles(
    forms.codelists,
    { key: "codelist", twice: "study/codelist-twice", resolve: (own) => resolveCodelist(own, found) },
    found,
  );
  // Where study.yaml is wrong the window is not known: periods are then not read.
  const window = forms.study?.value.window ?? { from: "", to: "" };
  const resolve = (own: Form<SourceFile>) => resolveSource({ form: own, codelists, found }, window);
  const sources =
    forms.sources.length === 0
      ? nothingKnown
      : resolveFiles(forms.sources, { key: "source", twice: "study/source-twice", resolve }, found);
  const form = forms.indicators;
  const populations = resolvePopulations(forms.populations, found);
  const families = form === null ? nothingKnown : resolveFamilies(form);
  const indicators =
    form === null ? nothingKnown : resolveIndicators({ form, sources, families, populations, found });
  const asked = withSensitivity(
    {
      sources: new Map([...definedIn(sources)].map(([id, { source }]) => [id, source])),
      indicators: definedIn(indicators),
    },
    (id) => form?.written.placeOfKey(["indicators", id]) ?? {},
    found,
  );
  if (forms.study !== null) checkStudy(forms.study, found);
  const disclosure = forms.study ? resolveDisclosure(forms.study, sources, found) : defaultDisclosure;
  if (form !== null)
    for (const indicator of definedIn(indicators).values()) {
      const source = asked.sources.get(indicator.source);
      if (source !== undefined) checkTableSize(form, { indicator, source }, found);
    }
  // Where study.yaml is wrong its threshold is not known.
  if (forms.study !== null)
    for (const source of forms.sources) if (source !== null) checkMinimumBase(source, disclosure.min, found);
  found.splice(0, found.length, ...found.map((error) => namedByLabel(error, { sources, codelists })));
  const partners =
    forms.study === null
      ? new Map()
      : resolvePartners({ form: forms.study, sources, indicators, files, found });
  if (form !== null && forms.study !== null) checkByHolder(form, { partners, ...asked }, found);
  return {
    partners,
    codelists: new Map([...definedIn(codelists)].map(([id, { codelist }]) => [id, codelist])),
    ...asked,
    testFamilies: definedIn(families),
    populations: definedIn(populations),
    published: forms.published ? resolvePublished({ form: forms.published, indicators, sources, found }) : [],
    breaks: forms.breaks ? resolveBreaks(forms.breaks, { indicators, sources, codelists }, found) : new Map(),
    elsewhere: forms.elsewhere ? resolveElsewhere(forms.elsewhere, indicators, found) : new Map(),
    barriers: forms.barriers
      ? resolveBarriers({ form: forms.barriers, indicators, sources, found })
      : new Map(),
    map: forms.tiles ? resolveTiles({ form: forms.tiles, files, codelists, found }) : null,
    disclosure,
  };
}

function resolveDisclosure(
  form: Form<StudyFile>,
  sources: Names<SourceDraft>,
  found: VigieError[],
): Disclosure {
  const { rho = defaultDisclosure.rho, min = defaultDisclosure.min } = form.value.disclosure ?? {};
  return {
    rho,
    min,
    public: resolvePublicSizes({ form, sources, found }),
  };
}

/** What the files of a name say, by language. */
function textsIn(
  name: "diagnostic" | "facile",
  files: ReadonlyMap<string, string>,
  spoken: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    spoken.flatMap((language) => {
      const text = files.get(`${name}.${language}.md`);
      return text === undefined ? [] : [[language, normalised(text)] as const];
    }),
  );
}

const nothingKnown = { known: new Map<string, never>(), complete: false };

/** What each file of a folder defines, by the name under its first key: the first of two files that bear the same name. */
function resolveFiles<Key extends "codelist" | "source", File extends Record<Key, string>, Draft>(
  forms: readonly (Form<File> | null)[],
  {
    key,
    twice,
    resolve,
  }: {
    readonly key: Key;
    readonly twice: "study/codelist-twice" | "study/source-twice";
    readonly resolve: (form: Form<File>) => Draft;
  },
  found: VigieError[],
): Names<Draft> {
  const known = new Map<string, Draft>();
  const files = new Map<string, string>();
  for (const form of forms) {
    if (form === null) continue;
    const id = form.value[key];
    const file = files.get(id);
    if (file === undefined) {
      files.set(id, form.written.file);
      known.set(id, resolve(form));
    } else report(found, twice, form.written.place([key]), { [key]: id, file });
  }
  return { known, complete: !forms.includes(null) };
}

function checkStudy(form: Form<StudyFile>, found: VigieError[]): void {
  checkWindow(form, found);
  const { timezone } = form.value;
  if (!isTimezone(timezone))
    report(found, "study/timezone-unknown", form.written.place(["timezone"]), {
      timezone,
      ...suggestion(timezone, timezones),
    });
}

function resolvePublicHolidays({ value, written }: Form<StudyFile>, found: VigieError[]): PublicHolidays {
  const { departement = null, good_friday: goodFriday } = value.public_holidays ?? {};
  if (goodFriday !== undefined && (departement === null || goodFridayByLaw.includes(departement)))
    report(found, "study/good-friday-elsewhere", written.placeOfKey(["public_holidays", "good_friday"]), {
      law: departement === null ? "worked" : "holiday",
    });
  return { departement, goodFriday: goodFriday ?? false };
}

/** In the order of the files, and of the lines in each. */
function byPlace({ place: a }: VigieError, { place: b }: VigieError): number {
  return (
    compare(a.file ?? "", b.file ?? "") ||
    compare(a.line ?? 0, b.line ?? 0) ||
    compare(a.column ?? 0, b.column ?? 0)
  );
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : Number(a > b);
}
