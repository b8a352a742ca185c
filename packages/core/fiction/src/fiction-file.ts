import { z } from "zod";
import { serviceTestsFile } from "./service-tests/service-tests-file.ts";

/** Shape of `fiction.yaml`, as a person writes it. The language's version is `fiction: 1`. */

const name = z.string().min(1);
const percent = z.number().min(0).max(100);

/** One of the two is asked wherever numbers are written. */
const evidence = {
  from: z
    .union([name, z.array(name).min(1)])
    .optional()
    .describe("Le chiffre de published.yaml d’où viennent ces nombres, ou plusieurs."),
  assumption: z
    .string()
    .min(1)
    .optional()
    .describe("Ce qui est supposé là où rien n’est imprimé, avec le mot « hypothèse »."),
};

const where = z.record(name, z.union([name, z.array(name).min(1)]));
const shares = z.record(name, percent).describe("Pourcentages par code ; leur somme est 100.");

const distribution = z.strictObject({
  shares: shares.optional(),
  counts: z
    .record(name, z.int().min(0))
    .optional()
    .describe("Effectifs par code, pour une source entière ; leur somme est celle des unités."),
  ...evidence,
});

const row = distribution.extend({
  at: where.optional().describe("Les unités de cette ligne, par leurs codes ; absent : toutes les autres."),
});

const margin = z
  .strictObject({
    of: name.describe(
      "Donnée demandée, réponse d’une question qui en a plusieurs, caractéristique tirée d’un code ou d’une date, group ou subgroup.",
    ),
    within: where
      .optional()
      .describe("Ces unités seulement ; les autres n’ont pas de valeur, sauf par une autre marge."),
    total: distribution
      .optional()
      .describe("Répartition de l’ensemble ; ce que laissent les lignes va aux unités sans ligne."),
    rows: z
      .array(row)
      .min(1)
      .optional()
      .describe("Répartition de certaines unités ; chacune prend la première ligne qui lui convient."),
    missing: z
      .strictObject({ share: percent.describe("Pourcentage des unités."), ...evidence })
      .optional()
      .describe("Les unités sans valeur."),
    ...evidence,
  })
  .describe("Une répartition que les données auront.");

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const bound = z.union([z.number(), day]);

const span = z
  .strictObject({
    of: name.describe("Donnée de type number ou date."),
    between: z
      .tuple([bound, bound])
      .describe("Borne basse et borne haute, incluses : deux nombres, ou deux jours comme 2025-07-01."),
    after: name
      .optional()
      .describe(
        "Autre date de la source, déjà tirée : les bornes sont alors des jours comptés à partir d’elle.",
      ),
    missing: percent.default(0).describe("Pourcentage des unités sans valeur."),
    ...evidence,
  })
  .describe("Un nombre ou une date tirés au hasard entre deux bornes.");

const perChannel = z.strictObject({
  channels: z.array(name).min(1).describe("Les canaux dont il s’agit."),
  shares,
  ...evidence,
});

const setAside = z
  .strictObject({ share: percent.describe("Pourcentage des autres contacts."), ...evidence })
  .optional();

const contacts = z.strictObject({
  per_channel: z
    .array(perChannel)
    .default([])
    .describe(
      "Combien de contacts une unité a sur chaque canal qu’elle utilise : pourcentages par nombre, 1, 2, 3…",
    ),
  routine: z
    .strictObject({
      channel: name.describe("Canal de la routine."),
      motive: name.optional().describe("Motif de la routine."),
      rows: z.array(row).min(1).describe("Combien de ces contacts a une unité : pourcentages par nombre."),
      ...evidence,
    })
    .optional()
    .describe("Contacts que la règle de routine de l’étude met de côté."),
  motives: z.array(perChannel).min(1).optional().describe("Motifs, canal par canal."),
  weekdays_only: z
    .strictObject({
      channels: z.array(name).min(1).describe("Canaux fermés samedi et dimanche."),
      ...evidence,
    })
    .optional()
    .describe("Canaux sans contact en fin de semaine."),
  set_aside: z
    .strictObject({
      outside_window: setAside.describe("Datés hors de la période."),
      out_of_scope: setAside.describe("Par un canal hors champ."),
      unknown_unit: setAside.describe("D’une unité absente du fichier des unités."),
      no_date: setAside.describe("Sans date."),
      no_channel: setAside.describe("Sans canal."),
    })
    .optional()
    .describe("Contacts ajoutés aux autres, que l’exécution doit mettre de côté."),
});

