export { type PaperName, type PaperTemplates, paperNames } from "./paper-templates.ts";
export { partnerPage } from "./partner-page.ts";
export { partnerPapers } from "./partner-papers.ts";
