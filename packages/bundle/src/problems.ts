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
  "bundle/format-unknown": {
    fr: {
      what: "Ce lot est écrit dans un format que cette version de Vigie ne connaît pas.",
      expected: "Cette version de Vigie lit le format 1.",
      cure: "Mettez Vigie à jour, ou demandez un lot fait avec la même version que la vôtre.",
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
  "bundle/signature-invalid": {
    fr: {
      what: "La signature de ce lot, « signature.json », n’a pas la forme attendue.",
      expected: "La signature suit le format décrit dans docs/formats.md.",
      cure: "Demandez de nouveau le lot au partenaire ; s’il vient de Vigie, signalez ce défaut.",
    },
  },
  "bundle/audit-fails": {
    fr: {
      what: "L’audit de ce lot, refait à l’instant, ne donne pas le résultat qu’il déclare.",
      expected: "Aucun petit effectif publié, et aucune case masquée que l’on puisse retrouver.",
      cure: "N’utilisez pas ce lot ; prévenez le partenaire et demandez-lui d’en refaire un.",
    },
    refusal: true,
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
  "bundle/rule-loosened": {
    fr: {
      what: "Le lot du partenaire « {partner} » a été fait avec une règle du secret plus souple que celle de l’étude : {rule, select, min {le seuil} zeros {les zéros} allBut {les lignes tout entières dans une case} dominance {la dominance} other {le p %}}.",
      expected: "Les règles de l’étude, ou de plus strictes.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire de le refaire avec l’étude telle que vous l’avez.",
    },
    refusal: true,
  },
  "bundle/tables-differ": {
    fr: {
      what: "Le lot du partenaire « {partner} » dit d’un de ses tableaux autre chose que l’étude : sa source, sa période, son arrondi ou le sens de ses caractéristiques.",
      expected: "Des tableaux tels que l’étude les demande.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire de le refaire avec l’étude telle que vous l’avez.",
    },
    refusal: true,
  },
  "bundle/attacker-weakened": {
    fr: {
      what: "L’audit du lot du partenaire « {partner} » ne suppose pas tout ce que l’étude apprend à qui la lit.",
      expected:
        "Un audit qui part des nomenclatures, des champs et des caractéristiques calculées de l’étude.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire de le refaire avec l’étude telle que vous l’avez.",
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
  "bundle/previous-of-another": {
    fr: {
      what: "Le lot précédent est celui du partenaire « {partner} » pour l’étude « {study} ».",
      expected: "Un lot du même partenaire et de la même étude.",
      cure: "Donnez le dernier lot que ce partenaire a transmis pour cette étude.",
    },
  },
  "bundle/previous-later": {
    fr: {
      what: "Le lot précédent est daté du {found}, après celui qui le suit.",
      expected: "Un lot fait le {date} ou avant.",
      cure: "Vérifiez la date de l’exécution, et que les deux lots ne sont pas intervertis.",
    },
  },
  "bundle/previous-tells": {
    fr: {
      what: "Aucun tableau ne peut sortir{told, plural, =0 {, et un lot vide n’apprendrait rien de plus que ceux qui sont déjà transmis} other { : avec les lots déjà transmis, ceux-ci diraient ce qu’il en est de quelques personnes : {tables}}}.",
      expected:
        "Un tableau au moins qui ne dit rien de quelques personnes, même avec un tableau que l’étude ne demande plus.",
      cure: "{many, plural, =0 {Gardez les lots déjà transmis, qui restent justes.} other {L’étude ne demande plus {dropped}, que ces lots contiennent : demandez à l’observatoire de {many, plural, one {le} other {les}} garder, pour que Vigie en tienne compte en choisissant les cases à masquer.}} Rien n’a été écrit.",
    },
    refusal: true,
  },
  "bundle/previous-names-lost": {
    fr: {
      what: "Le lot du {date}, déjà transmis, compte les mêmes personnes de « {source} » selon ce que l’étude n’a plus, ou définit autrement : {counts, plural, =0 {} one {la caractéristique {attributes}} other {les caractéristiques {attributes}}}{counts, plural, =0 {} other {{chosen, plural, =0 {} other { ; }}}}{chosen, plural, =0 {} one {le champ {universes}} other {les champs {universes}}}.",
      expected:
        "Des noms qui gardent leur sens et leurs codes : sans eux, rien ne dit ce que les deux lots apprennent ensemble sur quelques personnes.",
      cure: "Demandez à l’observatoire de remettre ces définitions dans « sources/{source}.yaml » telles qu’elles étaient, même si aucun indicateur ne les demande plus, et de donner un autre nom à ce qui a changé. Rien n’a été écrit.",
    },
    refusal: true,
  },
  "bundle/previous-association-lost": {
    fr: {
      what: "Le lot du {date}, déjà transmis, compte les mêmes personnes de « {source} » selon {attributes}, que seule fait une association que l’étude ne demande plus.",
      expected:
        "Des noms qui gardent leur sens : sans eux, rien ne dit ce que les deux lots apprennent ensemble sur quelques personnes.",
      cure: "Demandez à l’observatoire de remettre dans « indicators.yaml » l’indicateur « association » qui compare ces réponses. Rien n’a été écrit.",
    },
    refusal: true,
  },
  "bundle/previous-source-lost": {
    fr: {
      what: "Le lot du {date}, déjà transmis, compte les personnes de la source « {source} », que l’étude n’a plus ; une autre source compte maintenant des personnes sur la même période.",
      expected: "Une source qui garde son nom : les deux peuvent compter les mêmes personnes.",
      cure: "Demandez à l’observatoire de rendre son nom à cette source, avec ses définitions. Rien n’a été écrit.",
    },
    refusal: true,
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
