import fc from "fast-check";
import { expect, test } from "vitest";
import { depositActions, depositStates, mayBecome, mayDo, outcomeOf } from "../src/rules/deposit-states.ts";
import { relationOf, relations, roles } from "../src/rules/roles.ts";

/** Who may, in letters: d depositor, o other partner, r reviewer, c conflicted reviewer, l lead, x lead of another team, a administrator. */
const letters = {
  depositor: "d",
  other_partner: "o",
  reviewer: "r",
  conflicted_reviewer: "c",
  lead: "l",
  other_lead: "x",
  administrator: "a",
} as const;

/** Written from the rules of the hub, not from its code. */
const matrix = `
  state      | follow | read   | download | read_reasons | withdraw | send_to_review | review | erase
  received   | drcla  |        |          | d            |          |                |        |
  verified   | drcla  | dl     | d        |              | d        | l              |        |
  in_review  | drcla  | drl    | dr       |              | d        |                | r      |
  approved   | drcla  | drl    | dr       |              | d        |                |        |
  published  | dorclxa | dorclxa | drl     |              |          |                |        |
  retracted  | drcla  | drl    | d        |              |          |                |        | dl
  refused    | drcla  |        |          | d            |          |                |        | dl
  returned   | drcla  | drl    | d        | drl          |          |                |        | dl
  withdrawn  | drcla  |        |          |              |          |                |        | dl
  superseded | drcla  |        |          |              |          |                |        | dl`;
const [head = [], ...rows] = matrix
  .trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));

test("the whole matrix: state, action, who", () => {
  expect(rows.map(([state]) => state)).toEqual(depositStates);
  expect(head.slice(1).toSorted()).toEqual([...depositActions].toSorted());
  for (const state of depositStates)
    for (const action of depositActions) {
      const cell = rows.find(([one]) => one === state)?.[head.indexOf(action)] ?? "";
      const found = relations
        .filter((relation) => mayDo(relation, action, state))
        .map((relation) => letters[relation]);
      expect([state, action, found.join("")]).toEqual([state, action, cell]);
    }
});

test("a reviewer of the depositing institution, or of one that conducts the campaign, never reviews, whatever its name", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...depositStates), (institution, state) => {
      const reviewer = { id: "r", role: "reviewer", institution } as const;
      const team = [{ account: "l", institution }];
      for (const deposit of [
        { institution, team: [] },
        { institution: `not ${institution}`, team },
      ])
        expect(mayDo(relationOf(reviewer, deposit), "review", state)).toBe(false);
    }),
  );
});

test("a lead commands the campaigns of its team only, even where another one is of its institution", () => {
  const deposit = { institution: "Caf", team: [{ account: "l", institution: "Observatoire" }] };
  const lead = (id: string) => relationOf({ id, role: "lead", institution: "Observatoire" }, deposit);
  expect([lead("l"), lead("other")]).toEqual(["lead", "other_lead"]);
});

test("an administrator sees no table before it is published, nor does another partner", () => {
  for (const state of depositStates)
    for (const relation of ["administrator", "other_partner"] as const)
      for (const action of ["read", "download"] as const)
        expect(mayDo(relation, action, state) && !(state === "published" && action === "read")).toBe(false);
  expect(roles).toContain("administrator");
});

test.each([
  [[], null],
  [["approve"], null],
  [["approve", "approve"], "approved"],
  [["approve", "return"], "returned"],
  [["return", "return"], "returned"],
] as const)("answers %j give %s", (verdicts, outcome) => {
  const answers = verdicts.map((verdict, at) => ({ institution: `i${at}`, verdict }));
  expect(outcomeOf(answers)).toBe(outcome);
});

test("two answers of one institution count as one", () => {
  const answer = { institution: "Insee", verdict: "approve" } as const;
  expect(outcomeOf([answer, answer])).toBeNull();
});

test("nothing leaves publication but with its edition, and nothing enters it but from approval", () => {
  for (const state of depositStates) {
    expect(mayBecome("published", state)).toBe(state === "retracted");
    expect(mayBecome(state, "published")).toBe(state === "approved");
  }
});
