/** Paper and ink, then the five groups, whose colours have the same meaning everywhere. */
export const lightColours = {
  paper: "#fdfcf9",
  ink: "#1a1d21",
  muted: "#555b63",
  rule: "#d9d6cd",
  faint: "#efece4",
  link: "#194291",
  alert: "#9a3412",
  "alert-paper": "#fdeee0",
  digital: "#194291",
  routine_only: "#498dcf",
  mixed: "#551c41",
  direct: "#dc6d28",
  none: "#74787f",
  "on-digital": "#fff",
  "on-routine_only": "#10151b",
  "on-mixed": "#fff",
  "on-direct": "#10151b",
  "on-none": "#fff",
} as const;

export type Colours<Name extends string> = Readonly<Record<Name, string>>;

export const darkColours: Colours<keyof typeof lightColours> = {
  paper: "#14171a",
  ink: "#eceae4",
  muted: "#a9aeb5",
  rule: "#3a3f45",
  faint: "#1f2327",
  link: "#8bbcf5",
  alert: "#ffb68a",
  "alert-paper": "#3a2115",
  digital: "#2775be",
  routine_only: "#8ec4f9",
  mixed: "#8c6782",
  direct: "#be6046",
  none: "#b5bac2",
  "on-digital": "#fff",
  "on-routine_only": "#10151b",
  "on-mixed": "#fff",
  "on-direct": "#fff",
  "on-none": "#10151b",
};

/** Custom properties with the name of each colour, for light and for dark screens. */
export function colourProperties<Name extends string>(light: Colours<Name>, dark: Colours<Name>): string {
  return `
:root { ${declared(light)} }
@media screen and (prefers-color-scheme: dark) {
  :root { ${declared(dark)} }
}
`;
}

function declared(colours: Colours<string>): string {
  return Object.entries(colours)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(" ");
}

/** The colours of every page, as custom properties; for light, dark and forced colours. */
export const colours = `
:root { color-scheme: light dark; }${colourProperties(lightColours, darkColours)}@media (forced-colors: active) {
  :root {
    --paper: Canvas; --ink: CanvasText; --muted: CanvasText; --rule: GrayText; --faint: Canvas; --link: LinkText;
    --alert: CanvasText; --alert-paper: Canvas;
  }
}
`;
