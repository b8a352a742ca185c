import { extname } from "node:path";
import { html } from "@vigie/documents";
import { formTexts, type NamedPart, namedParts, type PartForm, removal, reviewAfter } from "@vigie/study";
import { type DescribedProblem, VigieErrors } from "@vigie/words";
import { now } from "../arguments/period.ts";
import { contentTypes } from "../disk/serve.ts";
import { changedFiles, changeStudy, undoLastChange } from "../study/study-copies.ts";
import { readStudyFiles } from "../study/study-folder.ts";
import { checkedStudy } from "../study/study-mistakes.ts";
import { galleryPage } from "./gallery-page.ts";
import { homePage, statusPart } from "./home-page.ts";

import { numbersPage } from "./numbers-page.ts";
import { partFormPage } from "./part-form-page.ts";
import { newPartPage, partListPage, removalPage } from "./part-list-page.ts";
import {
  filledPart,
  markOf,
  newPartOf,
  openedPart,
  type PartIdentity,
  type PartSection,
  partsOfSection,
  sections,
} from "./parts.ts";
import { periodAnswer } from "./period-page.ts";

import { renameAnswer } from "./rename.ts";

import {
  type Answer,
  type AtelierRequest,
  atelierPaths,
  atelierScript,
  atelierStyle,
  described,
  htmlAnswer,
  notFound,
  problemBlocks,
  redirect,
  type Setting,
  shell,
} from "./shell.ts";
import type { StudyAtWork } from "./study-at-work.ts";

/** Renders a page of the atelier, or applies a form; where the disk refuses, a page reports it and nothing is changed. */
export async function answer(request: AtelierRequest, work: StudyAtWork, setting: Setting): Promise<Answer> {
  try {
    return await answered(request, work, setting);
  } catch (error) {
    if (!(error instanceof VigieErrors)) throw error;
    const body = problemBlocks(described(error.errors, setting), setting.messages);
    const title = setting.messages.message("atelier.refused");
    return htmlAnswer(
      shell({ title, current: request.path, body: [html`<h1>${title}</h1>`, body] }, setting),
      409,
    );
  }
}

async function answered(request: AtelierRequest, work: StudyAtWork, setting: Setting): Promise<Answer> {
  const { method, path, query } = request;
  if (method === "POST" && path === atelierPaths.undo) {
    const files = await undoLastChange(work.folder);
    const { message } = setting.messages;
    const title =
      files.length === 0
        ? message("atelier.nothingToUndo")
        : message("atelier.undone", { files: files.join(", ") });
    return htmlAnswer(shell({ title, current: path, body: html`<h1>${title}</h1>` }, setting));
  }
  if (method === "POST" && path === atelierPaths.trial) {
    work.startTrial();
    return redirect(setting.base);
  }
  const [sectionPath = "", ...partPath] = path.split("/");
  const section = sections.find((each) => each.path === sectionPath);
  if (section !== undefined) return sectionAnswer(section, partPath, request, { work, setting });
  if (path === atelierPaths.rename) return renameAnswer(request, work, setting);
  if (path === atelierPaths.period) return periodAnswer(request, work, setting);
  if (method === "POST") return notFound;
  switch (path) {
    case "":
      return htmlAnswer(homePage(work.status(), work.site() !== null, setting));
    case atelierPaths.problems:
      return htmlAnswer(statusPart(work.status(), setting));
    case atelierPaths.style:
      return { status: 200, type: "text/css; charset=utf-8", content: atelierStyle };
    case atelierPaths.script:
      return { status: 200, type: "text/javascript; charset=utf-8", content: atelierScript };
    case atelierPaths.numbers:
      return htmlAnswer(numbersPage(query, work.evidence(), setting));
    case atelierPaths.gallery:
      return htmlAnswer(galleryPage(work.galleryStart(), setting));
  }
  if (path.startsWith(atelierPaths.site)) return fileOf(work.site(), path.slice(atelierPaths.site.length));
  if (path.startsWith(atelierPaths.figures))
    return fileOf(work.gallery(), path.slice(atelierPaths.figures.length));
  return notFound;
}

function fileOf(site: ReturnType<StudyAtWork["site"]>, path: string): Answer {
  const content = site?.(path) ?? null;
  if (content === null) return notFound;
  return { status: 200, type: contentTypes[extname(path)] ?? "application/octet-stream", content };
}

interface Around {
  readonly work: StudyAtWork;
  readonly setting: Setting;
}

