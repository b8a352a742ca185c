import { readdirSync } from "node:fs";
import { join } from "node:path";
import { contactsOf } from "./raw-groups.ts";
import { ageOf, isOneOf, names, type Row, rowsOf, shareOf } from "./raw-rows.ts";

/** Communes of three territories of the Métropole du Grand Paris, by their codes: the fourth is the rest of Seine-Saint-Denis. */
const plaineCommune = "93001 93027 93031 93039 93059 93066 93070 93072 93079".split(" ");
const estEnsemble = "93006 93008 93010 93045 93048 93053 93055 93061 93063".split(" ");
const grandParisGrandEst =
  "93014 93015 93032 93033 93046 93047 93049 93050 93051 93057 93062 93064 93074 93077".split(" ");
/** Inhabitants on 1 January 2022, as Insee publishes them for these territories. */
const inhabitants = { plaineCommune: 453671, estEnsemble: 447969, grandParisGrandEst: 420333 };
/** Mondays to Fridays less public holidays, counted on a calendar. */
const workingDays = { all: 948, september2023: 21 };

const abroad = isOneOf(
  "country_of_birth",
  "eu",
  "europe_other",
  "maghreb",
  "africa_other",
  "asia",
  "america_oceania",
);
const difficulties = ["not_alone", "no_email", "french", "no_equipment", "lost_code"];
const accountObstacles = ["finding_account", "credentials", "wrong_password", "second_code"];

/**
 * Every number that the reference study's text says, counted from its invented files without any code of the software.
 * @param folder `donnees` of a demonstration
 */
export async function rawNumbers(folder: string) {
  const read = (path: string, separator?: string) => rowsOf(join(folder, path), separator);
  return {
    rsa: await rsaNumbers(read("caf93/allocataires.csv"), join(folder, "caf93/allocataires-contacts.csv")),
    c2s: await c2sNumbers(read("cpam93/assures.csv"), join(folder, "cpam93/assures-contacts.csv")),
    aspa: await aspaNumbers(read("cnav_idf/aspa.csv"), join(folder, "cnav_idf/aspa-contacts.csv")),
    social: socialNumbers(read("departement93/usagers_sociaux.csv")),
    insertion: insertionNumbers(read("departement93/enquete_insertion.csv")),
    pro: professionalNumbers(read("odds93/enquete_professionnels.csv")),
    tests: testNumbers(read("odds93/tests.csv", ";"), read("odds93/qualite.csv", ";")),
    help: helpNumbers(read("odds93/structures.csv"), read("odds93/aides.csv")),
    assisted: assistedNumbers(read("prefecture93/france_services.csv")),
    ccas: ccasNumbers(
      readdirSync(join(folder, "ccas")).flatMap((holder) => read(`ccas/${holder}/usagers_ccas.csv`)),
    ),
  };
}

/** Shares of each group of contacts among some units, and of those with a trait among the units of a group. */
function grouped(rows: readonly Row[], group: ReadonlyMap<string, string>) {
  const groupOf = ({ unit = "" }: Row) => group.get(unit) ?? "none";
  return {
    size: rows.length,
    share: (...groups: readonly string[]) => shareOf(rows, (row) => groups.includes(groupOf(row))),
    within: (name: string, holds: (row: Row) => boolean | null) =>
      shareOf(
        rows.filter((row) => groupOf(row) === name),
        holds,
      ),
    whole: (holds: (row: Row) => boolean | null) => shareOf(rows, holds),
  };
}

const isAged =
  (from: number, to = 200) =>
  ({ birth = "" }: Row) =>
    birth === "" ? null : ageOf(birth) >= from && ageOf(birth) <= to;

async function rsaNumbers(all: readonly Row[], contacts: string) {
  const { group, channels } = await contactsOf(contacts);
  const rsa = all.filter((row) => row.rsa === "yes");
  return {
    ...grouped(rsa, group),
    all: grouped(all, group),
    over50: isAged(50),
    under25: isAged(0, 24),
    aged25to49: isAged(25, 49),
    abroad,
    single: isOneOf("household", "single"),
    askedAndWrote: shareOf(rsa, ({ unit = "" }) => channels.get(unit) === "account_message+online_request"),
    visits: isOneOf("site_visits", "yes"),
    mobile: isOneOf("mobile_app", "yes"),
  };
}

async function c2sNumbers(all: readonly Row[], contacts: string) {
  const { group } = await contactsOf(contacts);
  const covered = all.filter((row) => row.c2s === "yes");
  return {
    ...grouped(covered, group),
    all: grouped(all, group),
    over50: isAged(50),
    under25: isAged(0, 24),
    abroad,
    paper: isOneOf("c2s_form", "paper"),
    account: isOneOf("account_active", "yes"),
  };
}

async function aspaNumbers(all: readonly Row[], contacts: string) {
  return { ...grouped(all, (await contactsOf(contacts)).group), abroad };
}

