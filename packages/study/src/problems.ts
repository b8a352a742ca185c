import { type Catalogue, problemsOf } from "./vigie-error.ts";

/** Sentences about the writing of a file: what YAML itself asks. */
const writing = {
  "study/file-missing": {
    fr: {
      what: "Le fichier « {name} » manque dans le dossier de l’étude.",
      expected:
        "Une étude contient study.yaml, indicators.yaml et au moins une source dans le dossier « sources ».",
      cure: "Vérifiez que vous avez nommé le dossier de l’étude lui-même, ou partez de « vigie new ».",
    },
  },
  "study/file-extension": {
    fr: {
      what: "Le fichier « {name} » se termine par « .yml » : Vigie ne le lirait pas.",
      expected: "Les fichiers d’une étude se terminent par « .yaml ».",
      cure: "Renommez ce fichier en « .yaml », ou retirez-le du dossier de l’étude.",
    },
  },
  "study/file-empty": {
    fr: {
      what: "Ce fichier est vide.",
      expected: "Un fichier d’étude contient au moins une clé et sa valeur.",
      cure: "Complétez-le, ou supprimez-le s’il ne sert pas.",
    },
  },
  "study/file-too-large": {
    fr: {
      what: "Ce fichier est trop gros pour être un fichier d’étude.",
      expected: "Un fichier d’étude compte au plus {max, number} caractères.",
      cure: "Vérifiez que ce n’est pas un fichier de données : celles-ci ne vont jamais dans le dossier de l’étude.",
    },
  },
  "study/file-without-keys": {
    fr: {
      what: "Ce fichier n’est pas fait de clés et de valeurs.",
      expected: "Un fichier d’étude est un ensemble de clés, une par ligne, chacune suivie de deux-points.",
      cure: "Vérifiez que c’est bien le fichier que vous vouliez placer ici.",
    },
  },
  "study/yaml-syntax": {
    fr: {
      what: "Vigie ne parvient pas à lire ce fichier à partir d’ici.",
      expected:
        "Chaque ligne est une clé suivie de deux-points, d’un espace et de sa valeur, ou un élément de liste précédé d’un tiret.",
      cure: "Relisez cette ligne et ses voisines ; mettez entre guillemets un texte qui contient un dièse ou commence par un signe.",
    },
  },
  "study/yaml-colon": {
    fr: {
      what: "Cette valeur contient un deux-points suivi d’un espace, ou la ligne suivante est trop en retrait.",
      expected: "Une clé n’a qu’une valeur ; deux-points suivis d’un espace annoncent toujours une valeur.",
      cure: "Mettez le texte entre guillemets, ou alignez la ligne suivante sur ses voisines.",
    },
  },
  "study/yaml-tab": {
    fr: {
      what: "Cette ligne commence par une tabulation.",
      expected: "Dans un fichier YAML, le retrait des lignes se fait avec des espaces.",
      cure: "Remplacez la tabulation par des espaces, deux par niveau.",
    },
  },
  "study/yaml-indentation": {
    fr: {
      what: "Le retrait de cette ligne ne correspond à celui d’aucune ligne au-dessus.",
      expected: "Les clés d’un même niveau commencent à la même colonne.",
      cure: "Alignez cette ligne sur ses voisines, avec deux espaces par niveau.",
    },
  },
  "study/yaml-unclosed": {
    fr: {
      what: "Il manque un signe : deux-points, guillemet, accolade ou crochet.",
      expected: "Une clé est suivie de deux-points et d’un espace ; ce qui est ouvert est refermé.",
      cure: "Relisez cette ligne et celle d’avant, et ajoutez le signe qui manque.",
    },
  },
  "study/yaml-several-documents": {
    fr: {
      what: "Une ligne « --- » coupe ce fichier en plusieurs documents.",
      expected: "Un fichier d’étude contient un seul document.",
      cure: "Supprimez cette ligne, ou placez la suite dans un autre fichier.",
    },
  },
  "study/yaml-alias": {
    fr: {
      what: "Ce fichier emploie une ancre (&) ou un renvoi (*).",
      expected:
        "Une étude s’écrit sans ancre ni renvoi : chaque chose est dite à un seul endroit, qu’on peut montrer.",
      cure: "Recopiez la valeur à sa place ; s’il s’agit d’un texte, mettez-le entre guillemets.",
    },
  },
  "study/yaml-tag": {
    fr: {
      what: "Ce fichier impose un type à une valeur par un point d’exclamation.",
      expected: "Une étude s’écrit sans étiquette de type.",
      cure: "Retirez l’étiquette ; si le point d’exclamation fait partie du texte, mettez le texte entre guillemets.",
    },
  },
  "study/yaml-too-deep": {
    fr: {
      what: "Ce fichier emboîte trop de niveaux les uns dans les autres.",
      expected: "Un fichier d’étude en compte moins de dix.",
      cure: "Vérifiez que ce fichier est bien un fichier d’étude.",
    },
  },
  "study/key-twice": {
    fr: {
      what: "La clé « {key} » est écrite deux fois au même endroit.",
      expected: "Une clé n’apparaît qu’une fois.",
      cure: "Gardez la bonne, supprimez l’autre ou renommez-la.",
    },
  },
} as const satisfies Catalogue;

