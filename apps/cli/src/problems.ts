import type { Catalogue } from "@vigie/study";

export const cliProblems = {
  "cli/folder-absent": {
    fr: {
      what: "Le dossier « {path} » n’existe pas, ou ce n’est pas un dossier.",
      expected: "Le dossier d’une étude, avec son fichier « study.yaml ».",
      cure: "Vérifiez le chemin ; « vigie new » crée une petite étude pour commencer.",
    },
  },
  "cli/study-link": {
    fr: {
      what: "C’est un lien vers un autre fichier ou un autre dossier : Vigie ne le suit pas.",
      expected: "Le fichier ou le dossier lui-même : une étude tient tout entière dans son dossier.",
      cure: "Remplacez le lien par une copie de ce qu’il désigne, ou retirez-le du dossier de l’étude.",
    },
  },
  "cli/study-file-not-regular": {
    fr: {
      what: "Ce n’est pas un fichier ordinaire : c’est un tube nommé, une prise (socket) ou un périphérique.",
      expected: "Un fichier d’étude, enregistré sur le disque.",
      cure: "Remplacez-le par un fichier où vous aurez enregistré ce qui en sort, ou retirez-le du dossier de l’étude.",
    },
  },
  "cli/file-absent": {
    fr: {
      what: "Le fichier « {path} » n’existe pas.",
      expected: "Un fichier que vous pouvez lire.",
      cure: "Vérifiez le chemin et le nom du fichier.",
    },
  },
  "cli/file-is-folder": {
    fr: {
      what: "« {path} » est un dossier.",
      expected: "Un fichier.",
      cure: "Donnez le fichier lui-même : pour un lot, « bundle.zip », dans le dossier que « vigie run » a écrit.",
    },
  },
  "cli/file-not-regular": {
    fr: {
      what: "Ce n’est pas un fichier ordinaire : c’est un tube nommé, ou un périphérique.",
      expected: "Un fichier de données, enregistré sur le disque : Vigie le lit plusieurs fois.",
      cure: "Enregistrez d’abord les données dans un fichier, et désignez celui-ci.",
    },
  },
  "cli/given-not-regular": {
    fr: {
      what: "« {path} » n’est pas un fichier ordinaire : c’est un tube nommé, une prise (socket) ou un périphérique.",
      expected:
        "Un fichier enregistré sur le disque : pour un lot, le « bundle.zip » que « vigie run » a écrit.",
      cure: "Enregistrez d’abord dans un fichier ce qui en sort, et donnez celui-ci.",
    },
  },
  "cli/file-unreadable": {
    fr: {
      what: "Le fichier « {path} » ne peut pas être lu.",
      expected: "Un fichier que votre compte a le droit de lire.",
      cure: "Vérifiez les droits du fichier, et qu’aucun autre programme ne le tient ouvert.",
    },
  },
  "cli/folder-unreadable": {
    fr: {
      what: "Le dossier « {path} » ne peut pas être lu.",
      expected: "Un dossier que votre compte a le droit de lire.",
      cure: "Vérifiez les droits du dossier, et de ceux qui le contiennent.",
    },
  },
  "cli/file-too-large": {
    fr: {
      what: "Le fichier « {path} » est trop grand pour un fichier d’étude.",
      expected: "Un fichier d’étude tient en quelques pages ; les données restent hors de son dossier.",
      cure: "Sortez les données du dossier de l’étude et désignez-les dans la mise en correspondance.",
    },
  },
  "cli/folder-occupied": {
    fr: {
      what: "Le dossier « {path} » existe déjà et n’a pas été écrit par cette commande.",
      expected: "Un dossier qui n’existe pas encore, vide, ou écrit auparavant par la même commande.",
      cure: "Choisissez un autre dossier avec « --out » ; rien n’a été effacé.",
    },
  },
  "cli/folder-holds-more": {
    fr: {
      what: "Le dossier « {path} », que cette commande récrit en entier, contient ce qu’elle n’y a pas écrit : {files}{more, plural, =0 {} one {, et un autre fichier} other {, et {more} autres fichiers}}.",
      expected: "Un dossier qui n’existe pas encore, vide, ou tel que la même commande l’a écrit.",
      cure: "Rangez ces fichiers ailleurs, ou choisissez un autre dossier avec « --out » ; rien n’a été effacé.",
    },
  },
  "cli/previous-inside-out": {
    fr: {
      what: "Le lot précédent « {file} » est dans « {path} », que cette exécution récrit en entier : il serait perdu.",
      expected: "Les lots déjà transmis, rangés ailleurs : chaque exécution suivante en a besoin.",
      cure: "Copiez ce lot là où vous gardez les lots transmis et donnez-le par --previous, ou choisissez un autre dossier avec « --out ».",
    },
  },
  "cli/previous-missing": {
    fr: {
      what: "Ce lot, donné par --previous, en suit un autre, d’empreinte {hash}…, que vous n’avez pas donné.",
      expected:
        "Tous les lots déjà transmis pour cette étude, chacun par --previous : ce que l’un tait, un autre peut le dire avec le nouveau.",
      cure: "Retrouvez ce lot parmi ceux que vous avez transmis, ou demandez-le à l’observatoire, qui l’a reçu.",
    },
    refusal: true,
  },
  "cli/folder-is-file": {
    fr: {
      what: "« {path} » est un fichier, ou passe par un fichier.",
      expected: "Un dossier qui n’existe pas encore, ou vide.",
      cure: "Choisissez un autre nom ; le fichier n’a pas été touché.",
    },
  },
  "cli/folder-is-current": {
    fr: {
      what: "« {path} » est le dossier où vous êtes, ou celui qui le contient : cette commande le remplacerait sous vos pieds.",
      expected: "Un dossier qui n’existe pas encore, ou que vous avez quitté.",
      cure: "Choisissez un autre nom, ou lancez la commande depuis un autre dossier ; rien n’a été effacé.",
    },
  },
  "cli/folder-inside-study": {
    fr: {
      what: "« {path} » est dans le dossier de l’étude.",
      expected: "Un dossier hors de celui de l’étude : private/ reste chez vous, l’étude se transmet.",
      cure: "Choisissez un autre dossier avec « --out ».",
    },
  },
  "cli/mapping-inside-study": {
    fr: {
      what: "« {path} » est dans le dossier de l’étude.",
      expected:
        "Un fichier hors de ce dossier : l’étude se transmet, et la mise en correspondance reste chez vous, avec son secret et des valeurs de vos données.",
      cure: "Choisissez un autre nom avec « --out », à côté de l’extraction par exemple.",
    },
  },
  "cli/folder-not-empty": {
    fr: {
      what: "Le dossier « {path} » existe déjà et n’est pas vide.",
      expected: "Un dossier qui n’existe pas encore, ou vide : celui-ci contient peut-être votre travail.",
      cure: "Choisissez un autre nom ; rien n’a été effacé.",
    },
  },
  "cli/not-writable": {
    fr: {
      what: "« {path} » ne peut pas être écrit.",
      expected: "Un chemin où votre compte a le droit d’écrire, et où il n’y a pas autre chose.",
      cure: "Choisissez un autre chemin, ou demandez les droits d’écriture.",
    },
  },
  "cli/disk-full": {
    fr: {
      what: "Il n’y a plus de place sur le disque où se trouve « {path} ».",
      expected: "Assez de place pour les fichiers de travail et le résultat.",
      cure: "Libérez de la place ou choisissez un autre disque avec « --out », puis relancez ; rien n’est resté à moitié écrit.",
    },
  },
  "cli/partner-unknown": {
    fr: {
      what: "Le partenaire « {partner} » n’est pas dans l’étude.",
      expected: "L’un des partenaires de l’étude : {partners}.",
      cure: "Corrigez l’option « --partner ».",
    },
  },
  "cli/partner-not-holding": {
    fr: {
      what: "Il faut dire quel partenaire tient la source « {source} ».",
      expected: "L’un de ceux à qui l’étude la confie : {partners}.",
      cure: "Ajoutez ou corrigez l’option « --partner ».",
    },
  },
  "cli/mapping-unreadable": {
    fr: {
      what: "Le fichier « {path} » existe déjà et n’est pas une mise en correspondance.",
      expected: "Un fichier YAML écrit par « vigie map », ou un nom encore libre.",
      cure: "Choisissez un autre nom avec « --out » ; le fichier n’a pas été touché.",
    },
  },
  "cli/mapping-to-complete-of-another": {
    fr: {
      what: "Ce fichier est déjà la mise en correspondance de l’étude « {ownStudy} » chez « {ownPartner} ».",
      expected: "Celle de l’étude « {study} » chez « {partner} », ou un nom encore libre.",
      cure: "Choisissez un autre nom avec « --out » ; le fichier n’a pas été touché.",
    },
  },
  "cli/not-utf8": {
    fr: {
      what: "Ce fichier n’est pas en UTF-8{found, select, utf16 { : il est en UTF-16} other { : une lettre accentuée ne s’y lit pas}}.",
      expected: "Un fichier d’étude ou de correspondance enregistré en UTF-8.",
      cure: "Ouvrez-le dans l’éditeur qui l’a écrit, puis « Enregistrer sous » avec l’encodage « UTF-8 » (dans le Bloc-notes, à côté du bouton Enregistrer) ; vérifiez ensuite ses accents.",
    },
  },
  "cli/pdf-over-file": {
    fr: {
      what: "Le fichier « {path} » existe déjà et n’est pas un PDF.",
      expected: "Un nom encore libre, ou celui d’un PDF, qui sera remplacé.",
      cure: "Choisissez un autre nom avec « --pdf » ; le fichier n’a pas été touché.",
    },
  },
  "cli/pdf-inside-site": {
    fr: {
      what: "Le PDF « {path} » serait dans le dossier du site, que cette commande récrit en entier.",
      expected: "Un fichier hors du dossier « {out} ».",
      cure: "Choisissez un autre chemin avec « --pdf » ; copiez ensuite le PDF où vous voulez.",
    },
  },
  "cli/sheet-unexpected": {
    fr: {
      what: "Ce fichier n’est pas un classeur : il n’a pas de feuilles.",
      expected: "« --sheet » nomme la feuille d’un classeur .xlsx.",
      cure: "Retirez « --sheet ».",
    },
  },
  "cli/mapping-of-another": {
    fr: {
      what: "Cette mise en correspondance est celle du partenaire « {found} ».",
      expected: "Celle du partenaire « {partner} », nommé par « --partner ».",
      cure: "Donnez à « --data » le fichier de ce partenaire, ou corrigez « --partner ».",
    },
  },
  "cli/source-unknown": {
    fr: {
      what: "La source « {source} » n’est pas dans l’étude.",
      expected: "L’une des sources de l’étude : {sources}.",
      cure: "Corrigez l’option « --source ».",
    },
  },
  "cli/key-file-exists": {
    fr: {
      what: "Le fichier « {path} » existe déjà.",
      expected: "Un nom encore libre : une clé n’est jamais écrite par-dessus un fichier.",
      cure: "Choisissez un autre nom avec « --out » ; le fichier n’a pas été touché.",
    },
  },
  "cli/key-not-in-study": {
    fr: {
      what: "La clé « {key} » n’est pas parmi celles que l’étude donne au partenaire « {partner} ».",
      expected: "L’une de celles-ci : {keys}.",
      cure: "Donnez à « --key » le fichier de cette clé, ou transmettez à l’observatoire les lignes que « vigie keys » a affichées.",
    },
  },
  "cli/key-not-valid": {
    fr: {
      what: "La clé « {key} » ne vaut pas le {day}, jour de cette exécution.",
      expected:
        "L’étude lui permet de signer à partir du {from}{ends, select, yes { et jusqu’au {to}} other {}}.",
      cure: "Donnez à « --key » la clé en cours, ou faites-en une nouvelle avec « vigie keys ».",
    },
  },
  "cli/not-a-run": {
    fr: {
      what: "Le dossier « {path} » n’a pas été écrit par « vigie run ».",
      expected: "Le dossier donné à « vigie run » par « --out ».",
      cure: "Vérifiez le chemin ; rien n’a été effacé.",
    },
  },
  "cli/no-typesetter": {
    fr: {
      what: "Le composeur de PDF n’est pas installé sur cette machine.",
      expected: "Le composant Typst, que « npm ci » installe sous Linux, macOS et Windows.",
      cure: "Lancez de nouveau « npm ci » sans « --omit=optional » ; sans PDF, retirez l’option « --pdf ».",
    },
  },
  "cli/language-not-another": {
    fr: {
      what: "« {language} » n’est pas le code d’une langue à ajouter.",
      expected: "Un code comme de, ar ou pt-BR ; Vigie parle déjà fr et en.",
      cure: "Corrigez la valeur de « --language ».",
    },
  },
  "cli/pdf-language-untold": {
    fr: {
      what: "Le PDF est demandé en « {language} », langue dans laquelle cette étude ne se dit pas.",
      expected: "Une des langues de l’étude, avec son texte si l’étude en a un : {told}.",
      cure: "Écrivez le texte dans cette langue (diagnostic.en.md pour l’anglais), déclarez-la sous `languages:`, ou demandez une autre langue.",
    },
  },
  "cli/no-service-test": {
    fr: {
      what: "L’étude « {study} » ne teste aucun service en ligne : il n’y a pas de modèle à écrire.",
      expected: "Une grille de tests, dans le fichier service-test.yaml du dossier de l’étude.",
      cure: "Écrivez cette grille ; le guide de l’étude en donne un exemple.",
    },
  },
  "cli/bundles-of-one-partner": {
    fr: {
      what: "{link, select, next {Ce lot du partenaire « {partner} », daté du {date}, est suivi par « {other} », daté du {otherDate}.} same {Ce lot du partenaire « {partner} » est le même que « {other} ».} other {Ce lot, daté du {date}, et « {other} », daté du {otherDate}, viennent tous deux du partenaire « {partner} », et aucun ne dit suivre l’autre.}}",
      expected: "Un seul lot par partenaire, le dernier qu’il a transmis.",
      cure: "{link, select, next {Retirez celui-ci de l’assemblage.} same {Ne le donnez qu’une fois.} other {Demandez au partenaire lequel des deux publier, et retirez l’autre de l’assemblage.}}",
    },
  },
  "cli/earlier-edition-same": {
    fr: {
      what: "Ce lot du partenaire « {partner} » est donné pour les deux éditions : c’est le même que « {other} ».",
      expected: "Par « --previous », les lots de l’édition précédente.",
      cure: "Donnez le lot que ce partenaire avait transmis pour l’édition précédente, ou retirez celui-ci.",
    },
  },
  "cli/earlier-edition-incomplete": {
    fr: {
      what: "Il manque une partie de l’édition précédente.",
      expected: "Ses lots, par « --previous », et le dossier de son étude, par « --previous-study ».",
      cure: "Donnez les deux, ou aucun des deux.",
    },
  },
  "cli/tables-contradict": {
    fr: {
      what: "Les tableaux de ce lot se contredisent : aucune population ne peut les donner tous.",
      expected: "Des tableaux qui comptent les mêmes personnes.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire d’en refaire un.",
    },
    refusal: true,
  },
  "cli/cell-exposed": {
    fr: {
      what: "La case {cell} du tableau « {indicator} » est publiée alors que la règle ne le permet pas.",
      expected: "Aucun effectif publié de 1 à moins de {min, number}.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire d’en refaire un.",
    },
    refusal: true,
  },
  "cli/cell-found": {
    fr: {
      what: "La case masquée {cell} du tableau « {indicator} » ne peut aller que de {low, number} à {high, number}.",
      expected: "Au moins {min, number} valeurs possibles, dont une d’au moins {min, number}.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire d’en refaire un.",
    },
    refusal: true,
  },
  "cli/difference-found": {
    fr: {
      what: "La différence {name} se déduit des tableaux : elle ne peut aller que de {low, number} à {high, number}.",
      expected:
        "Ce qu’on obtient par soustraction suit la même règle que ce qu’on publie : {min, number} valeurs.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire d’en refaire un.",
    },
    refusal: true,
  },
  "cli/insider-learns": {
    fr: {
      what: "Une personne seule dans la case {holder} du tableau « {in} » apprendrait la case {cell} du tableau « {indicator} ».",
      expected: "Deux valeurs possibles au moins, même pour elle.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire d’en refaire un.",
    },
    refusal: true,
  },
  "cli/line-tells": {
    fr: {
      what: "Dans le tableau « {indicator} », toutes les personnes d’une ligne peuvent être dans une même case, selon « {dimension} ».",
      expected: "Aucune ligne ne dit la réponse de tous ceux qui y sont.",
      cure: "N’utilisez pas ce lot ; demandez au partenaire d’en refaire un.",
    },
    refusal: true,
  },
  "cli/audit-differs": {
    fr: {
      what: "L’audit que porte ce lot ne dit pas ce que l’attaque vient de trouver.",
      expected: "Le même résultat : il se calcule à partir des tableaux.",
      cure: "N’utilisez pas ce lot ; demandez-en un de nouveau au partenaire.",
    },
    refusal: true,
  },
  "cli/change-tells": {
    fr: {
      what: "D’un lot à l’autre, la case {cell} du tableau « {indicator} » change de {difference, number} : on sait que quelques personnes sont entrées ou sorties.",
      expected: "Un tableau où quelques personnes ont changé n’est pas publié de nouveau.",
      cure: "Gardez le premier lot ; pour refaire le second, donnez le premier à « vigie run » par --previous.",
    },
    refusal: true,
  },
  "cli/difference-changes": {
    fr: {
      what: "D’un lot à l’autre, la différence {name}, qui se déduit de chacun, change de {difference, number} : on sait que quelques personnes sont entrées ou sorties.",
      expected: "Ce qu’on obtient par soustraction suit la même règle que ce qu’on publie.",
      cure: "Gardez le premier lot ; pour refaire le second, donnez le premier à « vigie run » par --previous.",
    },
    refusal: true,
  },
  "cli/cell-found-together": {
    fr: {
      what: "Avec les deux lots, la case {cell} du tableau « {indicator} », masquée dans l’un, ne peut aller que de {low, number} à {high, number}.",
      expected: "Ce qui est masqué une fois le reste.",
      cure: "N’utilisez pas le second ; refaites-le en donnant le premier à « vigie run » par --previous.",
    },
    refusal: true,
  },
  "cli/port-taken": {
    fr: {
      what: "Le port {port} est déjà pris sur cette machine.",
      expected: "Un port libre pour servir les pages.",
      cure: "Choisissez-en un autre avec « --port ».",
    },
  },
} as const satisfies Catalogue;
