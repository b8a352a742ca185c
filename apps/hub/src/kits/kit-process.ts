import { readFile, writeFile } from "node:fs/promises";
import { zipStored } from "@vigie/bundle";
import { partnerKit } from "@vigie/handouts";
import { readPaperTemplate, readPaperTemplates } from "@vigie/handouts/node";
import { readTypesetter } from "@vigie/publication/node";
import { languages } from "@vigie/words";
import { asPartner, participantOf } from "../campaigns/participants.ts";
import { studyOf } from "../campaigns/study-file.ts";

/*
 * Writes the folder of one partner, zipped: the page to read first, the study, the workbooks to fill in, questionnaires to print,
 * the papers. Words: the `.vigie` file of the study, the partner, a language, the file to write.
 */
const [, , file = "", id = "", inLanguage, out = ""] = process.argv;
const zip = new Uint8Array(await readFile(file));
const study = await studyOf(zip, "etude.vigie");
const participant = participantOf(study, id);
if (participant === null) throw new RangeError("a campaign has a partner that its study has not");
const partner = asPartner(participant);
const language = languages.find((one) => one === inLanguage) ?? "fr";
const setPaper = await readTypesetter(await readPaperTemplate());
const kit = await partnerKit({ study, partner, zip, language, setPaper }, await readPaperTemplates());
await writeFile(out, zipStored(kit), { mode: 0o600 });
