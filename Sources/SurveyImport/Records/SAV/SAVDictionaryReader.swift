/// Reads what stands before the rows in a file of SPSS.
/// Source: the description of system files in the manual of GNU PSPP 2.0 (appendix B), and files that SPSS and pyreadstat wrote.
struct SAVDictionaryReader: ~Copyable {
  private static let mostUnits = 1 << 20

  private var dictionary = SAVDictionary()
  /// Texts are decoded when the encoding is known, which stands near the end.
  private var names: [[UInt8]] = []
  private var texts: [[UInt8]] = []
  private var values: [(variables: [Int], labels: [(value: [UInt8], label: [UInt8])])] = []
  private var missing: [[SAVMissing]] = []
  /// The variable that begins at a unit.
  private var variableAt: [Int: Int] = [:]
  private var segmentWidths: [Int] = []
  private var longNames: [UInt8] = []
  private var longWidths: [UInt8] = []
  private var longLabels: [UInt8] = []
  private var longMissing: [UInt8] = []
  private var measures: [Int] = []
  private var statedEncoding = ""
  private var characterCode = 0
  private var isBigEndian = false

  private enum SAVMissing {
    case value([UInt8])
    case range(Double, Double)
  }

  /// - Parameter encoding: what is stated of a file that does not say it.
  static func read(_ bytes: inout SAVBytes, encoding: String?) throws -> SAVDictionary {
    var reader = SAVDictionaryReader()
    try reader.readHead(&bytes)
    while try reader.readRecord(&bytes) {}
    return try reader.finished(encoding: encoding, at: bytes.place)
  }

  private mutating func readHead(_ bytes: inout SAVBytes) throws {
    guard bytes.size >= 176 else { throw SAVFault(bytes.size < 4 ? .notSPSS : .brokenOff, at: 0) }
    let head = try bytes.bytes(176)
    guard head.starts(with: Array("$FL2".utf8)) || head.starts(with: Array("$FL3".utf8)) else { throw SAVFault(.notSPSS, at: 0) }
    // The number is 2 or 3, whatever else there is to say of a file: it tells the order of bytes.
    let layouts = [false, true].map { head.int(at: 64, isBigEndian: $0) }
    guard let order = layouts.firstIndex(where: { $0 == 2 || $0 == 3 }) else { throw SAVFault(.damagedDictionary, at: 64) }
    isBigEndian = order == 1
    bytes.isBigEndian = isBigEndian
    dictionary.compression = head.int(at: 72, isBigEndian: isBigEndian)
    guard (0...2).contains(dictionary.compression) else { throw SAVFault(.unknownCompression(dictionary.compression), at: 72) }
    let rows = head.int(at: 80, isBigEndian: isBigEndian)
    dictionary.rows = rows >= 0 ? rows : nil
    dictionary.bias = head.double(at: 84, isBigEndian: isBigEndian)
    guard dictionary.bias.isFinite else { throw SAVFault(.damagedDictionary, at: 84) }
  }

  /// `false` behind the last record.
  private mutating func readRecord(_ bytes: inout SAVBytes) throws -> Bool {
    let start = bytes.place
    switch try bytes.int() {
    case 2: try readVariable(&bytes, at: start)
    case 3: try readLabels(&bytes, at: start)
    case 6:
      let lines = try bytes.int()
      guard lines >= 0 else { throw SAVFault(.damagedDictionary, at: start) }
      try bytes.skip(lines * 80)
    case 7: try readExtension(&bytes, at: start)
    case 999:
      _ = try bytes.int()
      return false
    default: throw SAVFault(.damagedDictionary, at: start)
    }
    return true
  }

  private mutating func readVariable(_ bytes: inout SAVBytes, at start: Int) throws {
    let (width, hasLabel, missingCount, print) = (try bytes.int(), try bytes.int(), try bytes.int(), try bytes.int())
    _ = try bytes.int()
    let name = try bytes.bytes(8)
    guard (-1...255).contains(width), (0...1).contains(hasLabel), [-3, -2, 0, 1, 2, 3].contains(missingCount),
      dictionary.units < Self.mostUnits
    else { throw SAVFault(.damagedDictionary, at: start) }
    var label: [UInt8] = []
    if hasLabel == 1 {
      let length = try bytes.int()
      guard (0...1 << 16).contains(length) else { throw SAVFault(.damagedDictionary, at: start) }
      label = try bytes.bytes((length + 3) & ~3)
      label.removeLast(label.count - length)
    }
    let numbers = try bytes.bytes(abs(missingCount) * 8)
    dictionary.units += 1
    guard width >= 0 else { return }
    variableAt[dictionary.units - 1] = dictionary.variables.count
    var variable = SAVDictionary.Variable(name: "", shortName: "", unit: dictionary.units - 1)
    variable.width = width
    variable.format = width == 0 ? SAVDictionary.Format(code: print >> 16 & 0xFF) : .number
    dictionary.variables.append(variable)
    names.append(name)
    texts.append(label)
    var found: [SAVMissing] = []
    var place = 0
    if missingCount < 0 {
      let ends = (numbers.double(at: 0, isBigEndian: isBigEndian), numbers.double(at: 8, isBigEndian: isBigEndian))
      found.append(.range(ends.0, ends.1))
      place = 16
    }
    while place < numbers.count {
      found.append(.value(Array(numbers[place..<place + 8])))
      place += 8
    }
    missing.append(found)
  }

