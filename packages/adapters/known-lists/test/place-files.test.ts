import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { convertedList, countedBy, fileAt, placesStudy } from "./place-lists.ts";
import { refusals } from "./refusals.ts";

const folder = mkdtempSync(join(tmpdir(), "vigie-place-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, text: string) {
  writeFileSync(join(folder, name), text);
  return fileAt(join(folder, name));
}

const inTwoDepartements = { study: await placesStudy(["33063", "33281", "93066"]) };
const inSeineSaintDenis = await placesStudy(["93066", "93070", "93072"]);

/** A list of August 2024 in columns and values, with the kinds of its structures. */
const structures = (...kinds: readonly (readonly [commune: string, kind: string])[]) =>
  `id_fs,lib_fs,insee_dep,insee_com,lib_com,type_fs,format_fs\n${kinds
    .map(([commune, kind], at) => `${at},Structure ${at},93,${commune},,Principal,${kind}\n`)
    .join("")}`;
const many = (count: number, commune: string, kind: string) =>
  Array.from({ length: count }, () => [commune, kind] as const);

describe("a value that the list is not known to have", () => {
  const reads = ["itinerant"];
  const list = written(
    "liste-fs.csv",
    structures(
      ["93072", "Fixe"],
      ...many(11, "93072", "Péniche"),
      ["93072", "Hélicoptère"],
      ["93066", "Zeppelin"],
    ),
  );

  test("stops what reads it: the frequent with its number, the rare together, each with a line", async () => {
    const run = () => convertedList("places_france_services", list, { study: inSeineSaintDenis, reads });
    const known = "Site principal, Antenne, Fixe, Multisites, Fixe_antenne(s), Bus_équivalent, Itinérante";
    expect(await refusals(run())).toEqual([
      {
        code: "shapes/value-unknown",
        where: "liste-fs.csv, ligne 3, donnée « format_fs »",
        what: "La valeur « Péniche » de la colonne « format_fs » (11 lieux) n’est pas connue dans cette liste : « itinerant » resterait inconnu, et ce qui en dépend serait faux.",
        expected: `Valeurs connues : ${known}.`,
        cure: "Remplacez-la par une valeur connue, dans une copie du fichier.",
      },
      {
        code: "shapes/value-unknown",
        where: "liste-fs.csv, ligne 14, donnée « format_fs »",
        what: "La colonne « format_fs » contient 2 valeurs inconnues, trop rares pour être citées (2 lieux), à partir de cette ligne : « itinerant » resterait inconnu, et ce qui en dépend serait faux.",
        expected: `Valeurs connues : ${known}.`,
        cure: "Remplacez-les par une valeur connue, dans une copie du fichier.",
      },
    ]);
    expect(await refusals(run(), "en")).toMatchObject([
      {
        where: "liste-fs.csv, line 3, field “format_fs”",
        what: "The value “Péniche” of the column “format_fs” (11 places) is not known in this list: “itinerant” would stay unknown, and what depends on it would be wrong.",
        cure: "Replace it with a known value, in a copy of the file.",
      },
      {
        what: "The column “format_fs” holds 2 unknown values, too rare to be quoted (2 places), from this line on: “itinerant” would stay unknown, and what depends on it would be wrong.",
        cure: "Replace them with a known value, in a copy of the file.",
      },
    ]);
  });

  test("is counted where nothing reads it, and leaves its trait unknown", async () => {
    const { rows, counts } = await convertedList("places_france_services", list, {
      study: inSeineSaintDenis,
      reads: ["format"],
    });
    expect(countedBy(rows, "itinerant")).toEqual({ no: 1, "": 13 });
    expect(countedBy(rows, "format")).toEqual({ site: 14 });
    expect(counts).toEqual({ value_unrecognised: 13 });
  });

  test("is of no matter outside of the territory", async () => {
    const elsewhere = written("ailleurs.csv", structures(["93072", "Fixe"], ["75119", "Péniche"]));
    const { rows, counts } = await convertedList("places_france_services", elsewhere, {
      study: inSeineSaintDenis,
      reads,
    });
    expect(rows).toMatchObject([{ itinerant: "no" }]);
    expect(counts).toEqual({ outside_study: 1 });
  });

  test("never quotes what may reach a person, however often it stands there", async () => {
    const list = written("adresses.csv", structures(...many(6, "93072", "Bus de m.martin@exemple.fr")));
    const run = convertedList("places_france_services", list, { study: inSeineSaintDenis, reads });
    const [{ what = "" } = {}] = await refusals(run);
    expect(what).not.toContain("martin");
    expect(what).toContain("1 valeur inconnue, trop rare pour être citée (6 lieux)");
  });
});

describe("what a list does not tell is unknown, not no", () => {
  const reads = ["itinerant", "aidants_connect", "france_services"];
  const header = "id,pivot,nom,commune,code_postal,code_insee,adresse,date_maj";
  const place = "1,non,Maison,Stains,93240,93072,1 rue du Port,2022-06-01";

  test("without the column, or where it is empty throughout", async () => {
    for (const [name, text] of [
      ["sans.csv", `${header}\n${place}\n`],
      ["vide.csv", `${header},dispositif_programmes_nationaux\n${place},\n`],
    ] as const) {
      const { rows, counts } = await convertedList("places_national", written(name, text), {
        study: inSeineSaintDenis,
        reads,
      });
      expect(rows).toMatchObject([{ itinerant: "", aidants_connect: "", france_services: "" }]);
      expect(counts).toEqual({ schema_invalid: 1, trait_unsaid: 1, kind_unsaid: 1 });
    }
  });

  test("with it, a place without the label does not offer the help; no list tells of the Cpam", async () => {
    const text = `${header},dispositif_programmes_nationaux,itinerance\n${place},Aidants Connect,Fixe\n2,non,Mairie,Stains,93240,93072,9 rue du Lac,2022-06-01,,Fixe\n`;
    const { rows, counts } = await convertedList("places_national", written("avec.csv", text), {
      study: inSeineSaintDenis,
      reads,
    });
    expect(rows.map((row) => [row.aidants_connect, row.france_services, row.cpam_partner])).toEqual([
      ["yes", "no", ""],
      ["no", "no", ""],
    ]);
    expect(counts).toEqual({ schema_invalid: 2 });
  });
});

describe("a valid list outside of the territory", () => {
  const study = inSeineSaintDenis;

  test("says that none is inside", async () => {
    const list = written(
      "creuse.csv",
      "nom,commune,code_postal\nMairie,Guéret,23000\nÉcole,Aubusson,23200\nSans rien,,\n",
    );
    const run = () => convertedList("places_plain", list, { study });
    expect(await refusals(run())).toEqual([
      {
        code: "shapes/none-inside",
        where: "creuse.csv",
        what: "La liste se lit bien, mais aucun de ses 3 lieux n’est dans le territoire de l’étude (2 ailleurs, 1 impossible à situer).",
        expected:
          "Un lieu au moins dans l’une des communes de la nomenclature de la donnée « commune ». Colonnes prises : nom = nom, commune = commune, code_postal = code_postal.",
        cure: "Vérifiez que cette liste est celle du bon territoire, et que ses lieux ont un code de commune, ou un code postal et un nom de commune.",
      },
    ]);
    expect(await refusals(run(), "en")).toMatchObject([
      {
        what: "The list is readable, but none of its 3 places is in the territory of the study (2 elsewhere, 1 that cannot be located).",
        expected:
          "At least one place in a commune of the code list of the field “commune”. Columns taken: nom = nom, commune = commune, code_postal = code_postal.",
      },
    ]);
  });

  const ofNames = () =>
    written(
      "noms.csv",
      "nom,commune\nMairie,Bordeaux\nÉcole,Mérignac\nGare,Saint-Denis\nSans rien,Nulle part\n",
    );

  test("of names alone: says which département of the study settles most of them", async () => {
    expect(await refusals(convertedList("places_plain", ofNames(), inTwoDepartements))).toMatchObject([
      {
        what: "La liste se lit bien, mais aucun de ses 4 lieux n’est dans le territoire de l’étude (0 ailleurs, 4 impossibles à situer). 2 noms de commune sont pourtant dans votre nomenclature.",
        cure: "Il manque un code postal : ajoutez « departement: 33 » sous « units: », si tous les lieux y sont. Sinon, vérifiez que cette liste est celle du bon territoire, et que ses lieux ont un code de commune, ou un code postal et un nom de commune.",
      },
    ]);
  });

  test("of names alone, in the département that the mapping gives", async () => {
    const { rows, counts } = await convertedList("places_plain", ofNames(), {
      ...inTwoDepartements,
      departement: "33",
    });
    expect(rows.map(({ name, commune, located }) => [name, commune, located])).toEqual([
      ["Mairie", "33063", "departement_name"],
      ["École", "33281", "departement_name"],
    ]);
    expect(counts).toEqual({ placed_departement_name: 2, not_placed: 2 });
  });

  test("of one place", async () => {
    const list = written("une.csv", "nom,commune,code_postal\nMairie,Guéret,23000\n");
    expect(await refusals(convertedList("places_plain", list, { study }))).toMatchObject([
      {
        what: "La liste se lit bien, mais son seul lieu n’est pas dans le territoire de l’étude (1 ailleurs).",
      },
    ]);
  });

  test("an empty list is not said to be elsewhere", async () => {
    const list = written("vide-de-lieux.csv", "nom,commune,code_postal\n");
    expect((await convertedList("places_plain", list, { study })).rows).toEqual([]);
  });
});

test("services, posts and hours are columns, empty where the list has none or writes them otherwise", async () => {
  const list = written(
    "services.csv",
    [
      "nom,commune,code_postal,Services,Nb postes,Horaires",
      "Mairie,Saint-Denis,93200,Accès à internet|Aide aux démarches,4,Mo-Fr 09:00-12:00; Sa 10:00-12:30",
      "École,Saint-Denis,93200,,3 ou 4,le matin",
      "",
    ].join("\n"),
  );
  const { rows } = await convertedList("places_plain", list, { study: inSeineSaintDenis });
  expect(rows).toMatchObject([
    {
      services: "acces_a_internet;aide_aux_demarches",
      posts: "4",
      hours_per_week: "17.5",
      open_saturday: "yes",
    },
    { services: "", posts: "", hours_per_week: "", open_saturday: "" },
  ]);
});

test("locations as people write them: each is converted, matched, or set aside, and counted with its line", async () => {
  const list = written(
    "lieux.csv",
    `nom;ville;cp;insee;lat;lon
Lambert 93;Stains;93240;;6872000;654500
Axes échangés;Stains;93240;;2,38;48,95
Codes en nombres;Stains;93240,0;93072,0;;
Nom ancien;Saint-Ouen;93400;;;
Nom ancien, avec son code;Saint Ouen;93400;93070;;
Contradiction;Paris 19e;93200;;;
Contradiction ailleurs;Paris 19e;69001;;;
Paris;Paris 19e;75019;;;
Zéro perdu;Digne-les-Bains;4000;;;
`,
  );
  const { rows, notes } = await convertedList("places_plain", fileAt(list.path, { delimiter: ";" }), {
    study: inSeineSaintDenis,
  });
  expect(rows.map(({ name, commune, located }) => [name, commune, located])).toEqual([
    ["Lambert 93", "93072", "postal_name"],
    ["Axes échangés", "93072", "postal_name"],
    ["Codes en nombres", "93072", "code"],
    ["Nom ancien", "93070", "postal_name"],
    ["Nom ancien, avec son code", "93070", "code"],
  ]);
  expect(notes.map(({ code, effect, lines }) => [code, effect, lines.flat()])).toEqual([
    ["outside_study", "set_aside", [8, 9, 10]],
    ["contradictory", "set_aside", [7]],
    ["placed_postal_name", "converted", [2, 3, 5]],
    ["coordinates_swapped", "converted", [3]],
    ["coordinates_projected", "converted", [2]],
  ]);
});

describe("a JSON list with an object per place", () => {
  const place = { "Nom du lieu": "Mairie annexe", "N°": 1, Rue: "rue du Port", CP: 93240, Ville: "STAINS" };

  test("is read by the usual names of its columns, which are said", async () => {
    const list = written("lieux.json", JSON.stringify([place, { ...place, "Nom du lieu": "École" }]));
    const { rows, columns } = await convertedList("places_plain", list, { study: inSeineSaintDenis });
    expect(rows.map(({ name, commune }) => [name, commune])).toEqual([
      ["Mairie annexe", "93072"],
      ["École", "93072"],
    ]);
    expect(columns).toEqual({
      nom: "Nom du lieu",
      numero: "N°",
      adresse: "Rue",
      code_postal: "CP",
      commune: "Ville",
    });
  });

  test("or by those that the mapping names", async () => {
    const list = written("autre.json", JSON.stringify([{ Où: "Stains", Qui: "Mairie", CP: 93240 }]));
    const columns = { nom: "Qui", commune: "Où" };
    const { rows } = await convertedList("places_plain", list, { study: inSeineSaintDenis, columns });
    expect(rows).toMatchObject([{ name: "Mairie", commune: "93072" }]);
    const wrong = { ...columns, adresse: "Adresse" };
    const run = convertedList("places_plain", list, { study: inSeineSaintDenis, columns: wrong });
    expect(await refusals(run)).toMatchObject([
      { code: "shapes/keys-absent", what: "Les fiches de ce JSON n’ont pas Adresse." },
    ]);
  });

  test("without a column that can be a name or a commune, says which one is missing", async () => {
    const list = written("noms.json", JSON.stringify([{ nom: "Mairie", étage: 2 }]));
    const run = () => convertedList("places_plain", list, { study: inSeineSaintDenis });
    expect(await refusals(run())).toMatchObject([
      { where: "noms.json", what: "Les fiches de ce JSON n’ont pas commune." },
    ]);
    expect(await refusals(run(), "en")).toMatchObject([{ what: "The records of this JSON lack commune." }]);
  });

  test("may stand beside another list", async () => {
    const first = written("premiere.csv", "nom,commune,code_postal\nMairie,Stains,93240\n");
    const companions = { aidants_connect: written("aidants.json", JSON.stringify([place])) };
    const { rows } = await convertedList("places_plain", first, { study: inSeineSaintDenis, companions });
    expect(rows.map(({ name, aidants_connect }) => [name, aidants_connect])).toEqual([
      ["Mairie", "no"],
      ["Mairie annexe", "yes"],
    ]);
  });
});

test("two lists: pairs come with their files, what they share, and what does not", async () => {
  const first = written(
    "lieux-a.csv",
    "nom,commune,code_postal,adresse,siret,latitude,longitude\nMairie de Stains,Stains,93240,6 avenue Paul Vaillant-Couturier,21930072200010,48.9550,2.3800\nFrance services,Stains,93240,2 rue du Lac,,48.9600,2.3900\n",
  );
  const other = written(
    "lieux-b.csv",
    "nom,commune,code_postal,adresse,siret,latitude,longitude\nMédiathèque de Stains,Stains,93240,,21930072200010,48.95788,2.3800\nPôle social,Stains,93240,2 r. du Lac,,48.9600,2.3900\nFRANCE SERVICE,Stains,93240,2 rue du lac,,48.9600,2.3900\n",
  );
  const { rows, notes } = await convertedList("places_plain", first, {
    study: inSeineSaintDenis,
    companions: { aidants_connect: other },
  });
  const files = ["lieux-a.csv", "lieux-b.csv"];
  expect(rows.length).toBe(4);
  expect(notes.flatMap(({ code, pairs = [] }) => pairs.map((pair) => ({ code, ...pair })))).toEqual([
    {
      code: "same_address_between_lists",
      lines: [3, 4],
      files,
      metres: 0,
      names: 1,
      address: true,
      siret: null,
    },
    // 0.00288 degree of latitude.
    { code: "siret_shared", lines: [2, 2], files, metres: 320, names: 0, address: null, siret: true },
    {
      code: "address_shared_between_lists",
      lines: [3, 3],
      files,
      metres: 0,
      names: 0,
      address: true,
      siret: null,
    },
  ]);
});
