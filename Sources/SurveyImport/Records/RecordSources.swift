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
        throw ImportFailure(.unusable, at: ImportFailure.Place(file: input.name), ArchiveTableWords.zipInZip)
      }
      let source = try open(inside, format: format, limits: limits, isDeclared: isDeclared, chunkSize: chunkSize)
      return ZippedSource(table: source, name: table.name)
    }
  }

  private static func noSheets(_ sheet: String, file: String) -> ImportFailure {
    ImportFailure(.unusable, at: ImportFailure.Place(file: file), ArchiveTableWords.noSheets(sheet))
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
      throw Self.other(SignatureWords.stata, SignatureWords.exportFromStata, file: input.name)
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
      throw other(SignatureWords.xlsb, .saveAsWorkbook, file: file)
    }
    if has("word/document.xml") {
      throw other(SignatureWords.docx, .copyTable, file: file)
    }
    if has("mimetype"), has("content.xml") {
      throw other(SignatureWords.openDocument, .saveAsWorkbook, file: file)
    }
    return has("[content_types].xml") || has("xl/workbook.xml") ? .workbook(archive) : .zip(archive)
  }

  static func other(_ name: LocalizedText, _ advice: LocalizedText, file: String) -> ImportFailure {
    ImportFailure(.unusable, at: ImportFailure.Place(file: file), SignatureWords.noTable(name, advice: advice))
  }
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
      ? TableKind.other(SignatureWords.workbookWithPassword, SignatureWords.takePasswordAway, file: file)
      : TableKind.other(SignatureWords.xls, .saveAsWorkbook, file: file)
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
  var otherwiseDivided: [any RecordSource] { table.otherwiseDivided.map { ZippedSource(table: $0, name: name) } }

  func titles() throws(ImportFailure) -> [String] { try table.titles() }

  func sections() throws(ImportFailure) -> [String] { try table.sections() }

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
