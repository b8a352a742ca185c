import type { CommandWords } from "./command.ts";

/** The help of each command in English. */
export const englishCommands: Readonly<Record<string, CommandWords>> = {
  demo: {
    summary: "the whole way of a study on fictitious data, up to the diagnostic, opened",
    positionals: ["[STUDY]"],
    options: {
      out: { value: "FOLDER", help: "where to write; “demo” by default" },
      size: {
        value: "NUMBER",
        help: "number of units of each source of persons, 10000 by default and 600 at most for a survey; SOURCE=NUMBER for one",
      },
      port: { value: "NUMBER", help: "port of the pages; a free one by default" },
      date: { value: "YYYY-MM-DD", help: "day to write in the bundles; today by default" },
      "no-serve": { help: "stops once all is written, without serving the pages" },
    },
    help: `
Makes fictitious data for each partner of a study, runs it at each one's, protection included, gathers the bundles, then
serves the diagnostic on this machine only. A study is thus tried whole before anything is asked of anyone.

If the study has a file fiction.yaml, the data are drawn from it. If not, they are invented from the study: its code lists,
its filters, its channels. Each number invented is a hypothesis, written in FOLDER/donnees/fiction.yaml; copy this file into
the study to change it. With --size, one sees which tables would be hidden at that size.

Without STUDY, shows the reference study.

  FOLDER/donnees/      the fictitious data and their mappings
  FOLDER/partenaires/  what each partner gets: bundle.zip, and private/ which stays with it
  FOLDER/site/         the diagnostic

Example: vigie demo studies/modeles/canaux --size 3000 --out demo --no-serve
`,
  },
  new: {
    summary: "writes a study of yours: of templates that you choose, or a small one to start from",
    positionals: ["FOLDER"],
    options: {
      template: { value: "TEMPLATES", help: "the templates to put together, separated by commas" },
      departement: {
        value: "NUMBER",
        help: "the département, by its number or its name: communes, intercommunalities, names of partners",
      },
      period: { value: "PERIOD", help: "the period, for instance 2025-S2" },
      partner: {
        value: "SHORT=NAME",
        help: "the name of a partner, where it is not the one that the département suggests; as often as needed",
      },
      centres: {
        value: "FILE",
        help: "the centres of communes (GeoJSON or CSV of points), for a map that is more alike",
      },
    },
    help: `
With --template, puts templates together into a whole study, commented, with its text, in French:

  canaux                  the channels by which people reach the Caf and the Cpam
  services-sociaux        the difficulties that social services note
  enquete-usagers         a survey of users
  enquete-professionnels  a questionnaire to professionals
  tests-services          online services, tried step by step
  mediation               the activity of the France services
  territoires             places and helps, and the population of territories

With --departement, communes and their intercommunalities are those of the département, from the official lists, and partners
bear its name. Without --centres, the map is laid out by intercommunality.

Without --template, writes a small study of one source, whose files explain themselves.

FOLDER must not exist yet, or be empty. If it is a study already composed, nothing in it is replaced: what would be written
otherwise is written beside, under a name that ends with .nouveau.

A study of Loire-Atlantique, over the second half of 2025:
  vigie new etude-44 --template canaux,services-sociaux --departement 44 --period 2025-S2

Example: vigie new my-study && vigie check my-study
`,
  },
  check: {
    summary: "reads a study and says at once everything that is wrong",
    positionals: ["STUDY"],
    options: { strict: { help: "what is named of the text is an error" } },
    help: `
STUDY is the folder of the study, the text of the diagnostic and fictitious data included. Each mistake is
said with its file, its line, its column, what was expected and how to mend it. A file that nothing reads is named,
and so is a field asked of partners that nothing uses. A figure of the text to which nobody has given a title is
named as well, and so is a long sentence or an unexplained abbreviation of a text that is easy to read; with
--strict, they are errors.

The hash is that of what partners are asked: study.yaml, indicators.yaml, populations.yaml,
service-test.yaml, sources/ and codelists/. The other files may change without anything to do again.

Example: vigie check studies/publics-fragiles
`,
  },
  write: {
    summary: "shows the diagnostic while its text is being written",
    positionals: ["STUDY"],
    options: {
      from: {
        value: "FOLDER",
        help: "the folder written by “vigie demo STUDY”, where the bundles are; “demo” by default",
      },
      port: { value: "NUMBER", help: "port of the page; a free one by default" },
    },
    help: `
Opens a page on this machine only, beside the text editor: each time a file of the study is saved, it says what has to be
mended and shows the diagnostic again, where it was being read. It changes no file.

Numbers are those of trial bundles: run “vigie demo STUDY” first, and again when the study asks something else of its
partners. Ctrl+C stops it.

Example: vigie write my-study --from demo
`,
  },
  kit: {
    summary: "prepares what the observatory hands to each partner",
    positionals: ["STUDY"],
    options: { out: { value: "FOLDER", help: "where to write" } },
    help: `
Writes the study as one file, which each partner opens in its station, and for each source the empty workbooks of the
columns to fill in:

  FOLDER/STUDY.vigie             the study, as the station opens it
  FOLDER/SOURCE.xlsx             the columns of one row per unit, and the codes allowed
  FOLDER/SOURCE-contacts.xlsx    those of one row per contact, where the source has contacts

A partner who extracts these columns under these names has nothing to map. For tests of online services, “vigie template”
writes forms of its own.

Example: vigie kit studies/publics-fragiles --out to-hand-over
`,
  },
  template: {
    summary: "writes the forms that the testers of services fill in",
    positionals: ["STUDY"],
    options: {
      out: { value: "FOLDER", help: "where to write the forms" },
      language: { value: "CODE", help: "writes a language file to translate instead, for instance de" },
    },
    help: `
The study declares a grid of tests in service-test.yaml. The forms hold all of it: one test by person,
service and device, one line by step.

  FOLDER/tests.xlsx     a workbook: steps, quality, codes; choices are made in lists
  FOLDER/tests.csv      the same steps, for a spreadsheet (semicolons)
  FOLDER/qualite.csv    the same subjects of quality
  FOLDER/codes.csv      what the codes mean

Lines left empty are tests not done. Filled in, these files are read by “vigie map”, once for
each source: service_tests, service_steps, service_ratings and service_quality.

With --language, none of this: FOLDER gets a file such as de.yaml, in which each sentence of the pages and each
text of the study awaits its translation. Put in the folder languages/ of the study, it adds this language to the
diagnostic; run again, it keeps what is already translated.

Example: vigie template studies/publics-fragiles --out forms
`,
  },
  form: {
    summary: "imports the questions of an XLSForm into a study, or makes one from a survey",
    positionals: ["ACTION", "FILE"],
    options: {
      into: { value: "STUDY", help: "with import: the study that receives the questions" },
      source: { value: "SOURCE", help: "with export: the survey of the study" },
      out: { value: "FILE", help: "with export: the form to write (.xlsx)" },
      pdf: { value: "FILE", help: "with export: the questionnaire to print" },
      workbook: { value: "FILE", help: "with export: the workbook to type answers in" },
    },
    help: `
An XLSForm is the workbook that describes a form for KoboToolbox, ODK or Enketo: a sheet survey, a sheet choices.

  vigie form import FORM --into STUDY
      writes in the study the source, its code lists, and indicators to choose from. No file of the study is replaced:
      what exists and would be written otherwise is written beside it, under a name ending in .nouveau. What the study
      cannot express (repeated group, calculation, position, image, answer “other”…) is named, with its row.

  vigie form export STUDY --source SOURCE --out FILE
      writes the form of a survey, with its filters, its exclusive answers and its answers that say nothing. Imported
      again, it gives the same questions. With --pdf, also writes, or instead, the version to print: two columns,
      boxes to tick, filters in words. With --workbook, the workbook to type in the questionnaires filled by hand:
      answers are chosen in lists.

Example: vigie form export studies/publics-fragiles --source enquete_insertion --out survey.xlsx
`,
  },
  map: {
    summary: "proposes how a file matches a source of the study",
    positionals: ["STUDY", "FILE"],
    options: {
      source: { value: "NAME", help: "the source of the study that this file feeds" },
      out: { value: "FILE", help: "the mapping to write or to complete" },
      sheet: { value: "SHEET", help: "the sheet of a workbook; the first by default" },
      units: { help: "this file is that of the units: it takes the place of the one that was" },
      contacts: { help: "this file is that of the contacts: it takes the place of the one that was" },
      partner: { value: "NAME", help: "the partner; needless when one alone holds this source" },
    },
    help: `
Looks at the header and the values of the file, proposes a column for each field, says why, and writes it
in the mapping. Values that the study does not know are marked “À TRADUIRE” in it: the study will run
only once each is translated or declared out of scope. What is to be checked is marked “TO CHECK”.

The command recognises a file of units (one row per unit) or of contacts (several), and says by what. It never puts a
file in the place of another by what it recognised: to replace it, or where it is mistaken, add --units or --contacts.

The mapping stays with you: it holds values of your data, and a secret drawn at random, by which the noise that
protects people is drawn. Keep it from one edition to the next, with the ledger that “vigie run” writes beside it. If
it comes from an older version, it lacks this secret: run again with a file that is in it already, the command writes
it, and changes nothing else.

Example: vigie map my-study households.csv --source allocataires --out caf.yaml
`,
  },
  keys: {
    summary: "makes, at a partner's, the key that will sign its bundles",
    positionals: [],
    options: { out: { value: "FILE", help: "where to write the private key; never over a file" } },
    help: `
Writes the private key in FILE, which your account alone can read (except under Windows), and prints the lines to send to the
observatory: the public key, to put under your name in study.yaml. The private key stays with you; whoever
has it can sign in your place. Then: vigie run … --key FILE

To change it, make another key and send its lines: they add to the earlier ones. A key added or withdrawn makes no other
version of the study: nobody has anything to run again.

Example: vigie keys --out key-caf.json
`,
  },
  plan: {
    summary: "shows the statements that a run sends to a database",
    positionals: ["STUDY"],
    options: {
      partner: { value: "NAME", help: "the partner, as the study names it" },
      dialect: {
        value: "DATABASE",
        help: "the database that will read them: postgres, clickhouse or duckdb",
      },
      data: {
        value: "FILE",
        help: "its mapping; without it, tables and columns bear the names of the study",
      },
      source: { value: "SOURCE", help: "one source alone; all of them by default" },
    },
    help: `
Writes, in order, the statements that “vigie run” sends, for the database administrator to read them before. Nothing is
sent: no database is contacted.

The first statement reads the contacts once and writes a temporary table of one row per unit, which goes with the
session; the others count it. Values, sent as parameters, are shown in their place. Columns are taken for texts: those
that are dates or numbers in the database are read more simply.

Some statements of quality are sent only where the counts before call for them. If a row is wrong, the table is read
again to count those like it, by a statement of the same kind.

Example: vigie plan my-study --partner caf --data caf.yaml --dialect postgres > statements.sql
`,
  },
  run: {
    summary: "runs the study at a partner's, on its data",
    positionals: ["STUDY"],
    options: {
      partner: { value: "NAME", help: "the partner, as the study names it" },
      data: { value: "FILE", help: "its mapping, written by “vigie map”" },
      out: { value: "FOLDER", help: "where to write the bundle and what stays with you" },
      key: { value: "FILE", help: "the private key that signs the bundle, made by “vigie keys”" },
      "not-sent": {
        help: "the bundle that FOLDER holds, and that this run replaces, was handed over to nobody",
      },
      date: { value: "YYYY-MM-DD", help: "day to write in the bundle; today by default" },
      memory: {
        value: "SIZE",
        help: "memory that the computation may take, as 1GB; the rest spills to the disk of the output folder",
      },
    },
    help: `
Reads the files or tables that the mapping names, classifies contacts, counts, protects people, and writes:

  FOLDER/bundle.zip       what comes out: nothing else does
  FOLDER/private/         what stays: true counts beside those that leave, quality report

To protect people, each count is changed at random by a few units, and those under the threshold are hidden. The
screen says, table by table, how many cells leave, how many are hidden, and how near the counts are.

Each bundle uses a budget, which the ledger written beside the mapping adds up, source by source and period by
period: past the cap, the run is refused. The same data and the same study give the same tables, which count once.
FOLDER is written anew as a whole; a bundle that was handed over is kept elsewhere. If the one that FOLDER holds was
handed over to nobody, say so with --not-sent: its budget is given back.

Example: vigie run my-study --partner caf --data caf.yaml --out output
`,
  },
  inspect: {
    summary: "says in words what is in a bundle",
    positionals: ["BUNDLE"],
    options: {},
    help: `
BUNDLE is a file “bundle.zip” written by “vigie run”. Its form and its hashes are verified first.
To verify its signature and its protection as well, with the study: vigie verify BUNDLE --study STUDY
For its protection in figures: vigie audit BUNDLE

Example: vigie inspect output/bundle.zip
`,
  },
  audit: {
    summary: "says in figures and words what bundles guarantee to people",
    positionals: ["BUNDLE…"],
    options: {
      choose: {
        value: "FOLDER",
        help: "at a partner’s: what another budget would do, from the private/ that “vigie run” wrote",
      },
    },
    help: `
For each bundle, source by source: the budget (rho) and how the tables share it, the noise of each, what someone very
well informed could guess of a person, what leaves without noise, what is outside of the guarantee, and what is weaker
than the usual rules. All of it comes from the bundle: neither the study nor the data are read. To compute these
numbers again from the study: vigie verify BUNDLE --study STUDY

Give the bundles of one partner together: their budgets add up, period by period and in all. Two bundles made of the
same data by the same study have the same tables, and count once.

With --choose, none of this: the screen says what a smaller or larger budget would do to the partner’s tables, hidden
cells and errors. These numbers come from true counts: they stay there.

Example: vigie audit caf-2025.zip caf-2026.zip
`,
  },
  purge: {
    summary: "erases what had to stay at a partner's, and keeps its bundle",
    positionals: ["FOLDER"],
    options: {
      "not-sent": {
        help: "also erases the bundle, which was not handed over, and removes its line from the ledger",
      },
      data: { value: "FILE", help: "with --not-sent, the mapping: the ledger is beside it" },
    },
    help: `
FOLDER is the one that “vigie run” wrote. Its subfolder private/ is erased: true counts, report on quality, report on
protection. bundle.zip stays. What a killed or refused run left beside FOLDER, such as the list of unknown values, is
erased as well. A folder that Vigie did not write is not touched.

When: once the diagnostic is published, after six months at most. Nothing is asked before erasing, and nothing
comes back: to have private/ again, run again on the same extract.

Each bundle counts in the ledger, which keeps the budget of each source. With --not-sent, you say that this bundle
never left your premises: it is erased, and its budget is given back. Do not use it for a bundle that somebody
received, even by mistake: it has used that budget.

Files are deleted without going through the recycle bin. Their content is not overwritten: no command can promise
that on a solid-state disk, a network share or a folder that is backed up. Ask your computer service. The extract
itself, copies and backups are for you to erase.

Example: vigie purge output
`,
  },
  verify: {
    summary: "checks that bundles are intact, protected as they claim, and from whom they claim to be",
    positionals: ["BUNDLE…"],
    options: {
      study: {
        value: "STUDY",
        help: "the folder of the study, to check protection, signature and version as well; repeatable where its version changed",
      },
      cap: {
        value: "RHO",
        help: "the budget that a partner may use over one period, all bundles together; 3 by default",
      },
    },
    help: `
For each bundle: the file is written again and compared byte by byte, the hash of each table and of the guarantee
computed again. With --study: the budget, how it is shared and the noise of each table are computed again from the
study; the tables, their codes and their titles are those that it asks for; its rules are not loosened; the signature
is made by a key that it gives for the partner. Where the version of the study changed from one bundle to the next,
give each version with --study: each bundle is verified by the one whose hash it bears.

Give the bundles of one partner together: their budgets add up, source by source and period by period, and their sum
stays within the cap.

Exit code: 0 all is right; 1 a bundle is damaged or not the right one; 3 a bundle does not protect as it claims, is
not from whom it claims to be, or tells too much with the others.

Example: vigie verify caf.zip --study my-study
`,
  },
  deposit: {
    summary: "deposits a bundle in the service of the observatory",
    positionals: ["BUNDLE"],
    options: {
      to: {
        value: "ADDRESS",
        help: "the address of deposits, given by the page of the partner in the service",
      },
      token: { value: "FILE", help: "the file that holds the token, taken from “Your account”" },
    },
    help: `
The only command that opens the network: it sends BUNDLE, and nothing else, to the address given, by https. The service
answers whether the bundle is whole, signed and what the study asks. Depositing by the page of the service is the same.

Exit code: 0 the bundle is received and verified; 1 it is refused, or the service does not answer.

Example: vigie deposit out/bundle.zip --to https://observatory.example/api/v1/campaigns/C/partners/caf/deposits --token token.txt
`,
  },
  assemble: {
    summary: "gathers the partners' bundles into a diagnostic to publish",
    positionals: ["STUDY", "BUNDLE…"],
    options: {
      out: { value: "FOLDER", help: "where to write the site" },
      pdf: { value: "FILE", help: "writes the diagnostic as a PDF as well, to print or to read" },
      "pdf-lang": {
        value: "LANGUAGE",
        help: "language of the PDF: fr, or en where the study is told in both; fr by default",
      },
      edition: {
        help: "an edition to publish, with its images: a sentence that the tables contradict stops everything",
      },
      places: { value: "LIST", help: "a list of places of help, for the pages of communes; repeatable" },
      previous: { value: "BUNDLE", help: "a bundle of the edition before, to say what changed; repeatable" },
      "previous-study": { value: "FOLDER", help: "the folder of the study of the edition before" },
    },
    help: `
Each bundle is verified, signature included where the study gives its partner's keys; then the site is
written: pages that are read without scripts, the data to take away (CSV, XLSX, Data Package) and the
comparison with figures already published (published.json).
A partner without a bundle is named in the diagnostic; the rest is published.

A sentence of the text that “:claim” binds to the tables and that these contradict is marked in the pages.
With --edition, it stops everything, unless the data are fictitious. An edition also has three PDF
documents in papier/ (summary, diagnostic, annexes), each figure as a PNG and, where release.yaml says where the
site will be published, an image for each chapter and a feed of editions.

With --previous and --previous-study, a page says what changed since the edition before, and whether it
means something. An indicator whose definition changed stops everything until breaks.yaml declares it.

With --places, the page of each commune says where to find help: address, opening hours, telephone, reception.
Lists are those that Vigie can read (France services, the national schema of places of digital mediation…), or a
table with a name and a commune. What they say of a place is published as it is.

The PDF is made without a browser or a network. It is tagged for screen readers and conforms to PDF/UA-1.
With a file release.yaml in the study, the site also has donnees/catalogue.jsonld (DCAT-AP), which open
data portals can read.

Example: vigie assemble my-study caf.zip --out site --pdf diagnostic.pdf
`,
  },
};