/** Sentences about the form of a file: its keys, and the kind of their values. */
const form = {
  "study/version-absent": {
    fr: {
      what: "Ce fichier ne dit pas dans quelle version du langage l’étude est écrite.",
      expected: "La première clé de study.yaml est « vigie: 1 ».",
      cure: "Ajoutez « vigie: 1 » en tête de study.yaml.",
    },
  },
  "study/version-newer": {
    fr: {
      what: "Cette étude est écrite dans la version {version} du langage, plus récente que ce logiciel.",
      expected: "Cette version de Vigie lit la version 1 du langage.",
      cure: "Mettez Vigie à jour, ou demandez une étude écrite dans la version 1.",
    },
  },
  "study/version-unknown": {
    fr: {
      what: "« {version} » n’est pas une version du langage d’étude.",
      expected: "La seule version à ce jour s’écrit « vigie: 1 », sans guillemets.",
      cure: "Écrivez « vigie: 1 ».",
    },
  },
  "study/key-unknown": {
    fr: {
      what: "La clé « {key} » n’est pas connue ici.",
      expected: "Clés possibles : {allowed}.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Supprimez cette clé ou vérifiez son retrait : elle appartient peut-être à un autre niveau.}}",
    },
  },
  "study/key-missing": {
    fr: {
      what: "La clé « {key} » manque ici.",
      expected: "Cette clé est obligatoire.",
      cure: "Ajoutez « {key}: » et sa valeur, au même retrait que les clés voisines.",
    },
  },
  "study/shape-unknown": {
    fr: {
      what: "Rien ne dit de quelle sorte est cet élément.",
      expected: "Une de ces clés le dit : {heads}.",
      cure: "Ajoutez celle de ces clés qui convient, avec sa valeur.",
    },
  },
  "study/type-wrong": {
    fr: {
      what: "« {key} » {received, select, nothing {ne contient rien} text {contient un texte} number {contient un nombre à virgule} whole {contient un nombre entier} boolean {contient true ou false} list {contient une liste} other {contient un ensemble de clés}}.",
      expected:
        "Ici on attend {expected, select, text {un texte} number {un nombre} whole {un nombre entier} boolean {true ou false} list {une liste, un élément par ligne après un tiret} other {un ensemble de clés, une par ligne et en retrait}}.",
      cure: "{received, select, nothing {Complétez cette clé, ou supprimez-la si elle est facultative.} other {Corrigez cette valeur ; l’étude que crée « vigie new » en donne des exemples.}}",
    },
  },
  "study/text-unquoted": {
    fr: {
      what: "« {written} » est lu comme un nombre, ou comme vrai ou faux.",
      expected: "Ici on attend un texte.",
      cure: 'Mettez-le entre guillemets : "{written}".',
    },
  },
  "study/value-unknown": {
    fr: {
      what: "« {written} » n’est pas une valeur permise pour « {key} ».",
      expected: "Valeurs possibles : {allowed}.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Choisissez l’une de ces valeurs.}}",
    },
  },
  "study/name-invalid": {
    fr: {
      what: "« {name} » ne peut pas servir de nom.",
      expected:
        "Un nom commence par une lettre et ne contient que minuscules sans accent, chiffres et tirets bas.",
      cure: "Renommez-le, par exemple « age_band » ; le libellé, lui, peut porter accents et espaces.",
    },
  },
  "study/study-name-invalid": {
    fr: {
      what: "« {name} » ne peut pas servir de nom d’étude.",
      expected:
        "Un nom d’étude commence par une lettre et ne contient que minuscules sans accent, chiffres et traits d’union.",
      cure: "Renommez-la, par exemple « publics-fragiles » ; le titre, lui, est libre.",
    },
  },
  "study/figure-name-invalid": {
    fr: {
      what: "« {name} » ne peut pas servir de nom de chiffre publié.",
      expected:
        "Ce nom commence par une lettre et ne contient que minuscules sans accent, chiffres, points et tirets bas.",
      cure: "Renommez-le, par exemple « rsa.group.mixed ».",
    },
  },
  "study/code-invalid": {
    fr: {
      what: "« {name} » ne peut pas servir de code.",
      expected:
        "Un code ne commence pas par un tiret bas et ne contient ni espace, ni +, ni |, ni point-virgule, ni virgule, ni guillemet.",
      cure: "Choisissez un code plus simple ; le libellé, lui, est libre.",
    },
  },
  "study/date-invalid": {
    fr: {
      what: "« {name} » n’est pas une date.",
      expected: "Une date s’écrit année-mois-jour et existe au calendrier : 2022-07-01.",
      cure: "Corrigez cette date.",
    },
  },
  "study/size-wrong": {
    fr: {
      what: "« {key} » est {of, select, text {un texte vide} list {{least, select, yes {une liste trop courte} other {une liste trop longue}}} other {{least, select, yes {un nombre trop petit} other {un nombre trop grand}}}}.",
      expected:
        "{of, select, text {On attend au moins un caractère.} list {{least, select, yes {On attend au moins {bound, plural, one {# élément} other {# éléments}}.} other {On attend au plus {bound, plural, one {# élément} other {# éléments}}.}}} other {{least, select, yes {On attend au moins {bound, number}.} other {On attend au plus {bound, number}.}}}}",
      cure: "Corrigez cette valeur.",
    },
  },
} as const satisfies Catalogue;

