import { extname } from "node:path";
import { html } from "@vigie/documents";
import { formTexts, type NamedPart, namedParts, removal, reviewAfter } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { now } from "../arguments/period.ts";
import { contentTypes } from "../disk/serve.ts";
import { changedFiles, changeStudy, undoLastChange } from "../study/study-copies.ts";
import { readStudyFiles } from "../study/study-folder.ts";
import { checkedStudy } from "../study/study-mistakes.ts";
import { galleryPage } from "./gallery-page.ts";
import { homePage, statusPart } from "./home-page.ts";
import { numbersPage } from "./numbers-page.ts";
import { type OpenedForm, partFormPage } from "./part-form-page.ts";
import { newPartPage, partListPage, removalPage } from "./part-list-page.ts";
import {
  filledPart,
  markOf,
  newPartOf,
  openedPart,
  type PartSection,
  partsOfSection,
  sections,
} from "./parts.ts";
import { periodAnswer } from "./period-page.ts";
import { renameAnswer } from "./rename.ts";
import {
  type AtelierAnswer,
  type AtelierRequest,
  atelierPaths,
  atelierScript,
  atelierShell,
  atelierStyle,
  described,
  htmlAnswer,
  notFound,
  problemBlocks,
  redirect,
  type Setting,
} from "./shell.ts";
import type { Site, StudyAtWork } from "./study-at-work.ts";

/** Renders a page of the atelier, or applies a form; where the disk refuses, a page reports it and nothing is changed. */
export async function answer(
  request: AtelierRequest,
  work: StudyAtWork,
  setting: Setting,
): Promise<AtelierAnswer> {
  try {
    return await answered(request, work, setting);
  } catch (error) {
    if (!(error instanceof VigieErrors)) throw error;
    const body = problemBlocks(described(error.errors, setting), setting);
    const title = setting.message("atelier.refused");
    const page = atelierShell(setting, { title, current: request.path }, [html`<h1>${title}</h1>`, body]);
    return htmlAnswer(page, 409);
  }
}

async function answered(
  request: AtelierRequest,
  work: StudyAtWork,
  setting: Setting,
): Promise<AtelierAnswer> {
  const { method, path, query } = request;
  if (method === "POST" && path === atelierPaths.undo) {
    const files = await undoLastChange(work.folder);
    const title =
      files.length === 0
        ? setting.message("atelier.nothingToUndo")
        : setting.message("atelier.undone", { files: files.join(", ") });
    return htmlAnswer(atelierShell(setting, { title, current: path }, html`<h1>${title}</h1>`));
  }
  if (method === "POST" && path === atelierPaths.trial) {
    work.startTrial();
    return redirect(setting.base);
  }
  const [sectionPath = "", ...partPath] = path.split("/");
  const section = sections.find((each) => each.path === sectionPath);
  if (section !== undefined) return sectionAnswer({ section, request, work, setting }, partPath);
  if (path === atelierPaths.rename) return renameAnswer(request, work, setting);
  if (path === atelierPaths.period) return periodAnswer(request, work, setting);
  if (method === "POST") return notFound;
  switch (path) {
    case "":
      return htmlAnswer(homePage(work.status, work.site !== null, setting));
    case atelierPaths.problems:
      return htmlAnswer(statusPart(work.status, setting));
    case atelierPaths.style:
      return { status: 200, type: "text/css; charset=utf-8", content: atelierStyle };
    case atelierPaths.script:
      return { status: 200, type: "text/javascript; charset=utf-8", content: atelierScript };
    case atelierPaths.numbers:
      return htmlAnswer(numbersPage(query, work.evidence, setting));
    case atelierPaths.gallery:
      return htmlAnswer(galleryPage(work.galleryStart, setting));
  }
  if (path.startsWith(atelierPaths.site)) return fileOf(work.site, path.slice(atelierPaths.site.length));
  if (path.startsWith(atelierPaths.figures))
    return fileOf(work.gallery, path.slice(atelierPaths.figures.length));
  return notFound;
}

function fileOf(site: Site | null, path: string): AtelierAnswer {
  const content = site?.(path) ?? null;
  if (content === null) return notFound;
  return { status: 200, type: contentTypes[extname(path)] ?? "application/octet-stream", content };
}

/** What is asked of the parts of a section. */
interface Asked {
  readonly section: PartSection;
  readonly request: AtelierRequest;
  readonly work: StudyAtWork;
  readonly setting: Setting;
}

type Files = ReadonlyMap<string, string>;

/** A part to fill in; `identity`: what a new one is. */
type Filling = Pick<OpenedForm, "part" | "form" | "identity">;