async function sectionAnswer(
  section: PartSection,
  [name, action]: readonly string[],
  request: AtelierRequest,
  around: Around,
): Promise<Answer> {
  const { work, setting } = around;
  const files = await readStudyFiles(work.folder);
  if (name === undefined) {
    const done = request.query.get("fait");
    return request.method === "POST" ? notFound : htmlAnswer(partListPage(section, { files, done }, setting));
  }
  if (name === "nouveau" && action === undefined) return newPart(section, files, request, around);
  const part = partsOfSection(section, files).find((each) => each.name === name);
  if (part === undefined) return notFound;
  if (action === "retirer") return remove(section, { part, files }, request, around);
  const opened = openedPart(section, part, files);
  if (action !== undefined || opened === null) return notFound;
  if (request.method === "POST")
    return save(section, { part, form: opened.form, files, identity: {} }, request, around);
  return htmlAnswer(
    partFormPage(
      section,
      {
        part,
        form: opened.form,
        texts: formTexts(opened.form.fields, opened.value),
        problems: [],
        isChanged: false,
        identity: {},
      },
      files,
      setting,
    ),
  );
}

/** First what it is, then its form. */
async function newPart(
  section: PartSection,
  files: ReadonlyMap<string, string>,
  request: AtelierRequest,
  around: Around,
): Promise<Answer> {
  const { setting } = around;
  const given = request.method === "POST" ? request.form : request.query;
  const identity: PartIdentity = {
    name: given.get("name") ?? "",
    shape: given.get("shape") ?? "",
    source: given.get("source") ?? "",
  };
  const form = section.forms.get(identity.shape);
  const part = newPartOf(section, identity, files);
  if (identity.name === "" || form === undefined || part === null)
    return htmlAnswer(newPartPage(section, { files, wrong: null }, setting));
  const isTaken = namedParts(files, section.sort).some(({ name }) => name === part.name);
  if (isTaken || !/^[a-z][a-z0-9_]*$/.test(identity.name)) {
    const wrong = setting.messages.message(isTaken ? "atelier.nameTaken" : "atelier.nameHelp", {
      name: identity.name,
    });
    return htmlAnswer(newPartPage(section, { files, wrong }, setting), 409);
  }
  if (request.method === "POST")
    return save(section, { part, form, files, identity: { ...identity } }, request, around);
  const opened = {
    part,
    form,
    texts: { source: identity.source },
    problems: [],
    isChanged: false,
    identity: { ...identity },
  };
  return htmlAnswer(partFormPage(section, opened, files, setting));
}

async function save(
  section: PartSection,
  {
    part,
    form,
    files,
    identity,
  }: {
    readonly part: NamedPart;
    readonly form: PartForm;
    readonly files: ReadonlyMap<string, string>;
    readonly identity: Readonly<Record<string, string>>;
  },
  request: AtelierRequest,
  { work, setting }: Around,
): Promise<Answer> {
  // Boxes of one name that are checked are a list.
  const texts = Object.fromEntries(
    [...request.form.keys()].map((key) => [key, request.form.getAll(key).join(", ")]),
  );
  const again = (problems: readonly DescribedProblem[], isChanged: boolean, status: number) =>
    htmlAnswer(
      partFormPage(section, { part, form, texts, identity, problems, isChanged }, files, setting),
      status,
    );
  if (request.form.get("mark") !== markOf(files.get(part.file))) return again([], true, 409);
  if (request.form.has("show")) return again([], false, 200);
  const { text, mistakes } = await filledPart({ part, form, texts }, files);
  if (mistakes.length > 0) return again(described(mistakes, setting), false, 422);
  if (text !== files.get(part.file))
    try {
      await changeStudy(work.folder, new Map([[part.file, text]]), now());
    } catch (error) {
      if (!(error instanceof VigieErrors)) throw error;
      return again(described(error.errors, setting), false, 507);
    }
  return redirect(`${setting.base}${section.path}?fait=${encodeURIComponent(part.name)}`);
}

async function remove(
  section: PartSection,
  { part, files }: { readonly part: NamedPart; readonly files: ReadonlyMap<string, string> },
  { method }: AtelierRequest,
  { work, setting }: Around,
): Promise<Answer> {
  const check = async (texts: ReadonlyMap<string, string>) => (await checkedStudy(texts)).mistakes;
  const mistakes = await check(files);
  if (mistakes.length > 0) throw new VigieErrors(mistakes);
  const found = await removal(files, part, check);
  if (method === "GET") {
    const review = reviewAfter(files, changedFiles(files, found.files), found.removed);
    return htmlAnswer(removalPage(section, { name: part.name, ...found, review }, setting));
  }
  await changeStudy(work.folder, found.files, now());
  return redirect(`${setting.base}${section.path}?fait=${encodeURIComponent(part.name)}`);
}
