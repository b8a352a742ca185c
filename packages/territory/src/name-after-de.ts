/** How a name follows “de”, as Insee numbers it (TNCC): 0 “de”, 1 “d’”, 2 “du”, 3 “de la”… */
export type Article = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** By Insee’s number (TNCC): what goes before the name, and the article that the name may already bear. */
const forms: Readonly<Record<Article, readonly [before: string, article: RegExp]>> = {
  0: ["de ", /^$/],
  1: ["d’", /^$/],
  2: ["du ", /^Le /],
  3: ["de la ", /^La /],
  4: ["des ", /^Les /],
  5: ["de l’", /^L['’]/],
  6: ["des ", /^Aux /],
  7: ["de las ", /^Las /],
  8: ["de los ", /^Los /],
};

/** A name after “de”, with its article: “de la Sarthe”, “du Mans”, “d’Angers”. */
export function nameAfterDe(name: string, article: Article): string {
  const [before, written] = forms[article];
  return `${before}${name.replace(written, "")}`;
}
