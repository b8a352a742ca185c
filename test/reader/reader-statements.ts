import type { rawNumbers } from "./raw-numbers.ts";

/** A page, a passage of it that compares without a number, and whether the invented files bear it out. */
export type Statement = readonly [page: string, passage: string, holds: boolean];

/** The headings and findings of the cover, the chapters and the easy page that compare or generalise. */
export function statementsOf({
  rsa,
  c2s,
  aspa,
  social,
  insertion,
  pro,
  tests,
  help,
  assisted,
}: Awaited<ReturnType<typeof rawNumbers>>): readonly Statement[] {
  const stop = (answer: string) => insertion.names("obstacles", answer);
  const older = social.among(social.over50) > social.whole(social.over50);
  const childless = social.among(social.childless) > social.whole(social.childless);
  const isDirectOlder = rsa.within("direct", rsa.over50) > rsa.whole(rsa.over50);
  const isDirectAbroad = rsa.within("direct", rsa.abroad) > rsa.whole(rsa.abroad);
  const isDirectSingle = rsa.within("direct", rsa.single) > rsa.whole(rsa.single);
  const groups = ["digital", "mixed", "direct"];
  const publics = [rsa, c2s, aspa];
  const mostlyAbroad = publics.flatMap((each) =>
    groups.filter((group) => each.within(group, each.abroad) > 0.5),
  );
  const isDigitalNative = publics.every(
    (each) => each.within("digital", each.abroad) < each.whole(each.abroad),
  );
  const isOfficeFirst = publics.every((each) => each.share("mixed", "direct") > each.share("digital"));
  const noTime = pro.share("more_time", "rather_not", "not_at_all") > 0.5;
  const noRights = pro.share("rights_known", "rather_not", "not_at_all") > 0.5;
  const isTwofold = help.plaineCommune === 2 * help.estEnsemble;
  const isFewer = (kind: string) => help.rate("grandParisGrandEst", kind) < help.rate("estEnsemble", kind);
  return [
    [
      "index",
      "ont, pour plus de la moitié, 50 ans ou plus ; elles vivent plus souvent sans enfant",
      social.among(social.over50) > 0.5 && childless,
    ],
    [
      "index",
      "Au RSA, plus de la moitié des foyers n’ont eu que des contacts en ligne",
      rsa.share("digital", "routine_only") > 0.5,
    ],
    [
      "index",
      "sont plus âgés, plus souvent nés à l’étranger, plus souvent seuls",
      isDirectOlder && isDirectAbroad && isDirectSingle,
    ],
    ["index", "les mots de l’administration arrêtent plus de monde", stop("admin_language") > stop("skills")],
    ["index", "Le nombre de France services va du simple au double", isTwofold],
    [
      "index",
      "Les échanges entre institutions et le temps de l’accompagnement social n’y ont pas gagné",
      pro.notEasier > pro.easier && noTime,
    ],
    [
      "facile",
      "Les mots arrêtent plus de personnes que l’ordinateur",
      stop("admin_language") > stop("skills"),
    ],
    [
      "facile",
      "Les sites redemandent des choses que l’administration sait déjà",
      tests.answered("dlnuf", "oui") === 0,
    ],
    [
      "canaux",
      "À la Caf, plus d’un foyer au RSA sur trois ne passe pas seulement par internet",
      rsa.share("mixed", "direct") > 1 / 3,
    ],
    [
      "canaux",
      "Mêler les canaux est ici le cas le plus courant",
      c2s.share("mixed") > Math.max(c2s.share("digital"), c2s.share("direct"), c2s.share("none")),
    ],
    [
      "canaux",
      "Dans chacun des trois publics, les canaux mixtes ou directs réunissent plus de monde que le tout-numérique",
      isOfficeFirst,
    ],
    [
      "profils",
      "Dans les trois publics, le groupe numérique compte un peu plus de personnes nées en France que l’ensemble, et la plupart des groupes sont composés en majorité de personnes nées à l’étranger",
      isDigitalNative && mostlyAbroad.length >= 5,
    ],
    [
      "profils",
      "comme dans l’ensemble, à un point près",
      Math.abs(rsa.within("mixed", rsa.over50) - rsa.whole(rsa.over50)) < 0.01 &&
        Math.abs(rsa.within("mixed", rsa.abroad) - rsa.whole(rsa.abroad)) < 0.01,
    ],
    [
      "difficultes",
      "Les personnes en difficulté sont plus âgées, et vivent plus souvent sans enfant",
      older && childless,
    ],
    [
      "difficultes",
      "ce sont plutôt des personnes inactives",
      social.among(social.inactive) > social.whole(social.inactive),
    ],
    ["difficultes", "La famille aide plus de la moitié des personnes aidées", insertion.relatives > 0.5],
    [
      "freins",
      "Les mots de l’administration arrêtent plus de monde que l’ordinateur",
      stop("admin_language") > stop("skills"),
    ],
    [
      "freins",
      "Plus des deux tiers ont besoin qu’un agent leur confirme que c’est bien fait",
      insertion.share("reassurance", "fully", "rather") > 2 / 3,
    ],
    ["services", "Ouvrir son compte est la première barrière", tests.account > tests.noted("wording")],
    [
      "services",
      "Aucun service testé ne reprend tout ce que l’administration sait déjà ; la plupart le font en partie",
      tests.answered("dlnuf", "oui") === 0 &&
        tests.answered("dlnuf", "en partie") > tests.answered("dlnuf", "non"),
    ],
    [
      "services",
      "Aucun test n’a trouvé sans peine l’adresse et les horaires d’un accueil",
      tests.answered("address_found", "oui") === 0,
    ],
    [
      "aide",
      "Faire à la place de la personne prend plus de temps que faire avec elle",
      assisted.shortInPlace < assisted.shortTogether,
    ],
    [
      "aide",
      "a plus de conseillers numériques et de points numériques de la Caf que Grand Paris Grand Est",
      isFewer("conseiller_numerique") && isFewer("point_numerique_caf"),
    ],
    [
      "metiers",
      "Ni plus de temps, ni des droits mieux connus, ni des échanges plus faciles",
      pro.notEasier > pro.easier && noTime && noRights,
    ],
  ];
}
