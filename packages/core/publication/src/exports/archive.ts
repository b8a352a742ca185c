import { total, unknown } from "@vigie/table";
import { type ExportedTable, lastDayOf, marksOf } from "@vigie/tables";
import { zipSync } from "fflate";
import { wholeCitation } from "../downloads/citation.ts";
import type { WordedEdition } from "../formatter.ts";
import { bytesOf, type DataFile, fileHash, licences } from "./data-file.ts";

type Entry<Content = string | Uint8Array> = readonly [name: string, content: Content];

/**
 * The data package as one file, with what a person who opens it needs: a readme with examples, the licence, and the
 * SHA-256 of each file as `sha256sum --check` reads it. Same input, same bytes.
 */
export function archive(
  files: readonly Pick<DataFile, "name" | "content">[],
  tables: readonly ExportedTable[],
  edition: WordedEdition,
): Uint8Array {
  const contents: readonly Entry[] = [
    readme(tables, edition),
    licenceText(edition),
    ...files.map(({ name, content }): Entry => [name, content]),
  ];
  const sums = contents.map(([name, content]) => `${fileHash(content)}  ${name}\n`).join("");
  return zipSync(
    Object.fromEntries(
      [...contents, ["SHA256SUMS", sums] as const].map(([name, content]) => [name, bytesOf(content)]),
    ),
    { level: 6, mtime: dayOf(edition) },
  );
}

/** The day of the latest bundle at midnight, in local time as a ZIP writes it; the first that a ZIP knows before any. */
function dayOf({ bundles }: WordedEdition): Date {
  const [year = 1980, month = 1, day = 1] = (lastDayOf(bundles) ?? "1980-01-01").split("-").map(Number);
  return new Date(year, month - 1, day);
}

function readme(tables: readonly ExportedTable[], edition: WordedEdition): Entry<string> {
  const { study, formatter } = edition;
  const paragraphs = [
    `# ${formatter.text(study.title)}`,
    ...marksOf(edition).map(
      ({ mark, sentence }) => `**${mark.toLocaleUpperCase(formatter.language)}.** ${sentence}`,
    ),
    ...(study.summary ? [formatter.text(study.summary)] : []),
    formatter.message("archive.files"),
    formatter.message("archive.rows"),
    formatter.message("archive.empty", { min: study.disclosure.min }),
    formatter.message("archive.noise"),
    ...examples(tables, edition),
    formatter.message("archive.sums"),
    `## ${formatter.message("workbook.licence")}`,
    formatter.message("archive.licence", {
      title: licences[study.licence].title,
      address: licences[study.licence].url,
    }),
    wholeCitation(edition),
  ];
  return [formatter.message("archive.readme"), `${paragraphs.join("\n\n")}\n`];
}

/** The shares of one table, read without a package, in R and in Python. */
function examples(tables: readonly ExportedTable[], { formatter }: WordedEdition): readonly string[] {
  const table = exampleOf(tables);
  if (table === undefined) return [];
  const { name, universe, by } = table;
  return [
    `## ${formatter.message("archive.example")}`,
    formatter.message("archive.exampleOf", { name }),
    "R :",
    fenced("r", [
      `rows <- read.csv("${name}", colClasses = "character", na.strings = "", encoding = "UTF-8")`,
      `rows <- subset(rows, universe == "${universe}" & conf_status == "free" & !(${by} %in% c("${total}", "${unknown}")))`,
      'for (column in c("count", "share", "base")) rows[[column]] <- as.numeric(rows[[column]])',
      `print(rows[c("${by}_label", "count", "share", "base")], row.names = FALSE)`,
    ]),
    "Python :",
    fenced("python", [
      "import csv",
      "",
      `with open("${name}", encoding="utf-8", newline="") as file:`,
      "    for row in csv.DictReader(file):",
      `        if row["universe"] == "${universe}" and row["conf_status"] == "free" and row["${by}"] not in ("${total}", "${unknown}"):`,
      `            print(row["${by}_label"], row["count"], row["share"], row["base"])`,
    ]),
  ];
}

/** The first table of one dimension with a share. */
function exampleOf(tables: readonly ExportedTable[]) {
  for (const { id, columns, subject } of tables) {
    const codes = columns.filter(({ kind }) => kind === "code");
    const by = codes.at(-1)?.name;
    if (codes.length === 2 && by !== undefined && columns.some(({ name }) => name === "share"))
      return { name: `${id}.csv`, universe: subject.indicator.universe, by };
  }
  return undefined;
}

function fenced(language: string, lines: readonly string[]): string {
  return [`\`\`\`${language}`, ...lines, "```"].join("\n");
}

function licenceText(edition: WordedEdition): Entry<string> {
  const { study, formatter } = edition;
  const { title, url } = licences[study.licence];
  const terms = formatter.message("archive.terms", { licence: study.licence });
  return [
    formatter.message("archive.licenceFile"),
    `${[title, url, terms, wholeCitation(edition)].join("\n\n")}\n`,
  ];
}
