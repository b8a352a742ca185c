import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentOf } from "./content-of.ts";
import { seenWhile } from "./seen-while.ts";
import { acceptNothing, vigie, workbench, writeFiles } from "./vigie.ts";

/**
 * Lists of places in the six shapes that are known. A list protects nobody by its declaration, but it holds more
 * than places: who runs one, how to reach her, what was noted of her. The study asks for the commune alone: every
 * other value exists nowhere else, and nothing of it may be found outside of the partner's own file.
 */
let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
});
afterAll(() => clear());

const places = Array.from({ length: 40 }, (_, at) => at);
const dayOf = (at: number) => new Date(Date.UTC(2011, 2, 5 + at * 37)).toISOString().slice(0, 10);
const french = (day: string) => day.split("-").toReversed().join("/");
const latitude = (at: number) => (48.911_037 + at * 0.000_713).toFixed(6);
const longitude = (at: number) => (2.351_019 + at * 0.000_917).toFixed(6);
const siret = (at: number) => String(21_930_066_400_000 + at * 7_919);
const telephone = (at: number) => `01990${String(10_007 + at * 97)}`;
/** What only the person who runs a place is reached by, or is told of. */
const manager = (at: number) => `CANARI-RESPONSABLE-${at}`;
const email = (at: number) => `canari-courriel-${at}@exemple.invalid`;
const note = (at: number) => `CANARI-NOTE-${at} : absente jusqu’en mars, la joindre au ${telephone(at)}`;
const name = (at: number) => `CANARI-LIEU-${at}`;
const address = (at: number) => `${at + 1} rue CANARI-RUE-${at}`;
const town = (at: number) =>
  at % 3 === 0
    ? { code: "93027", postal: "93120", name: "La Courneuve" }
    : { code: "93066", postal: "93200", name: "Saint-Denis" };

interface Kind {
  readonly shape: string;
  readonly file: string;
  /** Null for a JSON list. */
  readonly delimiter: string | null;
  readonly place: (at: number) => Readonly<Record<string, string>>;
  /** Names of its columns of a commune and of a day; null where it has none. */
  readonly commune: string;
  readonly day: string | null;
}

const kinds: readonly Kind[] = [
  {
    shape: "places_france_services",
    file: "fs.csv",
    delimiter: ";",
    commune: "insee_com",
    day: "labellisation",
    place: (at) => ({
      id_fs: `CANARI-${at}`,
      insee_dep: "93",
      lib_fs: name(at),
      adresse: address(at),
      insee_com: town(at).code,
      code_postal: town(at).postal,
      lib_com: town(at).name,
      latitude: latitude(at),
      longitude: longitude(at),
      mail: email(at),
      telephone: telephone(at),
      h_lundi: `CANARI-HEURES-${at}`,
      commentaire: note(at),
      responsable: manager(at),
      labellisation: `Espace labellisé ${french(dayOf(at))}`,
    }),
  },
  {
    shape: "places_national",
    file: "national.csv",
    delimiter: ",",
    commune: "code_insee",
    day: "date_maj",
    place: (at) => ({
      id: `CANARI-${at}`,
      pivot: siret(at),
      nom: name(at),
      commune: town(at).name,
      code_postal: town(at).postal,
      code_insee: town(at).code,
      adresse: address(at),
      latitude: latitude(at),
      longitude: longitude(at),
      telephone: telephone(at),
      courriels: email(at),
      site_web: `https://canari-${at}.invalid`,
      presentation_detail: note(at),
      structure_parente: manager(at),
      date_maj: dayOf(at),
    }),
  },
  {
    shape: "places_paca",
    file: "paca.csv",
    delimiter: ";",
    commune: "adresse_code_insee",
    day: null,
    place: (at) => ({
      nom: name(at),
      structure_porteuse: manager(at),
      description: note(at),
      siret: siret(at),
      adresse_numero: String(at + 1),
      adresse_rue: `rue CANARI-RUE-${at}`,
      adresse_code_postal: town(at).postal,
      adresse_code_insee: town(at).code,
      adresse_commune: town(at).name,
      latitude: latitude(at),
      longitude: longitude(at),
      contact_telephone: telephone(at),
      contact_email: email(at),
    }),
  },
  {
    shape: "places_la_creuse",
    file: "creuse.json",
    delimiter: null,
    commune: "code_postal",
    day: null,
    place: (at) => ({
      id: `CANARI-${at}`,
      nom: name(at),
      description: note(at),
      latitude: latitude(at),
      longitude: longitude(at),
      téléphone: telephone(at),
      courriel: email(at),
      adresse: address(at),
      code_postal: town(at).postal,
      commune: town(at).name,
      horaires: manager(at),
    }),
  },
  {
    shape: "places_data_inclusion_v0",
    file: "inclusion.json",
    delimiter: null,
    commune: "code_insee",
    day: "date_maj",
    place: (at) => ({
      id: `CANARI-${at}`,
      nom: name(at),
      pivot: siret(at),
      commune: town(at).name,
      code_postal: town(at).postal,
      code_insee: town(at).code,
      adresse: address(at),
      latitude: latitude(at),
      longitude: longitude(at),
      telephone: telephone(at),
      courriel: email(at),
      presentation_resume: note(at),
      complement_adresse: manager(at),
      date_maj: dayOf(at),
    }),
  },
  {
    shape: "places_plain",
    file: "liste.csv",
    delimiter: ";",
    commune: "code_insee",
    day: "mis_a_jour",
    place: (at) => ({
      nom: name(at),
      commune: town(at).name,
      code_postal: town(at).postal,
      code_insee: town(at).code,
      siret: siret(at),
      adresse: address(at),
      latitude: latitude(at),
      longitude: longitude(at),
      responsable: manager(at),
      courriel: email(at),
      telephone: telephone(at),
      remarques: note(at),
      mis_a_jour: dayOf(at),
    }),
  },
];

