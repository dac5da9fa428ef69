import SurveyModel

/// What the first bytes of a file say that it is, where it is no table in text: what it is called, and how to come to a CSV file.
struct Signature: Equatable {
  let name: LocalizedText
  let advice: LocalizedText

  /// So many bytes at the start tell all there is to tell.
  static let length = 64

  private init(_ name: LocalizedText, _ advice: LocalizedText) {
    self.name = name
    self.advice = advice
  }

  /// Of the bytes as they stand in the file.
  init?(bytes head: some Collection<UInt8>) {
    func begins(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
    func begins(_ text: String) -> Bool { head.starts(with: text.utf8) }
    if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
      self = Self.archive(firstName: String(decoding: head.dropFirst(30), as: UTF8.self))
    } else if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self.init(SignatureWords.xls, .saveAsCSV)
    } else if begins([0x1F, 0x8B]) {
      self.init(SignatureWords.gzip, .unpack)
    } else if begins([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) {
      self.init(SignatureWords.sevenZip, .unpack)
    } else if begins("Rar!\u{1A}") {
      self.init(SignatureWords.rar, .unpack)
    } else if begins([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
      self.init(SignatureWords.xz, .unpack)
    } else if begins("BZh") && head.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26]) {
      self.init(SignatureWords.bzip2, .unpack)
    } else if begins([0x28, 0xB5, 0x2F, 0xFD]) {
      self.init(SignatureWords.zstd, .unpack)
    } else if begins("%PDF-") {
      self.init(SignatureWords.pdf, .exportAsCSV)
    } else if begins("$FL2") || begins("$FL3") {
      self.init(SignatureWords.sav, .exportAsCSV)
    } else if begins("SQLite format 3") {
      self.init(SignatureWords.sqlite, .exportAsCSV)
    } else if begins([0x89, 0x50, 0x4E, 0x47]) || begins([0xFF, 0xD8, 0xFF]) {
      self.init(SignatureWords.picture, .exportAsCSV)
    } else if begins([0xFF, 0xFE, 0, 0]) || begins([0, 0, 0xFE, 0xFF]) {
      self.init(SignatureWords.utf32, .saveAsCSV)
    } else {
      return nil
    }
  }

  /// Of a text that is no table, behind its byte order mark.
  init?(text head: some Collection<UInt8>) {
    let trimmed = head.drop { $0 == 32 || (9...13).contains($0) }
    let start = String(decoding: trimmed.prefix(Self.length), as: UTF8.self).lowercased()
    let rest = start.dropFirst().drop { $0.isWhitespace }
    if ["<!doctype", "<html", "<table", "<?xml", "<head", "<body", "<meta"].contains(where: { start.hasPrefix($0) }) {
      self.init(SignatureWords.html, .exportAsCSV)
    } else if start.hasPrefix("{\\rtf") {
      self.init(SignatureWords.rtf, .exportAsCSV)
    } else if start.hasPrefix("{") && (rest.hasPrefix("\"") || rest.hasPrefix("}"))
      || start.hasPrefix("[") && (rest.hasPrefix("{") || rest.hasPrefix("["))
    {
      self.init(SignatureWords.json, .exportAsCSV)
    } else {
      return nil
    }
  }

  /// The name of the first file tells a workbook from an archive.
  private static func archive(firstName: String) -> Signature {
    if ["[Content_Types]", "_rels/", "xl/", "docProps/"].contains(where: { firstName.hasPrefix($0) }) {
      return Signature(SignatureWords.xlsx, .saveAsCSV)
    }
    if firstName.hasPrefix("mimetype") { return Signature(SignatureWords.ods, .saveAsCSV) }
    if firstName.contains(".csv") { return Signature(SignatureWords.zip, .unpack) }
    return Signature(SignatureWords.xlsxOrZip, .saveAsCSV)
  }

  func failure(_ file: InputFile) -> ImportFailure {
    let isPacked = (try? file.isPacked()) == true
    let inside: LocalizedText = isPacked ? SignatureWords.insideGzip : LocalizedText("")
    return ImportFailure(.unusable, at: ImportFailure.Place(file: file.name), SignatureWords.noCSV(inside, name: name, advice: advice))
  }
}

/// The mark with which a text may begin, and the encoding that it tells.
struct ByteOrderMark: Equatable {
  let encoding: TextEncoding
  let length: Int

  init?(_ head: some Collection<UInt8>) {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      (encoding, length) = (.utf8, 3)
    } else if head.starts(with: [0xFF, 0xFE]) {
      (encoding, length) = (.utf16LittleEndian, 2)
    } else if head.starts(with: [0xFE, 0xFF]) {
      (encoding, length) = (.utf16BigEndian, 2)
    } else {
      return nil
    }
  }
}

extension TextEncoding {
  /// UTF-16 that tells itself without a mark: among the first bytes, at least four, more than half of those at odd places are NUL and none at even
  /// places, or the other way round. No other text has a NUL.
  init?(nulPattern head: some Collection<UInt8>) {
    var nuls = [0, 0]
    for (place, byte) in head.enumerated() where byte == 0 { nuls[place & 1] += 1 }
    let half = head.count / 2
    guard head.count >= 4 else { return nil }
    if nuls[0] == 0, nuls[1] * 2 > half {
      self = .utf16LittleEndian
    } else if nuls[1] == 0, nuls[0] * 2 > half {
      self = .utf16BigEndian
    } else {
      return nil
    }
  }

  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .utf16LittleEndian: "UTF-16 LE"
    case .utf16BigEndian: "UTF-16 BE"
    case .windows1252: "Windows-1252"
    case .windows1258: "Windows-1258"
    case .macRoman: "Mac Roman"
    }
  }
}
