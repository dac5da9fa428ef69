import Archive
import SurveyModel
import Testing

@testable import SurveyImport

/// What is read of files of SPSS, and how damaged ones are refused.
@Suite struct SAVFileTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: RawSAV
    let read: [String]

    init(_ testDescription: String, _ file: RawSAV, _ read: [String]) {
      self.testDescription = testDescription
      self.file = file
      self.read = read
    }
  }

  static let plain = RawSAV(
    variables: [.init("Q1"), .init("TEN", width: 12), .init("NGAY", format: 20)],
    rows: [[.number(5), .text("Móng Cái"), .number(13_919_385_600)], [.none, .text(""), .none], [.number(0.1 + 0.2), .text("b"), .none]])

  static let plainRows = ["1[Q1][TEN][NGAY]", "2[5:number][Móng Cái][2023-11-15:time]", "3[][][]", "4[0.3:number][b][]"]

  static func changed(_ change: (inout RawSAV) -> Void) -> RawSAV {
    var file = plain
    change(&file)
    return file
  }

  static let cases: [Case] = [
    Case("plain", plain, plainRows), Case("packed", changed { $0.compression = 1 }, plainRows),
    Case("packed by zlib", changed { $0.compression = 2 }, plainRows), Case("big-endian", changed { $0.isBigEndian = true }, plainRows),
    Case(
      "big-endian and packed",
      changed {
        $0.isBigEndian = true
        $0.compression = 1
      }, plainRows),
    Case("without a number of rows", changed { $0.statedRows = -1 }, plainRows),
    Case("no rows", RawSAV(variables: [.init("Q1")], rows: []), ["1[Q1]"]),
    Case(
      "long names", changed { $0.longNames = "Q1=mức_hài_lòng\tTEN=Ten_don_vi" },
      ["1[mức_hài_lòng][Ten_don_vi][NGAY]"] + plainRows.dropFirst()),
    Case(
      "Windows-1258", RawSAV(variables: [.init("Q1", width: 8)], rows: [[.bytes([0xD0, 0xF4, 0xEC])]], encoding: "windows-1258"),
      ["1[Q1]", "2[Đố]", "f: a file of SPSS in windows-1258"]),
    Case(
      "a code page by its number", RawSAV(variables: [.init("Q1", width: 8)], rows: [[.bytes([0xE9])]], encoding: "", characterCode: 1252),
      ["1[Q1]", "2[é]", "f: a file of SPSS in CP1252"]),
    Case(
      "a letter that is cut", RawSAV(variables: [.init("Q1", width: 8)], rows: [[.bytes([0x61, 0x62, 0xE1, 0xBA])]]), ["1[Q1]", "2[ab]"]),
    Case(
      "a moment", RawSAV(variables: [.init("Q1", format: 22)], rows: [[.number(13_919_385_600.5)]]),
      ["1[Q1]", "2[2023-11-15T00:00:00.5:time]"]),
    Case("a time", RawSAV(variables: [.init("Q1", format: 21)], rows: [[.number(90_061)]]), ["1[Q1]", "2[25:01:01:time]"]),
    Case(
      "a long text",
      RawSAV(variables: [.init("Q1", width: 600), .init("Q2")], rows: [[.text(String(repeating: "ý kiến ", count: 60)), .number(7)]]),
      ["1[Q1][Q2]", "2[\(String(repeating: "ý kiến ", count: 59))ý kiến][7:number]"]),
  ]

  @Test(arguments: cases) func reads(_ c: Case) { #expect(tableOutcome(c.file.bytes, showsKinds: true) == c.read) }

  static let labelled = RawSAV(
    variables: [
      .init("Q1", label: "Anh/chị hài lòng với thủ tục?", missing: [.value(99)], measure: 2),
      .init("Q2", missing: [.range(97, 1e300)], measure: 1), .init("Q3", missing: [.value(-1), .value(-2)]), .init("T1", width: 4),
    ],
    rows: [[.number(1), .number(2), .number(3), .text("a")]],
    labels: [([0, 1], [(1, "Rất không hài lòng"), (5, "Rất hài lòng"), (99, "Không biết")])])

  @Test func columnsSayWhatTheyMean() throws {
    let columns = try #require(try Self.columns(Self.labelled.bytes))
    #expect(columns.map(\.name) == ["Q1", "Q2", "Q3", "T1"])
    #expect(columns[0].question == "Anh/chị hài lòng với thủ tục?")
    #expect(columns[0].labels.map(\.value) == ["1", "5", "99"])
    #expect(columns[0].labels.map(\.label) == ["Rất không hài lòng", "Rất hài lòng", "Không biết"])
    #expect(columns.map(\.missing) == [["99"], ["99"], ["-1", "-2"], []])
    #expect(columns[1].missingRanges == [97...1e300])
    #expect(columns.map(\.isOrdered) == [true, false, nil, nil])
    #expect(columns.map(\.isText) == [false, false, false, true])
  }

  private static func columns(_ bytes: [UInt8]) throws(ImportFailure) -> [ColumnMeaning]? {
    var input = InputFile(name: "f", holding: bytes)
    input.isDigested = false
    return try RecordSources.open(input).columns()
  }

  static let again = "; nothing of it is used; export it again from SPSS or the survey platform, or copy it again"

  static let faults: [Case] = [
    Case("fewer rows than stated", changed { $0.statedRows = 4 }, ["f: expected 4 rows as its head states, found 3\(again)"]),
    Case("more rows than stated", changed { $0.statedRows = 2 }, ["f: expected 2 rows as its head states, found more\(again)"]),
    Case(
      "bytes behind the rows", changed { $0.behind = 50 }, ["f: expected 3 rows as its head states, found more\(again)"]),
    Case(
      "a few bytes behind the rows", changed { $0.behind = 3 }, ["f: expected 3 rows as its head states, found more\(again)"]),
    Case("an unknown compression", changed { $0.statedCompression = 9 }, ["f: expected SPSS's compression 0, 1 or 2, found 9\(again)"]),
    Case("no variables", RawSAV(variables: [], rows: []), ["f: expected variables, found an SPSS file without any"]),
    Case(
      "an unknown encoding", changed { $0.encoding = "klingon" },
      ["f: expected an encoding that this machine knows, found \"klingon\"; save it from SPSS in Unicode"]),
  ]

  @Test(arguments: faults) func refuses(_ c: Case) { #expect(tableOutcome(c.file.bytes).suffix(1) == c.read[...]) }

  /// A length that the file does not have is told of at once, whatever it is.
  @Test(arguments: [0, 1, 2]) func everyLengthCanLie(compression: Int) {
    var file = Self.labelled
    file.compression = compression
    file.longNames = "Q1=a"
    let bytes = file.bytes
    for place in stride(from: 176, to: bytes.count - 4, by: 4) {
      for lie in [[0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0x80], [0xFF, 0xFF, 0, 0]] as [[UInt8]] {
        var changed = bytes
        changed.replaceSubrange(place..<place + 4, with: lie)
        _ = tableOutcome(changed)
      }
    }
  }

  @Test(arguments: [0, 1, 2]) func everyBeginningIsRefused(compression: Int) {
    var file = Self.plain
    file.compression = compression
    let bytes = file.bytes
    for count in 4..<bytes.count {
      let read = tableOutcome(Array(bytes[..<count]))
      #expect(read.last?.hasPrefix("f: expected") == true, "\(count)")
    }
  }

  /// Where the list behind the blocks lies, and how long it is, must hold.
  @Test(arguments: [-1, 0, 7, 47, 72, 1 << 40]) func theListOfBlocks(length: Int) throws {
    var bytes = Self.changed { $0.compression = 2 }.bytes
    let stated: [UInt8] = [48, 0, 0, 0, 0, 0, 0, 0]
    let place = try #require(bytes.firstRange(of: stated))
    bytes.replaceSubrange(place, with: (0..<8).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) })
    #expect(tableOutcome(bytes).last?.hasPrefix("f: expected") == true)
  }

  @Test func damagedBlocksAreRefused() {
    let bytes = Self.changed { $0.compression = 2 }.bytes
    for place in bytes.count - 70..<bytes.count - 50 {
      var changed = bytes
      changed[place] ^= 0xFF
      #expect(tableOutcome(changed).last?.hasPrefix("f: expected") == true, "\(place)")
    }
  }
}