  private mutating func readLabels(_ bytes: inout SAVBytes, at start: Int) throws {
    let count = try bytes.int()
    guard count >= 0, count <= (bytes.size - bytes.place) / 16 else { throw SAVFault(.damagedDictionary, at: start) }
    var labels: [(value: [UInt8], label: [UInt8])] = []
    for _ in 0..<count {
      let value = try bytes.bytes(8)
      let length = Int(try bytes.bytes(1)[0])
      let label = try bytes.bytes((length + 8) / 8 * 8 - 1)
      labels.append((value, Array(label[..<length])))
    }
    guard try bytes.int() == 4, case let count = try bytes.int(), count >= 0, count <= (bytes.size - bytes.place) / 4 else {
      throw SAVFault(.damagedDictionary, at: start)
    }
    var variables: [Int] = []
    for _ in 0..<count {
      guard let variable = variableAt[try bytes.int() - 1] else { throw SAVFault(.damagedDictionary, at: start) }
      variables.append(variable)
    }
    values.append((variables, labels))
  }

  private mutating func readExtension(_ bytes: inout SAVBytes, at start: Int) throws {
    let (kind, size, count) = (try bytes.int(), try bytes.int(), try bytes.int())
    guard size >= 0, count >= 0, case let (total, isBeyond) = size.multipliedReportingOverflow(by: count), !isBeyond,
      total <= bytes.size - bytes.place
    else { throw SAVFault(.damagedDictionary, at: start) }
    guard [3, 4, 11, 13, 14, 16, 20, 21, 22].contains(kind) else { return try bytes.skip(total) }
    let content = try bytes.bytes(total)
    switch kind {
    case 3: if content.count >= 32 { characterCode = content.int(at: 28, isBigEndian: isBigEndian) }
    case 4: if content.count >= 8 { dictionary.systemMissing = content.double(at: 0, isBigEndian: isBigEndian) }
    case 11:
      if size == 4 { measures = stride(from: 0, to: content.count - 3, by: 4).map { content.int(at: $0, isBigEndian: isBigEndian) } }
    case 13: longNames = content
    case 14: longWidths = content
    case 16:
      if size == 8, count == 2 {
        let low = content.int(at: isBigEndian ? 12 : 8, isBigEndian: isBigEndian)
        if dictionary.rows == nil, content[isBigEndian ? 8 : 12] == 0, low >= 0 { dictionary.rows = low }
      }
    case 20: statedEncoding = String(decoding: content.prefix { $0 > 32 && $0 < 0x7F }.prefix(64), as: UTF8.self)
    case 21: longLabels = content
    default: longMissing = content
    }
  }

  // MARK: What it comes to

  private consuming func finished(encoding: String?, at place: Int) throws -> SAVDictionary {
    guard !dictionary.variables.isEmpty else { throw SAVFault(.noVariables, at: place) }
    dictionary.encoding = !statedEncoding.isEmpty ? statedEncoding : encoding ?? Self.encoding(ofCode: characterCode)
    guard let text = SAVText(encoding: dictionary.encoding) else { throw SAVFault(.unknownEncoding(dictionary.encoding), at: place) }
    for number in dictionary.variables.indices {
      let name = text.string(names[number])
      dictionary.variables[number].shortName = name
      dictionary.variables[number].name = name
      dictionary.variables[number].label = text.string(texts[number])
    }
    setMeasures()
    for (variables, labels) in values {
      for number in variables { setLabels(labels, of: number, text) }
    }
    for number in missing.indices { setMissing(number, text) }
    try joinSegments(text, at: place)
    setLongNames(text)
    try setLongLabels(text, at: place)
    try setLongMissing(text, at: place)
    return dictionary
  }

  /// Of a file without a name for its encoding (SPSS before 16).
  private static func encoding(ofCode code: Int) -> String {
    switch code {
    case 65001: "UTF-8"
    case 28591: "ISO-8859-1"
    case 400...9999: "CP\(code)"
    default: "WINDOWS-1252"
    }
  }

  private mutating func setMeasures() {
    let count = dictionary.variables.count
    guard count > 0, measures.count == count * 3 || measures.count == count * 2 else { return }
    let step = measures.count / count
    for number in 0..<count where (0...3).contains(measures[number * step]) {
      dictionary.variables[number].measure = measures[number * step]
    }
  }

  private func value(_ bytes: [UInt8], of number: Int, _ text: SAVText) -> SAVDictionary.Value {
    dictionary.variables[number].isText ? .text(text.string(bytes)) : .number(bytes.double(at: 0, isBigEndian: isBigEndian))
  }

