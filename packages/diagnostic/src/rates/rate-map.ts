import type { Choropleth } from "../drawings/map/choropleth.ts";
import type { MapValue } from "../drawings/map/map-areas.ts";
import { quantileSteps, stepOf } from "../drawings/steps.ts";
import { labelOf } from "../labels.ts";
import { mapGround } from "../map-ground.ts";
import type { Subject } from "../subject.ts";
import type { RateModel, TerritoryRates } from "./rate-model.ts";

/** Rates as a map: null where the study has none, or where it does not know one of the territories. */
export function rateMap(
  subject: Subject,
  { territories, denominators }: RateModel,
): { readonly drawn: Choropleth; readonly remarks: readonly string[] } | null {
  const { indicator, words } = subject;
  const map = mapGround(subject);
  if (map === null || territories.some(({ code }) => map.membersOf(code).length === 0)) return null;
  const areas = territories.map((territory) => ({
    name: labelOf(subject, indicator.of, territory.code),
    members: map.membersOf(territory.code),
    value: mapped(territory),
  }));
  const values = areas.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  const steps = quantileSteps(values);
  const say = (value: number) => words.number(value, 2);
  const [first] = denominators;
  return {
    drawn: {
      ground: map.ground,
      wholeOf: map.wholeOf,
      areas,
      steps,
      classNames: Array.from({ length: steps.count }, (_, step) => {
        const inside = values.filter((value) => stepOf(value, steps) === step);
        const [least, greatest] = [Math.min(...inside), Math.max(...inside)];
        return words.say(say(least) === say(greatest) ? "map.classOne" : "map.class", {
          least: say(least),
          greatest: say(greatest),
          count: inside.length,
        });
      }),
      nothingName: words.say("map.nothing"),
      head: words.say("map.perInhabitants"),
      say,
      rest: (count) => words.say("map.rest", { count }),
    },
    remarks: [
      ...(steps.count > 1 ? [words.say("map.classes")] : []),
      ...(denominators.length > 1 && first
        ? [words.say("map.firstPopulations", { label: words.text(first.populations.label) })]
        : []),
      map.remark,
    ],
  };
}

/** With the first populations. */
function mapped({ rates: [first] }: TerritoryRates): MapValue {
  if (first === undefined) return "nothing";
  if (first.known) return first.rate;
  return first.why === "secret" ? "secret" : "nothing";
}
