import Archive
import Glibc
import SurveyModel

@testable import SurveyImport

/// One room of the import on bytes that the fuzzer makes up, in memory: thousands of inputs a second.
///
/// `FUZZ_ROOM` names the room. An input is either read, or refused with a message in both languages. Anything else (a trap, a bad access, a hang, memory without
/// bound) is a find.
///
/// Built and run by `make fuzz-rooms` only, with libFuzzer and the address sanitizer.
enum FuzzRoom: String, CaseIterable {
  /// A zip archive, all of whose entries are unpacked.
  case archive
  /// XML, every event and every attribute of it, in chunks of a size that the first byte chooses.
  case xml
  /// A part of a workbook as it is within its archive: checksums would keep nearly every change out.
  case xlsx
  case sav
  /// Any file, as a command would open it.
  case table
  /// Bytes in an encoding that the first byte chooses, or none: decoded whole and in parts.
  case encodings
  /// A text as `cdci table` reads it: its dialect is found, or chosen by the first byte, and quotes that stand where they may not are mended.
  case dialect
  /// Records by libcsv, in chunks of a size that the first byte chooses: the header and what follows it.
  case records
  /// survey.yaml, or an index where the first byte says so.
  case definitions

  static let chosen = FuzzRoom(rawValue: getenv("FUZZ_ROOM").map { String(cString: $0) } ?? "") ?? .table

  func run(_ bytes: [UInt8]) {
    switch self {
    case .archive: Self.unpack(bytes)
    case .xml: Self.scan(bytes)
    case .xlsx: Self.readSheet(bytes)
    case .sav: Self.readTable(Array("$FL2".utf8) + bytes.dropFirst(4))
    case .table: Self.readTable(bytes)
    case .encodings: Self.decode(bytes)
    case .dialect: Self.cleanTable(bytes)
    case .records: Self.readRecords(bytes)
    case .definitions: Self.readDefinition(bytes)
    }
  }

  /// Within the reach of short inputs.
  private static let limits = ArchiveLimits(size: 1 << 20, entries: 50, expanded: 1 << 20, ratio: 100, smallEntry: 1 << 10)

  private static func unpack(_ bytes: [UInt8]) {
    do {
      let archive = try ZipArchive(ArchiveFile(bytes), limits: limits)
      for entry in archive.entries {
        do {
          let content = try archive.bytes(of: entry, limit: 1 << 20)
          precondition(content.count == entry.size)
        } catch let fault as ArchiveFault { check(ArchiveWords.sentence(fault)) }
      }
    } catch let fault as ArchiveFault {
      check(ArchiveWords.sentence(fault))
    } catch {
      fatalError("no fault of an archive: \(error)")
    }
  }

  private static func scan(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    var scanner = XMLScanner(Array(bytes.dropFirst()), chunkSize: [1 << 12, 16, 17, 64][Int(first & 3)])
    var text = ByteRun()
    var depth = 0
    do {
      while true {
        switch try scanner.next() {
        case .start:
          depth += 1
          precondition(scanner.depth == depth && depth <= XMLScanner.deepest)
          while try scanner.nextAttribute() { try XMLText.append(scanner.attributeValue, to: &text) }
        case .end:
          depth -= 1
          precondition(scanner.depth == depth && depth >= 0)
        case .text: try XMLText.append(scanner.text, to: &text)
        case .finished: return precondition(depth == 0)
        }
      }
    } catch {
      precondition(error is XMLFault)
    }
  }

  private struct Cells: CellTaker, ~Copyable {
    private var column = -1
    private var row = 0

    mutating func take(_ text: UnsafeBufferPointer<UInt8>, kind: CellKind, column: Int) {
      precondition(column > self.column && column < CellReference.columns && !text.isEmpty)
      self.column = column
      precondition(String(validating: text, as: UTF8.self) != nil)
    }

    mutating func endRow(_ row: Int, isHidden: Bool) {
      precondition(row > self.row)
      self.row = row
      column = -1
    }
  }

  private static func readSheet(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let part = Array(bytes.dropFirst())
    do {
      let strings = try SharedStrings(first & 3 == 1 ? part : Array("<sst><si><t>a</t></si><si><t>Hải quan</t></si></sst>".utf8))
      let styles = try WorkbookStyles(
        first & 3 == 2
          ? part
          : Array(
            "<s><numFmts><numFmt numFmtId='164' formatCode='d/m/yy h:mm'/></numFmts><cellXfs><xf/><xf numFmtId='164'/></cellXfs></s>".utf8))
      var reader = SheetReader(sheet: "s", part: "p", strings: strings, styles: styles, countsFrom1904: first & 4 != 0)
      var scanner = XMLScanner(part, chunkSize: first & 8 == 0 ? 1 << 12 : 16)
      var cells = Cells()
      _ = MergedCells.all(inTail: part)
      if first & 3 == 0 { try reader.read(&scanner, into: &cells) }
    } catch {
      precondition(error is XMLFault || error is WorkbookFault)
    }
  }

