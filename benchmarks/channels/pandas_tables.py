"""The same work in pandas, from CSV: what a statistician who knows Python would write."""

import itertools
import sys

import pandas as pd

ATTRIBUTES = ["age_band", "sex", "birth_group", "nationality_group", "household", "activity", "commune", "housing"]
DIGITAL = {"online_request", "online_declaration", "message", "email", "kiosk", "chat", "remote"}

units = pd.read_csv(sys.argv[1], dtype={name: "category" for name in ATTRIBUTES})
contacts = pd.read_csv(sys.argv[2], dtype={"channel": "category", "motive": "category"}, parse_dates=["date"])

known = contacts["id"].isin(units["id"])
dated = contacts["date"].notna()
inside = contacts["date"].between("2022-07-01", "2022-12-31")
routine = (contacts["channel"] == "online_declaration") & (contacts["motive"] == "quarterly")
aside = [(~dated).sum(), (dated & ~known).sum(), (dated & known & ~inside).sum(), (known & inside & routine).sum()]

kept = contacts[known & inside & ~routine]
digital = kept["channel"].isin(DIGITAL)
units["digital"] = units["id"].isin(kept.loc[digital, "id"].unique())
units["elsewhere"] = units["id"].isin(kept.loc[~digital, "id"].unique())
units["routine"] = units["id"].isin(contacts.loc[known & inside & routine, "id"].unique())
# The exact set of channels is part of the work: subgroups come from it.
bits = kept.assign(bit=2 ** kept["channel"].cat.codes.astype("int64")).drop_duplicates(["id", "bit"])
units = units.merge(bits.groupby("id")["bit"].sum().rename("bits").reset_index(), how="left", on="id")
units["group"] = "none"
units.loc[units["routine"], "group"] = "routine_only"
units.loc[units["elsewhere"], "group"] = "direct"
units.loc[units["digital"], "group"] = "digital"
units.loc[units["digital"] & units["elsewhere"], "group"] = "mixed"

rows = len(aside)
for name in ATTRIBUTES:
    rows += pd.crosstab(units["group"], units[name], margins=True).size
for a, b in itertools.combinations(ATTRIBUTES, 2):
    rows += pd.crosstab(units[a], units[b], margins=True).size
print(rows)
