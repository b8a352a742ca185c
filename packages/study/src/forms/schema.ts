import { z } from "zod";
import { disclosureFile } from "./disclosure-schema.ts";

/**
 * Shapes of the study files, as a person writes them. The language's version is `vigie: 1`. The descriptions
 * are shown by editors, in French; the messages name the rule that a text breaks (see `form-problem.ts`).
 */

/** An attribute named like one of these would hide a column of the tables or a dimension of Vigie's own. */
export const reservedNames = [
  "group",
  "subgroup",
  "universe",
  "answer",
  "none",
  "count",
  "share",
  "status",
  "reason",
  "conf_status",
  "obs_status",
  "warning",
] as const;

const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, "identifier");
const studyIdentifier = z.string().regex(/^[a-z][a-z0-9-]*$/, "study-identifier");
/** Codes may not hold `+` (joins the channels of a subgroup) nor start with `_` (`_T`, `_U`, `_O` are reserved). */
const code = z.string().regex(/^(?!_)[^+\s|;,"]+$/, "code");
const day = z.iso.date();

/** A text in French alone, or in several languages with French first. */
const text = z.union([
  z.string().min(1),
  z.strictObject({
    fr: z.string().min(1).describe("Le texte en français."),
    en: z.string().min(1).optional().describe("Le même texte en anglais."),
  }),
]);
export const textFile = text;

const window = z
  .strictObject({
    from: day.describe("Premier jour compté, par exemple 2022-07-01."),
    to: day.describe("Dernier jour compté, inclus."),
  })
  .describe("Période d’observation ; ses deux bornes sont incluses.");
export const windowFile = window;

/** Every field named must hold one of the codes: a conjunction. A flag is written `yes` or `no`. */
const where = z
  .record(identifier, z.union([code, z.array(code).min(1)]))
  .describe(
    "Conditions réunies : pour chaque caractéristique, le code ou la liste de codes retenus. Un oui ou non s’écrit yes ou no.",
  );

/** Public half of a key pair made at the partner's. Rotation: the next key starts before the last one ends. */
const signingKey = z
  .strictObject({
    id: identifier.describe("Nom de la clé, donné par « vigie keys »."),
    public: z
      .string()
      .min(1)
      .describe("Clé publique Ed25519 donnée par « vigie keys » : 43 caractères, entre guillemets."),
    from: day.describe("Premier jour où cette clé peut signer un lot."),
    to: day.optional().describe("Dernier jour, inclus. À défaut, la clé n’a pas de fin."),
  })
  .describe("Une clé publique et sa période de validité.");

export const studyFile = z.strictObject({
  vigie: z.literal(1).describe("Version du langage d’étude : 1."),
  study: studyIdentifier.describe(
    "Nom court de l’étude : minuscules sans accent, chiffres et traits d’union.",
  ),
  version: z.string().min(1).describe('Version de l’étude, entre guillemets, par exemple "1.0".'),
  title: text.describe("Titre de l’étude, tel qu’on le lira."),
  summary: text.optional().describe("Ce que l’étude veut savoir, en une ou deux phrases."),
  window,
  timezone: z.string().min(1).describe("Fuseau horaire des dates de contact, par exemple Europe/Paris."),
  languages: z
    .array(z.enum(["fr", "en"]))
    .min(1)
    .describe("Langues publiées, la principale d’abord."),
  partners: z
    .record(
      identifier,
      z
        .strictObject({
          label: text.describe("Nom de l’institution."),
          sources: z.array(identifier).min(1).describe("Sources que détient ce partenaire."),
          keys: z
            .array(signingKey)
            .min(1)
            .optional()
            .describe(
              "Clés publiques du partenaire. Dès qu’il y en a une, un lot sans signature est refusé.",
            ),
        })
        .describe("Une institution partenaire et les sources qu’elle détient."),
    )
    .describe("Institutions partenaires ; chaque source est confiée à l’une d’elles."),
  disclosure: disclosureFile.optional(),
});

/** Why a code says no value; such codes stay in tables, outside the base of shares. */
const missing = z
  .enum(["not_asked", "dont_know", "no_answer", "illegible"])
  .describe(
    "Pourquoi ce code ne dit aucune valeur : question non posée, ne sait pas, sans réponse, illisible. Le code reste dans les tableaux, hors de la base des parts.",
  );

const codelistEntry = z
  .strictObject({
    code: code.describe("Le code, tel qu’il figure dans les tableaux."),
    label: text.describe("Ce que veut dire le code."),
    parent: code.optional().describe("Code du niveau supérieur, dans la même nomenclature."),
    missing: missing.optional(),
    stance: z
      .enum(["against", "neutral", "for"])
      .optional()
      .describe(
        "Sens d’une opinion : against (défavorable), neutral, for (favorable). Donné à tous les codes d’une échelle, il fait dessiner les avis de part et d’autre d’une ligne.",
      ),
    from: z
      .number()
      .optional()
      .describe("Borne basse d’une tranche, incluse, dans l’unité du nombre découpé (années pour un âge)."),
  })
  .describe("Un code et ce qu’il veut dire.");

export const codelistFile = z.strictObject({
  codelist: identifier.describe("Nom de la nomenclature, repris dans les sources."),
  label: text.describe("Titre de la nomenclature."),
  ordered: z
    .boolean()
    .optional()
    .describe("true si les codes ont un ordre propre (des âges) : les figures le gardent au lieu de trier."),
  codes: z.array(codelistEntry).min(1).describe("Les codes, dans l’ordre où les tableaux les montrent."),
});

const label = text.describe("Ce qu’on en lira dans les tableaux et les figures.");

const asked = where
  .optional()
  .describe(
    "Filtre : les conditions auxquelles la question est posée. Une case vide veut dire « sans réponse » si elle l’a été, « question non posée » sinon.",
  );

const field = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("code").describe("Un code d’une nomenclature."),
      codelist: identifier.describe("Nomenclature qui donne les codes permis."),
      asked,
      label,
    }),
    z.strictObject({ type: z.literal("flag").describe("Oui ou non."), asked, label }),
    z.strictObject({
      type: z.literal("multiple").describe("Une question à plusieurs réponses possibles."),
      codelist: identifier.describe(
        "Nomenclature des réponses proposées : chacune devient un oui ou non, nommé d’après le champ et le code.",
      ),
      exclusive: z
        .array(code)
        .min(1)
        .optional()
        .describe("Réponses qui excluent toutes les autres : « aucun », « rien de cela »."),
      asked,
      label,
    }),
    z.strictObject({ type: z.literal("date").describe("Une date."), label }),
    z.strictObject({ type: z.literal("number").describe("Un nombre."), label }),
  ])
  .describe(
    "Une donnée demandée au partenaire : code, flag (oui ou non), multiple (plusieurs réponses), date ou number (nombre).",
  );

