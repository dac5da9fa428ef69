"""Makes random workbooks by openpyxl and random SPSS files by pyreadstat, reads them back by the same libraries, and prints
what each holds: the SHA-256 of the table as clean CSV (RFC 4180, LF, every row as long as the header).

    python3 files.py FOLDER [COUNT] > files.printed.csv

Printed with Python 3.13, openpyxl 3.1.5, pyreadstat 1.3.7 and pandas 3.0; seeds are fixed. The first few files of each kind lie
in FOLDER `files`; the tests read them and compare. `cdci table FILE` prints the same CSV for all of them.
"""

import csv
import datetime as dt
import decimal
import hashlib
import io
import pathlib
import random
import sys

import openpyxl
import pandas
import pyreadstat
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

WORDS = [
    "Hải quan", "Móng Cái", "Rất hài lòng", "không", "a,b", 'nói "được"', "dòng\nmới", "  blanks  ", "=1+1", "0101234567", "N/A",
    "&lt;b&gt;", "<b>", "Đơn vị", "1e5", "TRUE", "\U0001F600 mặt cười", "x" * 300, "é", "Ω≈ç", "tab\tinside",
]


def number(value):
    """Fifteen digits, without an exponent below 21 places and down to 15 behind the point."""
    if value == 0:
        return "0"
    plain = decimal.Decimal(f"{value:.15g}")
    if -15 <= plain.adjusted() <= 20:
        text = f"{plain:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    digits = f"{plain.normalize():E}"
    mantissa, exponent = digits.split("E")
    return f"{mantissa}E{'-' if int(exponent) < 0 else '+'}{abs(int(exponent)):02d}"


def clock(delta):
    thousandths = round(delta.total_seconds() * 1000)
    seconds, rest = divmod(thousandths, 1000)
    text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return text + (f".{rest:03d}".rstrip("0") if rest else "")


def time_of(value):
    return clock(dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond))


def cell(value, is_day=False):
    if value is None or value is pandas.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() + ("" if is_day and value.time() == dt.time() else "T" + time_of(value))
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return time_of(value)
    if isinstance(value, dt.timedelta):
        return clock(value)
    return str(value)


def digest(rows):
    width = len(rows[0])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow(row + [""] * (width - len(row)))
    return hashlib.sha256(out.getvalue().encode()).hexdigest()


# Workbooks


def random_cell(rng, kind):
    if rng.random() < 0.1:
        return None, None
    if kind == "text":
        return rng.choice(WORDS), None
    if kind == "rich":
        return CellRichText("a ", TextBlock(InlineFont(b=True), rng.choice(["đậm", "bold"])), " z"), None
    if kind == "whole":
        return rng.randint(-10**6, 10**12), None
    if kind == "number":
        return rng.choice([rng.random(), rng.gauss(0, 1e6), rng.random() * 10 ** rng.randint(-14, 18), 0.1 + 0.2, 1 / 3]), None
    if kind == "bool":
        return rng.random() < 0.5, None
    if kind == "error":
        return rng.choice(["#N/A", "#DIV/0!", "#REF!", "#VALUE!"]), None
    moment = dt.datetime(1990, 1, 1) + dt.timedelta(seconds=rng.randint(0, 10**9))
    if kind == "day":
        return moment.replace(hour=0, minute=0, second=0), rng.choice(["dd/mm/yyyy", "yyyy-mm-dd", "d mmm yyyy", "mm-dd-yy"])
    if kind == "moment":
        return moment, rng.choice(["dd/mm/yyyy hh:mm:ss", "yyyy-mm-dd h:mm", '"ngày" d/m/yyyy "lúc" h:mm AM/PM'])
    return moment.time(), rng.choice(["h:mm", "hh:mm:ss", "h:mm AM/PM"])


def make_workbook(path, rng):
    book = openpyxl.Workbook()
    if rng.random() < 0.2:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = rng.choice(["Sheet1", "Trả lời", "Danh sách"])
    kinds = [rng.choice(["text", "text", "rich", "whole", "number", "bool", "error", "day", "moment", "time"]) for _ in range(rng.randint(2, 9))]
    titles = rng.choice([0, 0, 0, 1, 2]) if len(kinds) > 2 else 0
    for line in range(titles):
        sheet.cell(line + 1, 1, f"Tiêu đề {line + 1}")
        sheet.merge_cells(start_row=line + 1, end_row=line + 1, start_column=1, end_column=len(kinds))
    for column in range(len(kinds)):
        sheet.cell(titles + 1, column + 1, f"Cột {column + 1}")
    row = titles + 2
    for _ in range(rng.randint(0, 30)):
        if rng.random() < 0.05:
            row += 1
        for column, kind in enumerate(kinds):
            value, form = random_cell(rng, kind)
            if value is not None:
                target = sheet.cell(row, column + 1)
                target.value = value
                if kind == "text":
                    target.data_type = "s"
                if form:
                    target.number_format = form
        if rng.random() < 0.1:
            sheet.row_dimensions[row].hidden = True
        row += 1
    if rng.random() < 0.3:
        book.create_sheet("Ghi chú")["A1"] = "một ô"
    book.save(path)
    return titles, kinds