async function sectionAnswer(asked: Asked, [name, action]: readonly string[]): Promise<AtelierAnswer> {
  const { section, request, work, setting } = asked;
  const files = await readStudyFiles(work.folder);
  if (name === undefined) {
    const done = request.query.get("fait");
    return request.method === "POST" ? notFound : htmlAnswer(partListPage(section, { files, done }, setting));
  }
  if (name === "nouveau" && action === undefined) return newPart(asked, files);
  const part = partsOfSection(section, files).find((each) => each.name === name);
  if (part === undefined) return notFound;
  if (action === "retirer") return remove(asked, part, files);
  const opened = openedPart(section, part, files);
  if (action !== undefined || opened === null) return notFound;
  const { form, value } = opened;
  const filling = { part, form, identity: {} };
  if (request.method === "POST") return save(asked, filling, files);
  return htmlAnswer(
    partFormPage(section, { ...filling, texts: formTexts(form.fields, value) }, files, setting),
  );
}

/** First what it is, then its form. */
async function newPart(asked: Asked, files: Files): Promise<AtelierAnswer> {
  const { section, request, setting } = asked;
  const given = request.method === "POST" ? request.form : request.query;
  const [name = "", shape = "", source = ""] = ["name", "shape", "source"].map((key) => given.get(key) ?? "");
  const form = section.forms.get(shape);
  const part = newPartOf(section, { name, source }, files);
  if (name === "" || form === undefined || part === null)
    return htmlAnswer(newPartPage(section, { files, wrong: null }, setting));
  const isTaken = namedParts(files, section.sort).some((other) => other.name === part.name);
  if (isTaken || !/^[a-z][a-z0-9_]*$/.test(name)) {
    const wrong = setting.message(isTaken ? "atelier.nameTaken" : "atelier.nameHelp", { name });
    return htmlAnswer(newPartPage(section, { files, wrong }, setting), 409);
  }
  const filling = { part, form, identity: { name, shape, source } };
  if (request.method === "POST") return save(asked, filling, files);
  return htmlAnswer(partFormPage(section, { ...filling, texts: { source } }, files, setting));
}

async function save(asked: Asked, filling: Filling, files: Files): Promise<AtelierAnswer> {
  const { section, request, work, setting } = asked;
  const { part, form } = filling;
  // Boxes of one name that are checked are a list.
  const texts = Object.fromEntries(
    [...request.form.keys()].map((key) => [key, request.form.getAll(key).join(", ")]),
  );
  const again = (status: number, shown: Pick<OpenedForm, "problems" | "isChanged" | "broken">) =>
    htmlAnswer(partFormPage(section, { ...filling, ...shown, texts }, files, setting), status);
  if (request.form.get("mark") !== markOf(files.get(part.file))) return again(409, { isChanged: true });
  if (request.form.has("show")) return again(200, {});
  const { text, mistakes } = await filledPart({ part, form, texts }, files);
  if (mistakes.length > 0) return again(422, { problems: described(mistakes, setting) });
  const saved = redirect(`${setting.base}${section.path}?fait=${encodeURIComponent(part.name)}`);
  if (text === files.get(part.file)) return saved;
  const changes = new Map([[part.file, text]]);
  if (request.form.has("noEdition")) work.noteNoEdition();
  const broken = await work.brokenSeries(files, changedFiles(files, changes));
  const agreed = (request.form.get("broken") ?? "").split(" ");
  if (broken.some(({ id }) => !agreed.includes(id))) return again(409, { broken });
  try {
    await changeStudy(work.folder, changes, now());
  } catch (error) {
    if (!(error instanceof VigieErrors)) throw error;
    return again(507, { problems: described(error.errors, setting) });
  }
  return saved;
}

async function remove(asked: Asked, part: NamedPart, files: Files): Promise<AtelierAnswer> {
  const { section, request, work, setting } = asked;
  const check = async (texts: Files) => (await checkedStudy(texts)).mistakes;
  const mistakes = await check(files);
  if (mistakes.length > 0) throw new VigieErrors(mistakes);
  const found = await removal(files, part, check);
  if (request.method === "GET") {
    const after = changedFiles(files, found.files);
    const review = reviewAfter(files, after, found.removed);
    const broken = await work.brokenSeries(files, after);
    return htmlAnswer(removalPage(section, { name: part.name, ...found, review, broken }, setting));
  }
  await changeStudy(work.folder, found.files, now());
  return redirect(`${setting.base}${section.path}?fait=${encodeURIComponent(part.name)}`);
}
