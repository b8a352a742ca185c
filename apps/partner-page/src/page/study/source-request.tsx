import { askedFields } from "@vigie/mapping";
import { emptyWorkbooks } from "@vigie/partner";
import type { Attribute, Source, Study, Text } from "@vigie/study";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { DownloadButton } from "../parts/download-button.tsx";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { usePage } from "../use-page.ts";

/** The columns that a study asks of one source, file by file. */
export function SourceRequest({ source, study }: { readonly source: Source; readonly study: Study }) {
  const { formatter } = usePage();
  const { message, text, day, language } = formatter;
  const { unit, contacts, window } = source;
  const named = { one: text(unit.one), many: text(unit.many) };
  const fields = askedFields("units", source).flatMap((id) => source.attributes.get(id) ?? []);
  const workbooks = useMemo(() => [...emptyWorkbooks(study, source, language)], [study, source, language]);
  const isOwnWindow = window.from !== study.window.from || window.to !== study.window.to;
  return (
    <div class="part">
      <h3>{text(source.label)}</h3>
      {isOwnWindow && <p>{message("study.sourceWindow", { from: day(window.from), to: day(window.to) })}</p>}
      <RequestedColumns
        caption={message("study.unitsCaption", named)}
        rows={[
          [message("study.key"), message("study.keyWords")],
          ...fields.map((each) => [text(each.label), <Values attribute={each} />] as const),
        ]}
      />
      {contacts !== null && (
        <RequestedColumns
          caption={message("study.contactsCaption", named)}
          rows={[
            [message("study.key"), message("study.contactKey")],
            [message("field.date"), message("values.date")],
            [
              message("field.channel"),
              <CodeNames labels={[...contacts.channels.values()].map(({ label }) => label)} />,
            ],
            ...(contacts.motives === null
              ? []
              : [[message("field.motive"), <CodeNames labels={[...contacts.motives.values()]} />] as const]),
          ]}
        />
      )}
      <p>{message("study.workbooks")}</p>
      {workbooks.map(([name, content]) => (
        <DownloadButton
          key={name}
          label={message("study.workbook", { name })}
          name={name}
          type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          content={() => content}
        />
      ))}
    </div>
  );
}

/** The columns of one file: the name of each, then what it holds. */
function RequestedColumns({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly (readonly [name: string, values: ComponentChildren])[];
}) {
  const { message } = usePage().formatter;
  return (
    <ScrollTable caption={caption} heads={[message("study.column"), message("study.values")]}>
      <tbody>
        {rows.map(([name, values], at) => (
          <tr key={at}>
            <th scope="row">{name}</th>
            <td>{values}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Values({ attribute }: { readonly attribute: Attribute }) {
  const { formatter } = usePage();
  switch (attribute.type) {
    case "date":
    case "number":
    case "flag":
      return <>{formatter.message(`values.${attribute.type}`)}</>;
    case "multiple":
      return (
        <>
          {formatter.message("values.multiple")}{" "}
          <CodeNames labels={attribute.codes.map(({ label }) => label)} />
        </>
      );
    case "code":
      return <CodeNames labels={attribute.codes.map(({ label }) => label)} />;
    default:
      return attribute.type satisfies never;
  }
}

/** Labels listed in the sentence; the rest of a longer list is folded. */
const listedMax = 8;

function CodeNames({ labels }: { readonly labels: readonly Text[] }) {
  const { formatter } = usePage();
  const names = labels.map((label) => formatter.text(label));
  if (names.length <= listedMax)
    return <>{formatter.message("values.code", { names: formatter.listed(names) })}</>;
  return (
    <>
      {formatter.message("values.codes", { count: names.length })}
      <details>
        <summary>{formatter.message("values.all")}</summary>
        <p>{formatter.listed(names)}</p>
      </details>
    </>
  );
}
