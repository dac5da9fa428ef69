"""Makes a hundred tables with one fault each, and measures on them how much of each table is read: by `cdci table`, which finds out by
itself what divides and quotes the cells, and by DuckDB, which is told.

    python3 damaged.py FOLDER CDCI > damaged.printed.csv

CDCI is the built program. FOLDER gets a file `NAME.csv` and what is to be read of it, `NAME.truth.json`. A file's score is the mean of two
F1 measures: of its records as wholes, the header among them, and of its cells. DuckDB gets the delimiter, quote and escape of each file and
the lines to skip, no types and no header; of several settings the one with the best mean is printed. Needs `pip install duckdb`; printed with
duckdb 2.0.1. All cells are made up.
"""

import collections
import csv
import io
import json
import pathlib
import random
import subprocess
import sys

HEADER = ["Ngày", "Giờ", "Số tờ khai", "Mã", "Trị giá", "Đơn vị", "Mô tả", "Đường dẫn", "Ghi chú"]
UNITS = ["Móng Cái", "Hòn Gai", "Cẩm Phả, cảng", "Vạn Gia", "Hoành Mô"]
WORDS = "hàng luồng xanh vàng đỏ kiểm tra hồ sơ nộp thuế chờ lâu nhanh gọn rõ ràng cần thêm cửa phục vụ".split()
NOTES = ["", "ok", 'dài 10"', 'nói "được"', "hai\ndòng", "a; b", "50%"]


def rows(count, seed):
    chance = random.Random(seed)
    return [
        [
            f"{1 + n % 28:02d}/{1 + n % 12:02d}/2023", f"{7 + n % 11:02d}:{chance.randrange(60):02d}", str(chance.randrange(1, 400)),
            f"TK{chance.randrange(10000):04d}", f"{chance.randrange(1, 9000)}.{chance.randrange(100):02d}", chance.choice(UNITS),
            " ".join(chance.choice(WORDS) for _ in range(chance.randrange(3, 12))) + chance.choice(["", ", rồi thôi", '; "xong"']),
            f"https://www.example.org/tk/{n}", chance.choice(NOTES),
        ]
        for n in range(count)
    ]


class Style:
    def __init__(self, delimiter=",", quote='"', escape=None, end="\r\n", everything=False):
        self.delimiter, self.quote, self.end, self.everything = delimiter, quote, end, everything
        self.escape = quote if escape is None else escape

    def cell(self, text):
        special = [self.quote, "\n", "\r"] + list(self.delimiter)
        if not (self.everything or any(sign in text for sign in special) or (self.delimiter.strip() == "" and text == "")):
            return text
        return self.quote + text.replace(self.quote, self.escape + self.quote) + self.quote

    def line(self, cells):
        return self.delimiter.join(self.cell(cell) for cell in cells) + self.end

    def text(self, table):
        return "".join(self.line(row) for row in table)


FILES = []


def add(name, text, truth, style=None, skip=0):
    style = style or Style()
    FILES.append((name, text, truth, style, skip))


def whole_file_faults():
    table = lambda: [HEADER[:]] + rows(30, len(FILES))
    for number, delimiter in enumerate([";", "\t", "|", ":", "^", "~", " ", ", ", "; ", "||", "::", "~|~", "\t\t", "##", " | ", "\x1f"]):
        style = Style(delimiter, everything=number % 2 == 1)
        t = table()
        add(f"delimiter-{number:02d}", style.text(t), t, style)
    for number, (quote, delimiter) in enumerate([("'", ","), ("'", ";"), ("`", ","), ("|", ";"), ("$", "\t"), ("*", ","), ("%", ";"), ("'", "\t")]):
        style = Style(delimiter, quote, everything=quote not in "'`")
        t = table()
        add(f"quote-{number:02d}", style.text(t), t, style)
    for number, (quote, delimiter) in enumerate([('"', ","), ('"', ";"), ('"', "\t"), ('"', "|"), ("'", ","), ("'", ";")]):
        style = Style(delimiter, quote, escape="\\", everything=True)
        t = table()
        add(f"escape-{number:02d}", style.text(t), t, style)
    for number, ends in enumerate([["\n"], ["\r"], ["\n", "\r\n", "\r"], ["\r\n"] * 9 + ["\n"], ["\n"] * 9 + ["\r\n"], ["\r\n", "\r"]]):
        t = [[cell.replace("\n", " ") for cell in row] for row in table()]
        add(f"record-end-{number:02d}", "".join(Style(end=ends[n % len(ends)]).line(row) for n, row in enumerate(t)), t)


