import type { Catalogue } from "../reading/vigie-error.ts";

const near = "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {";

/** Sentences about the meaning of a study: what its parts say of one another. */
export const meaningProblems = {
  "study/window-reversed": {
    fr: {
      what: "La période d’observation finit avant de commencer.",
      expected: "La date « to » est celle de « from » ou une date postérieure ; les deux jours sont inclus.",
      cure: "Corrigez l’une des deux dates.",
    },
  },
  "study/timezone-unknown": {
    fr: {
      what: "« {timezone} » n’est pas un fuseau horaire connu.",
      expected:
        "Un fuseau se désigne par son nom, comme Europe/Paris ; un décalage comme +01:00 ignore l’heure d’été.",
      cure: `${near}Écrivez « Europe/Paris » pour la France métropolitaine.}}`,
    },
  },
  "study/dictionary-name": {
    fr: {
      what: "Ce fichier dit être en « {language} », et il se nomme « {file} ».",
      expected:
        "Un fichier de langue porte le code de sa langue, que les bibliothèques connaissent : languages/de.yaml pour l’allemand.",
      cure: "Corrigez « language: », ou renommez le fichier.",
    },
  },
  "study/dictionary-needless": {
    fr: {
      what: "Vigie parle déjà « {language} ».",
      expected:
        "Un fichier de langue ajoute une langue ; le français et l’anglais sont dans Vigie et dans l’étude.",
      cure: "Supprimez ce fichier ; les textes de l’étude se disent dans cette langue à côté du français, sous « en: ».",
    },
  },
  "study/codelist-twice": {
    fr: {
      what: "La nomenclature « {codelist} » est déjà définie dans « {file} ».",
      expected: "Chaque nomenclature a un nom qui n’est qu’à elle.",
      cure: "Renommez l’une des deux, ou supprimez-en une.",
    },
  },
  "study/codelist-unknown": {
    fr: {
      what: "La nomenclature « {codelist} » n’existe pas.",
      expected: "Une nomenclature est définie par la clé « codelist » d’un fichier du dossier « codelists ».",
      cure: `${near}Ajoutez un fichier qui la définit, ou corrigez ce nom.}}`,
    },
  },
  "study/code-twice": {
    fr: {
      what: "Le code « {code} » figure deux fois dans cette nomenclature.",
      expected: "Chaque code n’y figure qu’une fois.",
      cure: "Gardez-en un, supprimez l’autre ou changez son code.",
    },
  },
  "study/code-unknown": {
    fr: {
      what: "Le code « {code} » n’est pas dans la nomenclature « {codelist} ».",
      expected: "On attend ici un code de cette nomenclature, du niveau le plus fin.",
      cure: `${near}Ajoutez ce code à la nomenclature, ou corrigez-le.}}`,
    },
  },
  "study/parent-unknown": {
    fr: {
      what: "Le code « {code} » dépend de « {parent} », qui n’est pas dans cette nomenclature.",
      expected: "Le code du niveau supérieur figure dans la même nomenclature.",
      cure: `${near}Ajoutez-y ce code, ou corrigez « parent ».}}`,
    },
  },
  "study/parent-cycle": {
    fr: {
      what: "De niveau en niveau, le code « {code} » finit par dépendre de lui-même.",
      expected: "Une hiérarchie s’arrête à un code sans « parent ».",
      cure: "Supprimez « parent » au code qui est tout en haut.",
    },
  },
  "study/bands-unordered": {
    fr: {
      what: "La tranche « {code} » commence avant la fin de « {before} », ou au même point.",
      expected: "Les tranches sont rangées par borne basse croissante.",
      cure: "Rangez-les de la plus basse à la plus haute, ou corrigez « from ».",
    },
  },
  "study/bands-expected": {
    fr: {
      what: "La nomenclature « {codelist} » ne donne pas de tranches : aucun de ses codes ne porte « from ».",
      expected: "« bands » découpe un nombre selon la borne basse, « from », de chaque code.",
      cure: "Ajoutez « from » à chaque code, ou nommez une nomenclature qui en a.",
    },
  },
  "study/band-without-from": {
    fr: {
      what: "La tranche « {code} » n’a pas de borne basse, alors que « {codelist} » sert à découper un nombre.",
      expected:
        "Chaque code d’une nomenclature de tranches porte « from », sauf ceux qui portent « missing ».",
      cure: "Ajoutez « from » à ce code.",
    },
  },
  "study/source-twice": {
    fr: {
      what: "La source « {source} » est déjà définie dans « {file} ».",
      expected: "Chaque source a un nom qui n’est qu’à elle.",
      cure: "Renommez l’une des deux, ou supprimez-en une.",
    },
  },
  "study/source-unknown": {
    fr: {
      what: "La source « {source} » n’existe pas.",
      expected: "Une source est définie par la clé « source » d’un fichier du dossier « sources ».",
      cure: `${near}Ajoutez un fichier qui la définit, ou corrigez ce nom.}}`,
    },
  },
  "study/source-without-partner": {
    fr: {
      what: "La source « {source} » n’est confiée à aucun partenaire.",
      expected: "Chaque source figure sous « sources » d’un partenaire, dans study.yaml.",
      cure: "Ajoutez-la au partenaire qui détient ces données, ou supprimez son fichier.",
    },
  },
  "study/signing-key-twice": {
    fr: {
      what: "Deux clés publiques portent le nom « {key} ».",
      expected: "Chaque clé a un nom qui n’est qu’à elle, dans toute l’étude.",
      cure: "Gardez le nom que « vigie keys » a donné à chacune.",
    },
  },
  "study/public-key-invalid": {
    fr: {
      what: "La clé publique « {key} » n’est pas une clé Ed25519.",
      expected: "Une clé publique compte 32 octets, soit 43 caractères, sans espace ni « = ».",
      cure: "Recopiez les lignes que « vigie keys » a affichées chez le partenaire.",
    },
  },
  "study/public-key-twice": {
    fr: {
      what: "La clé publique « {key} » figure déjà chez le partenaire « {partner} ».",
      expected: "Chaque clé publique ne figure qu’une fois dans l’étude.",
      cure: "Demandez à chaque partenaire de faire sa propre clé avec « vigie keys ».",
    },
  },
  "study/signing-key-reversed": {
    fr: {
      what: "La clé « {key} » finit avant de commencer.",
      expected: "La date « to » est celle de « from » ou une date postérieure ; les deux jours sont inclus.",
      cure: "Corrigez l’une des deux dates.",
    },
  },
  "study/attribute-twice": {
    fr: {
      what: "« {attribute} » est à la fois une donnée demandée et une caractéristique calculée.",
      expected: "Un nom ne désigne qu’une caractéristique de la source.",
      cure: "Donnez un autre nom à la caractéristique calculée.",
    },
  },
  "study/attribute-reserved": {
    fr: {
      what: "« {attribute} » est un nom que Vigie emploie lui-même dans les tableaux.",
      expected: "Un nom que les tableaux n’emploient pas ; sont pris : {reserved}.",
      cure: "Choisissez un autre nom, plus précis : au lieu de « status », par exemple, « statut_logement ».",
    },
  },
  "study/attribute-unknown": {
    fr: {
      what: "La caractéristique « {attribute} » n’existe pas dans cette source.",
      expected: "Une caractéristique est définie sous « fields » ou « derive » de la même source.",
      cure: `${near}Définissez-la, ou corrigez ce nom.}}`,
    },
  },
  "study/attribute-code-unknown": {
    fr: {
      what: "« {code} » n’est pas un code de la caractéristique « {attribute} ».",
      expected: "On attend un de ses codes, du niveau le plus fin : {codes}.",
      cure: `${near}Choisissez un de ces codes, ou complétez la nomenclature.}}`,
    },
  },
  "study/derivation-type": {
    fr: {
      what: "« {attribute} » est {type, select, code {un code} flag {un oui ou non} multiple {une question à plusieurs réponses} date {une date} other {un nombre}} : ce calcul ne s’y applique pas.",
      expected:
        "{needs, select, date {« years », « days », « months » et « period » partent d’une date.} number {« bands » et « quantiles » découpent un nombre.} flag {« any » et « set » réunissent des oui ou non (flag).} other {« recode » et « parent » partent d’une caractéristique qui a des codes.}}",
      cure: "Nommez une caractéristique de la sorte attendue, ou changez de calcul.",
    },
  },
  "study/good-friday-elsewhere": {
    fr: {
      what: "« good_friday » ne change rien ici : {law, select, holiday {la loi fait du Vendredi saint un jour férié dans ce département} other {on travaille le Vendredi saint là où rien n’est dit}}.",
      expected: "« good_friday » est pour l’outre-mer, où ne pas travailler ce jour-là est un usage.",
      cure: "{law, select, holiday {Retirez « good_friday ».} other {Ajoutez « departement », ou retirez « good_friday ».}}",
    },
  },
  "study/interval-constant": {
    fr: {
      what: "De « {from} » à « {to} », l’écart est le même pour tout le monde.",
      expected: "Un écart va d’une date de la source à une autre, ou à un jour fixe.",
      cure: "Nommez deux dates différentes, dont une au moins est une date de la source.",
    },
  },
  "study/contact-without-contacts": {
    fr: {
      what: "« {attribute} » se tire des contacts, et la source n’en déclare pas.",
      expected: "« contact » donne le premier ou le dernier contact d’une unité, ou leur nombre.",
      cure: "Déclarez « contacts » dans cette source, ou retirez ce calcul.",
    },
  },
  "study/range-of-a-date": {
    fr: {
      what: "« {attribute} » est la date d’un contact, et porte « {key} », qui est d’un nombre.",
      expected: "Seul « contact: count » est un nombre, qui a une étendue.",
      cure: "Retirez « {key} », ou écrivez « contact: count ».",
    },
  },
  "study/quantiles-number": {
    fr: {
      what: "Le nombre de valeurs de « {attribute} » n’est pas celui de quantiles usuels.",
      expected: "« at » donne 1 valeur (médiane), 2 (tiers), 3 (quartiles), 4 (cinquièmes) ou 9 (déciles).",
      cure: "Recopiez toutes les valeurs de la publication, ou découpez ce nombre avec « bands ».",
    },
  },
  "study/quantiles-unordered": {
    fr: {
      what: "Une valeur de « {attribute} » n’est pas plus grande que celle qui la précède.",
      expected: "Les quantiles sont rangés du plus petit au plus grand.",
      cure: "Corrigez cette valeur d’après la publication.",
    },
  },
  "study/derivation-cycle": {
    fr: {
      what: "Ces caractéristiques se calculent l’une à partir de l’autre sans fin : {names}.",
      expected: "Un calcul part, de proche en proche, de données demandées sous « fields ».",
      cure: "Faites partir l’une d’elles d’une donnée demandée.",
    },
  },
  "study/recode-incomplete": {
    fr: {
      what: "Des codes de « {attribute} » n’ont pas de traduction : {codes}.",
      expected: "« map » traduit chaque code de la caractéristique de départ.",
      cure: "Ajoutez une ligne par code oublié.",
    },
  },
  "study/parent-without-hierarchy": {
    fr: {
      what: "Aucun code de « {attribute} » n’a de niveau supérieur dans « {codelist} ».",
      expected: "« parent » ramène chaque code à celui que sa nomenclature donne par la clé « parent ».",
      cure: "Ajoutez « parent » aux codes de cette nomenclature, ou employez « recode ».",
    },
  },
  "study/universe-unknown": {
    fr: {
      what: "Le champ « {universe} » n’existe pas dans la source « {source} ».",
      expected: "Un champ est défini sous « universes » de la source ; « all » existe toujours.",
      cure: `${near}Définissez-le, ou corrigez ce nom.}}`,
    },
  },
  "study/universe-all-restricted": {
    fr: {
      what: "Le champ « all » pose une condition.",
      expected: "« all » désigne toutes les unités de la source ; seul son libellé peut être donné.",
      cure: "Donnez un autre nom à ce champ.",
    },
  },
  "study/where-without-codes": {
    fr: {
      what: "« {attribute} » est {type, select, multiple {une question à plusieurs réponses} date {une date} other {un nombre}} : un champ ne retient pas de telles valeurs.",
      expected: "Un champ retient des codes, ou oui ou non.",
      cure: "{type, select, multiple {Nommez l’une de ses réponses, comme « {attribute}_code ».} other {Découpez d’abord ce nombre en tranches, avec « bands », ou cette date en âges, avec « years ».}}",
    },
  },
  "study/channel-without-family": {
    fr: {
      what: "Le canal « {channel} » de la nomenclature « {codelist} » n’appartient à aucune famille.",
      expected:
        "Chaque canal est rangé dans digital, direct ou material, ou déclaré hors champ dans out_of_scope.",
      cure: "Rangez-le sous « families ».",
    },
  },
  "study/channel-in-two-families": {
    fr: {
      what: "Le canal « {channel} » est déjà rangé dans « {before} ».",
      expected: "Un canal appartient à une famille et une seule.",
      cure: "{sameFamily, select, yes {Supprimez cette répétition.} other {Retirez-le de « {before} » ou de « {family} ».}}",
    },
  },
  "study/channel-reserved": {
    fr: {
      what: "« {channel} » ne peut pas désigner un canal : c’est le nom d’un groupe sans canal.",
      expected: "Les noms none et routine_only sont réservés.",
      cure: "Changez le code de ce canal dans la nomenclature.",
    },
  },
  "study/routine-empty": {
    fr: {
      what: "Cette règle ne dit pas quels contacts elle met à part : elle les mettrait tous à part.",
      expected: "Une règle de routine nomme des canaux, des motifs, ou les deux.",
      cure: "Ajoutez « channel » ou « motive », ou supprimez la règle.",
    },
  },
  "study/routine-out-of-scope": {
    fr: {
      what: "La règle porte sur le canal « {channel} », qui est hors champ.",
      expected: "Une règle de routine porte sur des canaux rangés dans une famille.",
      cure: "Retirez-le de la règle, ou rangez-le dans une famille.",
    },
  },
  "study/routine-without-motives": {
    fr: {
      what: "La règle porte sur des motifs, mais la source n’en demande pas.",
      expected: "La clé « motives », sous « contacts », donne la nomenclature des motifs.",
      cure: "Ajoutez « motives », ou retirez « motive » de la règle.",
    },
  },
  "study/dimension-unknown": {
    fr: {
      what: "La source « {source} » n’a pas de caractéristique « {attribute} ».",
      expected: "On attend une caractéristique de la source, ou group ou subgroup si elle a des contacts.",
      cure: `${near}Définissez-la dans la source, ou corrigez ce nom.}}`,
    },
  },
  "study/dimension-without-contacts": {
    fr: {
      what: "« {attribute} » se tire des contacts, et la source « {source} » n’en a pas.",
      expected: "Les groupes et sous-groupes d’usage demandent une source avec « contacts ».",
      cure: "Nommez une caractéristique de la source ou, pour un profil, donnez-la par « by ».",
    },
  },
  "study/sets-crossed": {
    fr: {
      what: "« subgroup » est une liste des combinaisons de canaux qui se rencontrent : elle ne se croise avec rien et ne se compare à aucun champ.",
      expected: "« subgroup » est le « of » d’une répartition (kind: distribution), sans « against ».",
      cure: "Remplacez « subgroup » par « group », ou demandez une répartition de « subgroup » dans chaque champ voulu.",
    },
  },
  "study/dimension-without-codes": {
    fr: {
      what: "« {attribute} » est {type, select, multiple {une question à plusieurs réponses} date {une date} other {un nombre}} : on ne peut pas compter selon chacune de ses valeurs.",
      expected: "Un tableau compte selon des codes, ou selon oui ou non.",
      cure: "{type, select, multiple {Écrivez « kind: multiple », ou nommez l’une de ses réponses, comme « {attribute}_code ».} other {Calculez des tranches sous « derive », et nommez-les ici.}}",
    },
  },
  "study/asked-cycle": {
    fr: {
      what: "Le filtre de la question « {field} » dépend de « {attribute} », qui dépend de cette question.",
      expected: "Un filtre s’appuie sur des questions posées avant, ou sur ce qui s’en calcule.",
      cure: "Retirez « {attribute} » du filtre, ou filtrez sur une autre caractéristique.",
    },
  },
  "study/measure-unknown": {
    fr: {
      what: "L’indicateur « {indicator} » n’a pas de mesure « {measure} ».",
      expected: "Une mesure est l’une des colonnes qui suivent l’effectif dans le tableau de l’indicateur.",
      cure: `${near}Nommez l’une de ces colonnes ; une population entière n’a ni intervalle ni test.}}`,
    },
  },
  "study/set-expected": {
    fr: {
      what: "« {attribute} » n’est pas un ensemble de oui ou non.",
      expected: "« kind: overlap » compte les codes d’une caractéristique calculée par « set ».",
      cure: "Ajoutez sous « derive » une caractéristique « set », et nommez-la ici.",
    },
  },
  "study/weight-not-number": {
    fr: {
      what: "« {attribute} » n’est pas une donnée de type number : ce ne peut être un poids.",
      expected: "Les poids sont un nombre positif de chaque unité interrogée, donné par le fichier.",
      cure: "Déclarez les poids sous « fields », de type number, et nommez-les ici.",
    },
  },
  "study/population-missing": {
    fr: {
      what: "Il manque la taille de la population pour ces codes de « {attribute} » : {codes}.",
      expected: "Chaque code qui dit une valeur a sa taille.",
      cure: "Ajoutez ces tailles.",
    },
  },
  "study/margins-disagree": {
    fr: {
      what: "Les marges de « {attribute} » font {total, number} unités, celles de « {other} » {otherTotal, number}.",
      expected: "Toutes les marges d’un calage décrivent la même population : elles font le même total.",
      cure: "Corrigez l’une des deux, ou ramenez-les au même total.",
    },
  },
  "study/multiple-expected": {
    fr: {
      what: "« {attribute} » n’est pas une question à plusieurs réponses.",
      expected: "« kind: multiple » compte les réponses d’un champ de type multiple.",
      cure: "Nommez un tel champ, ou écrivez « kind: distribution » ou « kind: profile ».",
    },
  },
  "study/item-code-invalid": {
    fr: {
      what: "Le code « {code} » ne peut pas être une réponse de la question « {attribute} ».",
      expected:
        "Chaque réponse donne son nom à un oui ou non : minuscules sans accent, chiffres et traits bas.",
      cure: "Changez ce code dans la nomenclature « {codelist} ».",
    },
  },
  "study/item-name-taken": {
    fr: {
      what: "Le nom « {name} » est déjà pris : c’est celui que porte la réponse « {code} » de la question « {attribute} ».",
      expected: "Le oui ou non d’une réponse porte le nom du champ, un trait bas, puis le code.",
      cure: "Renommez cette donnée ou cette caractéristique.",
    },
  },
  "study/grid-column-taken": {
    fr: {
      what: "L’obstacle « {code} » porte le nom d’une colonne que toute grille a déjà.",
      expected: "Chaque obstacle devient une colonne des fichiers de résultats, à côté de : {columns}.",
      cure: "Donnez-lui un autre code.",
    },
  },
  "study/number-expected": {
    fr: {
      what: "« {attribute} » n’est pas un nombre : on ne peut en donner ni médiane ni moyenne.",
      expected:
        "« kind: summary » résume une donnée de type number, ou un nombre calculé : years, days, months, contact: count.",
      cure: "Nommez un nombre, ou comptez ces codes par « kind: distribution ».",
    },
  },
  "study/ratings-unordered": {
    fr: {
      what: "Les codes de « {attribute} » n’ont pas d’ordre : deux notes ne peuvent y être plus ou moins éloignées.",
      expected: "La nomenclature d’une note va du moins au plus grave, et le dit par « ordered: true ».",
      cure: "Ordonnez cette nomenclature, ou nommez la caractéristique qui porte la note.",
    },
  },
  "study/dimension-single-code": {
    fr: {
      what: "« {attribute} » n’a qu’un code : le tableau n’apprendrait rien.",
      expected: "On compte selon une caractéristique qui a au moins deux codes.",
      cure: "Complétez sa nomenclature, ou supprimez l’indicateur.",
    },
  },
  "study/direct-identifier": {
    fr: {
      what: "{derived, select, yes {« {attribute} » se déduit de « {identifier} », le nom d’une donnée qui désigne une personne.} other {« {attribute} » est le nom d’une donnée qui désigne une personne.}}",
      expected:
        "Un tableau ne compte jamais selon un numéro de sécurité sociale, une adresse, un courriel, un téléphone ou un nom.",
      cure: "Retirez cet indicateur. Si cette donnée ne désigne personne, donnez-lui un autre nom dans la source.",
    },
    refusal: true,
  },
  "study/profile-of-itself": {
    fr: {
      what: "Cet indicateur croise « {attribute} » avec « {attribute} ».",
      expected:
        "« of » et « by » nomment des caractéristiques toutes différentes ; le « by » d’un profil est group à défaut.",
      cure: "Changez l’une d’elles, ou faites une distribution.",
    },
  },
  "study/association-of-subgroup": {
    fr: {
      what: "Cette association porte sur « subgroup », dont les codes ne sont connus qu’après lecture des données.",
      expected: "Une association compare des codes déclarés d’avance, l’un d’eux servant de référence.",
      cure: "Nommez « group », ou une caractéristique de la source.",
    },
  },
  "study/association-code-missing": {
    fr: {
      what: "Le code « {code} » de « {attribute} » ne dit aucune valeur : il est hors de la base.",
      expected: "Une référence et un résultat sont des réponses : {codes}.",
      cure: "Choisissez un de ces codes.",
    },
  },
  "study/association-of-itself": {
    fr: {
      what: "Cette association met « {attribute} » en rapport avec « {other} » : c’est la même caractéristique.",
      expected: "« of », « outcome », « strata » et « adjust » nomment des caractéristiques différentes.",
      cure: "Changez l’une d’elles, ou supprimez l’association.",
    },
  },
  "study/association-by-construction": {
    fr: {
      what: "« {attribute} » et « {other} » se calculent l’une à partir de l’autre : leur association est vraie par construction.",
      expected: "« of », « outcome », « strata » et « adjust » ne se déduisent pas l’une de l’autre.",
      cure: "Retirez l’une de ce qui définit l’autre, ou supprimez l’association.",
    },
  },
  "study/family-unknown": {
    fr: {
      what: "La famille de tests « {family} » n’existe pas.",
      expected: "Une famille est définie sous « families », dans indicators.yaml.",
      cure: `${near}Ajoutez-la, ou corrigez ce nom.}}`,
    },
  },
  "study/sensitivity-name-taken": {
    fr: {
      what: "« {name} » est déjà pris : Vigie donne ce nom à « {association} » refaite sans « {flag} ».",
      expected:
        "Une association dont le résultat réunit des oui ou non est refaite sans chacun d’eux, sous un nom de plus.",
      cure: "Renommez ce qui porte ce nom dans l’étude.",
    },
  },
  "study/against-same": {
    fr: {
      what: "L’indicateur compare le champ « {universe} » à lui-même.",
      expected: "« against » est un autre champ que « universe » (à défaut, all).",
      cure: "Changez l’un des deux, ou supprimez « against ».",
    },
  },
  "study/figure-twice": {
    fr: {
      what: "Le chiffre publié « {figure} » est écrit deux fois.",
      expected: "Chaque chiffre a un nom qui n’est qu’à lui.",
      cure: "Renommez l’un des deux.",
    },
  },
  "study/figure-unknown": {
    fr: {
      what: "Il n’y a pas de chiffre publié « {figure} ».",
      expected: "« inconsistent_with » nomme d’autres chiffres du même fichier.",
      cure: `${near}Ajoutez ce chiffre, ou corrigez ce nom.}}`,
    },
  },
  "study/indicator-unknown": {
    fr: {
      what: "L’indicateur « {indicator} » n’existe pas.",
      expected: "Un indicateur est défini dans indicators.yaml.",
      cure: `${near}Définissez-le, ou corrigez ce nom.}}`,
    },
  },
  "study/dimension-absent": {
    fr: {
      what: "Le tableau de « {indicator} » n’a pas de dimension « {dimension} ».",
      expected: "Ses dimensions sont : {dimensions}.",
      cure: `${near}Nommez une de ces dimensions, ou un autre indicateur.}}`,
    },
  },
  "study/cell-code-unknown": {
    fr: {
      what: "« {code} » n’est pas un code de la dimension « {dimension} » de cet indicateur.",
      expected:
        "{dimension, select, subgroup {On attend des canaux joints par « + » dans l’ordre de leur nomenclature : {codes}.} other {On attend un de ces codes : {codes}.}}",
      cure: `${near}Corrigez ce code.}}`,
    },
  },
  "study/against-has-no-groups": {
    fr: {
      what: "Ce profil ne donne pas « {universe} » selon « {dimension} ».",
      expected: "Le champ auquel un profil se compare n’y figure que pour l’ensemble.",
      cure: "Retirez « {dimension} », ou lisez un indicateur calculé sur ce champ.",
    },
  },
  "study/share-without-code": {
    fr: {
      what: "Cette part ne dit pas de quel code elle est la part.",
      expected: "« at » donne un code de « {dimension} », que compte « {indicator} ».",
      cure: "Ajoutez-le sous « at », ou employez « count ».",
    },
  },
  "study/share-without-itself": {
    fr: {
      what: "Cette part retranche le champ « {universe} » de lui-même.",
      expected: "« without » est un autre champ que celui de la part.",
      cure: "Donnez sous « at » le champ le plus large, ou supprimez « without ».",
    },
  },
  "study/at-least-too-many": {
    fr: {
      what: "On demande que {count, plural, one {# condition soit vraie} other {# conditions soient vraies}}, et il n’y en a que {conditions, number}.",
      expected: "« count » ne dépasse pas le nombre de conditions.",
      cure: "Diminuez « count », ou ajoutez des conditions.",
    },
  },
  "study/tile-same-place": {
    fr: {
      what: "Les territoires « {other} » et « {code} » sont à la même place sur la carte.",
      expected: "Chaque carré a une colonne et une ligne qui ne sont qu’à lui.",
      cure: "Déplacez l’un des deux.",
    },
  },
  "study/beside-other-kind": {
    fr: {
      what: "Une valeur en « {unit} » ne se montre pas à côté de « {indicator} ».",
      expected:
        "Une part, en %, se montre à côté d’un indicateur distribution ; un nombre, à côté d’un indicateur summary.",
      cure: "Nommez un tel indicateur, ou supprimez « beside » : le texte peut toujours citer la valeur.",
    },
  },
  "study/centre-unknown": {
    fr: {
      what: "Le centre « {code} » n’est celui d’aucun territoire de la carte.",
      expected: "Chaque centre a le code d’un carré de tiles.yaml.",
      cure: `${near}Corrigez ce code, ou ajoutez son carré.}}`,
    },
  },
  "study/boundaries-missing": {
    fr: {
      what: "Le fichier de contours « {file} » n’est pas dans le dossier de l’étude.",
      expected: "« boundaries » nomme un fichier GeoJSON placé à côté de tiles.yaml.",
      cure: "Copiez-le dans le dossier, corrigez son nom, ou supprimez « boundaries » : la carte sera faite de carrés.",
    },
  },
  "study/boundaries-unreadable": {
    fr: {
      what: "« {file} » ne se lit pas comme des contours de territoires.",
      expected:
        "On attend une FeatureCollection de polygones, en degrés, dont chaque objet porte un texte dans sa propriété « {property} ».",
      cure: "Exportez le fichier en GeoJSON (WGS 84), ou corrigez « code » dans tiles.yaml.",
    },
  },
  "study/boundary-missing": {
    fr: {
      what: "Le territoire « {code} » n’a pas de contour dans « {file} ».",
      expected: "Chaque territoire de tiles.yaml y a le sien, et ceux que cite « also ».",
      cure: "Corrigez ce code, ou prenez un fichier de contours de la même année.",
    },
  },
  "study/populations-unknown": {
    fr: {
      what: "Il n’y a pas de populations « {populations} ».",
      expected:
        "Un taux nomme des populations déclarées dans populations.yaml, ou « reference » pour celles de l’Insee.",
      cure: `${near}Corrigez ce nom, ou déclarez-les.}}`,
    },
  },
  "study/rate-expected": {
    fr: {
      what: "« {indicator} » n’est pas un taux.",
      expected: "« rate » lit un indicateur de sorte rate.",
      cure: "Nommez un tel indicateur, ou lisez un effectif avec « count ».",
    },
  },
  "study/rate-of-other-populations": {
    fr: {
      what: "L’indicateur « {indicator} » ne divise pas par les populations « {populations} ».",
      expected: "Un taux se lit avec l’une des populations que son indicateur nomme.",
      cure: `${near}Ajoutez-les à l’indicateur, ou corrigez ce nom.}}`,
    },
  },
  "study/populations-reserved": {
    fr: {
      what: "Le nom « {populations} » est déjà celui des populations officielles.",
      expected: "Les populations de populations.yaml portent un autre nom.",
      cure: "Donnez-leur le nom de leur source, et citez ce nom dans l’indicateur.",
    },
  },
  "study/populations-of-other-codes": {
    fr: {
      what: "Les populations « {populations} » ne donnent aucun des territoires de « {attribute} ».",
      expected: "Elles sont rangées par les mêmes codes que la nomenclature de cette caractéristique.",
      cure: "Vérifiez les codes sous « inhabitants », ou la caractéristique nommée par « of ».",
    },
  },
  "study/minimum-base-too-small": {
    fr: {
      what: "Le minimum de répondants, {base, number}, est plus petit que le seuil du secret, {min, number}.",
      expected:
        "Un minimum au moins égal au seuil : une moyenne ou une part sur moins de personnes parlerait d’elles.",
      cure: "Écrivez minimum_base: {min, number} ou davantage. Si les unités ne sont pas des personnes, écrivez protects: nothing.",
    },
  },
  "study/weight-max-missing": {
    fr: {
      what: "Cette enquête pondère des personnes, et ne dit pas le plus grand poids possible.",
      expected: "Ce que pèse une personne est borné d’avance : le bruit d’un effectif pondéré en dépend.",
      cure: "Ajoutez sous « survey: » une ligne « weight_max: », par exemple « weight_max: 5 », d’après le plan de sondage et non d’après les données ; au besoin « weight_grain: », l’arrondi des poids, 0,01 à défaut.",
    },
  },
  "study/weight-off-grain": {
    fr: {
      what: "Le plus grand poids, {max, number}, n’est pas un multiple du pas des poids, {grain, number}.",
      expected: "Les poids sont arrondis à un multiple de « weight_grain », le plus grand aussi.",
      cure: "Corrigez « weight_max » ou « weight_grain ».",
    },
  },
  "study/weight-grain-too-fine": {
    fr: {
      what: "Un poids peut aller jusqu’à {max, number} par pas de {grain, number}.",
      expected: "Un pas assez grand pour que les carrés des poids s’additionnent exactement.",
      cure: "Sous « survey: », écrivez « weight_grain: {least} », ou un plus petit « weight_max ».",
    },
  },
  "study/calibration-bounds-missing": {
    fr: {
      what: "Ce calage porte sur des personnes, et ses rapports de poids n’ont pas de bornes.",
      expected: "Des poids calés dépendent un peu de chacun : leurs bornes sont déclarées.",
      cure: "Ajoutez sous « calibration: » une ligne « bounds: », et en retrait « least: » et « greatest: », par exemple 0.5 et 2.",
    },
  },
  "study/range-reversed": {
    fr: {
      what: "L’étendue de « {number} » finit avant de commencer.",
      expected: "« from » est plus petit que « to ».",
      cure: "Corrigez l’une des deux bornes.",
    },
  },
  "study/grain-missing": {
    fr: {
      what: "« {number} » a une étendue, et rien ne dit à quel pas l’arrondir.",
      expected: "Un nombre qui a une étendue a aussi un pas.",
      cure: "Ajoutez une ligne « grain: », par exemple « grain: 1 ».",
    },
  },
  "study/grain-without-range": {
    fr: {
      what: "« {number} » a un pas, et pas d’étendue.",
      expected: "Le pas découpe l’étendue d’un nombre : l’un ne va pas sans l’autre.",
      cure: "Ajoutez « range: », et en retrait « from: » et « to: » ; ou supprimez « grain ».",
    },
  },
  "study/range-off-grain": {
    fr: {
      what: "L’étendue de « {number} », large de {width, number}, n’est pas un multiple de son pas, {grain, number}.",
      expected: "De « from » à « to », un nombre entier de pas.",
      cure: "Corrigez une borne, ou « grain ».",
    },
  },
  "study/range-missing": {
    fr: {
      what: "{statistic, select, median {Cette médiane} other {Cette moyenne}} porte sur des personnes, et le nombre « {number} » n’a pas d’étendue.",
      expected:
        "Une étendue déclarée borne ce que change une personne : une valeur qui en sort y est ramenée, et le bruit en dépend.",
      cure: "Dans le fichier de la source « {source} », sous « {part}: » puis « {number}: », ajoutez « range: », et en retrait « from: » et « to: », par exemple 0 et 100, puis « grain: 1 », d’après ce que le nombre veut dire et non d’après les données.",
    },
  },
  "study/bands-missing": {
    fr: {
      what: "Cette médiane porte sur des personnes, et n’a pas de tranches.",
      expected: "Une médiane de personnes se déduit des effectifs de tranches déclarées.",
      cure: "Ajoutez à l’indicateur une ligne comme « {bands} ».",
    },
  },
  "study/bands-of-mean": {
    fr: {
      what: "Une moyenne n’a pas de tranches.",
      expected: "« bands » sert à déduire une médiane d’effectifs.",
      cure: "Supprimez « bands », ou demandez « statistic: median ».",
    },
  },
  "study/median-bands-unordered": {
    fr: {
      what: "Cette tranche ne commence pas après la précédente.",
      expected: "Les bornes basses vont en croissant.",
      cure: "Remettez-les dans l’ordre, chacune une fois.",
    },
  },
  "study/median-bands-outside": {
    fr: {
      what: "Ces tranches ne sont pas celles de l’étendue du nombre, de {from, number} à {to, number}.",
      expected: "La première commence à {from, number}, et la dernière avant {to, number}.",
      cure: "Corrigez « bands », ou l’étendue dans le fichier de la source.",
    },
  },
  "study/public-size-needless": {
    fr: {
      what: "La source « {source} » ne porte pas sur des personnes : ses effectifs sortent tels quels.",
      expected: "Un effectif public se déclare pour une source dont les effectifs sont bruités.",
      cure: "Retirez cette source de « public ».",
    },
  },
  "study/public-sizes-contradict": {
    fr: {
      what: "« {inner} », {size, number}, fait partie de « {outer} », {whole, number}, et serait plus grand que lui.",
      expected: "Un champ n’est pas plus grand que celui qui le contient.",
      cure: "Reprenez les deux effectifs dans leur publication.",
    },
  },
  "study/public-parts-contradict": {
    fr: {
      what: "Les champs « {parts} » n’ont personne en commun et font partie de « {outer} », {whole, number} : ensemble ils compteraient {total, number}.",
      expected:
        "Des parties sans personne en commun ne sont pas plus grandes, ensemble, que le champ qui les contient.",
      cure: "Reprenez ces effectifs dans leur publication.",
    },
  },
  "study/public-size-under-filter": {
    fr: {
      what: "Le champ « {universe} » dépend de « {attribute} », qui n’est pas demandé à tout le monde.",
      expected:
        "Le champ d’un effectif public reprend les conditions auxquelles ses questions sont posées : sinon l’effectif publié serait celui d’une partie que rien ne nomme.",
      cure: "Dans le fichier de la source « {source} », ajoutez « {condition} » aux conditions de ce champ (where), ou retirez cet effectif de « public ».",
    },
  },
  "study/table-too-large": {
    fr: {
      what: "Le tableau de « {indicator} » aurait {cells, number} cases.",
      expected: "Un tableau a {max, number} cases au plus : toutes reçoivent leur bruit, les vides aussi.",
      cure: "{how, select, made {Remplacez « {dimension} », qui a {codes, number} codes, par « {coarser} ».} parent {« {dimension} » a {codes, number} codes : déduisez-en le niveau supérieur de sa nomenclature (derive, parent), et comptez selon lui.} other {« {dimension} » a {codes, number} codes : regroupez-les (derive, recode), et comptez selon ces groupes.}}",
    },
  },
  "study/closer-not-by": {
    fr: {
      what: "« {indicator} » n’est pas un profil selon « {dimension} ».",
      expected: "On compare à l’ensemble deux groupes d’un profil, selon sa dimension « by ».",
      cure: `${near}Nommez un indicateur de sorte profile.}}`,
    },
  },
} as const satisfies Catalogue;
