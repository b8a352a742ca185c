import type { ComparedShare } from "./public-study.ts";
import expected from "./r/public-study.json" with { type: "json" };

/** One share of each table, with what it says; the others are in the data of the site. */
const answers: Readonly<Record<string, readonly [answer: string, says: string]>> = {
  procedures_age: ["yes", "ont fait une démarche en ligne"],
  procedures_diploma: ["yes", "ont fait une démarche en ligne"],
  procedures_income: ["yes", "ont fait une démarche en ligne"],
  procedures_alone: ["yes", "ont fait une démarche en ligne"],
  internet_age: ["never", "ne vont jamais sur internet"],
  preference_age: ["shown", "voudraient qu’on leur montre"],
  obstacle_age: ["yes", "disent manquer de maîtrise"],
};

const groups: Readonly<Record<string, string>> = {
  _T: "Ensemble",
  "12-17": "12 à 17 ans",
  "18-24": "18 à 24 ans",
  "25-39": "25 à 39 ans",
  "40-59": "40 à 59 ans",
  "60-69": "60 à 69 ans",
  "70-plus": "70 ans et plus",
  no_diploma: "Sans diplôme",
  bepc: "BEPC",
  bac: "Baccalauréat",
  higher: "Diplôme du supérieur",
  "under-1500": "Moins de 1 500 €",
  "1500-2299": "1 500 à 2 299 €",
  "2300-3099": "2 300 à 3 099 €",
  "3100-plus": "3 100 € et plus",
  yes: "Vivent seules",
  no: "Ne vivent pas seules",
};

interface Line extends ComparedShare {
  readonly label: string;
  readonly says: string;
  /** Standard errors, as shares: of the draw alone, by R, and of the noise alone. */
  readonly sampling: number;
  readonly noise: number | null;
}

/** The page of the documentation that shows shares with and without noise, and its drawing. */
export function costOf(shares: readonly ComparedShare[]): {
  readonly page: string;
  readonly drawing: string;
} {
  const lines = shares.flatMap((share): readonly Line[] => {
    const [answer, says = ""] = answers[share.indicator] ?? [];
    const label = groups[share.group];
    // The whole is said once.
    const isSaid = share.group === "_T" && /^procedures_(?!age)/.test(share.indicator);
    if (share.answer !== answer || label === undefined || isSaid) return [];
    const sampling = samplingError(share);
    const noise =
      share.published === null ? null : Math.sqrt(Math.max(0, share.standardError ** 2 - sampling ** 2));
    return [{ ...share, label, says, sampling, noise }];
  });
  return { page: pageOf(lines), drawing: drawingOf(lines) };
}

function samplingError({ indicator, group, answer }: ComparedShare): number {
  const tables: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>>
  > = expected.shares;
  return tables[indicator]?.[group]?.[answer]?.[1] ?? 0;
}

