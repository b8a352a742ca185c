import { asNumber, effectivePolicy, guaranteeOf } from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { sourcesOf } from "../decisions.ts";
import { usePage } from "../use-page.ts";

/** In plain words: how many tables, how they are protected, and their titles. */
export function WhatLeaves({ study, partner }: { readonly study: Study; readonly partner: string }) {
  const { state, formatter } = usePage();
  const { message, text } = formatter;
  const { draft } = state.history.present;
  const sources = sourcesOf(study, partner);
  const indicators = [...study.indicators.values()].filter(({ source }) =>
    sources.some(({ id }) => id === source),
  );
  const policy = effectivePolicy(study, {
    floors: draft?.floors ?? { rho: null, min: null },
    small: draft?.accepts.small ?? "hidden",
  });
  const guarantee = guaranteeOf(study, partner, policy);
  const open = sources.filter(({ protects }) => protects === "nothing");
  const isProtecting = guarantee.sources.length > 0;
  return (
    <section>
      <h2>{message("leaves.title")}</h2>
      <p>{message("leaves.never")}</p>
      <p>{message("leaves.tables", { count: indicators.length })}</p>
      {isProtecting && (
        <p>
          {message("leaves.noise", { min: policy.min, small: policy.small })}{" "}
          {message("leaves.budget", { budget: formatter.numbers.rounded(asNumber(policy.rho), 2) })}
        </p>
      )}
      {open.length > 0 && (
        <p>
          {message("leaves.open", {
            count: open.length,
            sources: formatter.listed(open.map(({ label }) => text(label))),
          })}
        </p>
      )}
      <details>
        <summary>{message("leaves.list", { count: indicators.length })}</summary>
        <ul>
          {indicators.map((indicator) => (
            <li key={indicator.id}>{text(indicator.title)}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
