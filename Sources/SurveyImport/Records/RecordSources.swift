import Archive
import SurveyModel

/// The table in a file as records.
enum RecordSources {
  /// The source that the bytes of the file ask for, whatever its name is.
  ///
  /// - Parameters:
  ///   - format: what is stated of it.
  ///   - isDeclared: whether a survey names the file, and could state its format.
  /// - Throws: where the file cannot be opened, or is of a kind that is not read.
  static func open(
    _ input: InputFile, format: FileFormat = FileFormat(), limits: ImportLimits = ImportLimits(), isDeclared: Bool = false,
    chunkSize: Int = 1 << 20
  ) throws(ImportFailure) -> any RecordSource {
    let kind = try TableKind(input)
    if let sheet = format.sheet, !kind.hasSheets { throw noSheets(sheet, file: input.name) }
    switch kind {
    case .text: return CSVFile(input, format: format, limits: limits, isDeclared: isDeclared, chunkSize: chunkSize)
    case .spss: return SAVFile(input, format: format, limits: limits)
    case .workbook(let archive): return XLSXFile(input, sheet: format.sheet, limits: limits, archive: archive)
    case .zip(let archive):
      let table = try ZippedTable(archive, file: input.name)
      let inside = input.unpacked(try table.unpacked(of: input.asItLies()))
      if case .zip = try TableKind(inside) {
        throw ImportFailure(
          .unusable, at: ImportFailure.Place(file: input.name),
          .init(
            vi: "cần một bảng trong tệp zip, gặp một tệp zip khác; hãy giải nén và dùng tệp bên trong",
            en: "expected one table in the zip file, found another zip file; unpack it and give the file inside"))
      }
      let source = try open(inside, format: format, limits: limits, isDeclared: isDeclared, chunkSize: chunkSize)
      return ZippedSource(table: source, name: table.name)
    }
  }

  private static func noSheets(_ sheet: String, file: String) -> ImportFailure {
    ImportFailure(
      .unusable, at: ImportFailure.Place(file: file),
      .init(
        vi: "cần một bảng tính (.xlsx) có trang \"\(sheet)\", gặp một bảng chỉ có một trang; hãy bỏ sheet",
        en: "expected a workbook (.xlsx) with a sheet \"\(sheet)\", found a table without sheets; leave out sheet"))
  }
}

/// What kind of table a file is, by its bytes.
enum TableKind {
  /// Also packed by gzip, and whatever is no other kind: reading it tells.
  case text
  case spss
  case workbook(ZipArchive)
  /// With a table in it.
  case zip(ZipArchive)

  var hasSheets: Bool {
    switch self {
    case .text, .spss: false
    case .workbook, .zip: true
    }
  }

