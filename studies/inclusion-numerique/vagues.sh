#!/usr/bin/env bash
# Les vagues d’avant 2022, chacune une édition, puis le site avec leurs séries. Usage : bash vagues.sh DOSSIER, celui de LISEZMOI.md.
set -euo pipefail
study=$(cd "$(dirname "$0")" && pwd)
vigie() { "$study/../../node_modules/.bin/node" "$study/../../apps/cli/bin/vigie.js" "$@"; }
cd "$1"
earlier=()
for year in {2007..2020}; do
  mode=face_to_face
  if [ "$year" -ge 2020 ]; then mode=online_and_telephone; fi
  wave=vagues/$year
  mkdir -p "$wave/etude/sources" "$wave/etude/codelists"
  # Les deux premières colonnes, la personne et l’année, n’ont pas de virgule.
  gzip -dc barometre_socle_2007_2022.csv.gz | awk -F, -v year="$year" 'NR == 1 || $2 == year' >"$wave/vague.csv"
  cp "$study/codelists/ages.yaml" "$wave/etude/codelists/"
  cat >"$wave/etude/study.yaml" <<END
vigie: 1
study: inclusion-numerique
version: "$year"
title: Démarches en ligne, vague $year (données réelles, publiques)
window: { from: $year-01-01, to: $year-12-31 }
timezone: Europe/Paris
languages: [fr]
licence: odbl
partners: { fichiers_publics: { label: "Crédoc pour l’Arcep, l’Arcom, le CGE et l’ANCT (ODbL)", sources: [personnes] } }
disclosure: { rho: 1, min: 11 }
END
  cat >"$wave/etude/indicators.yaml" <<END
indicators:
  procedures_waves: { kind: profile, source: personnes, universe: adultes, of: procedures, by: age, title: "Une démarche en ligne dans l’année, selon l’âge" }
END
  cat >"$wave/etude/sources/personnes.yaml" <<END
source: personnes
label: Baromètre du numérique $year
unit: { one: personne interrogée, many: personnes interrogées }
rows_per_person: 1
reading: { kind: sample, note: les réponses se lisent comme un tirage parmi les personnes de 12 ans ou plus de France métropolitaine }
survey: { mode: $mode, weights: weight, weight_max: 3, weight_grain: 0.001, minimum_base: 30 }
fields:
  age: { type: code, codelist: ages, label: Âge }
  procedures: { type: flag, label: Démarche administrative en ligne depuis un an }
  weight: { type: number, label: Poids }
universes:
  all: { label: personnes de 12 ans ou plus }
  adultes: { label: adultes, where: { age: [18-24, 25-39, 40-59, 60-69, 70-plus] } }
END
  cat >"$wave/correspondance.yaml" <<END
mapping: 1
study: inclusion-numerique
partner: fichiers_publics
$(grep '^secret:' correspondance.yaml)
sources:
  personnes:
    units:
      file: vague.csv
      key: IDENT
      fields:
        age: { column: AGE6FUZ, codes: { "12-17 ans": 12-17, "18-24 ans": 18-24, "25-39 ans": 25-39, "40-59 ans": 40-59, "60-69 ans": 60-69, "70 ans et plus": 70-plus } }
        procedures: { column: US_ADMI, codes: { "Oui": "yes", "Non": "no", "[Nsp]": "no", "": "no" } }
        weight: POND
END
  vigie run "$wave/etude" --partner fichiers_publics --data "$wave/correspondance.yaml" --out "$wave/sortie" >/dev/null
  earlier+=(--previous "$wave/sortie/bundle.zip" --previous-study "$wave/etude")
done
vigie assemble "$study" sortie/bundle.zip "${earlier[@]}" --out site