def read_workbook(path, titles, kinds):
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    rows = []
    for values in sheet.iter_rows(min_row=titles + 1, values_only=True):
        row = [cell(value, kinds[column] == "day") for column, value in enumerate(values)]
        if any(row):
            rows.append(row)
    return rows


# SPSS


def make_spss(path, rng):
    count = rng.randint(1, 40)
    columns, labels, value_labels, missing, measures, formats = {}, {}, {}, {}, {}, {}
    for number in range(rng.randint(2, 10)):
        name = f"{rng.choice(['q', 'Câu_', 'a_very_long_name_of_a_variable_'])}{number}"
        kind = rng.choice(["scale", "number", "text", "long", "day", "moment", "clock"])
        if kind == "scale":
            columns[name] = [rng.choice([1.0, 2.0, 3.0, 4.0, 5.0, 99.0, None]) for _ in range(count)]
            value_labels[name] = {1.0: "Rất không hài lòng", 5.0: "Rất hài lòng", 99.0: "Không biết"}
            missing[name] = rng.choice([[99.0], [98.0, 99.0], [{"lo": 90.0, "hi": 99.0}], [{"lo": 97.0, "hi": 99.0}, -1.0]])
            measures[name] = rng.choice(["nominal", "ordinal", "scale"])
        elif kind == "number":
            columns[name] = [rng.choice([rng.gauss(0, 1000), float(rng.randint(-200, 10**9)), None, 1 / 3]) for _ in range(count)]
        elif kind == "text":
            columns[name] = [rng.choice(WORDS).replace("x" * 300, "x" * 30) for _ in range(count)]
        elif kind == "long":
            columns[name] = [rng.choice(["ý kiến dài ", "long opinion "]) * rng.randint(0, 90) for _ in range(count)]
        elif kind == "day":
            columns[name] = [dt.date(1600, 1, 1) + dt.timedelta(days=rng.randint(0, 200_000)) for _ in range(count)]
        elif kind == "moment":
            columns[name] = [dt.datetime(1990, 1, 1) + dt.timedelta(seconds=rng.randint(0, 10**9)) for _ in range(count)]
        else:
            columns[name] = [(dt.datetime(1990, 1, 1) + dt.timedelta(seconds=rng.randint(0, 86399))).time() for _ in range(count)]
        if rng.random() < 0.7:
            labels[name] = rng.choice(["Câu hỏi về thủ tục ", "How satisfied are you? "]) * rng.randint(1, 8)
    frame = pandas.DataFrame({name: pandas.Series(values, dtype=object) for name, values in columns.items()})
    for name, values in columns.items():
        if all(value is None or isinstance(value, float) for value in values):
            frame[name] = frame[name].astype(float)
    packing = rng.choice([{}, {"row_compress": True}, {"compress": True}])
    pyreadstat.write_sav(
        frame, str(path), column_labels=labels, variable_value_labels=value_labels, missing_ranges=missing, variable_measure=measures, **packing
    )


def read_spss(path):
    frame, meta = pyreadstat.read_sav(str(path), user_missing=True)
    rows = [list(frame.columns)]
    for values in frame.itertuples(index=False, name=None):
        rows.append([cell(value, is_day=True) if not isinstance(value, str) else value.rstrip(" ") for value in values])
    for column, name in enumerate(frame.columns):
        if meta.original_variable_types[name].startswith("DATETIME"):
            for place, value in enumerate(frame[name]):
                rows[place + 1][column] = cell(value)
    return rows


def main():
    folder = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    folder.mkdir(parents=True, exist_ok=True)
    print("file,rows,sha256")
    for number in range(count):
        path = folder / f"book-{number:03d}.xlsx"
        titles, kinds = make_workbook(path, random.Random(number))
        rows = read_workbook(path, titles, kinds)
        print(f"{path.name},{len(rows)},{digest(rows)}")
    for number in range(count):
        path = folder / f"spss-{number:03d}.sav"
        make_spss(path, random.Random(1000 + number))
        rows = read_spss(path)
        print(f"{path.name},{len(rows)},{digest(rows)}")


main()
