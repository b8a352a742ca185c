import type { CodelistFile } from "../forms/codelist-schema.ts";
import type { ServiceTestFile } from "../forms/service-test-schema.ts";
import type { SourceFile } from "../forms/source-schema.ts";
import { type Entry, severities, stepCode, topicAnswers } from "../model/service-test.ts";
import { textOf } from "../model/text.ts";
import type { TextFile } from "../shapes/shared-shapes.ts";

/** The code lists and the sources that a grid of tests stands for, as if a person had written them. */
export function serviceTestSources({
  purpose,
  window,
  services,
  obstacles,
  devices,
  topics,
}: ServiceTestFile): {
  readonly codelists: readonly CodelistFile[];
  readonly sources: readonly SourceFile[];
} {
  const codelists: readonly CodelistFile[] = [
    list("tested_service", { fr: "Service testé", en: "Tested service" }, services),
    {
      ...inOrder("tested_step", { fr: "Étape", en: "Step" }, []),
      codes: [
        ...services.map(({ code, label }) => ({ code, label })),
        ...services.flatMap(({ code: parent, label, steps }) =>
          steps.map(({ code, label: step }) => ({
            code: stepCode(parent, code),
            label: ofService(label, step),
            parent,
          })),
        ),
      ],
    },
    list("test_device", { fr: "Appareil", en: "Device" }, devices),
    list("test_obstacle", { fr: "Obstacle", en: "Obstacle" }, obstacles),
    inOrder("test_severity", { fr: "Gravité", en: "Severity" }, severities),
    list("test_topic", { fr: "Aspect de la qualité", en: "Aspect of quality" }, topics),
    {
      ...inOrder("test_answer", { fr: "Réponse", en: "Answer" }, topicAnswers),
      codes: [
        ...topicAnswers,
        { code: "not_applicable", label: { fr: "Sans objet", en: "Not applicable" }, missing: "not_asked" },
      ],
    },
  ];
  const own = {
    ...(purpose === undefined ? {} : { purpose }),
    ...(window === undefined ? {} : { window }),
  };
  return { codelists, sources: sources.map((source) => ({ ...source, ...own })) };
}

/** Two services may have steps of the same name: out of its service, a step is named with it. */
function ofService(service: TextFile, step: TextFile): TextFile {
  const [of, own] = [textOf(service), textOf(step)];
  const fr = `${of.fr} : ${lowered(own.fr, "fr")}`;
  return of.en === undefined || own.en === undefined ? fr : { fr, en: `${of.en}: ${lowered(own.en, "en")}` };
}

function lowered(words: string, language: string): string {
  return words.slice(0, 1).toLocaleLowerCase(language) + words.slice(1);
}

type Field = NonNullable<SourceFile["fields"]>[string];

const coded = (codelist: string, fr: string, en: string): Field => ({
  type: "code",
  codelist,
  label: { fr, en },
});
const flag = (fr: string, en: string): Field => ({ type: "flag", label: { fr, en } });
const number = (fr: string, en: string): Field => ({ type: "number", label: { fr, en } });

const service = coded("tested_service", "Service testé", "Tested service");
const device = coded("test_device", "Appareil", "Device");
const step = coded("tested_step", "Étape", "Step");
const serviceOfStep = { service: { parent: "step", label: service.label } };

/** Agents test, no member of the public: nobody is protected, and testers have no column. */
const sources: readonly SourceFile[] = [
  {
    source: "service_tests",
    service_test: "tests",
    label: { fr: "Tests de services en ligne", en: "Tests of online services" },
    unit: { one: { fr: "test", en: "test" }, many: { fr: "tests", en: "tests" } },
    protects: "nothing",
    fields: {
      service,
      device,
      completed: flag("Démarche achevée", "Procedure completed"),
      minutes: number(
        "Durée d’un test achevé et chronométré à chaque étape, en minutes",
        "Minutes of a completed test timed at every step",
      ),
      systems: number("Systèmes traversés", "Systems crossed"),
      round_trips: number("Allers et retours entre systèmes", "Round trips between systems"),
      documents: number("Documents demandés", "Documents asked for"),
    },
  },
  {
    source: "service_steps",
    service_test: "steps",
    label: { fr: "Étapes des tests de services en ligne", en: "Steps of tests of online services" },
    unit: {
      one: { fr: "étape d’un test", en: "step of a test" },
      many: { fr: "étapes de tests", en: "steps of tests" },
    },
    protects: "nothing",
    fields: {
      step,
      device,
      reached: flag("Étape atteinte", "Step reached"),
      helped: flag("Aide nécessaire", "Help needed"),
      minutes: number("Durée de l’étape, en minutes", "Minutes of the step"),
    },
    derive: serviceOfStep,
  },
  {
    source: "service_ratings",
    service_test: "ratings",
    label: { fr: "Obstacles notés aux étapes des tests", en: "Obstacles noted at the steps of tests" },
    unit: {
      one: {
        fr: "note d’un obstacle à une étape d’un test",
        en: "rating of an obstacle at a step of a test",
      },
      many: { fr: "notes d’obstacles aux étapes des tests", en: "ratings of obstacles at steps of tests" },
    },
    protects: "nothing",
    fields: {
      step,
      device,
      obstacle: coded("test_obstacle", "Obstacle", "Obstacle"),
      severity: coded("test_severity", "Gravité", "Severity"),
      first: flag(
        "Premier test de cette personne sur ce service et cet appareil",
        "First test of this service on this device by this person",
      ),
    },
    derive: serviceOfStep,
    universes: {
      all: { label: { fr: "ensemble des notes", en: "all ratings" } },
      noted: {
        label: { fr: "obstacles notés", en: "obstacles noted" },
        where: { severity: ["minor", "major", "blocking"] },
      },
      first_tests: {
        label: { fr: "premier test de chaque personne", en: "first test of each person" },
        where: { first: "yes" },
      },
    },
  },
  {
    source: "service_quality",
    service_test: "quality",
    label: { fr: "Sujets de qualité jugés dans les tests", en: "Topics of quality judged in tests" },
    unit: {
      one: { fr: "réponse sur un aspect de la qualité", en: "answer on an aspect of quality" },
      many: { fr: "réponses sur les aspects de la qualité", en: "answers on aspects of quality" },
    },
    protects: "nothing",
    fields: {
      service,
      device,
      topic: coded("test_topic", "Aspect de la qualité", "Aspect of quality"),
      topic_answer: coded("test_answer", "Réponse", "Answer"),
    },
  },
];

/** Codes that follow one another. */
function inOrder(...of: Parameters<typeof list>): CodelistFile {
  return { ...list(...of), ordered: true };
}

/** Codes of which none comes first: figures sort them by what they show. */
function list(
  codelist: string,
  label: { readonly fr: string; readonly en: string },
  entries: readonly (Pick<Entry, "code"> & { readonly label: CodelistFile["label"] })[],
): CodelistFile {
  const codes = entries.map(({ code, label }) => ({ code, label }));
  return { codelist, label, ordered: false, codes };
}
