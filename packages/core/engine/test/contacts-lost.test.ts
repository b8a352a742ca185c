import { describeProblem } from "@vigie/words";
import { describe, expect, test } from "vitest";
import {
  type ContactsQuality,
  contactsLost,
  contactsMisread,
  engineProblems,
  type SetAsideReason,
} from "../src/index.ts";

function contacts(
  counted: number,
  aside: Readonly<Partial<Record<SetAsideReason, number>>>,
): ContactsQuality {
  const none = { no_date: 0, no_channel: 0, unknown_unit: 0, outside_window: 0, out_of_scope: 0, routine: 0 };
  return {
    kept: counted,
    setAside: { ...none, ...aside },
    beforeWindow: 0,
    afterWindow: 0,
    afterDay: null,
    duplicates: null,
    unitsWithoutContact: 0,
    unitsBelowMinimum: 0,
    unknownUnits: 0,
    withoutKey: 0,
    keyShapes: null,
    days: null,
    lostZeros: null,
  };
}

describe("contacts seem misread", () => {
  test.each([
    ["half of them count", contacts(50, { unknown_unit: 50 }), null],
    ["what the study sets aside itself was read as it should", contacts(1, { routine: 99 }), null],
    ["no contact at all", contacts(0, {}), null],
    [
      "fewer than half, for the commonest reason",
      contacts(40, { unknown_unit: 50, outside_window: 10, routine: 5 }),
      { kept: "few", reason: "unknown_unit" },
    ],
    [
      "all set aside by the study",
      contacts(0, { routine: 60, out_of_scope: 40 }),
      { kept: "none", reason: "routine" },
    ],
    [
      "none counts, and few would have",
      contacts(0, { routine: 1, no_date: 99 }),
      { kept: "none", reason: "no_date" },
    ],
    [
      "none by a known unit, in the period, through a channel",
      contacts(0, { unknown_unit: 10, outside_window: 90 }),
      { kept: "none", reason: "outside_window" },
    ],
  ] as const)("%s", (_, quality, expected) => {
    expect(contactsLost(quality)).toEqual(expected);
  });

  test("only contacts none of which has a date, a channel and a known unit are refused", () => {
    expect(contactsMisread(contacts(0, { routine: 1, no_date: 99 }), {})).toBeNull();
    expect(contactsMisread(contacts(0, { outside_window: 1, unknown_unit: 99 }), {})).toBeNull();
    expect(contactsMisread(contacts(0, {}), {})).toBeNull();
    expect(contactsMisread(contacts(0, { unknown_unit: 9 }), { file: "c.csv" })).toMatchObject({
      code: "engine/contacts-misread",
      place: { file: "c.csv" },
      values: { reason: { value: "unknown_unit" } },
    });
  });
});

test.each([
  ["999999", "999999.9", "6 chiffres puis « . » puis un chiffre", "à décimales"],
  ["999999", "999999 ", "6 chiffres puis une espace", "SUPPRESPACE"],
  ["999999999999999", "9,99A+99", "un chiffre puis « , » puis 2 chiffres puis une majuscule", "a arrondi"],
  ["AA9999", "aa9999", "2 minuscules puis 4 chiffres", "de la même façon"],
])(
  "keys written %s and %s are told by their shapes, without a word of zeros",
  (units, written, said, cure) => {
    const lost = { ...contacts(0, { unknown_unit: 99 }), keyShapes: { units, contacts: written } };
    const error = contactsMisread(lost, {});
    if (error === null) throw new RangeError("contacts of no unit are taken");
    const described = describeProblem(error, engineProblems, "fr");
    expect(described.what).toContain(said);
    expect(described.cure).toContain(cure);
    expect(described.cure).not.toContain("zéros");
  },
);
