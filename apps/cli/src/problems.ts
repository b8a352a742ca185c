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
  "cli/roles-both": {
    fr: {
      what: "« --units » et « --contacts » sont donnés ensemble.",
      expected: "Un fichier est celui des unités, ou celui des contacts.",
      cure: "Ne gardez que l’une des deux ; lancez la commande une fois par fichier.",
    },
  },
  "cli/no-contacts": {
    fr: {
      what: "La source « {source} » n’a pas de contacts dans l’étude.",
      expected: "« --contacts » désigne le journal des contacts d’une source qui en a un.",
      cure: "Retirez « --contacts », ou corrigez « --source ».",
    },
  },
  "cli/role-taken": {
    fr: {
      what: "« {path} » ressemble au fichier des {role, select, units {unités} other {contacts}} de « {source} », et cette mise en correspondance en a déjà un : « {there} ». Rien n’a été changé.",
      expected: "Un seul fichier des {role, select, units {unités} other {contacts}} par source.",
      cure: "Pour mettre « {path} » à sa place, ajoutez « --{role} » à la commande ; si c’est le fichier des {role, select, units {contacts, ajoutez « --contacts »} other {unités, ajoutez « --units »}}.",
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
  "cli/no-rasteriser": {
    fr: {
      what: "Le composant qui dessine les images n’est pas installé sur cette machine.",
      expected: "Le composant resvg, que « npm ci » installe sous Linux, macOS et Windows.",
      cure: "Lancez de nouveau « npm ci » sans « --omit=optional » ; sans images, retirez l’option « --edition ».",
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
      what: "{link, select, same {Ce lot du partenaire « {partner} » est le même que « {other} ».} other {Ce lot, daté du {date}, et « {other} », daté du {otherDate}, viennent tous deux du partenaire « {partner} ».}}",
      expected: "Un seul lot par partenaire, le dernier qu’il a transmis.",
      cure: "{link, select, same {Ne le donnez qu’une fois.} other {Demandez au partenaire lequel des deux publier, et retirez l’autre de l’assemblage.}}",
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
  "cli/ledger-not-writable": {
    fr: {
      what: "Le registre « {path} » ne pourrait pas être écrit.",
      expected:
        "Un dossier où votre compte a le droit d’écrire : chaque lot est inscrit dans ce registre, à côté de la mise en correspondance, avec ce qu’il use du budget des personnes.",
      cure: "Déplacez la mise en correspondance et son registre dans un dossier à vous, ou demandez les droits d’écriture ; rien n’a été lu ni écrit.",
    },
  },
  "cli/bundle-recorded": {
    fr: {
      what: "« {out} » contient un lot inscrit au registre « {path} », que cette exécution remplacerait.",
      expected:
        "Un lot transmis, rangé ailleurs, compte toujours ; un lot qui ne l’a pas été ne compte plus.",
      cure: "S’il n’a été transmis à personne, relancez avec « --not-sent » : il est remplacé, et son budget rendu. S’il l’a été, choisissez un autre dossier avec « --out ».",
    },
  },
  "cli/budget-too-thin": {
    fr: {
      what: "Le budget de cette étude est trop mince pour la source « {source} » : aucune part n’y serait connue à 10 points près, et le lot ne se lirait pas.",
      expected: "Au moins {size, number} unités, dans le plus lisible de ses tableaux.",
      cure: "Demandez à l’observatoire moins de tableaux, plus de poids (« weight: ») pour celui qui compte, ou un budget plus grand (« rho: ») ; ou réunissez plusieurs territoires dans une même extraction. Rien n’a été inscrit au registre.",
    },
  },
  "cli/range-misses-values": {
    fr: {
      what: "La plupart des valeurs de « {number} » sont hors de l’étendue que l’étude lui donne, de {from, number} à {to, number}.",
      expected: "Des valeurs de cette étendue, presque toutes : les autres sont ramenées à ses bornes.",
      cure: "Vérifiez la colonne, son unité (minutes ou heures, euros ou centimes) et « decimal: » ; si elles sont justes, demandez à l’observatoire une autre étendue (« range: »). Rien n’a été inscrit au registre.",
    },
  },
  "cli/not-sent-without-mapping": {
    fr: {
      what: "« --not-sent » ne dit pas dans quel registre le lot est inscrit.",
      expected: "La mise en correspondance avec laquelle il a été fait : le registre est à côté d’elle.",
      cure: "Ajoutez « --data FICHIER » ; rien n’a été effacé.",
    },
  },
  "cli/bundle-not-in-ledger": {
    fr: {
      what: "Le registre « {path} » n’a pas de ligne pour ce lot.",
      expected: "Le registre de la mise en correspondance avec laquelle ce lot a été fait.",
      cure: "Vérifiez « --data ». Un lot de données fictives n’est inscrit nulle part : effacez-le vous-même. Rien n’a été effacé.",
    },
  },
  "cli/no-choices": {
    fr: {
      what: "« {path} » n’est pas là, ou n’est pas ce qu’écrit « vigie run ».",
      expected:
        "Le dossier qu’a écrit « vigie run », avec son private/, pour un lot qui a des tableaux de personnes.",
      cure: "Vérifiez le chemin ; si private/ a été effacé, exécutez de nouveau sur la même extraction.",
    },
  },
  "cli/port-taken": {
    fr: {
      what: "Le port {port} est déjà pris sur cette machine.",
      expected: "Un port libre pour servir les pages.",
      cure: "Choisissez-en un autre avec « --port ».",
    },
  },
} as const satisfies Catalogue;