/** The first key of each shape says which one is meant. */
const derivation = z
  .union([
    /** Completed years from a date field to a declared day. */
    z.strictObject({
      years: identifier.describe("Date à partir de laquelle compter les années révolues."),
      at: day.describe("Jour auquel les compter."),
      label,
    }),
    /** A number cut into the bands of a code list whose codes carry `from`. */
    z.strictObject({
      bands: identifier.describe("Nombre à découper en tranches."),
      codelist: identifier.describe("Nomenclature des tranches : chaque code y porte sa borne basse, from."),
      label,
    }),
    /** Codes of one attribute translated into another code list; every code must be translated. */
    z.strictObject({
      recode: identifier.describe("Caractéristique à traduire."),
      codelist: identifier.describe("Nomenclature d’arrivée."),
      map: z
        .record(z.string(), code)
        .describe("Pour chaque code de départ, le code d’arrivée ; aucun ne peut être oublié."),
      label,
    }),
    /** The parent of each code in the hierarchy of the attribute's own code list. */
    z.strictObject({
      parent: identifier.describe("Caractéristique à ramener au niveau supérieur de sa nomenclature."),
      label,
    }),
    /** The month, quarter or year of a day, within the source's window. */
    z.strictObject({
      period: identifier.describe("Date dont on prend le mois, le trimestre ou l’année."),
      every: z
        .enum(["month", "quarter", "year"])
        .describe("month, quarter ou year. Une date hors de la période observée n’est dans aucun."),
      label,
    }),
    /** Union of flags: yes if any is yes, else unknown if any is missing, else no. */
    z.strictObject({
      any: z
        .array(identifier)
        .min(2)
        .describe("Oui ou non à réunir : oui si l’un est oui, sinon inconnu si l’un manque, sinon non."),
      label,
    }),
    /** Which of the flags are yes, exactly; unknown if any is missing. */
    z.strictObject({
      set: z
        .array(identifier)
        .min(2)
        .max(8)
        .describe(
          "Oui ou non dont on retient l’ensemble exact de ceux qui sont oui ; inconnu si l’un manque.",
        ),
      label,
    }),
  ])
  .describe(
    "Une caractéristique calculée à partir d’autres : years, bands, recode, parent, period, any ou set.",
  );

