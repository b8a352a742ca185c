const family = "Atkinson Hyperlegible Next";

/**
 * Fonts that devices have, each set to the widths of ours while it loads: a swap then moves nothing. Mean width of the letters
 * of a French text, ours against theirs; ascent and descent are ours (98.4 and 31.6 %) divided by that ratio.
 */
const standIns = [
  {
    name: "Vigie Arial",
    400: { ratio: 0.999, fonts: ["Arial", "Liberation Sans", "Helvetica"] },
    700: {
      ratio: 1.001,
      fonts: ["Arial Bold", "Liberation Sans Bold", "Helvetica Bold"],
    },
  },
  {
    name: "Vigie Roboto",
    400: { ratio: 1.003, fonts: ["Roboto"] },
    700: { ratio: 1.065, fonts: ["Roboto Bold"] },
  },
  {
    name: "Vigie DejaVu",
    400: { ratio: 0.875, fonts: ["DejaVu Sans"] },
    700: { ratio: 0.837, fonts: ["DejaVu Sans Bold"] },
  },
] as const;

/** For `font-family`: our letters, what stands in for them while they load, then the system's. */
export const letterFamilies = [family, ...standIns.map(({ name }) => name)]
  .map((name) => `"${name}"`)
  .join(", ");

/** Declares the letters. @param fonts where each weight is, as a style sheet names it; none where only a device may have them */
export function letterFaces(fonts: readonly { readonly weight: number; readonly address: string }[]): string {
  const loaded = fonts.map(
    ({ weight, address }) =>
      `@font-face { font-family: "${family}"; font-weight: ${weight}; font-display: swap; src: url("${address}") format("woff2"); }`,
  );
  const stood = standIns.flatMap((standIn) =>
    ([400, 700] as const).map((weight) => {
      const { ratio, fonts: names } = standIn[weight];
      const share = (value: number) => `${(100 * value).toFixed(1)}%`;
      return `@font-face { font-family: "${standIn.name}"; font-weight: ${weight}; src: ${names.map((name) => `local("${name}")`).join(", ")}; size-adjust: ${share(ratio)}; ascent-override: ${share(0.984 / ratio)}; descent-override: ${share(0.316 / ratio)}; }`;
    }),
  );
  return [...loaded, ...stood].join("\n");
}
