export { html, type Insert, Markup } from "./markup.ts";