/** Without it, a population is taken whole, and no interval is ever printed. Methods, section 2. */
const reading = z
  .strictObject({
    kind: z
      .enum(["superpopulation", "sample"])
      .describe(
        "sample : les unités sont un échantillon ; superpopulation : on les lit comme un tirage parmi d’autres possibles.",
      ),
    note: text.describe("Ce que les intervalles et les tests veulent dire ici, en une phrase."),
  })
  .describe(
    "Ce qui permet d’imprimer des intervalles et des tests. Absent : population entière, sans erreur d’échantillonnage.",
  );

const codes = z.array(code).min(1);

const contacts = z
  .strictObject({
    channels: identifier.describe("Nomenclature des canaux."),
    families: z
      .strictObject({
        digital: z.array(code).default([]).describe("Canaux numériques : compte en ligne, courriel, borne…"),
        direct: z
          .array(code)
          .default([])
          .describe("Canaux directs : guichet, rendez-vous, visite à domicile."),
        material: z
          .array(code)
          .default([])
          .describe("Canaux matériels : courrier, formulaire papier, téléphone."),
        out_of_scope: z.array(code).default([]).describe("Valeurs écartées : ni une famille, ni une erreur."),
      })
      .describe("Chaque canal est rangé dans une famille et une seule, ou déclaré hors champ."),
    motives: identifier.optional().describe("Nomenclature des motifs de contact."),
    routine: z
      .array(
        z
          .strictObject({
            label: text.describe("Comment on nomme ces contacts."),
            channel: codes.optional().describe("Canaux visés ; absent : tous."),
            motive: codes.optional().describe("Motifs visés ; absent : tous."),
          })
          .describe("Contacts que tout le monde fait par obligation, mis à part avant de classer."),
      )
      .optional()
      .describe("Contacts de routine, mis à part avant de classer (la déclaration trimestrielle du RSA)."),
    min_contacts: z
      .int()
      .min(1)
      .optional()
      .describe("Nombre de contacts à partir duquel un canal est dit utilisé. À défaut, 1."),
    duplicates: z
      .enum(["keep", "count", "drop"])
      .optional()
      .describe(
        "Lignes identiques : keep les garde, count les compte aussi, drop les retire. À défaut, keep.",
      ),
  })
  .describe("Les contacts des unités : une ligne par contact, avec sa date et son canal.");

const populations = z
  .record(code, z.number().positive())
  .describe("Pour chaque code, le nombre d’unités de la population.");

const survey = z
  .strictObject({
    weights: identifier
      .optional()
      .describe(
        "Poids de chaque unité interrogée : une donnée de type number. Absent : toutes pèsent autant.",
      ),
    strata: z
      .strictObject({
        of: identifier.describe(
          "Caractéristique selon laquelle on a tiré : chaque strate a deux unités au moins.",
        ),
        populations: populations
          .optional()
          .describe("Taille de chaque strate. Absente : on fait comme si chaque tirage était remis."),
      })
      .optional()
      .describe("Tirage stratifié."),
    calibration: z
      .strictObject({
        margins: z
          .record(identifier, populations)
          .describe("Marges connues de la population, par caractéristique ; toutes font le même total."),
        bounds: z
          .strictObject({
            least: z.number().min(0).max(1).describe("Rapport le plus bas du poids final au poids initial."),
            greatest: z.number().min(1).describe("Rapport le plus haut."),
          })
          .optional()
          .describe("Bornes des rapports de poids. Absentes : aucune."),
      })
      .optional()
      .describe("Calage des poids sur des marges connues, par ratissage (raking)."),
    minimum_base: z
      .int()
      .min(1)
      .optional()
      .describe("Nombre de répondants sous lequel une part n’est pas imprimée. À défaut, 30."),
    exploratory_below: z
      .int()
      .min(1)
      .optional()
      .describe("Nombre de répondants sous lequel un résultat est dit exploratoire."),
  })
  .describe("Enquête : poids, plan de sondage, et ce qu’il faut de répondants pour imprimer une part.");