def lines_around():
    table = lambda: [HEADER[:]] + rows(30, len(FILES))
    empty = "," * 8 + "\r\n"
    preambles = [
        "Báo cáo năm 2023\r\n", "Báo cáo năm 2023\r\n\r\n", "Cục Hải quan\r\nBáo cáo\r\nNăm 2023\r\n",
        "Báo cáo năm 2023,,,,,,,,\r\n", "Báo cáo,,,,,,,,\r\n" + empty, "# xuất ngày 1/5, bởi phòng nghiệp vụ, cho báo cáo, và thư\r\n",
        "Lập ngày 1 tháng 5, bởi phòng\r\n\r\n", "\r\n\r\nBáo cáo\r\n\r\n",
    ]
    for number, preamble in enumerate(preambles):
        t = table()
        add(f"preamble-{number:02d}", preamble + Style().text(t), t, skip=preamble.count("\n"))
    footers = [
        "Tổng cộng 30 dòng\r\n", "\r\nNguồn: phòng nghiệp vụ\r\n", "-- hết --", "\r\nNgười lập\r\nPhòng nghiệp vụ\r\n", "Nguồn,,,,,,,,\r\n",
        "\r\n\r\nGhi chú: số liệu giả lập, không dùng\r\n",
    ]
    for number, footer in enumerate(footers):
        t = table()
        kept = t + [["Nguồn"] + [""] * 8] if footer.startswith("Nguồn,") else t
        add(f"footer-{number:02d}", Style().text(t) + footer, kept)
    narrow = [["Mã", "Tên", "Cửa khẩu"]] + [[str(n), f"Công ty {n}", UNITS[n % 5]] for n in range(9)]
    wide = [HEADER + ["Thêm 1", "Thêm 2"]] + [row + ["x", "y"] for row in rows(9, 7)]
    pad = lambda t, width: [row + [""] * (width - len(row)) for row in t]
    for number, (second, gap) in enumerate([(narrow, "\r\n"), (narrow, ""), (wide, "\r\n"), (wide, "")]):
        t = table()
        width = max(len(HEADER), len(second[0]))
        add(f"tables-{number:02d}", Style().text(t) + gap + Style().text(second), pad(t, width) + pad(second, width))
    t = rows(30, 90)
    add("header-00", Style().text(t), t)
    for number, header in enumerate([[HEADER, HEADER], [HEADER[:2] + [""] + HEADER[3:]], [["Hai\ndòng"] + HEADER[1:]], [HEADER[:8] + ["Ngày"]]]):
        t = header + rows(30, 91 + number)
        add(f"header-{number + 1:02d}", Style().text(t), t)
    add("header-05", Style().text([HEADER]), [HEADER])
    long = [("header", 0, 5, "Đơn vị " * 20_000), ("plain", 7, 8, "x" * 200_000), ("quoted", 9, 6, 'dài, "dài hơn" ' * 12_000), ("lines", 4, 8, "dòng\n" * 30)]
    for number, (_, row, column, text) in enumerate(long):
        t = table()
        t[row][column] = text
        add(f"long-{number:02d}", Style().text(t), t)