/// A file of SPSS, written number by number, so that it can be any file.
struct RawSAV: Sendable {
  enum Cell: Sendable {
    case none
    case number(Double)
    case text(String)
    case bytes([UInt8])
  }

  enum Missing: Sendable {
    case value(Double)
    case range(Double, Double)
  }

  struct Variable: Sendable {
    let name: String
    let label: String
    let width: Int
    let format: Int
    let missing: [Missing]
    let measure: Int

    init(_ name: String, label: String = "", width: Int = 0, format: Int = 5, missing: [Missing] = [], measure: Int = 0) {
      self.name = name
      self.label = label
      self.width = width
      self.format = format
      self.missing = missing
      self.measure = measure
    }

    /// The widths of the variables of at most 255 bytes that make it up.
    var segments: [Int] {
      let count = (width + 251) / 252
      return width <= 255 ? [width] : [Int](repeating: 255, count: count - 1) + [width - (count - 1) * 252]
    }
  }

  var variables: [Variable]
  var rows: [[Cell]]
  /// Numbers of variables, and their labels.
  var labels: [(variables: [Int], labels: [(Double, String)])] = []
  var encoding = "UTF-8"
  var characterCode = 0
  var longNames = ""
  var compression = 0
  var statedCompression: Int?
  var statedRows: Int?
  var isBigEndian = false
  /// Bytes that are too many.
  var behind = 0

