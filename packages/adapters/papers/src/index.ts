export { type PaperName, type PaperTemplates, paperNames } from "./paper-templates.ts";
export { partnerKit } from "./partner-kit.ts";
export { partnerPage } from "./partner-page.ts";
export { partnerPapers } from "./partner-papers.ts";
