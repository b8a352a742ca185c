import { divergingBars } from "../../src/diverging-bars.ts";
import type { Canvas, Drawing } from "../../src/drawing.ts";
import { heatTable } from "../../src/heat-table.ts";
import { type Journey, journey } from "../../src/journey.ts";
import { labelledBars } from "../../src/labelled-bars.ts";
import { choropleth } from "../../src/map/choropleth.ts";
import type { Ground } from "../../src/map/ground.ts";
import { symbolMap } from "../../src/map/symbol-map.ts";
import { monthSeries } from "../../src/month-series.ts";
import { type RateStrips, rateStrips } from "../../src/rate-strips.ts";
import { type StepSquares, stepSquares } from "../../src/step-squares.ts";
import { quantileSteps, stepOf } from "../../src/steps.ts";
import { trendPanels } from "../../src/trend-panels.ts";
import { upset } from "../../src/upset.ts";

const unmarked = { periods: [], moments: [], levels: [] } as const;

type Draw = (canvas: Canvas) => Drawing;

const scale = [
  { key: "against-2", name: "Pas du tout d’accord" },
  { key: "against-1", name: "Plutôt pas d’accord" },
  { key: "neutral", name: "Ni l’un ni l’autre" },
  { key: "for-1", name: "Plutôt d’accord" },
  { key: "for-2", name: "Tout à fait d’accord" },
] as const;

function sumOf(shares: readonly number[]): number {
  return shares.reduce((all, share) => all + share, 0);
}

/** Four points on either side of a sum. */
function around(shares: readonly number[]) {
  const sum = sumOf(shares);
  return { lower: Math.max(0, sum - 0.04), upper: sum + 0.04, of: "sampling" as const };
}

const opinions = [
  {
    label: "Les démarches en ligne me font gagner du temps",
    shares: [0.08, 0.14, 0.1, 0.4, 0.28],
  },
  { label: "Je trouve l’aide qu’il me faut", shares: [0.17, 0.25, 0.16, 0.27, 0.15] },
  { label: "Les courriers sont clairs", shares: [0.31, 0.33, 0.12, 0.2, 0.04] },
  {
    label: "Je sais à qui m’adresser quand le site ne répond pas",
    shares: [0.4, 0.28, 0.2, 0.1, 0.02],
  },
].map((bar, at) => ({
  ...bar,
  totals: { against: sumOf(bar.shares.slice(0, 2)), for: sumOf(bar.shares.slice(3)) },
  intervals:
    at === 2
      ? { against: null, for: null }
      : { against: around(bar.shares.slice(0, 2)), for: around(bar.shares.slice(3)) },
}));

const names: Journey["names"] = {
  severity: { minor: "mineur", major: "majeur", blocking: "bloquant" },
  reached: "Étape atteinte",
  obstacles: "Obstacles relevés",
  noObstacle: "aucun obstacle relevé",
  others: (count) => `et ${count} autres`,
};

const notes = (minor: number, major: number, blocking: number) => ({ minor, major, blocking });
const steps: Journey["steps"] = [
  {
    label: "Trouver le service",
    reached: 1,
    wording: "100 %",
    obstacles: [{ label: "Entrée du compte introuvable", notes: notes(4, 2, 0) }],
    rest: 0,
  },
  {
    label: "Se connecter à son compte",
    reached: 0.92,
    wording: "92 %",
    obstacles: [
      { label: "Mot de passe refusé, nouvel envoi à la messagerie", notes: notes(1, 3, 4) },
      { label: "Second code", notes: notes(2, 3, 1) },
      { label: "Identifiants à retrouver", notes: notes(3, 0, 0) },
    ],
    rest: 2,
  },
  {
    label: "Remplir la demande",
    reached: 0.67,
    wording: "67 %",
    obstacles: [{ label: "Vocabulaire administratif", notes: notes(5, 4, 1) }],
    rest: 0,
  },
  {
    label: "Joindre les pièces demandées",
    reached: 0.58,
    wording: "58 %",
    obstacles: [{ label: "Fichiers trop lourds", notes: notes(0, 2, 3) }],
    rest: 1,
  },
  {
    label: "Envoyer et recevoir un accusé de réception",
    reached: 0.42,
    wording: "42 %",
    obstacles: [],
    rest: 0,
  },
];

