import { columnMapping, type ItemColumns } from "@vigie/mapping";
import { Choice } from "../parts/choice.tsx";
import { usePage } from "../use-page.ts";

import { ColumnChoice } from "./column-choice.tsx";
import { anchorOf, type FieldMappingView } from "./field-mapping.ts";

const noItems: ItemColumns = {
  columns: new Map(),
  codes: new Map([
    ["1", "yes"],
    ["0", "no"],
  ]),
  without: [],
};

/** A question of several answers: in one column, or in one column per answer. */
export function ItemChoices({
  field,
  name,
  part,
  source,
  mapping,
  profile,
  onChange,
}: FieldMappingView & { readonly name: string }) {
  const { formatter } = usePage();
  const { message, text } = formatter;
  const codes = source.attributes.get(field)?.codes ?? [];
  const items = [...(source.multiples.get(field)?.items.keys() ?? [])];
  const id = anchorOf(part, field);
  const isOfItems = "columns" in mapping;
  const choose = (item: string, column: string) => {
    if (!isOfItems) return;
    const columns = new Map([...mapping.columns].filter(([other]) => other !== item));
    if (column !== "") columns.set(item, column);
    onChange({ ...mapping, columns });
  };
  return (
    <fieldset>
      <legend class="unseen">{message("items.legend")}</legend>
      <Choice
        type="radio"
        name={id}
        id={isOfItems ? undefined : `${id}-one`}
        checked={!isOfItems}
        onChange={() => onChange(columnMapping(""))}
      >
        {message("items.one")}
      </Choice>
      <Choice type="radio" name={id} checked={isOfItems} onChange={() => onChange(noItems)}>
        {message("items.several")}
      </Choice>
      {isOfItems ? (
        items.map((item, at) => (
          <ColumnChoice
            key={item}
            id={at === 0 ? id : `${id}-${item}`}
            of={name}
            label={text(codes.find(({ code }) => code === item)?.label ?? { fr: item })}
            value={mapping.columns.get(item) ?? ""}
            profile={profile}
            onChange={(column) => choose(item, column)}
          />
        ))
      ) : (
        <>
          <ColumnChoice
            id={id}
            of={name}
            label={message("mapping.column")}
            value={mapping.column}
            profile={profile}
            onChange={(column) => onChange({ ...columnMapping(column), separator: mapping.separator })}
          />
          <label>
            <span class="small">{message("items.separator")}</span>
            <input
              autocomplete="off"
              type="text"
              maxLength={1}
              size={2}
              value={mapping.separator}
              onChange={({ currentTarget: { value } }) =>
                value.length === 1 && onChange({ ...mapping, separator: value })
              }
            />
          </label>
        </>
      )}
    </fieldset>
  );
}