export const sourceFile = z.strictObject({
  source: identifier.describe("Nom de la source, repris dans study.yaml et indicators.yaml."),
  label: text.describe("Titre de la source."),
  unit: z
    .strictObject({
      one: text.describe("L’unité au singulier, par exemple : foyer allocataire."),
      many: text.describe("L’unité au pluriel, par exemple : foyers allocataires."),
    })
    .describe("Unité statistique : ce que compte une ligne."),
  protects: z
    .enum(["persons", "nothing"])
    .optional()
    .describe("persons : le secret statistique s’applique ; nothing : données sans personne (des lieux)."),
  reading: reading.optional(),
  survey: survey.optional(),
  window: window.optional(),
  fields: z.record(identifier, field).optional().describe("Données demandées au partenaire, par nom."),
  derive: z.record(identifier, derivation).optional().describe("Caractéristiques calculées, par nom."),
  universes: z
    .record(
      identifier,
      z
        .strictObject({ label: text.describe("Comment on nomme ce champ."), where: where.optional() })
        .describe("Une partie des unités."),
    )
    .optional()
    .describe("Champs sur lesquels compter ; all, toutes les unités, existe toujours."),
  contacts: contacts.optional(),
});

const of = identifier.describe(
  "Caractéristique comptée ; ou group, ou subgroup si la source a des contacts.",
);
const against = identifier.optional().describe("Champ auquel comparer.");
const indicatorBase = {
  source: identifier.describe("Source interrogée."),
  title: text.describe("La question posée, telle qu’on la lira."),
  universe: identifier.optional().describe("Champ sur lequel compter. À défaut, all."),
  of,
};

const base = z
  .enum(["answers", "with_dont_know", "asked"])
  .optional()
  .describe(
    "Base des parts : answers, qui a répondu ; with_dont_know, aussi qui ne sait pas ; asked, toutes les unités interrogées. À défaut, answers.",
  );

