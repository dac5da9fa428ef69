import Archive
import SurveyModel

/// What is said of a sheet that was read, where it is not the plain case.
struct WorkbookAccount {
  let sheet: String
  let isStated: Bool
  let others: [WorkbookParts.Sheet]
  let isHidden: Bool
  let titles: Int
  let headerHeight: Int
  let hiddenRows: Int
  let hiddenColumns: Int
  let filled: Int
  let beside: Int
  let firstBeside: String?

  func sentence(file: String) -> LocalizedText? {
    let parts = [choice, hiddenSheets, head, hidden, merged, outside].compactMap(\.self)
    return parts.isEmpty ? nil : LocalizedText { language in "\(file): \(parts.map { $0[language] }.joined(separator: "; "))" }
  }

  private var choice: LocalizedText? {
    guard !isStated, !others.isEmpty else { return nil }
    let names = others.filter { !$0.isHidden }.map { "\"\($0.name)\"" }.joined(separator: ", ")
    guard !names.isEmpty else { return .init(vi: "đọc trang tính \"\(sheet)\"", en: "sheet \"\(sheet)\" was read") }
    return .init(
      vi: "đọc trang tính \"\(sheet)\", bảng lớn nhất; muốn đọc trang khác (\(names)), hãy nêu tên bằng sheet",
      en: "sheet \"\(sheet)\" was read, the largest table; to read another (\(names)), name it by sheet")
  }

  private var hiddenSheets: LocalizedText? {
    let names = others.filter(\.isHidden).map { "\"\($0.name)\"" }.joined(separator: ", ")
    if !names.isEmpty, !isStated { return .init(vi: "có trang tính ẩn, không đọc: \(names)", en: "hidden sheets, not read: \(names)") }
    return isHidden ? .init(vi: "trang tính \"\(sheet)\" đang bị ẩn", en: "sheet \"\(sheet)\" is hidden") : nil
  }

  private var head: LocalizedText? {
    var parts: [LocalizedText] = []
    if titles > 0 {
      parts.append(
        .init(
          vi: "bỏ qua \(titles) dòng phía trên tiêu đề cột",
          en: "\(titles) row\(titles == 1 ? "" : "s") above the header passed over"))
    }
    if headerHeight > 1 {
      parts.append(.init(vi: "tiêu đề cột gồm \(headerHeight) dòng, đọc thành một", en: "a header of \(headerHeight) rows read as one"))
    }
    return parts.isEmpty ? nil : LocalizedText { language in parts.map { $0[language] }.joined(separator: "; ") }
  }

  private var hidden: LocalizedText? {
    guard hiddenRows + hiddenColumns > 0 else { return nil }
    func list(_ rows: String, _ columns: String, _ and: String) -> String {
      [hiddenRows > 0 ? rows : "", hiddenColumns > 0 ? columns : ""].filter { !$0.isEmpty }.joined(separator: and)
    }
    let vi = list("\(hiddenRows) dòng ẩn", "\(hiddenColumns) cột ẩn", " và ")
    let en = list(
      "\(hiddenRows) hidden row\(hiddenRows == 1 ? "" : "s")", "\(hiddenColumns) hidden column\(hiddenColumns == 1 ? "" : "s")", " and ")
    return .init(vi: "\(vi) cũng được đọc", en: "\(en) read like the others")
  }

  private var outside: LocalizedText? {
    guard let firstBeside else { return nil }
    return .init(
      vi: "\(beside) dòng có ô nằm ngoài các cột có tiêu đề (đầu tiên: ô \(firstBeside))",
      en: "\(beside) row\(beside == 1 ? "" : "s") with cells beyond the columns that have a header (\(beside == 1 ? "" : "the first is ")"
        + "\(firstBeside))")
  }

  private var merged: LocalizedText? {
    guard filled > 0 else { return nil }
    return .init(
      vi: "\(filled) ô gộp với ô phía trên lấy nội dung của ô đó",
      en: "\(filled) cell\(filled == 1 ? "" : "s") merged with the one above took what it holds")
  }
}