  init(
    variables: [Variable], rows: [[Cell]], labels: [(variables: [Int], labels: [(Double, String)])] = [], encoding: String = "UTF-8",
    characterCode: Int = 0
  ) {
    self.variables = variables
    self.rows = rows
    self.labels = labels
    self.encoding = encoding
    self.characterCode = characterCode
  }

  private func int(_ number: Int) -> [UInt8] {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    return isBigEndian ? bytes.reversed() : bytes
  }

  private func long(_ number: UInt64) -> [UInt8] {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
    return isBigEndian ? bytes.reversed() : bytes
  }

  private func double(_ number: Double) -> [UInt8] { long(number.bitPattern) }

  private func padded(_ bytes: [UInt8], _ count: Int) -> [UInt8] { bytes + [UInt8](repeating: 32, count: max(0, count - bytes.count)) }

  private func rounded(_ count: Int, to step: Int) -> Int { (count + step - 1) / step * step }

  private func dataRecord(_ kind: Int, _ size: Int, _ content: [UInt8]) -> [UInt8] {
    int(7) + int(kind) + int(size) + int(content.count / size) + content
  }

  private func variableRecords(_ variable: Variable) -> [UInt8] {
    var bytes: [UInt8] = []
    for (number, width) in variable.segments.enumerated() {
      let count = variable.missing.reduce(0) { count, missing in
        if case .range = missing { return count - 2 }
        return count < 0 ? count - 1 : count + 1
      }
      let format = (width == 0 ? variable.format : 1) << 16 | 8 << 8
      bytes += int(2) + int(width) + int(number == 0 && !variable.label.isEmpty ? 1 : 0) + int(count) + int(format) + int(format)
      bytes += padded(Array((number == 0 ? variable.name : "\(variable.name)\(number)").utf8), 8)
      if number == 0, !variable.label.isEmpty {
        bytes += int(variable.label.utf8.count) + padded(Array(variable.label.utf8), rounded(variable.label.utf8.count, to: 4))
      }
      for missing in variable.missing {
        switch missing {
        case .value(let value): bytes += double(value)
        case .range(let low, let high): bytes += double(low) + double(high)
        }
      }
      for _ in 1..<max(1, rounded(width, to: 8) / 8) { bytes += int(2) + int(-1) + int(0) + int(0) + int(0) + int(0) + padded([], 8) }
    }
    return bytes
  }

  /// Numbers of variables in the file, from 1: long texts count several.
  private func place(of variable: Int) -> Int {
    1 + variables[..<variable].flatMap(\.segments).reduce(0) { $0 + max(1, rounded($1, to: 8) / 8) }
  }

