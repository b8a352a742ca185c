import type { frGuarantee } from "./fr-guarantee.ts";

/** Sentences of `fr-guarantee.ts` in English. */
export const enGuarantee = {
  number: "{size, number}",

  "guarantee.sentence":
    "Guarantee: someone who knew everything of everyone else, and wavered between two answers of one person, would guess right at most {chance} times in 100 from the whole bundle, {table} from a single table; by chance, 50.",

  "released.none": "No table leaves.",
  "released.title": "What leaves, table by table:",
  "released.size":
    "{cells, plural, one {# cell} other {# cells}}{hidden, plural, =0 {} other {, # of them hidden (under {min, number})}}; {within, plural, =0 {exact counts} other {counts within {within, number}}}",
  "released.shares":
    "{shares, plural, =0 {} other {; {printed, number} of {shares, number} shares readable}}",
  "released.centers":
    "; {read, number} {statistic, select, mean {{read, plural, one {mean} other {means}}} other {{read, plural, one {median} other {medians}}}} of {groups, number}",
  "released.notRaked": "; no share: weights were not calibrated",
  "run.notRaked":
    "“{source}”: weights could not be calibrated to the margins of the study within their bounds. Its counts leave; no share, no estimate. Tell the observatory before you send anything: wider bounds (“bounds:”), or codes put together, would allow it.",
  "released.model": "{title} (crossing from which the model is fitted)",
  "released.more": "and {count, plural, one {# other} other {# others}}: see private/protection.html",
  "released.near": "“Within 8”: 19 times in 20, the true count is at most 8 away from the one that leaves.",
  "released.readable": "A share is readable within 5 points, 19 times in 20.",

  "run.accepted": "What your mapping accepts of this study:",
  "run.thin":
    "“{source}”: the budget is too thin for so few units, and no share will be known within 10 points there. It would take at least {size, number} units, a larger budget or fewer tables.",
  "run.budget":
    "Budget of “{source}” from {from} to {to}: {used, number} of {cap, number}, {rho, number} of it for this bundle.",
  "run.budgetSame":
    "Budget of “{source}” from {from} to {to}: {used, number} of {cap, number}; these tables were counted already.",
  "run.ledger": "This bundle is listed in {path}, which stays with you, beside the mapping.",
  "run.ledgerFictitious": "Fictitious data: this bundle tells of nobody, and is not listed in the ledger.",

  "weaker.none":
    "Nothing in it is weaker than the usual rules (budget {rho, number}, threshold {min, number}).",
  "weaker.title": "Weaker than the usual rules (budget {rho, number}, threshold {min, number}):",
  "weaker.nothing": "“{source}” is declared to hold no persons: its counts leave exact.",
  "weaker.rho": "the budget is {rho, number}, larger than {usual, number}: there is less noise.",
  "weaker.min": "the threshold is {min, number}, lower than {usual, number}.",
  "weaker.small": "counts under {min, number} leave, changed like the others.",

  "audit.bundle":
    "{file}: {partner}, {date}, study {study} {version}{fictitious, select, yes { (fictitious data)} other {}}",
  "audit.noPersons": "This bundle has no table of persons: nothing in it is changed.",
  "audit.source": "Source “{source}”, from {from} to {to}",
  "audit.budget":
    "Budget: rho = {rho, number}, shared among the tables that count one person (weights: {contributions, number} in all).",
  "audit.rowsPerPerson":
    "A person may have {rows, number} rows in it: the noise is {rows, number} times as large.",
  "audit.epsilon":
    "Epsilon: {epsilon, number, ::.00}, at delta = 0.000001{lists, plural, =0 {} one {, plus as much for one open list} other {, plus as much for each of # open lists}}.",
  "audit.chance":
    "Someone who knew everything of everyone else, and wavered between two answers of one person, would guess right at most {chance} times in 100 from all these tables, {table} from a single one; by chance, 50.",
  "audit.chanceOfAll": "The same would guess right at most {chance} times in 100.",
  "audit.public": "Counts published before, which leave as they are: {sizes}.",
  "audit.outside":
    "Outside of the guarantee: {what, select, public_sizes {whether one belongs to these universes} other {weights calibrated at the partner’s, which depend a little on everyone}}.",
  "audit.table":
    "{measure, select, count {counts} weighted {weighted counts} squares {squared weights} other {sums}}: noise of standard error {sigma, number, ::@@@}, share of the budget {rho, number, ::@@@}{open, select, yes {, open list} other {}}",
  "audit.whole": "The {sources} sources together, if one person is in all: rho = {rho, number}",
  "audit.together": "The {bundles} bundles of {partner} together",
  "audit.window":
    "“{source}”, from {from} to {to}: rho = {rho, number}{bundles, plural, one { (one bundle)} other { (# bundles)}}",
  "audit.total":
    "In all, for a person who is everywhere: rho = {rho, number}, over {windows, plural, one {one period} other {# periods}}",
  "audit.limits":
    "Limits: a guess may be right by luck; what is true of a large group is known of those in it; what two institutions tell of one person adds up; that two runs gave the same bundle can be seen.",

  "choose.title": "What other budgets would do to the tables of persons of {folder}",
  "choose.cells":
    "{cells, plural, one {# cell} other {# cells}}, {small, number} of them truly under {min, number}; {shares, plural, one {# share} other {# shares}} to read.",
  "choose.budget": "rho {rho, number}{own, select, yes { (that of this run)} other {}}",
  "choose.point":
    "shares: {known, select, yes {median error {error, number, ::.0} points, } other {}}{printed, number} of {shares, number} readable; {hidden, plural, one {# cell hidden} other {# cells hidden}}; to guess: {chance} in 100",
  "choose.read":
    "A share is readable within 5 points, 19 times in 20. All this comes from true counts: hand it over to nobody. The study sets the budget; your mapping may set a smaller one (“floors:”).",
} as const satisfies Record<keyof typeof frGuarantee, string>;