const obstacles = [
  "Accès au compte",
  "Identifiants",
  "Second code",
  "Pièces à joindre",
  "Vocabulaire administratif",
  "Délai non annoncé",
  "Autre contact introuvable",
  "Accessibilité",
];
const heatRows = [
  ["Demande de C2S", [4, 2, 0, 7, 3, 1, 0, 0]],
  ["Demande de RSA", [2, 5, 3, 4, 6, 2, 1, 1]],
  ["Place en crèche départementale", [0, 0, 0, 3, 2, 4, 5, 0]],
  ["Demande de retraite", [1, 3, 2, 9, 4, 2, 0, 2]],
  ["Déclaration trimestrielle de ressources", [0, 1, 1, 0, 2, 0, 1, 0]],
  ["Actualisation de la situation à Pôle emploi", [0, 2, 0, 0, 1, 0, 2, 1]],
  ["Dossier de surendettement", [3, 0, 0, 12, 8, 3, 4, 2]],
] as const;

const months = Array.from({ length: 45 }, (_, at) => {
  const count =
    at === 3 ? 0 : Math.round(900 + at * 68 + 500 * Math.sin(at * 1.7) - (at % 12 === 7 ? 900 : 0));
  return {
    year: String(2020 + Math.floor(at / 12)),
    name: String((at % 12) + 1).padStart(2, "0"),
    value:
      (at === 3 ? 40 : Math.max(60, count)) /
      ([22, 20, 22, 21, 18, 21, 23, 21, 22, 22, 20, 22][at % 12] ?? 21),
    isHidden: false,
  };
});

const trends = [
  { name: "Ordinateur au domicile", base: 0.66, slope: 0.012 },
  { name: "Téléphone multifonction", base: 0.17, slope: 0.063 },
  { name: "Tablette", base: 0.04, slope: 0.042 },
  { name: "Connexion à internet au domicile", base: 0.6, slope: 0.024 },
  { name: "Aucun de ces équipements", base: 0.22, slope: -0.016 },
].map(({ name, base, slope }) => ({
  name,
  points: [2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2022].map((at, position) => {
    const share = Math.min(0.92, Math.max(0.02, base + slope * position));
    return { at, name: String(at), share, interval: { lower: share - 0.02, upper: share + 0.02 } };
  }),
}));

/** Ten squares of two wholes, with a corner missing. */
const tiles = ["AUB", "BOB", "CLI", "DRA", "EPI", "GAG", "LIL", "MON", "PAN", "SEV"].map((code, at) => ({
  code,
  column: at < 3 ? at + 1 : (at - 3) % 4,
  row: at < 3 ? 0 : 1 + Math.floor((at - 3) / 4),
}));
const ground: Ground = { kind: "tiles", tiles };
const rates = tiles.map(({ code: short }, at) => ({
  name: `Commune ${short}`,
  short,
  members: [short],
  value: ((at * 37) % 29) / 4,
}));
const wholeOf = (code: string) => (tiles.findIndex((tile) => tile.code === code) % 4 < 2 ? "ouest" : "est");
const rest = (count: number) => `${count} autres dans le tableau`;
const zeros = (names: readonly string[]) => `Aucun lieu : ${names.join(", ")}`;

function strips(rates: readonly (number | null)[]): RateStrips {
  const bars = rates.map((rate) => ({
    rate,
    wording: rate === null ? "non montré" : String(rate).replace(".", ","),
  }));
  return {
    rows: ["Plaine Commune", "Grand Paris Grand Est", "Paris Terres d’Envol", "Est Ensemble"].map(
      (label, at) => ({ label, isPointed: at % 2 === 1 }),
    ),
    strips: [
      { name: "France services", bars, mean: { rate: 1.5, wording: "ensemble 1,5" } },
      { name: "Postes de conseillers et conseillères numériques", bars: bars.toReversed(), mean: null },
    ],
  };
}

