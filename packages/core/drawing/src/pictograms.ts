import { html } from "@vigie/documents";

/**
 * Drawings that stand beside the ideas of a text that is easy to read: lines on a square of 48 units, without words. They
 * say nothing that the sentences beside them do not.
 */
export const pictograms = {
  telephone: html`<rect x="14" y="4" width="20" height="40" rx="3"/><path d="M14 11h20M14 36h20M23 40h2"/>`,
  desk: html`<circle cx="24" cy="11" r="6"/><path d="M12 29c0-7 5-11 12-11s12 4 12 11M4 29h40v6H4zM9 35v9M39 35v9"/>`,
  letter: html`<rect x="5" y="11" width="38" height="27" rx="2"/><path d="M6 13l18 14 18-14"/>`,
  computer: html`<rect x="6" y="7" width="36" height="25" rx="2"/><path d="M24 32v8M14 41h20M13 14h22M13 20h14"/>`,
  person: html`<circle cx="24" cy="12" r="7"/><path d="M10 43c0-12 5-19 14-19s14 7 14 19z"/>`,
  help: html`<circle cx="14" cy="12" r="6"/><circle cx="34" cy="12" r="6"/><path d="M5 43V31c0-6 4-9 9-9 4 0 7 2 10 7 3-5 6-7 10-7 5 0 9 3 9 9v12M14 43V32l10 5 10-5v11"/>`,
  question: html`<circle cx="24" cy="24" r="20"/><path d="M17 19c0-4 3-7 7-7s7 3 7 7c0 5-7 5-7 10M24 35v1"/>`,
  place: html`<path d="M5 24L24 7l19 17M11 20v22h26V20M20 42V30h8v12"/>`,
  clock: html`<circle cx="24" cy="24" r="20"/><path d="M24 12v12l8 6"/>`,
  voice: html`<path d="M5 7h38v26H23l-9 9v-9H5zM13 16h22M13 24h14"/>`,
} as const;

export type PictogramName = keyof typeof pictograms;

export const pictogramNames: readonly string[] = Object.keys(pictograms);

export function isPictogram(name: string): name is PictogramName {
  return Object.hasOwn(pictograms, name);
}