const source = z
  .strictObject({
    units: z
      .strictObject({ count: z.int().min(1).max(10_000_000).describe("Nombre d’unités."), ...evidence })
      .describe("Combien d’unités."),
    ages: z
      .strictObject({
        youngest: z.int().min(0).describe("L’âge le plus jeune, en années révolues."),
        oldest: z.int().max(120).describe("L’âge le plus avancé."),
        ...evidence,
      })
      .optional()
      .describe("Bornes des âges, là où des bandes d’âge donnent des dates de naissance."),
    margins: z
      .array(margin)
      .default([])
      .describe(
        "Les répartitions, tirées dans l’ordre du fichier : une ligne ne demande que ce qui précède.",
      ),
    spans: z
      .array(span)
      .default([])
      .describe("Les nombres et les dates qu’aucune répartition ne donne, dans l’ordre où ils se tirent."),
    contacts: contacts.optional().describe("Les contacts, pour une source qui en déclare."),
  })
  .describe("Les données fictives d’une source.");

const edition = z.int().min(1).max(999);

const editions = z.strictObject({
  moves: z
    .array(
      z.strictObject({
        share: name.describe("Part d’une marge, écrite SOURCE.DONNEE.CODE."),
        points: z.number().min(-100).max(100).describe("Ce dont elle bouge, en points."),
        since: edition.describe("Première édition où elle a bougé ; elle ne revient pas."),
      }),
    )
    .default([])
    .describe("Les parts qui bougent pour de bon."),
  former: z
    .array(
      z.strictObject({
        file: name.describe("Fichier de l’étude, comme codelists/age.yaml."),
        path: z
          .array(z.union([name, z.int().min(0)]))
          .min(1)
          .describe(
            "Clés qui mènent à la valeur, de la racine du fichier ; un rang, depuis 0, dans une liste.",
          ),
        value: z.union([z.string(), z.number()]).describe("La valeur d’alors."),
        until: edition.describe("Dernière édition qui l’a."),
        breaks: name.describe("Ce que nomme la rupture, comme dans breaks.yaml."),
        why: z
          .union([z.string().min(1), z.record(name, z.string().min(1))])
          .describe("La rupture, en une phrase pour le lecteur."),
      }),
    )
    .default([])
    .describe("Les définitions d’avant une rupture."),
});

export const fictionFile = z.strictObject({
  fiction: z.literal(1).describe("Version du langage de la fiction."),
  study: name.describe("Nom de l’étude dont ce sont les données fictives."),
  sources: z.record(name, source).describe("Une rubrique par source, sauf celles des tests de services."),
  service_tests: serviceTestsFile
    .optional()
    .describe("Résultats fictifs des tests de services, si l’étude a une grille."),
  editions: editions.optional().describe("Ce qui change d’une édition à l’autre de `vigie demo --editions`."),
});

export type FictionSourceText = z.infer<typeof source>;
export type MarginText = z.infer<typeof margin>;
/** As a program writes one. */
export type MarginFile = z.input<typeof margin>;
export type SpanFile = z.input<typeof span>;
export type DistributionText = z.infer<typeof distribution>;
export type RowText = z.infer<typeof row>;
export type SpanText = z.infer<typeof span>;
export type ContactsText = z.infer<typeof contacts>;
export type PerChannelText = z.infer<typeof perChannel>;
export type WhereText = z.infer<typeof where>;
export type EditionsText = z.infer<typeof editions>;
export type FictionEvidence = {
  readonly from?: string | string[] | undefined;
  readonly assumption?: string | undefined;
};

/** The published JSON Schema of `fiction.yaml`, for editors. */
export function fictionJsonSchema(): string {
  // Draft 7 is the one that the YAML extensions of editors know best.
  const described = z.toJSONSchema(fictionFile, { target: "draft-7", io: "input", reused: "ref" });
  return `${JSON.stringify({ title: "Vigie : les données fictives d’une étude", ...described }, null, 2)}\n`;
}
