import { answerWords, type QualityColumn, qualityColumns, remarksColumn } from "@vigie/study";
import { rowsUnder } from "../header.ts";
import { shapesProblem } from "../problems.ts";
import { identityCodes, sheetCells } from "../service-test/cells.ts";
import { gridOf, refuseColumns } from "../service-test/read-tests.ts";
import type { Shape } from "../shape.ts";

/** What testers answered of the quality of services. One row per topic of a test. */
export const serviceQuality: Shape<"above_header" | "unanswered"> = {
  columns: ["topic_of_test", "service", "device", "topic", "topic_answer"],
  knownBy: { written: "rows", names: qualityColumns, serviceTest: "quality" },
  companions: [],
  noteFamily: "service_quality",
  notes: { above_header: "set_aside", unanswered: "set_aside" },
  async *convert(input, { study, note }) {
    const grid = gridOf(study, input.shown);
    const cells = sheetCells(input.shown);
    const read: (readonly string[])[] = [];
    const keys = new Set<string>();
    const rows = rowsUnder(input, {
      shape: "service_quality",
      columns: qualityColumns,
      skipped: (line) => note("above_header", line),
      header: (names) => refuseColumns(names, [...qualityColumns, remarksColumn], input.shown),
    });
    for await (const row of rows) {
      const { line, values } = row;
      cells.within(row);
      const cell = (column: QualityColumn) => ({
        column,
        line,
        text: values[qualityColumns.indexOf(column)] ?? "",
      });
      if (cell("reponse").text.trim() === "") {
        note("unanswered", line);
        continue;
      }
      const topic = cells.needed(cell("sujet"), identityCodes(grid.topics));
      const key = `${cell("test").text.trim()}|${topic}`;
      if (topic !== "" && keys.has(key))
        cells.wrong(shapesProblem("shapes/grid-line-twice", { file: input.shown, line }));
      keys.add(key);
      read.push([
        key,
        cells.needed(cell("service"), identityCodes(grid.services)),
        cells.needed(cell("appareil"), identityCodes(grid.devices)),
        topic,
        cells.needed(cell("reponse"), answerWords),
      ]);
    }
    cells.end();
    yield* read;
  },
};
