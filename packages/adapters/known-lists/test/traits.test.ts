import { describe, expect, test } from "vitest";
import { lists } from "../src/lists/index.ts";

const read = (list: keyof typeof lists, line: Readonly<Record<string, string>>) =>
  lists[list].read((column) => line[column] ?? null);

describe("the kind of a France services structure", () => {
  // The values of December 2022, then those of August 2024, as the two lists have them.
  test.each<readonly [Readonly<Record<string, string>>, "site" | "branch" | null, boolean | null]>([
    [{ itinerance: "Non", format_fs: "Site principal" }, "site", false],
    [{ itinerance: "Oui", format_fs: "Antenne" }, "branch", true],
    [{ type_fs: "Principal", format_fs: "Fixe" }, "site", false],
    [{ type_fs: "Principal", format_fs: "Bus_équivalent" }, "site", true],
    [{ type_fs: "Principal", format_fs: "Itinérante" }, "site", true],
    [{ type_fs: "Antenne", format_fs: "Fixe_antenne(s)" }, "branch", false],
    [{ type_fs: "Antenne", format_fs: "Multisites" }, "branch", false],
    [{ type_fs: "PRINCIPAL", format_fs: "bus équivalent" }, "site", true],
    [{}, null, null],
  ])("%o", (line, format, itinerant) => {
    expect(read("franceServices", line)).toMatchObject({ format, itinerant, unrecognised: [] });
  });

  test("a value of tomorrow tells nothing, and is said with what is lost", () => {
    const { format, itinerant, unrecognised } = read("franceServices", {
      type_fs: "Principal",
      format_fs: "Péniche",
    });
    expect([format, itinerant]).toEqual(["site", null]);
    expect(unrecognised).toMatchObject([{ column: "format_fs", value: "Péniche", lost: ["itinerant"] }]);
  });

  test("where another column tells it all the same, nothing is lost", () => {
    const { unrecognised } = read("franceServices", { itinerance: "Non", format_fs: "Siège" });
    expect(unrecognised).toMatchObject([{ value: "Siège", lost: ["format"] }]);
    const full = read("franceServices", { itinerance: "Non", type_fs: "Principal", format_fs: "Siège" });
    expect(full.unrecognised).toMatchObject([{ value: "Siège", lost: [] }]);
  });

  test("the day of its label, under either name", () => {
    expect(read("franceServices", { labellisation: "Espace labellisé 01/01/2020" }).since).toBe("01/01/2020");
    expect(read("franceServices", { labellisation_fs: "Espace labellisé 01/02/2020" }).since).toBe(
      "01/02/2020",
    );
  });
});

describe("the national schema", () => {
  test.each([
    ["Itinérant", true],
    ["Fixe", false],
    ["Itinérant|Fixe", false],
    ["Péniche|Fixe", false],
    ["Péniche|Itinérant", null],
    ["Péniche", null],
  ])("itinerance: %s", (itinerance, itinerant) => {
    expect(read("national", { itinerance }).itinerant).toBe(itinerant);
  });
});
