import { cellsOfBlock, codesAt } from "@vigie/study";
import { expect, test } from "vitest";
import { fraction } from "../../src/noise/fraction.ts";
import { drawnTables } from "../world/drawn-tables.ts";
import { people, peopleLists } from "../world/people.ts";
import { type StudySketch, sourceOf, studyOf } from "../world/study-of.ts";

interface ImpossibleCase {
  readonly title: string;
  readonly indicator: StudySketch["indicators"][string];
  /** Cells that some unit may be in, of each block: their codes. */
  readonly possible: readonly string[];
}

const cases: readonly ImpossibleCase[] = [
  {
    title: "a code goes with what it is recoded to, and an unknown one with nothing known",
    indicator: { of: "country", by: "birth" },
    possible: ["home fr", "abroad dz", "abroad ma", "_U _U"],
  },
  {
    title: "a commune is in its area, whichever comes first",
    indicator: { of: "area", by: "commune" },
    possible: ["rosny east", "bondy east", "stains west", "_U _U"],
  },
  {
    title: "a band is inside the wider one that has its bound",
    indicator: { of: "decade", by: "adult" },
    possible: ["from_0 from_0", "from_18 from_18", "from_18 from_25", "from_18 from_65", "_U _U"],
  },
  {
    title: "bands with another first bound decide nothing of each other",
    indicator: { of: "retired", by: "worker" },
    possible: [
      "from_18 from_0",
      "from_18 from_62",
      "from_18 _U",
      "from_65 from_0",
      "from_65 from_62",
      "from_65 _U",
      "_U from_0",
      "_U from_62",
      "_U _U",
    ],
  },
  {
    title: "a universe holds the codes of its conditions only",
    indicator: { of: "sex", universe: "women" },
    possible: ["f"],
  },
  {
    title: "also where the condition is on what a code is recoded to",
    indicator: { of: "commune", universe: "western" },
    possible: ["stains"],
  },
  {
    title: "who has none of a union has none in its set",
    indicator: { kind: "overlap", of: "hindrances", universe: "unhindered" },
    possible: ["none", "_U"],
  },
  {
    title: "the rest of everyone has no unit of the universe left out",
    indicator: { of: "alone", by: "sex", universe: "lone", against: "all" },
    possible: ["lone: f yes", "lone: m yes", "lone: _U yes", "all: no", "all: _U"],
  },
  {
    title: "where one of two conditions is not told apart, the rest may have any code",
    indicator: { of: "alone", universe: "lone_women", against: "all" },
    possible: ["lone_women: yes", "all: yes", "all: no", "all: _U"],
  },
  {
    title: "a set of flags holds the flag that its universe asks for",
    indicator: { of: "hindrances", universe: "lone" },
    possible: ["alone", "alone+deaf", "_U"],
  },
  {
    title: "a set of flags is not empty where its universe asks for one of them",
    indicator: { of: "hindrances", universe: "hindered_ones" },
    possible: ["alone", "deaf", "alone+deaf", "_U"],
  },
];

for (const { title, indicator, possible } of cases)
  test(title, async () => {
    const study = await studyOf({
      codelists: peopleLists,
      sources: { people },
      indicators: { asked: indicator },
    });
    const [table] = drawnTables(study, sourceOf(study, "people"), fraction(1n)).tables;
    if (table === undefined) throw new RangeError("a table is drawn");
    let start = 0;
    const found = table.blocks.flatMap((block) => {
      const first = start;
      start += cellsOfBlock(block);
      return Array.from({ length: cellsOfBlock(block) }, (_, cell) => cell)
        .filter((cell) => table.impossible[first + cell] !== 1)
        .map(
          (cell) =>
            `${table.blocks.length > 1 ? `${block.universe}: ` : ""}${codesAt(block, cell).join(" ")}`,
        );
    });
    expect(found.toSorted()).toEqual(possible.toSorted());
  });
