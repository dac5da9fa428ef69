"""Makes the files of this folder: what a department has when it begins, all of it made up. Needs openpyxl.

    python3 make.py
"""

import csv
import datetime
import random

from openpyxl import Workbook
from openpyxl.styles import Font

NOTE = "Số liệu giả lập, không phải của đơn vị nào (synthetic: no office, no firm)"
LABELS = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
UNITS = ["Hải quan cảng Đông Hải", "Hải quan cửa khẩu Tây Sơn", "Hải quan khu công nghiệp Nam Thành", "Hải quan sân bay Bắc Hà"]
MERGED = "Hải quan cảng Hải Yến"  # until 2025; then a part of Đông Hải
SHORT = {"Hải quan cảng Đông Hải": "HQ Đông Hải", "Hải quan cửa khẩu Tây Sơn": "HQ Tây Sơn"}
GRIDS = {
    "Doanh nghiệp hài lòng thế nào về công chức hải quan?":
        ["Thái độ lịch sự, tận tình", "Hướng dẫn đầy đủ ngay từ lần đầu", "Không gây phiền hà, sách nhiễu"],
    "Doanh nghiệp hài lòng thế nào về thủ tục và thời gian?":
        ["Thủ tục được công khai đầy đủ", "Thời gian thông quan hàng hóa", "Thời gian trả lời vướng mắc"],
}
ITEMS = [item for items in GRIDS.values() for item in items]
OVERALL = "Nhìn chung, mức độ hài lòng của doanh nghiệp"
UNIT = "Doanh nghiệp làm thủ tục chủ yếu tại đơn vị nào?"
CODE = "Mã số thuế của doanh nghiệp"
REMARK = "Ý kiến khác"
REMARKS = ["", "", "", "", "Cảm ơn", "Nên làm việc cả sáng thứ bảy", "Hệ thống đôi khi chậm"]


def tax_code(number):
    """A made-up code of ten digits whose check digit holds."""
    nine = f"99{number:07d}"
    rest = sum(int(d) * w for d, w in zip(nine, [31, 29, 23, 19, 17, 13, 7, 5, 3])) % 11
    return None if rest == 0 else nine + str(10 - rest)


def answers(rng, level):
    mood = rng.gauss(0, 0.5)
    return [max(0, min(4, round(level + mood + rng.gauss(0, 0.55)))) for _ in range(len(ITEMS) + 1)]


def rows(rng, edition, units, levels, sizes, codes):
    made = []
    for unit, level, size in zip(units, levels, sizes):
        for _ in range(size):
            moment = datetime.datetime(edition, 11, 2, 8) + datetime.timedelta(seconds=rng.randrange(20 * 86400))
            made.append((moment, next(codes), unit, answers(rng, level), rng.choice(REMARKS)))
    return sorted(made)


def valid_codes():
    number = 1000
    while True:
        number += 7
        code = tax_code(number)
        if code:
            yield code


def titled(sheet, titles, header, width):
    for line in titles:
        sheet.append([line])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=width)
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
    sheet.append(header)


def main():
    rng = random.Random(2026)
    codes = valid_codes()
    now = rows(rng, 2026, UNITS, [3.35, 3.05, 3.2, 2.75], [46, 38, 33, 24], codes)

    # Google Forms: a column for each row of a grid; a firm that sent its form twice.
    twice = [now[10], (now[10][0] + datetime.timedelta(minutes=3), *now[10][1:])]
    with open("google-forms.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow(["Dấu thời gian", CODE, UNIT] + [f"{grid} [{item}]" for grid, items in GRIDS.items() for item in items] + [OVERALL, REMARK])
        for moment, code, unit, answer, remark in sorted(now + twice[1:]):
            out.writerow([f"{moment:%d/%m/%Y %H:%M:%S}", code, unit] + [LABELS[a] for a in answer] + [remark])

    # Microsoft Forms: the statements without the question above them; days and times as Excel has them.
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append(["ID", "Thời gian bắt đầu", "Thời gian hoàn thành", "Email", "Tên", CODE, UNIT] + ITEMS + [OVERALL, REMARK])
    for number, (moment, code, unit, answer, remark) in enumerate(sorted(now + twice[1:]), 1):
        begun = moment - datetime.timedelta(seconds=150 + 11 * (number % 20))
        sheet.append([number, begun, moment, "anonymous", None, code, unit] + [LABELS[a] for a in answer] + [remark or None])
    book.save("microsoft-forms.xlsx")

    # Those invited: the firms that answered, and others; the list of the office, with its titles.
    invited = [(code, unit, "Đã trả lời") for _, code, unit, _, _ in now]
    for unit, more in zip(UNITS, [61, 47, 38, 29]):
        invited += [(next(codes), unit, rng.choice(["", "", "", "Từ chối", "Không liên lạc được", "Đã giải thể"])) for _ in range(more)]
    rng.shuffle(invited)
    book = Workbook()
    sheet = book.active
    sheet.title = "DS mời"
    titled(sheet, ["DANH SÁCH DOANH NGHIỆP ĐƯỢC MỜI KHẢO SÁT NĂM 2026", NOTE],
           ["STT", "Tên doanh nghiệp", "Mã số thuế", "Đơn vị", "Kết quả"], 5)
    for number, (code, unit, outcome) in enumerate(invited, 1):
        sheet.append([number, f"Công ty giả lập {number}", code, SHORT.get(unit, unit), outcome or None])
    book.save("invited.xlsx")
    letters = {"Đã trả lời": "I", "Từ chối": "R", "Không liên lạc được": "NC", "Đã giải thể": "NE", "": ""}
    with open("invited.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["respondent", "unit", "disposition"])
        out.writerows([code, unit, letters[outcome]] for code, unit, outcome in invited)

    # Revenue as a department keeps it: titles, a row for each unit and one for all.
    book = Workbook()
    sheet = book.active
    sheet.title = "Thu NSNN"
    titled(sheet, ["KẾT QUẢ THU NGÂN SÁCH NHÀ NƯỚC NĂM 2026", NOTE, "Đơn vị tính: tỷ đồng"],
           ["STT", "Đơn vị", "Thực hiện", "Chỉ tiêu Bộ Tài chính giao", "Năm trước", "Tỷ lệ (%)"], 6)
    figures = [(4120.5, 4000, 3890.2), (2310.25, 2400, 2275.8), (1890.75, 1700, 1655.1), (640.4, 620, 0)]
    figures[3] = (640.4, 620, 598.6)
    for number, (unit, (done, target, before)) in enumerate(zip(UNITS, figures), 1):
        sheet.append([number, SHORT.get(unit, unit), done, target, before, round(100 * done / target, 1)])
    totals = [round(sum(column), 2) for column in zip(*figures)]
    sheet.append([None, "Tổng cộng"] + totals + [round(100 * totals[0] / totals[1], 1)])
    book.save("revenue.xlsx")

    # The year before: five units, one of which was merged since.
    before = rows(rng, 2025, UNITS + [MERGED], [3.1, 3.05, 3.0, 2.8, 2.9], [35, 36, 30, 22, 18], codes)
    with open("2025/responses.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow(["Dấu thời gian", CODE, UNIT] + [f"{grid} [{item}]" for grid, items in GRIDS.items() for item in items] + [OVERALL, REMARK])
        for moment, code, unit, answer, remark in before:
            out.writerow([f"{moment:%d/%m/%Y %H:%M:%S}", code, unit] + [LABELS[a] for a in answer] + [remark])


main()