  private var dictionary: [UInt8] {
    let units = variables.flatMap(\.segments).reduce(0) { $0 + max(1, rounded($1, to: 8) / 8) }
    var bytes = Array((compression == 2 ? "$FL3" : "$FL2").utf8) + padded(Array("@(#) SPSS DATA FILE".utf8), 60) + int(2) + int(units)
    bytes += int(statedCompression ?? compression) + int(0) + int(statedRows ?? rows.count) + double(100)
    bytes += padded([], 9 + 8 + 64 + 3)
    for variable in variables { bytes += variableRecords(variable) }
    for (numbers, pairs) in labels {
      bytes += int(3) + int(pairs.count)
      for (value, label) in pairs {
        bytes += double(value) + [UInt8(label.utf8.count)] + padded(Array(label.utf8), rounded(label.utf8.count + 1, to: 8) - 1)
      }
      bytes += int(4) + int(numbers.count) + numbers.flatMap { int(place(of: $0)) }
    }
    bytes += dataRecord(3, 4, int(16) + int(0) + int(0) + int(-1) + int(1) + int(1) + int(isBigEndian ? 1 : 2) + int(characterCode))
    bytes += dataRecord(4, 8, double(-Double.greatestFiniteMagnitude) + double(.greatestFiniteMagnitude) + double(0))
    bytes += dataRecord(11, 4, variables.flatMap { variable in variable.segments.flatMap { _ in int(variable.measure) + int(8) + int(0) } })
    let long = variables.filter { $0.width > 255 }.map { "\($0.name)=\($0.width)\0\t" }.joined()
    if !long.isEmpty { bytes += dataRecord(14, 1, Array(long.utf8)) }
    if !longNames.isEmpty { bytes += dataRecord(13, 1, Array(longNames.utf8)) }
    if !encoding.isEmpty { bytes += dataRecord(20, 1, Array(encoding.utf8)) }
    return bytes + int(999) + int(0)
  }

  /// Of a row, each of eight bytes.
  private func units(_ row: [Cell]) -> [[UInt8]] {
    var bytes: [UInt8] = []
    for (variable, cell) in zip(variables, row) {
      var text: [UInt8] = []
      switch cell {
      case .none: bytes += double(-Double.greatestFiniteMagnitude)
      case .number(let number): bytes += double(number)
      case .text(let string): text = Array(string.utf8)
      case .bytes(let raw): text = raw
      }
      guard variable.width > 0 else { continue }
      if case .none = cell { bytes.removeLast(8) }
      for width in variable.segments {
        bytes += padded(Array(text.prefix(width)), rounded(width, to: 8))
        text.removeFirst(min(width, text.count))
      }
    }
    return stride(from: 0, to: bytes.count, by: 8).map { Array(bytes[$0..<$0 + 8]) }
  }

  private func packed(_ units: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: units.count + 1, by: 8) {
      var codes: [UInt8] = []
      var plain: [UInt8] = []
      for unit in units[start..<min(units.count, start + 8)] {
        let number = Double(
          bitPattern: (isBigEndian ? unit.reversed() : unit).enumerated().reduce(UInt64(0)) { $0 | UInt64($1.1) << UInt64(8 * $1.0) })
        if unit == padded([], 8) {
          codes.append(254)
        } else if number == -Double.greatestFiniteMagnitude {
          codes.append(255)
        } else if number >= -99, number <= 151, number == number.rounded() {
          codes.append(UInt8(number + 100))
        } else {
          codes.append(253)
          plain += unit
        }
      }
      if codes.count < 8 { codes.append(252) }
      bytes += codes + [UInt8](repeating: 0, count: 8 - codes.count) + plain
    }
    return bytes
  }

  var bytes: [UInt8] { content + [UInt8](repeating: 0, count: behind) }

  private var content: [UInt8] {
    let head = dictionary
    let all = rows.flatMap { units($0) }
    guard compression > 0 else { return head + all.flatMap(\.self) }
    guard compression == 2 else { return head + packed(all) }
    let data = packed(all)
    // zlib's wrapping: two bytes before, and Adler's checksum behind.
    var (a, b) = (1, 0)
    for byte in data {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    let sum = b << 16 | a
    let block = [0x78, 0x9C] + deflated(data) + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
    let start = head.count
    let end = start + 24 + block.count
    let trailer = long(UInt64(bitPattern: -100)) + long(0) + int(0x3F_F000) + int(1) + long(UInt64(start)) + long(UInt64(start + 24))
    return head + long(UInt64(start)) + long(UInt64(end)) + long(48) + block + trailer + int(data.count) + int(block.count)
  }
}
