/** Pages around the chapters. */
export const frSite = {
  "page.skipContents": "Aller au sommaire",
  "page.languages": "Langues",
  "page.accessibility": "Accessibilité : non conforme",
  "contents.labelEnd": "Sommaire, en fin de page",
  "script.sortable": "Les têtes de colonne trient les lignes.",
  "script.table": "Le tableau à la place du dessin",
  "script.drawing": "Revenir au dessin",
  "script.cell": "{head} : {cell}",
  "origin.tables": "{said} : {tables} ({partners})",
  "origin.elsewhere": "{said} : {what} ({source})",
  "origin.printed": "{said} : {what}, chiffre imprimé",
  "cover.chapters": "Les chapitres",
  "nearby.label": "Pages voisines",
  "nearby.before": "Précédent :",
  "nearby.after": "Suivant :",
  "comparison.short": "Comparaison avec les chiffres publiés",
  "chapter.awaitedPassages":
    "{passages, plural, one {Un passage du texte est laissé de côté.} other {# passages du texte sont laissés de côté.}}",
  "text.awaitedSection": "Cette partie attend les tableaux d’un partenaire.",
  "text.awaited": "(en attente)",

  "method.words": "Nombres et comparaisons dans le texte",
  "method.wordsText":
    "Chaque nombre du texte est lu dans un tableau au moment où ces pages sont faites, et renvoie à lui. Les mots de comparaison, comme « plus souvent que », sont calculés eux aussi : là où l’étude déclare comment se lit la population, on ne dit « plus » ou « moins » que si l’intervalle à 95 % de l’écart ne contient pas zéro ; ailleurs, que si l’écart atteint {points} point de pourcentage.",
  "method.elsewhere": "Valeurs citées d’autres sources",
  "elsewhere.caption": "Ce que le texte cite et que cette étude n’a pas mesuré",
  "elsewhere.what": "Ce qui est mesuré",
  "elsewhere.value": "Valeur",
  "elsewhere.universe": "Champ",
  "elsewhere.year": "Année",
  "elsewhere.source": "Source",

  "about.title": "À propos",
  "about.lead":
    "Ce diagnostic réunit ce que plusieurs institutions savent chacune de leurs publics, sans qu’aucune ait montré ses fichiers aux autres. L’étude a été écrite une fois ; chaque partenaire l’a exécutée chez lui ; seuls des tableaux protégés en sont sortis.",
  "about.study": "Étude",
  "about.version": "Version",
  "about.hash": "Empreinte des fichiers (SHA-256)",
  "about.period": "Période observée",
  "about.software": "Logiciel",
  "about.publisher": "Publié par",
  "about.frequency": "Rythme des éditions",
  "about.frequency.monthly": "chaque mois",
  "about.frequency.quarterly": "chaque trimestre",
  "about.frequency.half_yearly": "chaque semestre",
  "about.frequency.yearly": "chaque année",
  "about.frequency.two_yearly": "tous les deux ans",
  "about.frequency.irregular": "sans rythme fixe",
  "about.frequency.once": "une seule fois",
  "about.address": "Adresse de publication",
  "about.contact": "Écrire à",
  "about.reuse": "Refaire, vérifier, réutiliser",
  "about.reuseText":
    "Les mêmes fichiers d’étude et les mêmes lots redonnent les mêmes pages, à l’octet près. Les tableaux se téléchargent depuis la page « Données » ; chaque nombre du texte et chaque figure mènent au leur.",

  "glossary.title": "Glossaire",
  "glossary.populations": "Les populations de cette étude",
  "glossary.unitOf": "Unité comptée : {unit}.",
  "glossary.study": "Étude",
  "glossary.study.definition":
    "Les fichiers qui disent ce qui est mesuré, chez qui et comment ; la même pour tous les partenaires.",
  "glossary.partner": "Partenaire",
  "glossary.partner.definition": "Une institution qui tient des données et exécute l’étude chez elle.",
  "glossary.source": "Source",
  "glossary.source.definition": "Un ensemble de données d’un partenaire, fait d’unités de même nature.",
  "glossary.unit": "Unité statistique",
  "glossary.unit.definition":
    "Ce qui est compté : un foyer, une personne assurée, une réponse, un accompagnement. Un foyer n’est pas une personne.",
  "glossary.universe": "Champ",
  "glossary.universe.definition": "La population que décrit un tableau.",
  "glossary.contact": "Contact",
  "glossary.contact.definition": "Un usage d’un canal par une unité, un jour donné.",
  "glossary.channel": "Canal",
  "glossary.channel.definition":
    "Une manière de joindre une administration : accueil, courrier, téléphone, courriel, compte en ligne…",
  "glossary.indicator": "Indicateur",
  "glossary.indicator.definition": "Une question que l’étude pose à une source ; elle donne un tableau.",
  "glossary.share": "Part",
  "glossary.share.definition": "Un effectif rapporté à une base, en pour cent.",
  "glossary.base": "Base",
  "glossary.base.definition":
    "Les unités dont la valeur est connue : celles sur lesquelles une part est prise.",
  "glossary.whole": "Ensemble",
  "glossary.whole.definition": "Toute la population décrite, le groupe dont on parle compris.",
  "glossary.rest": "Reste",
  "glossary.rest.definition": "La population décrite, sans le groupe dont on parle.",
  "glossary.interval": "Intervalle à 95 %",
  "glossary.interval.definition":
    "Valeurs compatibles avec les données, quand celles-ci se lisent comme un échantillon. Une population entière n’en a pas.",
  "glossary.secrecy": "Secret statistique",
  "glossary.secrecy.definition":
    "Ce qui n’est pas publié parce que cela pourrait désigner quelqu’un : tout effectif de 1 à {max}, et ce qui permettrait de le retrouver.",
  "glossary.bundle": "Lot",
  "glossary.bundle.definition":
    "Le fichier qui sort de chez un partenaire : ses tableaux protégés et leur preuve.",
  "glossary.hash": "Empreinte",
  "glossary.hash.definition":
    "Une suite de caractères calculée sur un fichier ; elle change dès qu’un seul de ses caractères change.",

  "data.title": "Données",
  "data.lead":
    "Tous les tableaux que l’étude demande, publiés ou non. Chacun a une page qui dit d’où il vient, et deux fichiers : l’un pour les logiciels, avec les codes ; l’autre pour un tableur réglé en français.",
  "data.masked":
    "Un effectif vide (dans un tableur, le mot « secret ») est couvert par le secret statistique : ce n’est pas un zéro.",
  "data.caption": "Tableaux sur cette population : {people}",
  "data.table": "Tableau",
  "data.state": "État",
  "data.rows": "Lignes",
  "data.file": "Fichier",
  "data.fileOf": "{title} : {form}",
  "data.published": "publié",
  "data.withheld": "gardé par le partenaire (secret)",
  "data.awaited": "pas encore reçu",

  "provenance.title": "D’où vient : {title}",
  "provenance.population": "Population",
  "provenance.source": "Source",
  "provenance.period": "Période",
  "provenance.studyHash": "Empreinte de l’étude",
  "provenance.signature": "Signature",
  "provenance.unsigned": "aucune",
  "provenance.signedBy": "clé « {key} » du partenaire, vérifiée",
  "provenance.secrecy": "Règle de secret",
  "provenance.treatment": "Traitement de ce tableau",
  "treatment.published":
    "publié{merged, plural, =0 {} one { ; # modalité rare réunie aux autres} other { ; # modalités rares réunies entre elles}}",
  "treatment.withheld": "gardé par le partenaire : un effectif trop petit pourrait désigner quelqu’un",
  "provenance.uses": "Où ces données sont racontées",
  "provenance.noUse": "Aucun chapitre ne les cite. Elles sont dans le catalogue :",

  "accessibility.title": "Déclaration d’accessibilité",
  "accessibility.lead":
    "Ces pages sont faites pour être lues par tout le monde, avec ou sans souris, écran, couleur ou script. Voici ce qui est vérifié, et ce qui ne l’est pas.",
  "accessibility.state": "État de conformité",
  "accessibility.stateText":
    "Aucun audit n’a encore été mené par une personne selon le référentiel général d’amélioration de l’accessibilité (RGAA 4.1.2). Sans audit, ces pages sont déclarées non conformes, quoi que disent les contrôles automatiques.",
  "accessibility.done": "Ce qui est contrôlé à chaque version du logiciel",
  "accessibility.automatic":
    "L’outil axe-core ne trouve rien sur une étude d’essai, à 320, 768 et 1 440 pixels de large, en clair, en sombre et à l’impression, ni sur chaque page d’une grande étude, avec et sans script.",
  "accessibility.keyboard": "Tout s’atteint au clavier, et deux liens évitent de parcourir toute la page.",
  "accessibility.reflow":
    "À 320 pixels de large, rien ne déborde ; seuls les tableaux défilent dans leur cadre.",
  "accessibility.figures":
    "Chaque figure a un titre qui dit ce qu’elle montre, une description, et son tableau juste après elle.",
  "accessibility.tables": "Les tableaux ont une légende, et des en-têtes de lignes et de colonnes.",
  "accessibility.print": "Aucun script n’est nécessaire, rien n’est chargé d’ailleurs, et tout s’imprime.",
  "accessibility.lacking": "Ce qui manque",
  "accessibility.audit": "Un audit par une personne formée, sur les pages de cette étude.",
  "accessibility.scroll":
    "Les grands tableaux demandent de défiler horizontalement sur un petit écran ; le fichier CSV est une autre voie.",
  "accessibility.reader": "Des essais avec plusieurs lecteurs d’écran.",
  "accessibility.contact": "Signaler une difficulté",
  "accessibility.contactText":
    "Écrivez à l’institution qui publie ce diagnostic ; elle vous doit une réponse, et le contenu sous une autre forme. Sans réponse, vous pouvez saisir le Défenseur des droits.",
} as const;
