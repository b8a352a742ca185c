export { type PartnerRun, type Run, runPartner } from "./run-partner.ts";
