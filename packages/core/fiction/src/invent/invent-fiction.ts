import type { ServiceTest, Source, Study } from "@vigie/study";
import { stringify } from "yaml";
import { isOfTests } from "../parse-fiction.ts";
import { designUnits, inventSource } from "./invent-source.ts";
import { numberBetween, type Weights } from "./invented-shares.ts";

/** Units of a source where no size is asked for. */
const usual = { persons: 10_000, survey: 600, places: 60 } as const;

const heading = `# Données inventées par Vigie d’après l’étude : aucun de ces nombres ne vient d’une observation. Chacun est une hypothèse.
# Pour des données plus ressemblantes, placez ce fichier dans le dossier de l’étude, sous le nom fiction.yaml, et changez
# les parts, ou leur origine.
`;

/**
 * A fiction for a study that has none: margins made from its code lists, bands, filters, weights, flags and contacts, each
 * called a hypothesis. Same study, same text. `parseFiction` reads it.
 * @param size units of each source of persons, surveys being no larger than usual; null for the usual sizes
 * @param sizes units of some sources, by name, whatever `size` is
 * @param inhabitants by code of territory: where a code list is one of territories, units are spread as they are
 * @returns content of `fiction.yaml`
 */
export function inventFiction(
  study: Study,
  {
    size,
    sizes,
    inhabitants,
  }: {
    readonly size: number | null;
    readonly sizes: ReadonlyMap<string, number>;
    readonly inhabitants: Weights;
  },
): string {
  const sources = [...study.sources.values()].filter(
    (source) => study.serviceTest === null || !isOfTests(source),
  );
  const text = stringify(
    {
      fiction: 1,
      study: study.id,
      sources: Object.fromEntries(
        sources.map((source) => [
          source.id,
          inventSource(source, {
            units: sizes.get(source.id) ?? unitsOf(source, size),
            weights: inhabitants,
          }),
        ]),
      ),
      ...(study.serviceTest === null ? {} : { service_tests: inventServiceTests(study.serviceTest) }),
    },
    { lineWidth: 120, aliasDuplicateObjects: false },
  );
  return `${heading}${text}`;
}

/** A sample is no larger than the strata it is drawn from, and leaves some in each. */
function unitsOf(source: Source, size: number | null): number {
  const { protects, survey } = source;
  const populations = survey?.strata?.populations ?? null;
  const most = populations === null ? null : [...populations.values()].reduce((sum, units) => sum + units, 0);
  const persons = survey === null ? (size ?? usual.persons) : Math.min(size ?? usual.survey, usual.survey);
  const usualSize = protects === "nothing" ? usual.places : persons;
  return Math.max(1, designUnits(source), Math.min(usualSize, Math.floor(most ?? usualSize)));
}

const severities = ["minor", "major"] as const;
const answers = ["yes", "partly", "no"] as const;

/** Invented results of the tests of a grid, as `fiction.yaml` writes them. */
function inventServiceTests({ services, obstacles, topics }: ServiceTest) {
  return {
    assumption: "Hypothèse : durées, obstacles, gravités et réponses sont inventés.",
    noted: 75,
    disagreement: 20,
    services: Object.fromEntries(
      services.map(({ code, steps }) => [
        code,
        Object.fromEntries(
          steps.map((step, at) => {
            const draw = (what: string, most: number) =>
              numberBetween(`${code} ${step.code} ${what}`, { least: 0, most });
            const met = obstacles.filter((obstacle) => draw(obstacle.code, 4) === 0);
            return [
              step.code,
              {
                minutes: 2 + draw("minutes", 10),
                stops: draw("stops", 8),
                helped: 5 * draw("helped", 8),
                systems: at === 1 ? systemsOf(code) : ["site"],
                documents: Math.max(0, draw("documents", 8) - 4),
                obstacles: Object.fromEntries(
                  met.map((obstacle) => [
                    obstacle.code,
                    severities[draw(`severity ${obstacle.code}`, severities.length - 1)] ?? severities[0],
                  ]),
                ),
              },
            ];
          }),
        ),
      ]),
    ),
    quality: Object.fromEntries(
      services.map(({ code }) => [
        code,
        Object.fromEntries(
          answers.map((answer, at) => [
            answer,
            topics.flatMap((topic) =>
              numberBetween(`${code} ${topic.code}`, { least: 0, most: answers.length - 1 }) === at
                ? [topic.code]
                : [],
            ),
          ]),
        ),
      ]),
    ),
  };
}

/** Where one signs in, some services send a message, or a code by telephone. */
function systemsOf(service: string): readonly string[] {
  return ["site", "messagerie", "sms"].slice(0, numberBetween(`${service} systems`, { least: 1, most: 3 }));
}