const inFrench = (digits: number) =>
  new Intl.NumberFormat("fr", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const percent = (share: number | null) =>
  share === null ? "non imprimée" : `${inFrench(1).format(share * 100)} %`;
const points = (share: number | null) => (share === null ? "" : inFrench(1).format(share * 100));

function pageOf(lines: readonly Line[]): string {
  const shown = lines.filter(({ published }) => published !== null);
  const gaps = (some: readonly Line[]) =>
    points(some.reduce((sum, line) => sum + Math.abs((line.published ?? 0) - line.exact), 0) / some.length);
  const wholes = shown.filter(({ group }) => group === "_T");
  const parts = shown.filter(({ group }) => group !== "_T");
  const rows = lines.map((line) => [
    `${line.label} : ${line.says}`,
    percent(line.published),
    percent(line.exact),
    line.published === null ? "" : points(line.published - line.exact),
    points(line.noise),
    points(line.sampling),
  ]);
  return `# Ce que coûte la protection, sur une enquête réelle

Données réelles, publiques : le Baromètre du numérique 2022 (Crédoc pour l’Arcep, l’Arcom, le CGE et l’ANCT ; ODbL, à vérifier avant de
republier), 4 184 personnes, dans [l’étude \`inclusion-numerique\`](../../studies/inclusion-numerique/LISEZMOI.md). Comme chacun peut télécharger
ce fichier, on peut montrer ce qu’un partenaire est seul à voir : chaque part telle qu’elle est publiée, au budget de 1, et sans bruit. Un test récrit
cette page là où sont les fichiers.

![${shown.length} parts publiées et les mêmes sans bruit, avec l’intervalle du bruit](cout-de-la-protection.svg)

- **Pour l’ensemble**, l’écart est de ${gaps(wholes)} point en moyenne : moins que ce que le tirage de l’enquête laisse déjà incertain.
- **Pour une catégorie** d’âge, de diplôme ou de revenu, il est de ${gaps(parts)} point en moyenne. Le bruit s’ajoute au tirage, et le dépasse
  dans ${parts.filter(({ noise, sampling }) => (noise ?? 0) > sampling).length} parts sur ${parts.length}.
- **${lines.length - shown.length} parts sur ${lines.length} ne sont pas imprimées** : le bruit les laisserait à plus de cinq points près.

Pour : les résultats qu’on citerait demeurent. Contre : une enquête pondérée de cette taille ne se découpe guère, car un poids compte jusqu’à trois fois et
chaque tableau en vaut trois. Sur un fichier que chacun peut lire, cette protection ne protège plus rien ; elle est le prix à payer là où il ne l’est pas.

${tableOf(["part", "publiée", "sans bruit", "écart, en points", "erreur type du bruit", "erreur type du tirage"], rows)}
`;
}

/** A table of Markdown whose columns are as wide as their longest cell. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[], filler = " ") =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0, filler)).join(" | ")} |`;
  return [
    line(head),
    line(
      head.map(() => ""),
      "-",
    ),
    ...rows.map((row) => line(row)),
  ].join("\n");
}

const [width, left, step, top] = [760, 330, 15, 44];
const x = (share: number) => Math.round((left + share * (width - left - 20)) * 10) / 10;

/** One row per share: the exact one hollow, the published one full, with the interval that noise gives it. */
function drawingOf(lines: readonly Line[]): string {
  const height = top + lines.length * step + 30;
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    (tick) =>
      `<line x1="${x(tick)}" x2="${x(tick)}" y1="${top - 8}" y2="${height - 24}" stroke="#ddd"/><text x="${x(tick)}" y="${height - 8}" text-anchor="middle">${tick * 100} %</text>`,
  );
  const rows = lines.map(({ label, says, published, exact, noise }, at) => {
    const y = top + at * step + 4;
    const name = `<text x="${left - 8}" y="${y + 4}" text-anchor="end">${label} : ${says}</text>`;
    const hollow = `<circle cx="${x(exact)}" cy="${y}" r="4" fill="#fff" stroke="#b34000" stroke-width="1.5"/>`;
    if (published === null || noise === null) return `${name}${hollow}`;
    const [from, to] = [x(Math.max(0, published - 1.96 * noise)), x(Math.min(1, published + 1.96 * noise))];
    return `${name}<line x1="${from}" x2="${to}" y1="${y}" y2="${y}" stroke="#1b4d89" stroke-width="2"/><circle cx="${x(published)}" cy="${y}" r="3" fill="#1b4d89"/>${hollow}`;
  });
  const title =
    "Parts publiées (plein, avec l’intervalle du bruit à 95 %) et sans bruit (creux) ; creux seul : non imprimée";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="sans-serif" font-size="10"><title>${title}</title>
<rect width="${width}" height="${height}" fill="#fff"/><text x="8" y="14" font-weight="bold">${title}</text><text x="8" y="28">Données réelles, publiques : Baromètre du numérique 2022 (Crédoc ; ODbL)</text>
${[...ticks, ...rows].join("\n")}
</svg>
`;
}
