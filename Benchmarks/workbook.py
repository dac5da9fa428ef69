"""workbook.py make FILE ROWS: an export of ROWS answers with 35 columns as a workbook (needs openpyxl); workbook.py read FILE: seconds
that polars.read_excel takes for it (needs polars and fastexcel), without the start of Python."""

import datetime
import random
import sys
import time

LABELS = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]


def make(path, rows):
    import openpyxl

    chance = random.Random(1)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Trả lời")
    sheet.append(["ID", "Thời gian", "Mã số thuế", "Đơn vị"] + [f"Câu {n}" for n in range(1, 31)] + ["Góp ý"])
    start = datetime.datetime(2023, 11, 1)
    for row in range(rows):
        answers = [chance.choice(LABELS) if n < 20 else chance.randrange(1, 6) for n in range(30)]
        note = f"Ý kiến số {row}: cần nhanh hơn" if row % 10 == 0 else None
        sheet.append([row + 1, start + datetime.timedelta(minutes=row % 40000), f"{chance.randrange(10**10):010d}", f"Đơn vị {row % 7}"] + answers + [note])
    book.save(path)


def read(path):
    import polars

    start = time.perf_counter()
    table = polars.read_excel(path)
    print(f"{time.perf_counter() - start:.3f}")
    assert table.width == 35


if sys.argv[1] == "make":
    make(sys.argv[2], int(sys.argv[3]))
else:
    read(sys.argv[2])
