/** The statement that French law asks of a public site (law 2005-102, article 47; decree 2019-768, article 4). */
export const frAccessibility = {
  "accessibility.title": "Déclaration d’accessibilité",
  "accessibility.lead":
    "Ces pages sont faites pour être lues par tout le monde, avec ou sans souris, écran, couleur ou script. Voici ce qui est vérifié, et ce qui ne l’est pas.",
  "accessibility.entity":
    "{publisher} publie ce site et répond de son accessibilité, comme le demande l’article 47 de la loi n° 2005-102 du 11 février 2005.",
  "accessibility.nobody": "L’institution qui publie ce diagnostic",
  "accessibility.scope": "Cette déclaration s’applique à ce site, « {study} ».",
  "accessibility.scopeAddress": "Cette déclaration s’applique à ce site, « {study} », dont l’adresse est :",
  "accessibility.scopePaper":
    "Des PDF, elle dit seulement qu’ils sont balisés et disent ce que disent les pages.",
  "accessibility.state": "État de conformité",
  "accessibility.stateText":
    "Ce site est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1.2), en raison des défauts énumérés plus bas.",
  "accessibility.results": "Résultats des tests",
  "accessibility.rate":
    "{share} des critères qui s’appliquent sont respectés : {conforming} sur {applicable}. L’audit porte sur les 106 critères, et sur des pages d’études d’essai ; il est mené par celles et ceux qui font le logiciel, non par une personne dont c’est le métier.",
  "accessibility.done":
    "Ce qui suit est contrôlé à chaque version du logiciel qui fait ces pages, sur des études d’essai et non sur ce site même :",
  "accessibility.automatic":
    "L’outil axe-core, dans le navigateur Chromium, ne trouve rien sur une étude d’essai, à 320, 768 et 1 440 pixels de large, en clair, en sombre et à l’impression, ni sur chaque page d’une grande étude, avec et sans script.",
  "accessibility.keyboard": "Tout s’atteint au clavier, et deux liens évitent de parcourir toute la page.",
  "accessibility.reflow":
    "À 320 pixels de large, rien ne déborde ; seuls les grands tableaux défilent dans leur cadre.",
  "accessibility.figures":
    "Chaque figure a un titre qui dit ce qu’elle montre, une description, et son tableau juste après elle.",
  "accessibility.tables": "Les tableaux ont une légende, et des en-têtes de lignes et de colonnes.",
  "accessibility.print": "Aucun script n’est nécessaire, rien n’est chargé d’ailleurs, et tout s’imprime.",
  "accessibility.contents": "Contenus non accessibles",
  "accessibility.contentsText":
    "Les critères suivants ne sont pas respectés. Aucune dérogation pour charge disproportionnée n’est demandée.",
  "accessibility.beside": "À savoir aussi :",
  "accessibility.scroll":
    "Certains grands tableaux demandent de défiler horizontalement sur un petit écran ; le fichier CSV est une autre voie.",
  "accessibility.reader": "Aucun essai n’a été fait avec un lecteur d’écran.",
  "accessibility.established": "Établissement de cette déclaration",
  "accessibility.establishedOn":
    "Elle a été établie avec cette édition, dont les dernières données ont été reçues le {date}.",
  "accessibility.establishedUndated": "Elle a été établie avec cette édition, qui attend encore ses données.",
  "accessibility.technologies":
    "Technologies : HTML5, CSS, SVG, WAI-ARIA, et JavaScript dont on peut se passer.",
  "accessibility.tools":
    "Outil et navigateur des contrôles automatiques : axe-core et Chromium. Aucun outil d’assistance n’a été essayé.",
  "accessibility.contact": "Retour d’information et contact",
  "accessibility.contactText":
    "Si vous n’arrivez pas à lire un contenu ou à vous servir d’une page, {publisher} vous doit une réponse, et le contenu sous une autre forme.",
  "accessibility.writeTo": "Écrire à",
  "accessibility.seeSite": "Par son site :",
  "accessibility.noAddress":
    "Ces pages ne donnent pas d’adresse : demandez celle de la personne chargée de l’accessibilité à l’accueil ou au secrétariat de cette institution.",
  "accessibility.remedies": "Voies de recours",
  "accessibility.remediesText":
    "Si vous avez signalé un défaut qui vous empêche d’accéder à un contenu ou à un service de ce site, et n’avez pas reçu de réponse satisfaisante, vous pouvez :",
  "accessibility.form": "écrire au Défenseur des droits par",
  "accessibility.formLink": "son formulaire en ligne",
  "accessibility.post":
    "envoyer un courrier, gratuit et sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
  "accessibility.auditTitle": "L’audit, critère par critère",
  "accessibility.theme": "{theme}. {name}",
  "accessibility.criterion": "Critère",
  "accessibility.result": "Résultat",
  "accessibility.result.conforms": "Conforme",
  "accessibility.result.fails": "Non conforme",
  "accessibility.result.not_applicable": "Sans objet",
  "accessibility.proof": "Vérifié",
  "accessibility.proof.browser": "par un test, dans un navigateur",
  "accessibility.proof.reading": "par lecture",
  "accessibility.finding": "Constat",
} as const;