def row_faults():
    for number in range(12):
        t = [HEADER[:]] + rows(30, 200 + number)
        row, column = [1, 2, 15, 30][number % 4], (number * 5) % 8
        cells = [Style().cell(cell) for cell in t[row]]
        line = ",".join(cells[: column + 1]) + ",," + ",".join(cells[column + 1 :]) + "\r\n"
        add(f"delimiter-more-{number:02d}", Style().text(t[:row]) + line + Style().text(t[row + 1 :]), t)
    for number in range(8):
        t = [HEADER[:]] + rows(30, 300 + number)
        row, column = [1, 2, 15, 30][number % 4], number % 5
        cells = t[row][:]
        # Of two cells without quotes.
        cells[column : column + 2] = [cells[column] + cells[column + 1]] if column < 4 else [cells[4] + cells[5]]
        add(f"delimiter-less-{number:02d}", Style().text(t[:row]) + Style().line(cells) + Style().text(t[row + 1 :]), t[:row] + [cells + [""]] + t[row + 1 :])
    for number in range(16):
        t = [HEADER[:]] + rows(30, 400 + number)
        row, column = [1, 3, 15, 30][number % 4], (number * 3) % 8
        isBefore = number % 3 != 0
        # A quote beside a cell that has no others.
        t[row][column] = t[row][column].replace(",", "").replace('"', "").replace(";", "")
        line = [Style().cell(cell) for cell in t[row]]
        line[column] = '"' + line[column] if isBefore else line[column] + '"'
        truth = [row[:] for row in t]
        truth[row][column] = line[column]
        add(f"quote-more-{number:02d}", Style().text(t[:row]) + ",".join(line) + "\r\n" + Style().text(t[row + 1 :]), truth)


def f1(expected, found):
    a, b = collections.Counter(expected), collections.Counter(found)
    both = (a & b).total()
    return 2 * both / (a.total() + b.total()) if a.total() + b.total() else 1.0


def score(truth, found):
    norm = lambda table: [tuple((cell or "").replace("\r\n", "\n") for cell in row) for row in table]
    truth, found = norm(truth), norm(found)
    return (f1(truth, found) + f1([c for row in truth for c in row], [c for row in found for c in row])) / 2


def by_cdci(program, path):
    run = subprocess.run([program, "table", "--quiet", str(path)], capture_output=True)
    csv.field_size_limit(1 << 30)
    return list(csv.reader(io.StringIO(run.stdout.decode(), newline="")))


def by_duckdb(path, style, skip, setting):
    import duckdb

    arguments = dict(delim=style.delimiter, quote=style.quote, escape=style.escape, skip=skip)
    more = "".join(f", {key}={value}" for key, value in {**setting}.items())
    quoted = lambda text: "'" + text.replace("'", "''") + "'"
    call = (
        f"select * from read_csv({quoted(str(path))}, delim={quoted(arguments['delim'])}, quote={quoted(arguments['quote'])}, "
        f"escape={quoted(arguments['escape'])}, skip={arguments['skip']}, header=false, all_varchar=true, auto_detect=true, "
        f"max_line_size=10000000{more})"
    )
    try:
        return duckdb.sql(call).fetchall()
    except Exception:
        return []


SETTINGS = [
    {}, {"strict_mode": "false"}, {"null_padding": "true"}, {"ignore_errors": "true"}, {"null_padding": "true", "strict_mode": "false"},
    {"ignore_errors": "true", "strict_mode": "false"}, {"ignore_errors": "true", "strict_mode": "false", "null_padding": "true"},
]


def main(folder, program):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    whole_file_faults()
    lines_around()
    row_faults()
    assert len(FILES) == 100, len(FILES)
    mine, others = {}, [{} for _ in SETTINGS]
    for name, text, truth, style, skip in FILES:
        path = folder / f"{name}.csv"
        path.write_bytes(text.encode())
        (folder / f"{name}.truth.json").write_text(json.dumps(truth, ensure_ascii=False))
        mine[name] = score(truth, by_cdci(program, path))
        for place, setting in enumerate(SETTINGS):
            others[place][name] = score(truth, by_duckdb(path, style, skip, setting))
    best = max(others, key=lambda scores: sum(scores.values()))
    kinds = list(dict.fromkeys(name.rpartition("-")[0] for name, *_ in FILES))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["kind", "files", "cdci_mean", "cdci_whole", "duckdb_mean", "duckdb_whole"])
    for kind in kinds + ["all"]:
        names = [name for name, *_ in FILES if kind == "all" or name.rpartition("-")[0] == kind]
        row = [kind, len(names)]
        for scores in (mine, best):
            row += [f"{sum(scores[name] for name in names) / len(names):.4f}", sum(scores[name] == 1 for name in names)]
        out.writerow(row)
    setting = ", ".join(f"{key}={value}" for key, value in SETTINGS[others.index(best)].items()) or "as told"
    print(f"DuckDB's best setting: {setting}; not whole by cdci: {[n for n in mine if mine[n] < 1]}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
