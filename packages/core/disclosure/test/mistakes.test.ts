import type { Study } from "@vigie/study";
import { expect, test } from "vitest";
import type { ExactSource } from "../src/exact-source.ts";
import { guaranteeOf } from "../src/guarantee.ts";
import { fraction } from "../src/noise/fraction.ts";
import type { Policy } from "../src/policy.ts";
import { designProtection, type PartnerCounts, protect } from "../src/protect.ts";
import { countedSource } from "./world/counted.ts";
import { mapped } from "./world/mapped.ts";
import { people, peopleLists } from "./world/people.ts";
import { partner, sourceOf, studyOf } from "./world/study-of.ts";

const study = await studyOf({
  codelists: peopleLists,
  sources: { people },
  indicators: {
    sexes: { of: "sex" },
    ages: { kind: "summary", of: "age", by: "sex", statistic: "mean" },
    online: { kind: "association", of: "sex", reference: "f", outcome: "online", adjust: { alone: "no" } },
  },
});
const policy: Policy = { rho: fraction(1n), min: 11, small: "hidden" };
const whole = countedSource(study, sourceOf(study, "people"), []);
interface Question extends PartnerCounts {
  readonly study: Study;
  readonly partner: string;
  readonly policy: Policy;
}

const answer = ({ secret, exact, mappings, ...design }: Question) =>
  protect(designProtection(design), { secret, exact, mappings });

const right: Question = {
  study,
  partner,
  policy,
  secret: new Uint8Array(32),
  exact: new Map([["people", whole]]),
  mappings: mapped(study),
};
const withSource = (change: Partial<ExactSource>) => ({
  ...right,
  exact: new Map([["people", { ...whole, ...change }]]),
});
const withoutJoint = (id: string) =>
  withSource({ jointCounts: new Map([...whole.jointCounts].filter(([jointId]) => jointId !== id)) });

test("the question that the others are mistakes of is answered", () => {
  expect(answer(right).tables.map(({ name }) => name)).toEqual(["sexes", "ages", "online", "online.model"]);
});

const mistakes: readonly {
  readonly title: string;
  readonly question: Question;
  readonly message: string;
}[] = [
  {
    title: "a secret of 31 bytes",
    question: { ...right, secret: new Uint8Array(31) },
    message: "a secret of other than 32 bytes",
  },
  {
    title: "the secret of format 1, of 18 bytes",
    question: { ...right, secret: new Uint8Array(18) },
    message: "a secret of other than 32 bytes",
  },
  {
    title: "no mapping of a source",
    question: { ...right, mappings: new Map() },
    message: "a source without its mapping",
  },
  {
    title: "no counts of a source",
    question: { ...right, exact: new Map() },
    message: "a source without its counts",
  },
  { title: "another partner", question: { ...right, partner: "cpam" }, message: "no partner of this study" },
  {
    title: "no table of an indicator",
    question: withSource({ tables: whole.tables.slice(0, -1) }),
    message: "the engine made no table of an indicator",
  },
  {
    title: "the values of a number not asked for",
    question: withoutJoint("numbers ages"),
    message: "the engine was not asked for these joint counts",
  },
  {
    title: "the crossing behind a model not asked for",
    question: withoutJoint("model online"),
    message: "the engine was not asked for these joint counts",
  },
  {
    title: "a budget of nothing",
    question: { ...right, policy: { ...policy, rho: fraction(0n) } },
    message: "a fraction has no denominator 0",
  },
];

for (const { title, question, message } of mistakes)
  test(`a fault of the caller: ${title}`, () => {
    expect(() => answer(question)).toThrow(new RangeError(message));
  });

test("a guarantee is that of a partner of the study", () => {
  expect(() => guaranteeOf(study, "cpam", policy)).toThrow(RangeError);
});
