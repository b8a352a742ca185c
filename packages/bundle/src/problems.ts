import { type Catalogue, problemsOf, translated } from "@vigie/study";
import { english } from "./problems.en.ts";

export const french = {
  "bundle/not-a-bundle": {
    fr: {
      what: "Ce fichier n’est pas un lot de Vigie, ou il a été modifié depuis qu’il a été fait.",
      expected: "Un lot est le fichier « bundle.zip » écrit par « vigie run », transmis tel quel.",
      cure: "Demandez de nouveau le fichier au partenaire ; ne l’ouvrez pas pour le réenregistrer.",
    },
  },
  "bundle/too-large": {
    fr: {
      what: "Ce fichier est trop gros pour être un lot de Vigie.",
      expected: "Un lot de 256 Mo au plus, dont 64 Mo pour son manifeste et autant pour son audit.",
      cure: "Vérifiez que c’est bien le fichier « bundle.zip » écrit par « vigie run ».",
    },
  },
  "bundle/format-unknown": {
    fr: {
      what: "Ce lot est écrit dans un format que cette version de Vigie ne connaît pas.",
      expected: "Cette version de Vigie lit le format 2.",
      cure: "Mettez Vigie à jour, ou demandez un lot fait avec la même version que la vôtre.",
    },
  },
  "bundle/format-old": {
    fr: {
      what: "Ce lot est au format 1 : il a été fait par une version de Vigie qui masquait des cases au lieu d’ajouter du bruit aux effectifs.",
      expected: "Un lot au format 2.",
      cure: "Demandez au partenaire de mettre Vigie à jour et d’exécuter de nouveau « vigie run » ; l’ancien lot ne peut pas être converti, car il faut les données.",
    },
  },
  "bundle/manifest-invalid": {
    fr: {
      what: "Le manifeste de ce lot, « datapackage.json », n’a pas la forme attendue.",
      expected: "Le manifeste suit le format décrit dans docs/formats.md.",
      cure: "Demandez de nouveau le lot au partenaire ; s’il vient de Vigie, signalez ce défaut.",
    },
  },
  "bundle/contents-differ": {
    fr: {
      what: "Les fichiers de ce lot ne sont pas ceux que son manifeste annonce.",
      expected: "Chaque tableau annoncé est présent, avec son empreinte et ses colonnes, et rien d’autre.",
      cure: "Demandez de nouveau le lot au partenaire : celui-ci a été modifié ou mal copié.",
    },
  },
  "bundle/audit-invalid": {
    fr: {
      what: "L’audit de ce lot, « audit.json », n’a pas la forme attendue.",
      expected: "L’audit suit le format décrit dans docs/formats.md.",
      cure: "Demandez de nouveau le lot au partenaire ; s’il vient de Vigie, signalez ce défaut.",
    },
  },
  "bundle/audit-contradicts": {
    fr: {
      what: "L’audit de ce lot se contredit, ou contredit le manifeste : politique, sources, périodes ou budget de confidentialité.",
      expected:
        "Le même rho et le même seuil de part et d’autre, chaque source de personnes une fois, et des tableaux dont le bruit est celui que leur part du budget exige.",
      cure: "N’utilisez pas ce lot ; prévenez le partenaire et demandez-lui d’en refaire un.",
    },
    refusal: true,
  },
  "bundle/small-shown": {
    fr: {
      what: "Le tableau « {table} » de ce lot montre {rows, plural, one {un effectif} other {# effectifs}} sous le seuil de {min, number} qu’annonce le lot.",
      expected: "Tout effectif de personnes sous ce seuil est masqué.",
      cure: "N’utilisez pas ce lot ; prévenez le partenaire et demandez-lui d’en refaire un.",
    },
    refusal: true,
  },
  "bundle/hidden-unasked": {
    fr: {
      what: "Le tableau « {table} » de ce lot cache des effectifs que rien ne demande de cacher.",
      expected:
        "Des effectifs masqués seulement s’ils sont de personnes, sous le seuil, et si le lot annonce qu’il les cache.",
      cure: "Demandez de nouveau le lot au partenaire ; s’il vient de Vigie, signalez ce défaut.",
    },
  },
  "bundle/totals-differ": {
    fr: {
      what: "Les effectifs du tableau « {table} » de ce lot ne s’additionnent pas jusqu’à leurs totaux.",
      expected:
        "Chaque total est la somme des effectifs de sa ligne ; ceux qui sont masqués peuvent l’expliquer, sans atteindre le seuil.",
      cure: "Demandez de nouveau le lot au partenaire : celui-ci a été modifié.",
    },
  },
  "bundle/signature-invalid": {
    fr: {
      what: "La signature de ce lot, « signature.json », n’a pas la forme attendue.",
      expected: "La signature suit le format décrit dans docs/formats.md.",
      cure: "Demandez de nouveau le lot au partenaire ; s’il vient de Vigie, signalez ce défaut.",
    },
  },
  "bundle/other-study": {
    fr: {
      what: "Ce lot est celui de l’étude « {found} ».",
      expected: "Un lot de l’étude « {study} ».",
      cure: "Retirez-le, ou donnez l’étude dont il vient.",
    },
  },
  "bundle/other-version": {
    fr: {
      what: "Ce lot du partenaire « {partner} » a été fait avec une autre version de l’étude{named, select, apart {, « {foundVersion} »} other {}}, d’empreinte « {found} ».",
      expected:
        "La version que vous avez donnée{named, select, apart {, « {version} »} other {}}, d’empreinte « {hash} ».",
      cure: "Donnez l’étude telle que le partenaire l’a reçue, ou demandez-lui de refaire le lot avec celle-ci.",
    },
  },
  "bundle/version-differs": {
    fr: {
      what: "Le lot du partenaire « {partner} » dit venir de la version « {found} » de l’étude, alors que son empreinte est celle de la version « {version} ».",
      expected: "Le numéro de version que porte l’étude de même empreinte.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire de le refaire avec l’étude telle que vous l’avez.",
    },
    refusal: true,
  },
  "bundle/partner-unknown": {
    fr: {
      what: "Ce lot est celui du partenaire « {partner} », que l’étude ne connaît pas.",
      expected: "L’un des partenaires de l’étude : {partners}.",
      cure: "Retirez-le, ou ajoutez ce partenaire à l’étude.",
    },
  },
  "bundle/protection-lifted": {
    fr: {
      what: "Le lot du partenaire « {partner} » dit qu’une source ne protège personne, alors que l’étude y protège des personnes.",
      expected: "La protection que l’étude déclare pour chaque source.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire de le refaire avec l’étude telle que vous l’avez.",
    },
    refusal: true,
  },
  "bundle/policy-loosened": {
    fr: {
      what: "Le lot du partenaire « {partner} » a été fait avec un seuil de {found, number}, plus bas que celui de l’étude.",
      expected: "Un seuil d’au moins {min, number}.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire de le refaire avec l’étude telle que vous l’avez.",
    },
    refusal: true,
  },
  "bundle/rho-loosened": {
    fr: {
      what: "Le lot du partenaire « {partner} » dépense un rho de {found} par source, plus que l’étude ne le permet : ses effectifs sont trop peu bruités.",
      expected: "Un rho de {rho} au plus.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire de le refaire avec l’étude telle que vous l’avez.",
    },
    refusal: true,
  },
  "bundle/guarantee-differs": {
    fr: {
      what: "L’audit du lot du partenaire « {partner} » n’est pas celui que donne l’étude : contributions, parts du budget, écarts types du bruit ou effectifs publics.",
      expected: "L’audit que Vigie calcule à l’instant à partir de l’étude et de la politique annoncée.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire de le refaire avec la même version de Vigie et l’étude telle que vous l’avez.",
    },
    refusal: true,
  },
  "bundle/tables-missing": {
    fr: {
      what: "Il manque au lot du partenaire « {partner} » {count, plural, one {un tableau} other {# tableaux}} que l’étude lui demande : {tables}.",
      expected: "Tous les tableaux de l’étude, et eux seuls.",
      cure: "Demandez au partenaire de refaire le lot avec l’étude telle que vous l’avez.",
    },
  },
  "bundle/tables-unasked": {
    fr: {
      what: "Le lot du partenaire « {partner} » contient {count, plural, one {un tableau} other {# tableaux}} que l’étude ne lui demande pas : {tables}.",
      expected: "Tous les tableaux de l’étude, et eux seuls.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire de le refaire avec l’étude telle que vous l’avez.",
    },
    refusal: true,
  },
  "bundle/source-differs": {
    fr: {
      what: "Le lot du partenaire « {partner} » dit autre chose que l’étude de la source de {count, plural, one {ce tableau} other {ces tableaux}}, ou de sa protection : {tables}.",
      expected: "La source, l’indicateur et la protection que l’étude donne à chaque tableau.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire de le refaire avec l’étude telle que vous l’avez.",
    },
    refusal: true,
  },
  "bundle/window-differs": {
    fr: {
      what: "Le lot du partenaire « {partner} » donne à {count, plural, one {ce tableau} other {ces tableaux}} une autre période que l’étude : {tables}.",
      expected: "La période d’observation que l’étude donne à chaque source.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire de le refaire avec l’étude telle que vous l’avez.",
    },
    refusal: true,
  },
  "bundle/columns-differ": {
    fr: {
      what: "Dans le lot du partenaire « {partner} », {count, plural, one {ce tableau n’a} other {ces tableaux n’ont}} pas les colonnes ou les codes de l’étude : {tables}.",
      expected:
        "Les dimensions, les codes et les mesures que l’étude donne à chaque tableau, dans leur ordre.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire de le refaire avec la même version de Vigie et l’étude telle que vous l’avez.",
    },
    refusal: true,
  },
  "bundle/titles-differ": {
    fr: {
      what: "Dans le lot du partenaire « {partner} », des titres ne sont pas ceux de l’étude : {tables}.",
      expected: "Les titres et les libellés de l’étude, tels quels.",
      cure: "N’utilisez pas ce lot : quelqu’un a pu vouloir faire dire autre chose à ses tableaux. Demandez au partenaire de le refaire.",
    },
    refusal: true,
  },
  "bundle/unsigned": {
    fr: {
      what: "Ce lot au nom du partenaire « {partner} » n’est pas signé.",
      expected: "L’étude donne les clés de ce partenaire : ses lots sont signés.",
      cure: "Ne l’utilisez pas avant d’avoir demandé au partenaire s’il vient de lui ; il le signe avec « vigie run … --key ».",
    },
    refusal: true,
  },
  "bundle/key-unknown": {
    fr: {
      what: "La clé « {key} », qui signe ce lot, n’est pas une clé du partenaire « {partner} ».",
      expected: "L’une des clés que l’étude lui donne : {keys}.",
      cure: "Demandez au partenaire s’il a changé de clé ; sinon, n’utilisez pas ce lot. S’il en a changé, ajoutez la nouvelle à l’étude : cela en fait une autre version, avec laquelle tous les partenaires exécutent de nouveau.",
    },
    refusal: true,
  },
  "bundle/signature-wrong": {
    fr: {
      what: "La signature de ce lot n’est pas celle du partenaire « {partner} » : la clé « {key} » ne l’a pas faite.",
      expected: "Une signature que la clé publique de l’étude reconnaît.",
      cure: "N’utilisez pas ce lot : il a été modifié, ou fait par quelqu’un d’autre. Prévenez le partenaire.",
    },
    refusal: true,
  },
  "bundle/key-not-yet-valid": {
    fr: {
      what: "Ce lot est daté du {date}, et la clé « {key} » ne vaut qu’à partir du {from}.",
      expected: "Une clé valable le jour du lot.",
      cure: "Demandez au partenaire de refaire le lot, avec la clé en cours ou à la bonne date.",
    },
    refusal: true,
  },
  "bundle/key-expired": {
    fr: {
      what: "Ce lot est daté du {date}, et la clé « {key} » ne valait que jusqu’au {to}.",
      expected: "Une clé valable le jour du lot.",
      cure: "Demandez au partenaire de refaire le lot avec sa nouvelle clé.",
    },
    refusal: true,
  },
  "bundle/over-cap": {
    fr: {
      what: "Les {bundles, number} lots du partenaire « {partner} » dépensent ensemble un rho de {rho} sur les personnes de « {source} », du {from} au {to}.",
      expected: "Un rho de {cap, number} au plus par source et par période, tous lots réunis.",
      cure: "N’en publiez pas davantage sur cette période ; gardez un seul de ces lots et demandez au partenaire pourquoi il en a transmis plusieurs.",
    },
    refusal: true,
  },
  "bundle/cap-reached": {
    fr: {
      what: "Avec ce lot, le rho dépensé sur les personnes de « {source} », du {from} au {to}, passerait de {before} à {rho}.",
      expected:
        "Un rho de {cap, number} au plus, tous lots réunis : c’est le « cap » de votre fichier de correspondance.",
      cure: "Si un lot inscrit au registre n’a jamais été transmis, effacez-le avec « vigie purge DOSSIER --not-sent » ; sinon, attendez une autre période, ou décidez d’un « cap » plus élevé avec votre délégué à la protection des données. Rien n’a été écrit.",
    },
    refusal: true,
  },
  "bundle/ledger-invalid": {
    fr: {
      what: "Le registre des lots transmis ne se lit pas.",
      expected: "Le fichier « .ledger.json » que Vigie écrit à côté du fichier de correspondance, tel quel.",
      cure: "Rétablissez-le d’une sauvegarde : il dit ce que vos lots ont déjà dépensé. Ne le supprimez que si aucun lot n’a été transmis.",
    },
  },
  "bundle/comment-invalid": {
    fr: {
      what: "Le commentaire qui doit partir avec le lot ne peut pas s’imprimer.",
      expected: "500 caractères au plus, sans caractère invisible.",
      cure: "Récrivez « comment » dans le fichier de correspondance.",
    },
  },
  "bundle/private-key-invalid": {
    fr: {
      what: "Ce fichier n’est pas une clé privée de Vigie.",
      expected: "Le fichier écrit par « vigie keys », tel quel.",
      cure: "Vérifiez le chemin ; si la clé est perdue ou abîmée, faites-en une autre et donnez sa partie publique à l’observatoire.",
    },
  },
} as const satisfies Catalogue;

export const bundleProblems = translated(french, { en: english });

export const problem = problemsOf(french);
