import SurveyModel

/// What is said of the one table in an archive.
enum ArchiveTableWords {
  static let noTable = LocalizedText(vi: "cần một bảng trong tệp zip, nhưng không có", en: "expected one table in the zip file, found none")

  static func severalTables(_ count: Int, names: String) -> LocalizedText {
    .init(
      vi: "cần một bảng trong tệp zip, gặp \(count): \(names); hãy giải nén và nêu từng tệp",
      en: "expected one table in the zip file, found \(count): \(names); unpack it and name the files")
  }

  static let zipInZip = LocalizedText(
    vi: "cần một bảng trong tệp zip, gặp một tệp zip khác; hãy giải nén và dùng tệp bên trong",
    en: "expected one table in the zip file, found another zip file; unpack it and give the file inside")

  static func noSheets(_ sheet: String) -> LocalizedText {
    .init(
      vi: "cần một bảng tính (.xlsx) có trang \"\(sheet)\", gặp một bảng chỉ có một trang; hãy bỏ sheet",
      en: "expected a workbook (.xlsx) with a sheet \"\(sheet)\", found a table without sheets; leave out sheet")
  }
}