type Written = readonly Readonly<Record<string, string>>[];
const written = ({ delimiter }: Kind, list: Written) =>
  delimiter === null
    ? JSON.stringify(list, null, 1)
    : `${[Object.keys(list[0] ?? {}), ...list.map((place) => Object.values(place))]
        .map((line) => line.map((value) => (value.includes(delimiter) ? `"${value}"` : value)))
        .map((line) => line.join(delimiter))
        .join("\n")}\n`;

/** Of people first: not even the work folder of a run needs them. */
const ofPeople = [
  "canari-responsable",
  "canari-courriel",
  "canari-note",
  "canari-heures",
  ...places.map(telephone),
];
const canaries = [
  ...ofPeople,
  "canari",
  ...places.flatMap((at) => [siret(at), latitude(at), longitude(at), dayOf(at), french(dayOf(at))]),
];
const foundIn = (text: string, looked = canaries) => {
  const lower = text.toLowerCase();
  return looked.filter((canary) => lower.includes(canary));
};

const study = (shape: string) =>
  new Map([
    [
      "etude/study.yaml",
      `vigie: 1\nstudy: lieux\nversion: "1"\ntitle: Lieux\nwindow: { from: 2022-01-01, to: 2022-12-31 }\ntimezone: Europe/Paris\nlanguages: [fr]\npartners: { odds: { label: Observatoire, sources: [lieux] } }\n`,
    ],
    [
      "etude/codelists/commune.yaml",
      'codelist: commune\nlabel: Commune\ncodes: [{ code: "93066", label: Saint-Denis }, { code: "93027", label: La Courneuve }]\n',
    ],
    [
      "etude/sources/lieux.yaml",
      "source: lieux\nlabel: Lieux\nunit: { one: lieu, many: lieux }\nprotects: nothing\nfields: { commune: { type: code, codelist: commune, label: Commune } }\n",
    ],
    [
      "etude/indicators.yaml",
      "indicators: { communes: { kind: distribution, source: lieux, title: Communes, of: commune } }\n",
    ],
    // A list without a known form has to be named: nothing tells it from another file.
    [
      "nomme.yaml",
      `mapping: 1\nstudy: lieux\npartner: odds\naccepts: { nothing: [lieux] }\nsources: { lieux: { units: ${unitsOf(shape)} } }\n`,
    ],
  ]);
const unitsOf = (shape: string) => {
  const kind = kinds.find((each) => each.shape === shape);
  const format = kind?.delimiter ? `, format: { delimiter: "${kind.delimiter}" }` : "";
  return `{ file: ${kind?.file}, shape: ${shape}${format}, key: place, fields: { commune: commune } }`;
};

