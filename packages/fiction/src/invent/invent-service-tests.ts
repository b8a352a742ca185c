import type { ServiceTest } from "@vigie/study";
import { numberOf } from "./invented-shares.ts";

const severities = ["minor", "major"] as const;
const answers = ["yes", "partly", "no"] as const;

/** Invented results of the tests of a grid, as `fiction.yaml` writes them. */
export function inventServiceTests({ services, obstacles, topics }: ServiceTest) {
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
              numberOf(`${code} ${step.code} ${what}`, { least: 0, most });
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
              numberOf(`${code} ${topic.code}`, { least: 0, most: answers.length - 1 }) === at
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
  return ["site", "messagerie", "sms"].slice(0, numberOf(`${service} systems`, { least: 1, most: 3 }));
}