function squares(wordings: readonly (string | null)[]): StepSquares {
  const steps = wordings.map((wording, at) => ({
    wording,
    isStop: wording !== null && wording < (wordings[at - 1] ?? "8"),
  }));
  return {
    services: [
      {
        name: "Dossier de surendettement",
        steps,
        sentences: ["Un test s’arrête avant « Joindre les pièces »"],
      },
      { name: "Demande de RSA", steps: steps.slice(0, 4), sentences: [] },
    ],
    names: { reached: "tests qui atteignent l’étape", stops: "des tests s’arrêtent avant l’étape" },
  };
}

function ratesDrawn(
  areas:
    | typeof rates
    | readonly { name: string; short: string; members: string[]; value: number | "secret" | "nothing" }[],
  { formatter, ...canvas }: Canvas,
) {
  const values = areas.map(({ value }) => (typeof value === "number" && value > 0 ? value : null));
  const steps = quantileSteps(values);
  const classNames = Array.from({ length: steps.count }, (_, step) => {
    const inside = values.filter((value) => value !== null).filter((value) => stepOf(value, steps) === step);
    return `${formatter.number(Math.min(...inside), 1)} à ${formatter.number(Math.max(...inside), 1)} (${inside.length})`;
  });
  return choropleth(
    { formatter, ...canvas },
    {
      ground,
      areas,
      steps: steps,
      classNames,
      zeroName: `aucun lieu (${areas.filter(({ value }) => value === 0).length})`,
      nothingName: "sans donnée",
      wholeOf,
      head: "pour 100 000 habitants",
      format: (value) => formatter.number(value, 1),
      hidden: formatter.message("cell.notShown"),
      rest,
      zeros,
    },
  );
}

const overlapRows = (secret: boolean) => [
  { members: ["letters"], share: 0.21 },
  { members: ["letters", "alone"], share: 0.17 },
  { members: ["alone", "french", "letters"], share: secret ? null : 0.12 },
  { members: ["french"], share: 0.08 },
  { members: ["reading", "french"], share: 0.04 },
];
const overlapLabels = {
  letters: "Courriers",
  alone: "Démarches seul",
  french: "Français",
  reading: "Lecture",
};
const overlap =
  (secret: boolean): Draw =>
  (canvas) =>
    upset(canvas, {
      rows: [
        ...overlapRows(secret).map(({ members, share }) => ({
          members: new Set(members),
          label: members.join(" + "),
          key: "plain",
          keyName: null,
          share,
          interval:
            share === null ? null : { lower: share - 0.02, upper: share + 0.02, of: "sampling" as const },
          isApart: false,
        })),
        {
          members: null,
          label: "3 autres ensembles",
          key: "plain",
          keyName: null,
          share: 0.09,
          interval: null,
          isApart: true,
        },
      ],
      columns: Object.entries(overlapLabels).map(([member, label]) => ({ member, label, family: null })),
    });

const answers =
  (secret: boolean): Draw =>
  (canvas) =>
    labelledBars(canvas, {
      referenceName: null,
      bars: [
        ["Un membre de la famille", 0.54, 0.03],
        ["Une assistante ou un assistant social", 0.41, 0.03],
        ["Une association", 0.23, 0.026],
        ["Un agent de l’administration, au guichet", 0.12, 0.02],
        ["Personne", 0.09, 0.018],
      ].map(([label, share, half], at) => ({
        label: String(label),
        share: secret && at === 3 ? null : Number(share),
        interval:
          secret && at === 3
            ? null
            : {
                lower: Number(share) - Number(half),
                upper: Number(share) + Number(half),
                of: "sampling" as const,
              },
        isApart: at === 4,
        key: "plain",
      })),
    });

const heat =
  (secret: boolean): Draw =>
  (canvas) =>
    heatTable(canvas, {
      columns: obstacles.map((label, at) => ({ label, isApart: at === 7 })),
      rows: heatRows.map(([label, cells], row) => ({
        label,
        isApart: false,
        cells: cells.map((value, at) =>
          secret && (row + at) % 5 === 0
            ? ("secret" as const)
            : secret && row === 2
              ? ("nothing" as const)
              : { value, wording: canvas.formatter.count(value) },
        ),
      })),
      steps: quantileSteps(heatRows.flatMap(([, cells]) => cells.filter((cell) => cell > 0))),
      nothingName: "– : aucune réponse",
      hiddenName: "< 11",
    });

