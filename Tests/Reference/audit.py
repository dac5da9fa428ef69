"""Recalculates audit.xlsx with LibreOffice and compares it with results.json. Standard library only.

    python3 audit.py [--set SHEET!CELL=NUMBER]... CDCI SURVEY...

For each survey: `CDCI report --format audit`, every formula computed anew by a headless LibreOffice, then
- no check cell says anything but OK,
- index, published score and rank of every unit, every component and every indicator equal results.json to 1e-9.

`--changed INDEX WEIGHTS` (WEIGHTS: id=number, comma-separated) changes these weights in the workbook alone, computes it
anew, and compares with a report of the same survey by the changed index: a changed weight changes the ranking.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def place(cell):
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def paths(archive):
    """Name of each sheet and the part that holds it."""
    targets = {r.get("Id"): r.get("Target") for r in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))}
    book = ET.fromstring(archive.read("xl/workbook.xml"))
    return {s.get("name"): "xl/" + targets[s.get(R + "id")].removeprefix("/xl/") for s in book.iter(M + "sheet")}


def read(path):
    """Sheet → {(row, column): number or text}."""
    with zipfile.ZipFile(path) as archive:
        shared = []
        if "xl/sharedStrings.xml" in archive.namelist():
            for item in ET.fromstring(archive.read("xl/sharedStrings.xml")):
                shared.append("".join(t.text or "" for t in item.iter(M + "t")))
        sheets = {}
        for name, part in paths(archive).items():
            cells = sheets[name] = {}
            for cell in ET.fromstring(archive.read(part)).iter(M + "c"):
                value = cell.find(M + "v")
                kind = cell.get("t")
                if kind == "inlineStr":
                    cells[place(cell.get("r"))] = "".join(t.text or "" for t in cell.iter(M + "t"))
                elif value is not None and value.text is not None:
                    text = value.text
                    cells[place(cell.get("r"))] = shared[int(text)] if kind == "s" else text if kind in ("str", "e") else float(text)
        return sheets


def recalculated(path, folder):
    """The workbook without its stored results, computed anew by LibreOffice."""
    bare = pathlib.Path(folder) / "bare" / "audit.xlsx"
    bare.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry.filename)
            if entry.filename.startswith("xl/worksheets/sheet"):
                # A result that is not there must be computed.
                data = re.sub(rb'(<c [^>]*?)( t="str")?>(<f>[^<]*</f>)<v>[^<]*</v>', rb"\1>\3", data)
            new.writestr(entry, data)
    out = pathlib.Path(folder) / "out"
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run(command + [str(bare)], check=True, capture_output=True)
    return read(out / "audit.xlsx")


def near(own, told):
    if own is None or own == "":
        return told is None
    return told is not None and isinstance(own, float) and abs(own - told) < 1e-9 * max(1, abs(told))


def table(cells, header):
    """Rows below the header row, as lists."""
    row = next(r for (r, c), v in sorted(cells.items()) if c == 0 and v in header)
    last = max(r for r, _ in cells)
    width = max(c for _, c in cells)
    return [[cells.get((r, c)) for c in range(width + 1)] for r in range(row + 1, last + 1)]


def faults(sheets, results):
    found = []
    compared = 0
    for name, cells in sheets.items():
        for (row, column), value in cells.items():
            if isinstance(value, str) and (value == "KHÁC" and row > 4 or value.startswith(("#", "Err:"))):
                found.append(f"{name}: row {row + 1}, column {column + 1}: {value}")
    if "units" not in results or "Kết quả" not in sheets and "Result" not in sheets:
        return found, compared
    first = [c for n, c in sheets.items() if n in ("Kết quả", "Result")][0]
    units = {u["id"]: u for u in results["units"]}
    own = {row[1]: row for row in table(first, ("TT", "No."))}
    for identity, unit in units.items():
        row = own[identity]
        for title, cell, told in (("score", row[8], unit["scoreExact"]), ("published", row[12], unit["score"]), ("rank", row[15], unit["rank"])):
            compared += 1
            if not near(cell, told):
                found.append(f"{identity}: {title} {cell} and {told}")
    comparison = [c for n, c in sheets.items() if n in ("Đối chiếu", "Comparison")][0]
    told = {u["id"]: u for u in results["units"]}
    whole = results["overall"]
    for row in table(comparison, ("Đơn vị", "Unit")):
        if row[1] not in ("tất cả", "all") or row[2] == results["index"]:
            continue
        unit = told.get(row[0], whole)
        if not unit["published"]:
            continue
        node = unit["components"].get(row[2]) or unit["indicators"].get(row[2])
        if node is None:
            continue
        compared += 1
        if not near(row[4], node["scoreExact"]):
            found.append(f"{row[0]} {row[2]}: {row[4]} and {node['scoreExact']}")
    for name, cells in sheets.items():
        if name not in ("Giá trị", "Values"):
            continue
        for row in table(cells, ("TT", "No.")):
            unit = told.get(row[2], whole)
            if not unit["published"] or row[7] == "–":
                continue
            compared += 1
            if not near(row[7], unit["indicators"][row[1]]["value"]):
                found.append(f"{row[2]} {row[1]}: value {row[7]} and {unit['indicators'][row[1]]['value']}")
    return found, compared


def report(cdci, survey, folder):
    subprocess.run([cdci, "report", "--quiet", "--no-robustness", "--format", "audit", "--out", folder, survey], check=True)
    return json.loads((pathlib.Path(folder) / "results.json").read_text())


def change(path, weights, target):
    """The workbook with other weights in their cells."""
    sheets = read(path)
    name = [n for n in sheets if n in ("Trọng số", "Weights")][0]
    cells = {}
    for row in range(5, 2000):
        identity = sheets[name].get((row, 0))
        if identity is None:
            break
        if identity in weights:
            cells[f"E{row + 1}"] = weights[identity]
    assert len(cells) == len(weights), (cells, weights)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        part = paths(old)[name]
        for entry in old.infolist():
            data = old.read(entry.filename)
            if entry.filename == part:
                for cell, weight in cells.items():
                    data, count = re.subn(rb'(<c r="%s"[^>]*>)<v>[^<]*</v>' % cell.encode(), rb"\g<1><v>%s</v>" % repr(weight).encode(), data)
                    assert count == 1, cell
            new.writestr(entry, data)


def main(arguments):
    weights = {}
    if arguments[0] == "--changed":
        weights = {k: float(v) for k, v in (pair.split("=") for pair in arguments[2].split(","))}
        other, arguments = arguments[1], arguments[3:]
    cdci = arguments[0]
    bad = False
    for survey in arguments[1:]:
        with tempfile.TemporaryDirectory() as folder:
            results = report(cdci, survey, folder + "/report")
            path = folder + "/report/audit.xlsx"
            if weights:
                change(path, weights, folder + "/changed.xlsx")
                path = folder + "/changed.xlsx"
                results = report(cdci, other, folder + "/other")
            sheets = recalculated(path, folder)
            found, compared = faults(sheets, results)
            if weights:
                # The check cells hold the numbers of before, and must say so.
                differing = [f for f in found if f.endswith("KHÁC")]
                found = [f for f in found if not f.endswith("KHÁC")] + ([] if differing else ["no check cell noticed"])
            bad = bad or bool(found)
            print(f"{survey}: {compared} numbers of results.json, {len(found)} differ")
            for fault in found[:20]:
                print("  " + fault)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
