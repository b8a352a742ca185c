import type { Catalogue } from "@vigie/study";

const near = "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {";

/** Sentences about the text of the diagnostic. */
export const textProblems = {
  "diagnostic/text-html": {
    fr: {
      what: "Le texte contient une balise HTML.",
      expected: "Du Markdown et les directives de Vigie ; aucune balise n’est recopiée dans les pages.",
      cure: "Supprimez la balise ; pour écrire le signe « < », faites-le précéder d’une barre oblique inversée.",
    },
  },
  "diagnostic/text-construct-refused": {
    fr: {
      what: "Cet élément de Markdown n’a pas sa place dans le texte.",
      expected:
        "Titres, paragraphes, listes, citations, mises en évidence, liens écrits [texte](adresse), et directives.",
      cure: "Supprimez-le ; une image ou un tableau se montre par une figure, « ::figure ».",
    },
  },
  "diagnostic/text-heading-level": {
    fr: {
      what: "Ce titre n’est pas au bon niveau.",
      expected: "Dans un chapitre, les titres sont de niveau 2 (##) ou 3 (###).",
      cure: "Ouvrez un chapitre par « ::chapter[Titre] », et donnez aux titres qu’il contient deux ou trois dièses.",
    },
  },
  "diagnostic/text-too-deep": {
    fr: {
      what: "Le texte emboîte trop de listes, de citations ou de mises en valeur les unes dans les autres.",
      expected: "Vingt niveaux au plus ; un ou deux suffisent à qui lit.",
      cure: "Sortez ce passage de ceux qui le contiennent.",
    },
  },
  "diagnostic/text-label-missing": {
    fr: {
      what: "La directive « {directive} » n’a pas de titre.",
      expected: "Un titre entre crochets, juste après le nom de la directive.",
      cure: "Écrivez par exemple « ::chapter[Les canaux] » avec son identifiant.",
    },
  },
  "diagnostic/text-chapter-without-id": {
    fr: {
      what: "L’identifiant de chapitre « {id} » ne convient pas.",
      expected: "Une lettre, puis des minuscules sans accent, des chiffres et des traits d’union.",
      cure: "Donnez au chapitre un attribut comme « id=canaux » : il nomme sa page.",
    },
  },
  "diagnostic/text-barriers-absent": {
    fr: {
      what: "Le texte montre le tableau des freins, et l’étude n’en déclare aucun.",
      expected: "Un fichier « barriers.yaml » dans le dossier de l’étude.",
      cure: "Ajoutez ce fichier, ou retirez « ::barriers ».",
    },
  },
  "diagnostic/text-overview-absent": {
    fr: {
      what: "Le texte montre les groupes de toutes les populations, et l’étude n’en compte pas deux.",
      expected: "Au moins deux indicateurs « distribution » dont « of » est « group ».",
      cure: "Déclarez-les dans indicators.yaml, ou retirez « ::overview » et montrez la figure qui existe.",
    },
  },
  "diagnostic/text-anchor-twice": {
    fr: {
      what: "« {anchor} » désigne déjà un chapitre, un titre ou une figure.",
      expected: "Chaque chapitre, chaque titre et chaque figure n’est qu’une fois dans le texte.",
      cure: "Changez l’identifiant ou le titre, ou remplacez la seconde figure par un lien vers la première.",
    },
  },
  "diagnostic/text-anchor-unknown": {
    fr: {
      what: "Le lien « #{anchor} » ne mène nulle part.",
      expected: "L’identifiant d’un chapitre, d’un titre ou d’une figure du texte.",
      cure: `${near}Corrigez le lien, ou ajoutez ce qu’il désigne.}}`,
    },
  },
  "diagnostic/text-link-refused": {
    fr: {
      what: "Le lien vers « {address} » n’est pas admis.",
      expected: "Une adresse en https://, ou « # » suivi d’un identifiant du texte.",
      cure: "Corrigez l’adresse, ou supprimez le lien.",
    },
  },
  "diagnostic/text-number-typed": {
    fr: {
      what: "Un pourcentage est écrit à la main dans le texte.",
      expected:
        "Un nombre vient d’un tableau, par une référence : il suit les données d’une édition à l’autre.",
      cure: "Remplacez-le par « :share », ou par « :elsewhere » s’il vient d’une autre source.",
    },
  },
  "diagnostic/text-colons": {
    fr: {
      what: "« {written} » n’a pas le bon nombre de deux-points.",
      expected:
        "{form, select, sentence {Un seul deux-points, dans une phrase} line {Deux deux-points, seul sur sa ligne} other {Trois deux-points, et une ligne « ::: » à la fin de ce que l’encadré contient}} : « {right} ».",
      cure: "Écrivez « {right} » au lieu de « {written} »{closed, select, yes {, et retirez la ligne « ::: » qui le ferme, s’il y en a une} other {}}.",
    },
  },
  "diagnostic/text-directive-unknown": {
    fr: {
      what: "La directive « {directive} » n’existe pas.",
      expected: "L’une de celles-ci : {directives}.",
      cure: `${near}Corrigez son nom.}}`,
    },
  },
  "diagnostic/text-attribute-unknown": {
    fr: {
      what: "L’attribut « {attribute} » ne veut rien dire ici.",
      expected: "L’un de ceux-ci : {attributes}.",
      cure: `${near}Corrigez son nom, ou supprimez-le.}}`,
    },
  },
  "diagnostic/text-indicator-unknown": {
    fr: {
      what: "Le texte cite l’indicateur « {indicator} », que l’étude ne déclare pas.",
      expected: "Un indicateur déclaré dans indicators.yaml.",
      cure: `${near}Corrigez ce nom, déclarez l’indicateur, ou retirez le passage s’il a été supprimé de l’étude.}}`,
    },
  },
  "diagnostic/text-code-unknown": {
    fr: {
      what: "Le code « {code} » n’existe pas pour « {dimension} ».",
      expected: "Un code du tableau cité ; plusieurs se réunissent par une barre, comme « mixed|direct ».",
      cure: `${near}Corrigez ce code.}}`,
    },
  },
  "diagnostic/text-against-has-no-groups": {
    fr: {
      what: "Le champ « {universe} » n’est pas réparti selon « {dimension} » dans ce tableau.",
      expected: "La population de comparaison n’a que son total.",
      cure: "Retirez l’un de ces deux attributs.",
    },
  },
  "diagnostic/text-share-without-code": {
    fr: {
      what: "Cette part de « {indicator} » ne dit pas la part de quoi.",
      expected: "Un code de « {dimension} », le long duquel les parts sont prises.",
      cure: "Ajoutez l’attribut « {dimension} » avec un code, ou citez un effectif par « :count ».",
    },
  },
  "diagnostic/text-measure-unknown": {
    fr: {
      what: "Le tableau « {indicator} » n’a pas de mesure « {measure} » dans cette case.",
      expected: "Une colonne de ce tableau ({measures}) et une seule case.",
      cure: `${near}Citez un effectif par « :count », ou une part par « :share ».}}`,
    },
  },
  "diagnostic/text-rate-unfit": {
    fr: {
      what: "« {indicator} » ne donne pas ici le taux d’un territoire.",
      expected: "Un indicateur « rate », et un seul code de « {dimension} ».",
      cure: "Ajoutez « {dimension}= » et le code du territoire, ou citez un effectif par « :count ».",
    },
  },
  "diagnostic/text-comparison-unfit": {
    fr: {
      what: "On ne sait pas à quoi comparer cette case de « {indicator} ».",
      expected: "Un code de « {dimension} », un groupe au plus par dimension, pas d’attribut « universe ».",
      cure: "{some, select, yes {Complétez ou retirez des attributs : nommez un seul code de chaque dimension qui fait les groupes.} other {Nommez un groupe du profil, ou donnez à l’indicateur une population de comparaison (« against »).}}",
    },
  },
  "diagnostic/text-comparison-other": {
    fr: {
      what: "Le texte compare autrement que les figures et les données : « to={to} ».",
      expected:
        "« to={side} » pour « {indicator} », ou pas de « to » : {side, select, against {l’indicateur nomme une population de comparaison (« against »)} rest {l’étude compare aux autres (« compared_with: rest », dans study.yaml)} other {l’étude compare à l’ensemble (« compared_with: whole », ou rien, dans study.yaml)}}.",
      cure: "Retirez « to={to} » et relisez la phrase ; ou changez {side, select, against {« against » dans indicators.yaml} other {« compared_with » dans study.yaml}}, pour tout le diagnostic.",
    },
  },
  "diagnostic/text-reference-other": {
    fr: {
      what: "Le texte cite une autre référence que la figure et les données de « {indicator} ».",
      expected:
        "{side, select, rest {La part chez les autres : l’étude compare aux autres (« compared_with: rest », dans study.yaml).} other {La part dans l’ensemble : l’étude compare à l’ensemble (« compared_with: whole », ou rien, dans study.yaml).}}",
      cure: "Écrivez « :reference[{indicator}] » avec les mêmes codes, sans « universe » ni « without » ; ou changez « compared_with » dans study.yaml, pour tout le diagnostic.",
    },
  },
  "diagnostic/text-claim-unread": {
    fr: {
      what: "La condition « {clause} » d’une affirmation ne se lit pas.",
      expected:
        "Deux termes séparés par « > », « < » ou « = » et des espaces : une part comme « rsa_groups group=mixed », un chiffre de published.yaml, un pourcentage ; à droite, « others » ou « reference » aussi. Ou bien le nom d’une condition de published.yaml. Plusieurs se séparent par « ; ».",
      cure: `${near}Écrivez par exemple « :claim[La plupart mêlent les canaux.] » avec l’attribut that="rsa_groups group=mixed > 50 %".}}`,
    },
  },
  "diagnostic/text-claim-contrary": {
    fr: {
      what: "Les tableaux contredisent « {claim} ».",
      expected: "Dans une édition à publier, une phrase qui compare dit ce que montre « {indicators} ».",
      cure: "Récrivez la phrase et sa condition, ou assemblez sans « --edition » pour un brouillon où elle est marquée.",
    },
  },
  "diagnostic/text-title-generated": {
    fr: {
      what: "Personne n’a donné de titre à la figure « {figure} ».",
      expected:
        "Un titre entre crochets qui dit le constat, avec ses nombres par « :share » et ses semblables.",
      cure: "Écrivez par exemple « ::figure[Un foyer sur dix ne téléphone jamais] » avec son indicateur ; ou retirez la figure, que l’annexe montre.",
    },
  },
  "diagnostic/text-ask-without-reason": {
    fr: {
      what: "Cette demande ne mène à aucun chapitre.",
      expected:
        "Dans « :::asks », une liste : une ligne par institution, avec un lien vers le chapitre qui dit pourquoi.",
      cure: "Ajoutez à la ligne un lien comme « [pourquoi](#canaux) », vers un chapitre, un titre ou une figure.",
    },
  },
  "diagnostic/text-words-missing": {
    fr: {
      what: "Il manque des mots à cette comparaison.",
      expected:
        "Les trois attributs « more », « less » et « same » : l’an prochain, le tableau peut dire le contraire.",
      cure: "Ajoutez ceux qui manquent, ou retirez-les tous pour les mots habituels.",
    },
  },
  "diagnostic/text-format-unknown": {
    fr: {
      what: "« {format} » n’est pas une manière de dire une valeur.",
      expected: "L’une de celles-ci : {formats}.",
      cure: `${near}Corrigez l’attribut « as ».}}`,
    },
  },
  "diagnostic/text-decimals-wrong": {
    fr: {
      what: "Le nombre de décimales n’en est pas un.",
      expected: "Un nombre entier de 0 à {max}.",
      cure: "Corrigez l’attribut « decimals ».",
    },
  },
  "diagnostic/text-words-of-condition-missing": {
    fr: {
      what: "Il manque des mots pour dire si cette condition tient.",
      expected:
        "Les deux attributs « yes » et « no » : l’an prochain, les tableaux peuvent dire le contraire. Une condition ne se dit pas par un nombre.",
      cure: 'Écrivez par exemple « yes="sont plus âgées" » et « no="ne sont pas plus âgées" » entre les accolades.',
    },
  },
  "diagnostic/text-published-unknown": {
    fr: {
      what: "Le texte cite « {figure} », qui n’est pas dans published.yaml ou n’y a pas ce que cette référence demande.",
      expected:
        "Un chiffre déclaré dans published.yaml, avec une valeur (« :printed ») ou un calcul (« :computed »).",
      cure: `${near}Corrigez ce nom, ou déclarez le chiffre.}}`,
    },
  },
  "diagnostic/text-elsewhere-unknown": {
    fr: {
      what: "Le texte cite la valeur « {value} », qui n’est pas dans elsewhere.yaml.",
      expected: "Une valeur déclarée dans elsewhere.yaml, avec sa source, son année et son champ.",
      cure: `${near}Déclarez cette valeur, ou corrigez son nom.}}`,
    },
  },
  "diagnostic/text-masked": {
    fr: {
      what: "Le texte cite une case de « {indicators} » masquée par le secret statistique : son effectif est trop petit.",
      expected: "Une case dont l’effectif est montré.",
      cure: "Citez une case moins fine, par exemple plusieurs codes réunis par une barre, ou retirez la phrase.",
    },
  },
  "diagnostic/text-uncertain": {
    fr: {
      what: "Le texte cite une part de « {indicators} » que le bruit qui protège les personnes laisse à plus de 5 points près.",
      expected: "Une part assez précise pour être imprimée.",
      cure: "Citez une part sur une base plus grande, par exemple plusieurs codes réunis par une barre, ou dites-le sans chiffre.",
    },
  },
  "diagnostic/text-not-computed": {
    fr: {
      what: "« {written} » n’a pas de valeur : dans « {indicators} », personne n’est compté dans cette case, ou le tableau n’a pas cette mesure.",
      expected: "Une case où quelqu’un est compté, et une mesure que le tableau donne.",
      cure: "Vérifiez entre les accolades les codes et la mesure d’après le tableau, que la page « Données » du diagnostic donne une fois cette référence retirée ; corrigez-les, ou retirez la phrase.",
    },
  },
  "diagnostic/text-value-unfit": {
    fr: {
      what: "La valeur {value} ne peut pas se dire en « {format} » sans tromper.",
      expected: "Une valeur proche de celle que ces mots désignent.",
      cure: "Choisissez une autre manière avec « as », par exemple « percent » ou « number ».",
    },
  },
} as const satisfies Catalogue;
