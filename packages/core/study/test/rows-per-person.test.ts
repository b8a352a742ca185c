import { expect, test } from "vitest";
import { loadStudy } from "../src/index.ts";
import { readFolder } from "./read-folder.ts";

/** Sources of persons of which nobody knows how many rows one person has: accompaniments, and a survey open to all. */
test.each([
  {
    folder: "../../../../studies/publics-fragiles",
    undeclared: ["enquete_professionnels", "france_services"],
  },
  { folder: "../../../../studies/nouvelle", undeclared: [] },
])(
  "$folder declares one row per person wherever a row is a person or a household",
  async ({ folder, undeclared }) => {
    const read = await loadStudy(readFolder(folder));
    if ("errors" in read) throw new RangeError(read.errors.map(({ code }) => code).join());
    const persons = [...read.study.sources.values()].filter(({ protects }) => protects === "persons");
    const rows = (each: number | null) =>
      persons.filter(({ rowsPerPerson }) => rowsPerPerson === each).map(({ id }) => id);
    expect(rows(null).toSorted()).toEqual(undeclared);
    expect(rows(1)).toHaveLength(persons.length - undeclared.length);
  },
);
