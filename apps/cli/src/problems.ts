import type { Catalogue } from "@vigie/study";

export const cliProblems = {
  "cli/folder-absent": {
    fr: {
      what: "Le dossier « {path} » n’existe pas, ou ce n’est pas un dossier.",
      expected: "Le dossier d’une étude, avec son fichier « study.yaml ».",
      cure: "Vérifiez le chemin ; « vigie new » crée une petite étude pour commencer.",
    },
  },
  "cli/file-absent": {
    fr: {
      what: "Le fichier « {path} » n’existe pas.",
      expected: "Un fichier que vous pouvez lire.",
      cure: "Vérifiez le chemin et le nom du fichier.",
    },
  },
  "cli/file-unreadable": {
    fr: {
      what: "Le fichier « {path} » ne peut pas être lu.",
      expected: "Un fichier que votre compte a le droit de lire.",
      cure: "Vérifiez les droits du fichier, et qu’aucun autre programme ne le tient ouvert.",
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
  "cli/not-writable": {
    fr: {
      what: "Le dossier « {path} » ne peut pas être écrit.",
      expected: "Un dossier où votre compte a le droit d’écrire.",
      cure: "Choisissez un autre dossier avec « --out », ou demandez les droits d’écriture.",
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
  "cli/no-service-test": {
    fr: {
      what: "L’étude « {study} » ne teste aucun service en ligne : il n’y a pas de modèle à écrire.",
      expected: "Une grille de tests, dans le fichier service-test.yaml du dossier de l’étude.",
      cure: "Écrivez cette grille ; le guide de l’étude en donne un exemple.",
    },
  },
  "cli/earlier-edition-incomplete": {
    fr: {
      what: "Il manque une partie de l’édition précédente.",
      expected: "Ses lots, par « --previous », et le dossier de son étude, par « --previous-study ».",
      cure: "Donnez les deux, ou aucun des deux.",
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