  /// - Throws: where the file cannot be opened, or is a document, a damaged archive or an old or binary workbook.
  init(_ input: InputFile) throws(ImportFailure) {
    guard try !input.isPacked() else {
      self = .text
      return
    }
    let bytes = try input.placed()
    let head = try bytes.first(8)
    if head.starts(with: Array("$FL2".utf8)) || head.starts(with: Array("$FL3".utf8)) {
      self = .spss
    } else if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) {
      self = try Self.archive(bytes, file: input.name)
    } else if head.starts(with: CompoundFile.magic) {
      throw try CompoundFile(bytes).failure(file: input.name)
    } else if head.starts(with: Array("<stata_d".utf8))
      || head.count == 8 && (105...115).contains(head[0]) && (1...2).contains(head[1])
        && head[2] == 1 && head[3] == 0
    {
      throw Self.other(
        .init(vi: "tệp Stata (.dta)", en: "a Stata file (.dta)"),
        .init(vi: "hãy xuất từ Stata ra CSV (export delimited)", en: "export it from Stata as CSV (export delimited)"), file: input.name)
    } else {
      self = .text
    }
  }

  private static func archive(_ bytes: any PlacedBytes, file: String) throws(ImportFailure) -> TableKind {
    let archive: ZipArchive
    do {
      let size = try bytes.wholeSize()
      archive = try ZipArchive(unsafe ArchiveFile(size: size) { buffer, place in try unsafe bytes.read(into: buffer, from: place) })
    } catch {
      throw ArchiveWords.failure(error, file: file)
    }
    func has(_ name: String) -> Bool { archive.entries.contains { $0.name.lowercased().replacing("\\", with: "/") == name } }
    if has("xl/workbook.bin") {
      throw other(.init(vi: "bảng tính nhị phân (.xlsb)", en: "a binary workbook (.xlsb)"), .saveAsWorkbook, file: file)
    }
    if has("word/document.xml") {
      throw other(.init(vi: "văn bản Word (.docx)", en: "a Word document (.docx)"), .copyTable, file: file)
    }
    if has("mimetype"), has("content.xml") {
      throw other(.init(vi: "tệp OpenDocument (.ods)", en: "an OpenDocument file (.ods)"), .saveAsWorkbook, file: file)
    }
    return has("[content_types].xml") || has("xl/workbook.xml") ? .workbook(archive) : .zip(archive)
  }

  static func other(_ name: LocalizedText, _ advice: LocalizedText, file: String) -> ImportFailure {
    ImportFailure(
      .unusable, at: ImportFailure.Place(file: file),
      .init(
        vi: "cần một bảng dạng CSV, .xlsx hoặc .sav, gặp \(name[.vi]); \(advice[.vi])",
        en: "expected a table as CSV, .xlsx or .sav, found \(name[.en]); \(advice[.en])"))
  }
}

extension LocalizedText {
  static let saveAsWorkbook = LocalizedText(vi: "hãy lưu lại dạng .xlsx hoặc CSV UTF-8", en: "save it as .xlsx or as CSV UTF-8")
  static let copyTable = LocalizedText(vi: "hãy chép bảng sang một bảng tính .xlsx", en: "copy its table into a workbook (.xlsx)")
}

/// The old container of Microsoft's documents (MS-CFB), in which `.xls` comes, and a workbook with a password.
struct CompoundFile {
  static let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private let isEncrypted: Bool

  /// The names of its streams stand in its directory, in UTF-16; where that lies is of no matter to tell which they are.
  init(_ bytes: any PlacedBytes) throws(ImportFailure) {
    isEncrypted = try bytes.first(1 << 20).firstRange(of: "EncryptedPackage".utf8.flatMap { [$0, 0] }) != nil
  }

  func failure(file: String) -> ImportFailure {
    isEncrypted
      ? TableKind.other(
        .init(vi: "bảng tính có mật khẩu", en: "a workbook with a password"),
        .init(
          vi: "hãy mở bằng Excel, bỏ mật khẩu (File, Info, Protect Workbook) rồi lưu lại",
          en: "open it in Excel, take the password away (File, Info, Protect Workbook) and save it"), file: file)
      : TableKind.other(.init(vi: "bảng tính kiểu cũ (.xls)", en: "an old workbook (.xls)"), .saveAsWorkbook, file: file)
  }
}

/// A table that came in an archive.
struct ZippedSource: RecordSource {
  let table: any RecordSource
  /// Of its entry.
  let name: String

  var input: InputFile { table.input }
  var limits: ImportLimits { table.limits }
  var beginsWithQuote: Bool { table.beginsWithQuote }

  func sheet() throws(ImportFailure) -> String? { try table.sheet() }

  func columns() throws(ImportFailure) -> [ColumnMeaning]? { try table.columns() }

  func read(
    advance: (Int) -> Void, _ body: (Record) throws(ImportFailure) -> Void
  ) throws(ImportFailure) -> RecordReading {
    let reading = try table.read(advance: advance, body)
    return RecordReading(file: reading.file, recognized: told(reading.recognized), headerNotes: reading.headerNotes)
  }

  /// That the table was found in the archive, and what else was recognised.
  func told(_ recognized: LocalizedText?) -> LocalizedText {
    LocalizedText { language in
      let own = "\(input.name): \(language == .vi ? "đọc tệp bên trong" : "the file in it was read"), \(ArchiveWords.name(name))"
      return recognized.map { "\(own); \($0[language])" } ?? own
    }
  }
}