  private mutating func setLabels(_ labels: [(value: [UInt8], label: [UInt8])], of number: Int, _ text: SAVText) {
    dictionary.variables[number].labels += labels.map { (value($0.value, of: number, text), text.string($0.label)) }
  }

  private mutating func setMissing(_ number: Int, _ text: SAVText) {
    dictionary.variables[number].missing = missing[number].compactMap { found in
      switch found {
      case .value(let bytes): return .value(value(bytes, of: number, text))
      case .range(let low, let high):
        // The ends are the least and the greatest number that there is.
        let ends = (
          low <= -Double.greatestFiniteMagnitude.nextDown ? -.infinity : low, high >= Double.greatestFiniteMagnitude ? .infinity : high
        )
        return ends.0 <= ends.1 ? .range(ends.0...ends.1) : nil
      }
    }
  }

  /// `NAME=value` one behind the other.
  private static func pairs(_ bytes: [UInt8], _ text: SAVText) -> [(name: String, value: String)] {
    bytes.split(whereSeparator: { $0 == 9 || $0 == 0 }).compactMap { part in
      guard let mark = part.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      return (text.string(Array(part[..<mark])), text.string(Array(part[part.index(after: mark)...])))
    }
  }

  /// A text of more than 255 bytes is made up of several variables of at most 255.
  private mutating func joinSegments(_ text: SAVText, at place: Int) throws {
    var absorbed: Set<Int> = []
    for (name, stated) in Self.pairs(longWidths, text) {
      guard let width = Int(stated), (1...1 << 20).contains(width),
        let first = dictionary.variables.firstIndex(where: { $0.shortName == name && $0.isText })
      else { throw SAVFault(.damagedDictionary, at: place) }
      guard width > 255 else { continue }
      let count = (width + 251) / 252
      guard first + count <= dictionary.variables.count, dictionary.variables[first..<first + count].allSatisfy(\.isText),
        absorbed.isDisjoint(with: first..<first + count)
      else { throw SAVFault(.damagedDictionary, at: place) }
      dictionary.variables[first].segments = dictionary.variables[first..<first + count].map(\.unit)
      dictionary.variables[first].width = width
      absorbed.formUnion(first + 1..<first + count)
    }
    dictionary.variables = dictionary.variables.indices.filter { !absorbed.contains($0) }.map { dictionary.variables[$0] }
  }

  private mutating func setLongNames(_ text: SAVText) {
    let long = Dictionary(Self.pairs(longNames, text).map { ($0.name, $0.value) }) { first, _ in first }
    for number in dictionary.variables.indices {
      if let name = long[dictionary.variables[number].shortName], !name.isEmpty { dictionary.variables[number].name = name }
    }
  }

  private func variable(named name: String) -> Int? {
    dictionary.variables.firstIndex { $0.name == name } ?? dictionary.variables.firstIndex { $0.shortName == name }
  }

  private mutating func setLongLabels(_ text: SAVText, at place: Int) throws {
    var parts = SAVParts(longLabels, isBigEndian: isBigEndian, place: place)
    while !parts.isAtEnd {
      let name = text.string(try parts.text())
      _ = try parts.int()
      let count = try parts.int()
      guard count >= 0, count <= longLabels.count else { throw SAVFault(.damagedDictionary, at: place) }
      let number = variable(named: name)
      for _ in 0..<count {
        let (value, label) = (text.string(try parts.text()), text.string(try parts.text()))
        if let number { dictionary.variables[number].labels.append((.text(value), label)) }
      }
    }
  }

  private mutating func setLongMissing(_ text: SAVText, at place: Int) throws {
    var parts = SAVParts(longMissing, isBigEndian: isBigEndian, place: place)
    while !parts.isAtEnd {
      let name = text.string(try parts.text())
      let count = Int(try parts.bytes(1)[0])
      let length = try parts.int()
      let number = variable(named: name)
      for _ in 0..<count {
        let value = text.string(try parts.bytes(length))
        if let number { dictionary.variables[number].missing.append(.value(.text(value))) }
      }
    }
  }
}

/// A run of texts and numbers within one record.
private struct SAVParts {
  private let content: [UInt8]
  private let isBigEndian: Bool
  private let place: Int
  private var next = 0

  init(_ content: [UInt8], isBigEndian: Bool, place: Int) {
    self.content = content
    self.isBigEndian = isBigEndian
    self.place = place
  }

  var isAtEnd: Bool { next >= content.count }

  mutating func bytes(_ count: Int) throws -> [UInt8] {
    guard count >= 0, count <= content.count - next else { throw SAVFault(.damagedDictionary, at: place) }
    next += count
    return Array(content[next - count..<next])
  }

  mutating func int() throws -> Int { try bytes(4).int(at: 0, isBigEndian: isBigEndian) }

  /// Behind its length.
  mutating func text() throws -> [UInt8] { try bytes(int()) }
}