describe.each(kinds)("$shape", (kind) => {
  const { shape, file, delimiter, commune, day } = kind;
  const whole = written(kind, places.map(kind.place));
  const mapping = shape === "places_plain" ? "nomme.yaml" : "propose.yaml";
  let caseFolder: string;
  let temporary: string;
  beforeAll(async () => {
    caseFolder = join(folder, shape);
    temporary = join(folder, `${shape}-tmp`);
    await mkdir(temporary);
    await writeFiles(caseFolder, new Map([...study(shape), [file, whole]]));
  });
  const command = (...words: readonly string[]) => vigie(words, caseFolder, { TMPDIR: temporary });
  const run = (out: string, mapping: string) =>
    command("run", "etude", "--partner", "odds", "--data", mapping, "--out", out);

  test("the canaries are there to be found", () => {
    for (const what of ["canari-responsable", "canari-courriel", "canari-note", "canari-lieu", latitude(7)])
      expect(foundIn(whole)).toContain(what === "canari-lieu" ? "canari" : what);
    expect(foundIn(whole, places.map(telephone))).toHaveLength(places.length);
  });

  test("from map to the site, nothing of anyone: not said, not sent, not kept, not left behind", async () => {
    // Beside the study's files, where some put them: neither check nor the site takes them for one of its own.
    await copyFile(join(caseFolder, file), join(caseFolder, "etude", file));
    for (const words of [
      ["check", "etude"],
      ["map", "etude", file, "--source", "lieux", "--out", "propose.yaml"],
      ["run", "etude", "--partner", "odds", "--data", mapping, "--out", "sortie"],
      ["assemble", "etude", join("sortie", "bundle.zip"), "--out", "site"],
    ]) {
      const { ended, seen } = await seenWhile(caseFolder, {
        skipped: ["etude", file],
        command: command(...words),
      });
      expect([words[0], ended.code, ended.error]).toEqual([words[0], 0, ""]);
      expect(foundIn(ended.out)).toEqual([]);
      const texts = [...seen].flatMap(([path, versions]) => [path, ...versions]).join("\n");
      expect(foundIn(texts, ofPeople)).toEqual([]);
      expect(foundIn(await contentOf(temporary))).toEqual([]);
      if (words[0] === "map") await acceptNothing(join(caseFolder, "propose.yaml"), ["lieux"]);
    }
    if (mapping === "propose.yaml")
      expect(await readFile(join(caseFolder, mapping), "utf8")).toContain(`shape: ${shape}`);
    for (const path of ["propose.yaml", join("sortie", "bundle.zip")])
      expect(foundIn(await readFile(join(caseFolder, path), "latin1"))).toEqual([]);
    for (const path of ["sortie", "site"])
      expect(foundIn(await contentOf(join(caseFolder, path)))).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
    await rm(join(caseFolder, "etude", file));
  });

  /** Values that no list should hold, each in a place of its own: said by their line, and the run goes on. */
  const noticed = () =>
    written(
      kind,
      places.map(kind.place).map((place, at) => ({
        ...place,
        ...(at === 3 ? { [commune]: "CANARI-CODE" } : {}),
        ...(at === 5 && day !== null ? { [day]: "CANARI/2022" } : {}),
        ...(at === 8 ? { latitude: "CANARI,01" } : {}),
        ...(at === 9 ? { latitude: longitude(9), longitude: latitude(9) } : {}),
      })),
    );
  const [header = "", ...lines] = whole.trimEnd().split("\n");
  const mistakes: readonly (readonly [string, string | Uint8Array])[] = [
    ["another encoding", Buffer.from(whole.replaceAll("CANARI-LIEU", "CANARI-CAFÉ"), "latin1")],
    ["a file cut in its middle", whole.slice(0, -40)],
    ...(delimiter === null
      ? ([
          [
            "wrong values and records",
            noticed()
              .replace("[", '["CANARI-FICHE", ')
              .replace(`"${name(4)}"`, `{ "fr": "${name(4)}" }`),
          ],
          ["other keys", whole.replaceAll('"nom"', '"CANARI-TITRE"')],
        ] as const)
      : ([
          ["wrong values, under a title", `Liste tenue par Mme CANARI\n${noticed()}`],
          [
            "a cell too many, and one too few",
            [
              header,
              `${lines[0]}${delimiter}CANARI-DE-TROP`,
              lines[1]?.slice(0, lines[1].lastIndexOf(delimiter)),
              ...lines.slice(2),
            ].join("\n"),
          ],
          ["a quote that is not closed", whole.replace(name(4), `"${name(4)}`)],
          ["no header", lines.join("\n")],
        ] as const)),
  ];
  // Each shape is read by one of three readers: all the mistakes for one of each, wrong values for the others.
  const isOfReader = ["places_france_services", "places_la_creuse", "places_plain"].includes(shape);
  const tried = mistakes.filter(([title]) => isOfReader || title.startsWith("wrong values"));
  test.each(tried)("%s: nothing of anyone is said or left", async (_, content) => {
    expect(Buffer.from(content).equals(Buffer.from(whole))).toBe(false);
    await writeFile(join(caseFolder, file), content);
    const { code, out, error } = await run("essai", "nomme.yaml");
    expect([0, 1]).toContain(code);
    expect(foundIn(`${out}${error}`)).toEqual([]);
    if (code === 1) expect(error).toContain(file);
    const left = (await readdir(caseFolder)).filter((each) => each.startsWith("essai"));
    expect(left).toEqual(code === 0 ? ["essai"] : []);
    for (const each of left) expect(foundIn(await contentOf(join(caseFolder, each)))).toEqual([]);
    await rm(join(caseFolder, "essai"), { recursive: true, force: true });
    expect(await readdir(temporary)).toEqual([]);
  });
});