const indicator = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("distribution").describe("Effectifs d’une caractéristique."),
      ...indicatorBase,
      against,
      base,
    }),
    z.strictObject({
      kind: z
        .literal("overlap")
        .describe("Effectifs de chaque ensemble exact de oui : les difficultés qui vont ensemble."),
      ...indicatorBase,
      of: identifier.describe("Caractéristique calculée par « set »."),
    }),
    z.strictObject({
      kind: z.literal("profile").describe("Effectifs d’une caractéristique dans chaque groupe."),
      ...indicatorBase,
      by: identifier.optional().describe("Caractéristique qui fait les groupes. À défaut, group."),
      against,
      base,
    }),
    z.strictObject({
      kind: z
        .literal("multiple")
        .describe("Mentions de chaque réponse d’une question à plusieurs réponses (field de type multiple)."),
      ...indicatorBase,
      of: identifier.describe("Question à plusieurs réponses."),
      by: identifier.optional().describe("Caractéristique qui fait les groupes. À défaut, aucun."),
      base,
    }),
    z.strictObject({
      kind: z.literal("cross").describe("Effectifs d’une caractéristique au croisement de plusieurs autres."),
      ...indicatorBase,
      by: z.array(identifier).min(2).max(3).describe("Caractéristiques croisées, deux ou trois."),
    }),
    z.strictObject({
      kind: z.literal("summary").describe("Médiane ou moyenne d’un nombre dans chaque groupe."),
      ...indicatorBase,
      of: identifier.describe("Nombre résumé."),
      by: identifier.describe("Caractéristique qui fait les groupes."),
      statistic: z
        .enum(["median", "mean"])
        .describe("median : la moitié des unités au-dessous ; mean : la moyenne."),
    }),
    z.strictObject({
      kind: z
        .literal("agreement")
        .describe("Accord entre celles et ceux qui ont noté les mêmes choses : l’alpha de Krippendorff."),
      ...indicatorBase,
      of: identifier.describe("La note : une caractéristique dont la nomenclature est ordonnée."),
      by: identifier.describe("Caractéristique qui fait les groupes."),
      unit: z
        .array(identifier)
        .min(1)
        .describe(
          "Caractéristiques qui, réunies, disent ce qui est noté : deux notes égales en tout s’y comparent.",
        ),
    }),
    z.strictObject({
      kind: z
        .literal("rate")
        .describe("Unités pour 100 000 habitants de chaque territoire, et leur écart à la moyenne."),
      ...indicatorBase,
      of: identifier.describe("Caractéristique dont les codes sont des territoires d’une même maille."),
      date: day.describe("Jour que décrit la liste des unités, montré à côté du taux."),
      populations: z
        .array(identifier)
        .min(1)
        .optional()
        .describe(
          "Populations à mettre au dénominateur : de populations.yaml, ou reference, les populations officielles. À défaut, reference.",
        ),
      reach_km: z
        .number()
        .positive()
        .max(200)
        .optional()
        .describe(
          "Distance à vol d’oiseau, en kilomètres, en deçà de laquelle un lieu est à portée : seconde lecture, par commune.",
        ),
    }),
    z.strictObject({
      kind: z
        .literal("association")
        .describe("Une caractéristique est-elle liée à un résultat ? Tests, rapports et leurs intervalles."),
      ...indicatorBase,
      of: identifier.describe("Caractéristique dont on cherche l’effet, ou group."),
      reference: code.describe("Code de « of » auquel chacun des autres est comparé."),
      outcome: identifier.describe("Caractéristique qui porte le résultat, ou group."),
      outcome_code: code
        .optional()
        .describe("Code de « outcome » qui compte comme le résultat. À défaut, yes."),
      strata: identifier
        .optional()
        .describe("Caractéristique dans les modalités de laquelle on compare, une par une puis ensemble."),
      adjust: z
        .record(identifier, code)
        .optional()
        .describe(
          "Caractéristiques à égalité desquelles comparer (régression logistique), chacune avec son code de référence.",
        ),
      family: identifier
        .optional()
        .describe("Famille de tests, définie sous « families » : leurs p sont corrigées ensemble."),
      minimum: z
        .int()
        .min(1)
        .optional()
        .describe("Nombre de répondants sous lequel l’analyse est dite exploratoire."),
    }),
  ])
  .describe("Une question posée à une source ; elle donne un tableau.");

const testFamily = z
  .strictObject({
    label: text.describe("Ce que ces tests cherchent ensemble."),
    correction: z
      .enum(["holm", "benjamini_hochberg"])
      .optional()
      .describe(
        "holm limite le risque d’une seule fausse découverte ; benjamini_hochberg, leur proportion. À défaut, holm.",
      ),
  })
  .describe("Des associations dont les tests sont corrigés ensemble.");

export const indicatorsFile = z.strictObject({
  families: z.record(identifier, testFamily).optional().describe("Familles de tests, par nom."),
  indicators: z.record(identifier, indicator).describe("Indicateurs, par nom."),
});

export type TextFile = z.infer<typeof text>;
export type StudyFile = z.infer<typeof studyFile>;
export type CodelistFile = z.infer<typeof codelistFile>;
export type SourceFile = z.infer<typeof sourceFile>;
export type IndicatorsFile = z.infer<typeof indicatorsFile>;
export type SigningKeyFile = z.infer<typeof signingKey>;
export type FieldFile = z.infer<typeof field>;
export type DerivationFile = z.infer<typeof derivation>;
export type IndicatorFile = z.infer<typeof indicator>;
export type MissingKind = z.infer<typeof missing>;