const near = "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {";

/** Sentences about the meaning of a study: what its parts say of one another. */
const meaning = {
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
      expected: "Les noms group, subgroup, universe, count, share, status et reason sont réservés.",
      cure: "Choisissez un autre nom.",
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
      what: "« {attribute} » est {type, select, code {un code} flag {un oui ou non} date {une date} other {un nombre}} : ce calcul ne s’y applique pas.",
      expected:
        "{needs, select, date {« years » part d’une date.} number {« bands » découpe un nombre.} flag {« any » réunit des oui ou non (flag).} other {« recode » et « parent » partent d’une caractéristique qui a des codes.}}",
      cure: "Nommez une caractéristique de la sorte attendue, ou changez de calcul.",
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
      what: "« {attribute} » est une date ou un nombre : un champ ne retient pas de telles valeurs.",
      expected: "Un champ retient des codes, ou oui ou non.",
      cure: "Découpez d’abord ce nombre en tranches, avec « bands », ou cette date en âges, avec « years ».",
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
  "study/dimension-without-codes": {
    fr: {
      what: "« {attribute} » est {type, select, date {une date} other {un nombre}} : on ne peut pas compter selon chacune de ses valeurs.",
      expected: "Un tableau compte selon des codes, ou selon oui ou non.",
      cure: "Calculez des tranches sous « derive », et nommez-les ici.",
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
      what: "Ce profil croise « {attribute} » avec « {attribute} ».",
      expected: "« of » et « by » sont deux caractéristiques différentes ; à défaut, « by » est group.",
      cure: "Changez l’une des deux, ou faites une distribution.",
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
  "study/closer-not-by": {
    fr: {
      what: "« {indicator} » n’est pas un profil selon « {dimension} ».",
      expected: "On compare à l’ensemble deux groupes d’un profil, selon sa dimension « by ».",
      cure: `${near}Nommez un indicateur de sorte profile.}}`,
    },
  },
} as const satisfies Catalogue;

export const studyProblems = { ...writing, ...form, ...meaning } as const satisfies Catalogue;

export const problem = problemsOf(studyProblems);