/** Each drawing on its own, in its ordinary state, then with something masked. */
export const samples: Readonly<Record<string, Readonly<Record<string, Draw>>>> = {
  "diverging-bars": {
    ordinary: (canvas) => divergingBars(canvas, { scale, bars: opinions }),
    masked: (canvas) =>
      divergingBars(canvas, {
        scale,
        bars: opinions.map((bar, at) =>
          at === 2
            ? { ...bar, shares: [0.31, 0.33, 0.12, 0.2, null] }
            : at === 3
              ? { ...bar, shares: [0.4, 0.28, 0.2, null, null], totals: { ...bar.totals, for: null } }
              : bar,
        ),
      }),
  },
  "multiple-answers": { ordinary: answers(false), masked: answers(true) },
  journey: {
    ordinary: (canvas) => journey(canvas, { steps, names }),
    masked: (canvas) =>
      journey(canvas, {
        names,
        steps: steps.map((step, at) =>
          at === 2
            ? {
                ...step,
                reached: null,
                wording: "secret",
                obstacles: [
                  { label: "Vocabulaire administratif", notes: { minor: 3, major: null, blocking: null } },
                ],
              }
            : step,
        ),
      }),
  },
  "step-squares": {
    ordinary: (canvas) => stepSquares(canvas, squares(["8", "8", "7", "7", "6"])),
    masked: (canvas) => stepSquares(canvas, squares(["8", null, "7", "7", "6"])),
  },
  "rate-strips": {
    ordinary: (canvas) => rateStrips(canvas, strips([2.2, 1.4, 1.3, 1.1])),
    masked: (canvas) => rateStrips(canvas, strips([2.2, null, 1.3, 0])),
  },
  "heat-table": { ordinary: heat(false), masked: heat(true) },
  "month-series": {
    ordinary: (canvas) => monthSeries(canvas, { months, ...unmarked }),
    marked: (canvas) =>
      monthSeries(canvas, {
        months,
        periods: [{ from: 2, to: 4, label: "Premier confinement" }],
        moments: [
          { at: [7, 19, 31, 43], label: "août" },
          { at: [44], label: "en septembre" },
        ],
        levels: [{ value: 103, label: "en moyenne" }],
      }),
    masked: (canvas) =>
      monthSeries(canvas, {
        months: months
          .slice(0, 14)
          .map((month, at) => (at === 5 ? { ...month, value: null, isHidden: true } : month)),
        ...unmarked,
      }),
  },
  "trend-panels": {
    ordinary: (canvas) => trendPanels(canvas, trends),
    masked: (canvas) =>
      trendPanels(
        canvas,
        trends.slice(0, 3).map(({ name, points }) => ({
          name,
          points: points.map((point, at) => (at === 4 ? { ...point, share: null, interval: null } : point)),
        })),
      ),
  },
  choropleth: {
    ordinary: (canvas) => ratesDrawn(rates, canvas),
    masked: (canvas) =>
      ratesDrawn(
        rates.map((area, at) => ({
          ...area,
          value: at === 2 ? ("secret" as const) : at === 7 ? ("nothing" as const) : area.value,
        })),
        canvas,
      ),
  },
  "symbol-map": {
    ordinary: (canvas) =>
      symbolMap(canvas, {
        ground,
        areas: rates.map((area) => ({ ...area, value: Math.round(area.value * 4) })),
        wholeOf,
        head: "lieux",
        format: canvas.formatter.count,
        hidden: "moins de 11",
        rest,
        zeros,
      }),
    masked: (canvas) =>
      symbolMap(canvas, {
        ground,
        areas: rates.map((area, at) => ({
          ...area,
          value: at % 3 === 0 ? ("secret" as const) : Math.round(area.value * 4),
        })),
        wholeOf,
        head: "personnes",
        format: canvas.formatter.count,
        hidden: "moins de 11",
        rest,
        zeros,
      }),
  },
  "upset-of-flags": { ordinary: overlap(false), masked: overlap(true) },
};

export function canvasOf(id: string, size: Canvas["size"], formatter: Canvas["formatter"]): Canvas {
  return { id, size, fictitious: true, formatter };
}
