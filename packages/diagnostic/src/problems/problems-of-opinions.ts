import type { Catalogue } from "@vigie/study";

/** Sentences about several opinions in one figure of the text, in both languages. */
export const opinionProblems = {
  "diagnostic/text-opinions-few": {
    fr: {
      what: "Cette figure ne réunit pas plusieurs indicateurs différents.",
      expected: "Au moins deux noms dans « indicators », séparés par une espace, chacun une seule fois.",
      cure: "Complétez la liste, retirez ce qui s’y répète, ou écrivez « indicator » pour un seul indicateur.",
    },
    en: {
      what: "This figure does not bring several different indicators together.",
      expected: "At least two names in “indicators”, with a space between them, each of them once.",
      cure: "Complete the list, take away what is twice in it, or write “indicator” for one indicator.",
    },
  },
  "diagnostic/text-opinion-plain": {
    fr: {
      what: "« {indicator} » n’est pas une répartition d’avis : il ne peut pas être une barre de cette figure.",
      expected:
        "Un indicateur « distribution » dont la liste de codes dit, avec « stance », qui est pour et contre ; ou, pour tous, une question par oui ou non.",
      cure: "Retirez-le de la liste et montrez-le par sa propre figure, ou donnez un « stance » à chaque code.",
    },
    en: {
      what: "“{indicator}” does not spread opinions: it cannot be a bar of this figure.",
      expected:
        "A “distribution” indicator whose code list says, with “stance”, who is for and against; or, for all, a yes-or-no question.",
      cure: "Take it out of the list and show it by a figure of its own, or give each code a “stance”.",
    },
  },
  "diagnostic/text-opinions-unlike": {
    fr: {
      what: "« {indicator} » et « {first} » ne se comparent pas : {part, select, population {ils ne décrivent pas les mêmes personnes} base {leurs parts ne sont pas prises sur la même base} other {leurs listes de codes diffèrent}}.",
      expected: "Une même source, un même « universe », une même « base » et une même liste de codes.",
      cure: "Retirez « {indicator} » de la liste et montrez-le par sa propre figure.",
    },
    en: {
      what: "“{indicator}” and “{first}” do not compare: {part, select, population {they do not describe the same people} base {their shares are not taken on the same base} other {their code lists differ}}.",
      expected: "One source, one “universe”, one “base” and one code list.",
      cure: "Take “{indicator}” out of the list and show it by a figure of its own.",
    },
  },
} as const satisfies Catalogue;
