import SurveyModel

/// What files are that are no table, and what to do with them.
enum SignatureWords {
  static let xls = LocalizedText(vi: "bảng tính kiểu cũ (.xls)", en: "an old workbook (.xls)")
  static let gzip = LocalizedText(vi: "tệp nén gzip", en: "a gzip file")
  static let sevenZip = LocalizedText(vi: "tệp nén 7z", en: "a 7z archive")
  static let rar = LocalizedText(vi: "tệp nén RAR", en: "a RAR archive")
  static let xz = LocalizedText(vi: "tệp nén xz", en: "an xz file")
  static let bzip2 = LocalizedText(vi: "tệp nén bzip2", en: "a bzip2 file")
  static let zstd = LocalizedText(vi: "tệp nén zstd", en: "a zstd file")
  static let pdf = LocalizedText(vi: "tệp PDF", en: "a PDF")
  static let sav = LocalizedText(vi: "tệp SPSS (.sav)", en: "an SPSS file (.sav)")
  static let sqlite = LocalizedText(vi: "cơ sở dữ liệu SQLite", en: "an SQLite database")
  static let picture = LocalizedText(vi: "tệp hình ảnh", en: "a picture")
  static let utf32 = LocalizedText(vi: "văn bản mã UTF-32", en: "text in UTF-32")
  static let html = LocalizedText(vi: "trang HTML hoặc XML", en: "an HTML or XML page")
  static let rtf = LocalizedText(vi: "văn bản RTF", en: "an RTF document")
  static let json = LocalizedText(vi: "dữ liệu JSON", en: "JSON")
  static let xlsx = LocalizedText(vi: "bảng tính (.xlsx)", en: "a workbook (.xlsx)")
  static let ods = LocalizedText(vi: "bảng tính (.ods)", en: "a workbook (.ods)")
  static let zip = LocalizedText(vi: "tệp nén zip", en: "a zip archive")
  static let xlsxOrZip = LocalizedText(vi: "bảng tính (.xlsx) hoặc tệp nén zip", en: "a workbook (.xlsx) or zip")
  static let insideGzip = LocalizedText(vi: " bên trong tệp gzip", en: " inside the gzip file")

  static func noCSV(_ inside: LocalizedText, name: LocalizedText, advice: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần tệp CSV\(inside[.vi]), gặp \(name[.vi]); \(advice[.vi])",
      en: "expected a CSV file\(inside[.en]), found \(name[.en]); \(advice[.en])")
  }

  static let stata = LocalizedText(vi: "tệp Stata (.dta)", en: "a Stata file (.dta)")

  static let exportFromStata = LocalizedText(
    vi: "hãy xuất từ Stata ra CSV (export delimited)",
    en: "export it from Stata as CSV (export delimited)")

  static let xlsb = LocalizedText(vi: "bảng tính nhị phân (.xlsb)", en: "a binary workbook (.xlsb)")
  static let docx = LocalizedText(vi: "văn bản Word (.docx)", en: "a Word document (.docx)")
  static let openDocument = LocalizedText(vi: "tệp OpenDocument (.ods)", en: "an OpenDocument file (.ods)")

  static func noTable(_ name: LocalizedText, advice: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần một bảng dạng CSV, .xlsx hoặc .sav, gặp \(name[.vi]); \(advice[.vi])",
      en: "expected a table as CSV, .xlsx or .sav, found \(name[.en]); \(advice[.en])")
  }

  static let workbookWithPassword = LocalizedText(vi: "bảng tính có mật khẩu", en: "a workbook with a password")

  static let takePasswordAway = LocalizedText(
    vi: "hãy mở bằng Excel, bỏ mật khẩu (File, Info, Protect Workbook) rồi lưu lại",
    en: "open it in Excel, take the password away (File, Info, Protect Workbook) and save it")
}

/// What to do with a file that is no table.
extension LocalizedText {
  static let saveAsCSV = LocalizedText(vi: "hãy lưu tệp dạng CSV UTF-8", en: "save it as CSV UTF-8")
  static let exportAsCSV = LocalizedText(vi: "hãy xuất số liệu ra dạng CSV UTF-8", en: "export the answers as CSV UTF-8")
  static let unpack = LocalizedText(vi: "hãy giải nén và dùng tệp CSV bên trong", en: "unpack it and give the CSV file inside")
  static let saveAsWorkbook = LocalizedText(vi: "hãy lưu lại dạng .xlsx hoặc CSV UTF-8", en: "save it as .xlsx or as CSV UTF-8")
  static let copyTable = LocalizedText(vi: "hãy chép bảng sang một bảng tính .xlsx", en: "copy its table into a workbook (.xlsx)")
}
