"""Recalculates audit.xlsx with LibreOffice and compares it with results.json. Standard library only.

    python3 audit.py CDCI SURVEY...
    python3 audit.py CDCI --index INDEX [--weights ID=NUMBER,...] SURVEY...

For each survey: `CDCI report --format audit`, every formula computed anew by a headless LibreOffice, then
- no check cell says anything but OK, and no cell holds an error;
- index, published score and rank of every unit, every component and every indicator equal results.json to 1e-9.

With `--index` the survey is scored by that index. With `--weights` these weights are changed in the cells of the workbook
alone, it is computed anew, and compared with a report of the same survey by the index with these weights: a changed
weight changes the ranking as it does in the program.
"""

import argparse
import json
import pathlib
import re
import shutil
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


def placed(survey, index, weights, folder):
    """The survey beside all others, scored by another index."""
    root = pathlib.Path(survey).resolve().parent.parent
    root = root.parent if root.name == "surveys" else root
    for name in ("surveys", "weights"):
        shutil.copytree(root / name, pathlib.Path(folder) / name)
    text = pathlib.Path(index).read_text()
    for identity, weight in weights.items():
        text, count = re.subn(r"(\bid: %s\b(?:,[^\n}]*|\n(?:[^\n]*\n)??\s*)weight: )[\d.]+" % re.escape(identity), r"\g<1>%r" % weight, text, count=1)
        assert count == 1, identity
    (pathlib.Path(folder) / "index.yaml").write_text(text)
    place = pathlib.Path(folder) / "surveys" / pathlib.Path(survey).resolve().parent.name / "survey.yaml"
    place.write_text(re.sub(r"(?m)^index: .*$", "index: ../../index.yaml", place.read_text()))
    return str(place)


def main(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("cdci")
    parser.add_argument("--index")
    parser.add_argument("--weights", default="")
    parser.add_argument("surveys", nargs="+")
    asked = parser.parse_args(arguments)
    weights = {k: float(v) for k, v in (pair.split("=") for pair in asked.weights.split(",") if pair)}
    bad = False
    for survey in asked.surveys:
        with tempfile.TemporaryDirectory() as folder:
            own = placed(survey, asked.index, {}, folder + "/as-written") if asked.index else survey
            results = report(asked.cdci, own, folder + "/report")
            path = folder + "/report/audit.xlsx"
            if weights:
                change(path, weights, folder + "/changed.xlsx")
                path = folder + "/changed.xlsx"
                before = results
                results = report(asked.cdci, placed(survey, asked.index, weights, folder + "/changed"), folder + "/other")
            sheets = recalculated(path, folder)
            found, compared = faults(sheets, results)
            moved = ""
            if weights:
                # The check cells hold the numbers of before, and must say so.
                differing = [f for f in found if f.endswith("KHÁC")]
                found = [f for f in found if not f.endswith("KHÁC")] + ([] if differing else ["no check cell noticed"])
                ranks = [[(u["id"], u["rank"]) for u in r["units"]] for r in (before, results)]
                moved = f", {len(set(ranks[1]) - set(ranks[0]))} ranks moved, {len(differing)} check cells say KHÁC"
            bad = bad or bool(found)
            print(f"{survey}: {compared} numbers of results.json, {len(found)} differ{moved}")
            for fault in found[:20]:
                print("  " + fault)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
