"""Reads files with another reader, for other-readers.test.ts. Arguments: reader, then kind and path of each file.

pandas has its own code for SAS data sets and transport files, PSPP for SPSS files; pyreadstat is ReadStat, which haven
uses too. Prints a list of {names, rows}: numbers and days as the numbers that the file holds, null for what is missing;
from PSPP, what it writes as CSV.
"""

import csv
import json
import math
import os
import subprocess
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore")


def with_pandas(kind, path):
    from pandas.io.sas.sas7bdat import SAS7BDATReader
    from pandas.io.sas.sas_xport import XportReader

    if kind == "sas7bdat":
        reader = SAS7BDATReader(path, convert_dates=False)
        reader.encoding = reader.inferred_encoding if "unknown" not in reader.inferred_encoding else "cp1252"
        reader.convert_text = True
        names = [name if isinstance(name, str) else name.decode(reader.encoding) for name in reader.column_names]
        with reader:
            frame = reader.read()
    else:
        frame = XportReader(path, encoding="utf-8").read()
        names = list(frame.columns)
    return names, frame.values.tolist()


def with_readstat(kind, path):
    import pyreadstat

    read = {"sas7bdat": pyreadstat.read_sas7bdat, "xpt": pyreadstat.read_xport, "sav": pyreadstat.read_sav}[kind]
    frame, meta = read(path, disable_datetime_conversion=True)
    return meta.column_names, [list(row) for row in frame.itertuples(index=False, name=None)]


def with_pspp(kind, path):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.csv")
        syntax = os.path.join(folder, "convert.sps")
        with open(syntax, "w", encoding="utf-8") as file:
            file.write(
                f"SET LOCALE='UTF-8'.\nGET FILE='{path}'.\n"
                f"SAVE TRANSLATE /OUTFILE='{out}' /TYPE=CSV /FIELDNAMES /CELLS=VALUES /MISSING=RECODE /REPLACE.\n"
            )
        command = ["pspp", "-o", os.path.join(folder, "log.txt"), syntax]
        ended = subprocess.run(command, capture_output=True, text=True)
        if ended.returncode != 0:
            sys.exit(f"pspp, {path}: {ended.stderr}")
        with open(out, encoding="utf-8", newline="") as file:
            names, *rows = csv.reader(file)
    return names, [[value.strip() or None for value in row] for row in rows]


def plain(value):
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bytes):
        value = value.decode("cp1252", "replace")
    if isinstance(value, str):
        value = value.rstrip("\0 ")
        return value if value else None
    return float(value)


reader, *files = sys.argv[1:]
found = []
for kind, path in zip(files[::2], files[1::2]):
    names, rows = {"pandas": with_pandas, "pyreadstat": with_readstat, "pspp": with_pspp}[reader](kind, path)
    kept = (lambda value: value) if reader == "pspp" else plain
    found.append({"names": list(names), "rows": [[kept(value) for value in row] for row in rows]})
json.dump(found, sys.stdout)