function socialNumbers(all: readonly Row[]) {
  const inDifficulty = all.filter((row) => difficulties.some((name) => row[name] === "yes"));
  const foreign = all.filter((row) => row.nationality !== "" && row.nationality !== "french");
  const french = all.filter((row) => row.nationality === "french");
  const struggles = (row: Row) => difficulties.some((name) => row[name] === "yes");
  const alone = (row: Row) => difficulties.every((name) => (row[name] === "yes") === (name === "french"));
  const ages = inDifficulty.map(({ birth = "" }) => ageOf(birth)).toSorted((a, b) => a - b);
  return {
    size: all.length,
    share: inDifficulty.length / all.length,
    among: (holds: (row: Row) => boolean | null) => shareOf(inDifficulty, holds),
    whole: (holds: (row: Row) => boolean | null) => shareOf(all, holds),
    over50: isAged(50),
    aged50to61: isAged(50, 61),
    over62: isAged(62),
    single: isOneOf("household", "single"),
    couple: isOneOf("household", "couple"),
    childless: isOneOf("household", "single", "couple"),
    inactive: isOneOf("activity", "inactive", "retired"),
    notAlone: isOneOf("not_alone", "yes"),
    french: isOneOf("french", "yes"),
    frenchAlone: shareOf(inDifficulty, alone),
    medianAge: ages[Math.floor(ages.length / 2)] ?? 0,
    foreign: shareOf(foreign, struggles),
    nationals: shareOf(french, struggles),
  };
}

function insertionNumbers(all: readonly Row[]) {
  const speaks = (...answers: readonly string[]) =>
    all.filter(({ french_spoken = "" }) => answers.includes(french_spoken));
  const relatives = ["child", "partner", "relative"];
  return {
    size: all.length,
    share: (column: string, ...answers: readonly string[]) => shareOf(all, isOneOf(column, ...answers)),
    names: (column: string, answer: string) => shareOf(all, names(column, answer)),
    relatives: shareOf(all, ({ helpers = "" }) =>
      helpers === "" ? null : helpers.split(";").some((helper) => relatives.includes(helper)),
    ),
    gaveUpHard: shareOf(speaks("rather_hard", "very_hard"), isOneOf("gave_up", "yes")),
    gaveUpEasy: shareOf(speaks("very_easy", "rather_easy"), isOneOf("gave_up", "yes")),
  };
}

function professionalNumbers(all: readonly Row[]) {
  const known = all.filter(({ information = "" }) => information !== "");
  return {
    size: all.length,
    share: (column: string, ...answers: readonly string[]) => shareOf(all, isOneOf(column, ...answers)),
    names: (column: string, answer: string) => shareOf(all, names(column, answer)),
    // Whoever does not know is in the base of this question.
    notEasier: known.filter(({ information }) => information === "not_easier").length / known.length,
    easier: known.filter(({ information }) => information === "easier").length / known.length,
  };
}

function testNumbers(steps: readonly Row[], quality: readonly Row[]) {
  const tests = Map.groupBy(steps, ({ test = "" }) => test);
  const noted = (name: string) => steps.filter((row) => (row[name] ?? "") !== "").length;
  const answered = (topic: string, answer: string) =>
    quality.filter(({ sujet, reponse }) => sujet === topic && reponse === answer).length;
  return {
    services: new Set(steps.map(({ service }) => service)).size,
    size: tests.size,
    completed: [...tests.values()].filter((rows) => rows.every(({ atteinte }) => atteinte === "oui")).length,
    noted,
    account: accountObstacles.reduce((sum, name) => sum + noted(name), 0),
    answered,
  };
}

function helpNumbers(structures: readonly Row[], help: readonly Row[]) {
  const within = (rows: readonly Row[], communes: readonly string[]) =>
    rows.filter(({ commune = "" }) => communes.includes(commune)).length;
  const kind = (name: string) => help.filter(({ help_kind }) => help_kind === name);
  const per100000 = (name: keyof typeof inhabitants, rows: readonly Row[]) =>
    (within(rows, { plaineCommune, estEnsemble, grandParisGrandEst }[name]) / inhabitants[name]) * 100_000;
  return {
    plaineCommune: within(structures, plaineCommune),
    estEnsemble: within(structures, estEnsemble),
    kind: (name: string) => kind(name).length,
    structuresRate: (name: keyof typeof inhabitants) => per100000(name, structures),
    rate: (name: keyof typeof inhabitants, help_kind: string) => per100000(name, kind(help_kind)),
  };
}

function assistedNumbers(all: readonly Row[]) {
  const month = (name: string) => all.filter(({ day = "" }) => day.startsWith(name)).length;
  const inGrandEst = all.filter(({ commune = "" }) => grandParisGrandEst.includes(commune));
  const mode = (name: string) => all.filter((row) => row.mode === name);
  const short = isOneOf("duration", "under-30");
  return {
    size: all.length,
    perDay: all.length / workingDays.all,
    perDayNow: month("2023-09") / workingDays.september2023,
    healthInGrandEst: shareOf(inGrandEst, isOneOf("institution", "cpam")),
    interiorInPlace: shareOf(
      all.filter(({ institution }) => institution === "interior"),
      isOneOf("mode", "in_her_place"),
    ),
    shortInPlace: shareOf(mode("in_her_place"), short),
    shortTogether: shareOf(mode("with_person"), short),
  };
}

/** Numbers of the holders that answered, all together. */
function ccasNumbers(all: readonly Row[]) {
  const inDifficulty = isOneOf("difficulty", "not_alone", "french", "no_equipment", "no_account");
  const over50 = isAged(50);
  return {
    share: (column: string, ...answers: readonly string[]) => shareOf(all, isOneOf(column, ...answers)),
    inDifficulty: shareOf(all, inDifficulty),
    over50: shareOf(all, over50),
    over50InDifficulty: shareOf(
      all.filter((row) => inDifficulty(row)),
      over50,
    ),
  };
}
