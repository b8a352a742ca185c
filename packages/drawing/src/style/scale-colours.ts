/**
 * Colours of ordered scales, which are not those of the groups. Opinions part brown from green, so that the usual
 * colour deficiencies keep them apart, the further the stronger; classes of a map go from paper to the digital blue.
 * Letters on them have a contrast of at least 4.5.
 */
export const lightScales = {
  "against-2": "#7a4208",
  "against-1": "#bd8330",
  neutral: "#8b8f95",
  "for-1": "#3f9a90",
  "for-2": "#0b5e57",
  "step-1": "#e3eaf4",
  "step-2": "#b6c9e5",
  "step-3": "#82a4d3",
  "step-4": "#4b75b7",
  "step-5": "#194291",
  "on-against-2": "#fff",
  "on-against-1": "#10151b",
  "on-neutral": "#10151b",
  "on-for-1": "#10151b",
  "on-for-2": "#fff",
  "on-step-1": "#10151b",
  "on-step-2": "#10151b",
  "on-step-3": "#10151b",
  "on-step-4": "#fff",
  "on-step-5": "#fff",
} as const;

export const darkScales: Readonly<Record<keyof typeof lightScales, string>> = {
  "against-2": "#e9b869",
  "against-1": "#986620",
  neutral: "#6c7178",
  "for-1": "#2b7d74",
  "for-2": "#86d3c8",
  "step-1": "#1e2a3b",
  "step-2": "#264468",
  "step-3": "#2b659f",
  "step-4": "#5c99dd",
  "step-5": "#a9d0fb",
  "on-against-2": "#10151b",
  "on-against-1": "#fff",
  "on-neutral": "#fff",
  "on-for-1": "#fff",
  "on-for-2": "#10151b",
  "on-step-1": "#fff",
  "on-step-2": "#fff",
  "on-step-3": "#fff",
  "on-step-4": "#10151b",
  "on-step-5": "#10151b",
};

/** Each class of an ordered scale; `on-` before its name is the colour of letters on it. */
export const scaleNames = [
  "against-2",
  "against-1",
  "neutral",
  "for-1",
  "for-2",
  "step-1",
  "step-2",
  "step-3",
  "step-4",
  "step-5",
] as const;
