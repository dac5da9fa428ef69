import Archive

/// The distinct texts of a workbook, which its cells call by their number, in one run of bytes.
struct SharedStrings: Sendable {
  /// Of all texts together, in UTF-8.
  static let limit = 1 << 30

  private(set) var bytes: [UInt8] = []
  /// Where each text ends.
  private(set) var ends: [Int] = []

  var count: Int { ends.count }

  init() {}

  /// - Throws: ``WorkbookFault``, `ArchiveFault`, and what reading the file throws.
  init(_ entry: ZipArchive.Entry, in archive: ZipArchive) throws {
    let part = try PartBytes(entry, in: archive)
    var scanner = unsafe XMLScanner { try unsafe part.fill($0) }
    try WorkbookFault.within(entry.name) { try read(&scanner) }
  }

  init(_ content: [UInt8]) throws {
    var scanner = XMLScanner(content)
    try read(&scanner)
  }

  private mutating func read(_ scanner: inout XMLScanner) throws {
    var run = TextRun()
    var text = ByteRun()
    while true {
      switch try scanner.next() {
      case .finished: return
      case .start: run.begin(scanner.name)
      case .text: if run.isText { try run.append(scanner, to: &text) }
      case .end:
        run.end(scanner.name)
        if scanner.name == "si", scanner.depth == 1 {
          CellEscape.replace(in: &text)
          unsafe bytes.append(contentsOf: text.bytes)
          text.clear()
          guard bytes.count <= Self.limit else { throw WorkbookFault.tooMuchText(limit: Self.limit) }
          ends.append(bytes.count)
        }
      }
    }
  }
}

/// Tells the text of a cell (`t`, alone or in the runs of rich text) from what is written above it to say how it is read (`rPh`).
struct TextRun {
  private(set) var isText = false
  private var isPhonetic = false

  mutating func begin(_ name: XMLName) {
    if name == "t" { isText = !isPhonetic } else if name == "rPh" { isPhonetic = true }
  }

  mutating func end(_ name: XMLName) {
    if name == "t" { isText = false } else if name == "rPh" { isPhonetic = false }
  }

  func append(_ scanner: borrowing XMLScanner, to text: inout ByteRun) throws {
    if scanner.needsDecoding { try unsafe XMLText.append(scanner.text, to: &text) } else { unsafe text.append(scanner.text) }
  }
}

/// The way in which a workbook writes characters that XML cannot hold: `_x000D_`.
enum CellEscape {
  /// Puts the characters into the text.
  static func replace(in text: inout ByteRun) {
    guard text.count >= 7, unsafe text.bytes.contains(underscore) else { return }
    var (read, write) = (0, 0)
    while read < text.count {
      if text[read] == underscore, let (character, length) = escape(in: text, at: read) {
        for byte in character {
          text[write] = byte
          write += 1
        }
        read += length
      } else {
        text[write] = text[read]
        write += 1
        read += 1
      }
    }
    text.shorten(to: write)
  }

  private static let underscore = UInt8(ascii: "_")

  /// Characters beyond the first 65,536 come as two escapes, one behind the other.
  private static func escape(in text: borrowing ByteRun, at place: Int) -> (bytes: [UInt8], length: Int)? {
    guard let first = unit(in: text, at: place) else { return nil }
    if let scalar = Unicode.Scalar(first) { return first == 0 ? nil : (Array(String(scalar).utf8), 7) }
    guard UTF16.isLeadSurrogate(first), let second = unit(in: text, at: place + 7), UTF16.isTrailSurrogate(second) else { return nil }
    return (Array(String(decoding: [first, second], as: UTF16.self).utf8), 14)
  }

  private static func unit(in text: borrowing ByteRun, at place: Int) -> UInt16? {
    guard place + 7 <= text.count, text[place] == underscore, text[place + 1] == UInt8(ascii: "x"), text[place + 6] == underscore
    else { return nil }
    var number: UInt16 = 0
    for digit in place + 2..<place + 6 {
      guard let value = Character(Unicode.Scalar(text[digit])).hexDigitValue else { return nil }
      number = number << 4 | UInt16(value)
    }
    return number
  }
}