/// Sentences for what can be wrong with a workbook.
enum WorkbookWords {
  /// Turns what is thrown inside of a workbook into a failure of its file.
  static func failure<Result>(of file: String, _ body: () throws -> Result) throws(ImportFailure) -> Result {
    do {
      return try body()
    } catch let fault as WorkbookFault {
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: file), sentence(fault))
    } catch {
      throw ArchiveWords.failure(error, file: file)
    }
  }

  private static let saveAgain = LocalizedText(
    vi: "hãy mở tệp bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx", en: "open it in Excel or LibreOffice and save it again as .xlsx")

  private static func sentence(_ fault: WorkbookFault) -> LocalizedText {
    switch fault {
    case .missingPart(let part):
      .init(
        vi: "cần phần \(part) của bảng tính, nhưng không có; không đọc gì từ tệp; \(saveAgain[.vi])",
        en: "expected the workbook's part \(part), found none; nothing of it is used; \(saveAgain[.en])")
    case .damagedPart(let part, let fault):
      .init(
        vi: "\(part): \(sentence(fault.kind)[.vi]) (byte \(fault.offset + 1)); không đọc gì từ tệp; \(saveAgain[.vi])",
        en: "\(part): \(sentence(fault.kind)[.en]) at byte \(fault.offset + 1); nothing of it is used; \(saveAgain[.en])")
    case .unexpected(let part, let place, let what):
      .init(
        vi: "\(part)\(place.map { ", \(sentence($0)[.vi])" } ?? ""): \(sentence(what)[.vi]); không đọc gì từ tệp; \(saveAgain[.vi])",
        en: "\(part)\(place.map { ", \(sentence($0)[.en])" } ?? ""): \(sentence(what)[.en]); nothing of it is used; \(saveAgain[.en])")
    case .macros:
      .init(
        vi: "cần một bảng tính không có chương trình, gặp bảng tính có macro (.xlsm); hãy lưu lại dạng .xlsx",
        en: "expected a workbook without programs, found one with macros (.xlsm); save it as .xlsx")
    case .noSheet:
      .init(
        vi: "cần một trang tính có ô dữ liệu, gặp bảng tính không có trang nào",
        en: "expected a sheet with cells, found a workbook without any")
    case .sheetNotThere(let name, let sheets): notThere(name, sheets)
    case .tooMuchText(let limit):
      .init(
        vi: "cần một bảng tính có không quá \(limit >> 20) MB chữ khác nhau, gặp nhiều hơn",
        en: "expected a workbook with at most \(limit >> 20) MB of distinct text, found more")
    case .formulaWithoutValue(let sheet, let cell):
      .init(
        vi: "trang tính \"\(sheet)\", ô \(cell): cần kết quả của công thức, nhưng tệp chỉ có công thức, chưa được tính; "
          + saveAgain[.vi],
        en: "sheet \"\(sheet)\", cell \(cell): expected the result of its formula, found only the formula, never computed; "
          + saveAgain[.en])
    }
  }

  private static func sentence(_ place: WorkbookFault.Place) -> LocalizedText {
    switch place {
    case .cell(let cell): .init(vi: "ô \(cell)", en: "cell \(cell)")
    case .afterRow(0): .init(vi: "dòng đầu tiên", en: "the first row")
    case .afterRow(let row): .init(vi: "dòng tiếp sau dòng \(row)", en: "the row after row \(row)")
    }
  }

  private static func sentence(_ what: WorkbookFault.Unexpected) -> LocalizedText {
    switch what {
    case .root: .init(vi: "cần phần tử worksheet, gặp phần tử khác", en: "expected the element worksheet, found another")
    case .rowNumber(let found):
      .init(
        vi: "cần số dòng lớn hơn số của dòng trước, không quá 1048576, gặp \"\(found)\"",
        en: "expected a row number above that of the row before, at most 1048576, found \"\(found)\"")
    case .cellPlace(let found):
      .init(
        vi: "cần địa chỉ của ô bên phải ô trước, trong các cột A đến XFD, gặp \"\(found)\"",
        en: "expected the place of a cell right of the one before, in the columns A to XFD, found \"\(found)\"")
    case .cellType(let found):
      .init(
        vi: "cần kiểu ô b, d, e, inlineStr, n, s hoặc str, gặp \"\(found)\"",
        en: "expected one of the types b, d, e, inlineStr, n, s, str, found \"\(found)\"")
    case .index:
      .init(
        vi: "cần số thứ tự của một chuỗi hoặc kiểu dáng có trong bảng tính, gặp giá trị khác",
        en: "expected the number of a text or style that the workbook has, found something else")
    case .boolean:
      .init(vi: "cần 0 hoặc 1 trong ô đúng/sai, gặp giá trị khác", en: "expected 0 or 1 in a cell of true or false, found something else")
    case .number:
      .init(vi: "cần một số trong ô kiểu số, gặp nội dung khác", en: "expected a number in a cell of numbers, found something else")
    case .part:
      .init(
        vi: "cần nội dung của phần này như chuẩn bảng tính nêu, gặp nội dung khác",
        en: "expected what the standard has in this part, found something else")
    }
  }

  private static func notThere(_ name: String, _ sheets: [String]) -> LocalizedText {
    let list = sheets.map { "\"\($0)\"" }.joined(separator: ", ")
    let near = nearest(to: name, among: sheets)
    return .init(
      vi: "cần trang tính \"\(name)\", gặp \(list)" + (near.map { "; có phải \"\($0)\" không?" } ?? ""),
      en: "expected a sheet \"\(name)\", found \(list)" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
  }

  private static func sentence(_ kind: XMLFault.Kind) -> LocalizedText {
    switch kind {
    case .documentType:
      .init(vi: "cần XML không có DOCTYPE, gặp DOCTYPE", en: "expected XML without a DOCTYPE, found one")
    case .notUTF8(let byte):
      LocalizedText { language in
        (language == .vi ? "cần văn bản mã UTF-8, gặp " : "expected text in UTF-8, found ") + InputFile.named(byte)[language]
      }
    case .notWellFormed: .init(vi: "cần XML đúng cấu trúc, gặp chỗ sai", en: "expected well-formed XML, found a fault")
    case .unknownEntity: .init(vi: "cần ký hiệu &…; của XML, gặp ký hiệu lạ", en: "expected an entity of XML, found another")
    case .brokenOff: .init(vi: "cần trọn vẹn tệp XML, gặp tệp bị cắt ngang", en: "expected XML to its end, found it broken off")
    case .tooDeep:
      .init(
        vi: "cần XML lồng không quá \(XMLScanner.deepest) tầng, gặp nhiều hơn",
        en: "expected elements at most \(XMLScanner.deepest) deep, found deeper ones")
    case .tooLong:
      .init(vi: "cần các đoạn chữ có độ dài hợp lý, gặp đoạn quá dài", en: "expected text of a sane length, found a longer piece")
    }
  }
}