  private static func readTable(_ bytes: [UInt8]) {
    var input = InputFile(name: "f", holding: bytes)
    input.isDigested = false
    do throws(ImportFailure) {
      let source = try RecordSources.open(input, limits: ImportLimits(cell: 300, record: 1000, columns: 60))
      _ = try source.columns()
      let reading = try source.read { record throws(ImportFailure) in
        for column in 0..<record.count { precondition(String(validating: record.bytes(column), as: UTF8.self) != nil) }
      }
      if let sentence = reading.recognized { check(sentence) }
    } catch {
      for fault in error.faults { check(fault.message) }
    }
  }

  private static func decode(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    let encodings: [TextEncoding?] = [nil, nil] + TextEncoding.allCases
    let stated = encodings[Int(first & 15) % encodings.count]
    _ = EncodingGuess(rest)
    if let stated { compareChunks(rest, stated, size: 1 + Int(first >> 4)) }
    var input = InputFile(name: "f", holding: rest)
    input.isDigested = false
    do throws(ImportFailure) {
      let text = try WholeText(input, encoding: stated)
      precondition(String(validating: text.bytes, as: UTF8.self) != nil)
      for sentence in text.recognized { check(sentence) }
    } catch {
      for fault in error.faults { check(fault.message) }
    }
  }

  /// In parts the text is the same as whole, or is refused as the whole is.
  private static func compareChunks(_ bytes: [UInt8], _ encoding: TextEncoding, size: Int) {
    guard var decoder = TextDecoder(encoding) else { return }
    var output: [UInt8] = []
    var isRefused = false
    for start in stride(from: 0, to: bytes.count, by: size) where !isRefused {
      isRefused = bytes[start..<min(bytes.count, start + size)].withUnsafeBytes { decoder.decode($0, into: &output) } != nil
    }
    if !isRefused { isRefused = decoder.finish(into: &output) != nil }
    precondition(TextDecoder.text(bytes, in: encoding) == (isRefused ? nil : String(decoding: output, as: UTF8.self)))
  }

  private static func cleanTable(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let text = Array(bytes.dropFirst())
    let delimiters: [[UInt8]?] = [nil, nil, nil, [44], [59], [9], [124], Array("||".utf8)]
    let found = DialectSearch(text).search(delimiter: delimiters[Int(first & 7)])
    var parser = DialectParser(text, found.dialect, width: found.width)
    parser.parse()
    let table = parser.table
    guard table.count > 0 else { return }
    let shape = TableShape(table, usual: found.width)
    let kinds = ColumnKinds(table, shape)
    for row in shape.rows { precondition(shape.cells(row, of: table, kinds, delimiter: found.dialect.delimiter).0.count == shape.width) }
  }

  private static func readRecords(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    var input = InputFile(name: "f", holding: Array(bytes.dropFirst()))
    input.isDigested = false
    let delimiters: [UInt8?] = [nil, nil, 44, 59, 9, 124]
    let format = FileFormat(encoding: first & 64 == 0 ? nil : .utf8, delimiter: delimiters[Int(first & 7) % delimiters.count])
    let file = CSVFile(
      input, format: format, limits: ImportLimits(cell: 300, record: 1000, columns: 60),
      chunkSize: [1 << 20, 1, 7, 64][Int(first >> 3 & 3)])
    do throws(ImportFailure) {
      var line = 0
      let reading = try file.read { record throws(ImportFailure) in
        precondition(record.line > line)
        line = record.line
        for column in 0..<record.count { precondition(String(validating: record.bytes(column), as: UTF8.self) != nil) }
      }
      if let sentence = reading.recognized { check(sentence) }
    } catch {
      for fault in error.faults { check(fault.message) }
    }
  }

  private static func readDefinition(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    do throws(ImportFailure) {
      if first & 1 == 0 {
        _ = try SurveyDefinition.read(text, file: "survey.yaml")
      } else {
        _ = try IndexDefinition.read(text, file: "index.yaml", isOfPlainTable: first & 2 != 0)
      }
    } catch {
      for fault in error.faults { check(fault.message) }
    }
  }

  private static func check(_ sentence: LocalizedText) { precondition(!sentence[.vi].isEmpty && !sentence[.en].isEmpty) }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRooms(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzRoom.chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// The package manager calls the entry of an executable by this name and makes `main` of it.
@_cdecl("fuzz_rooms_main")
public func fuzzRoomsMain(_ count: CInt, _ arguments: UnsafeMutableRawPointer) -> CInt {
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments, fuzzRooms)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutableRawPointer>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
