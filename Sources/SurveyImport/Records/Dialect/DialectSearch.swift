/// Finds by what dialect a text holds a table.
///
/// Every dialect that the text allows reads its beginning. One is the better the more records have one width, the wider they are, the more of their
/// cells are something (a number, a day, words: not half of a quoted text), and the fewer quotes it finds at wrong places; common signs are preferred
/// to rare ones. After van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019).
struct DialectSearch {
  struct Found {
    let dialect: Dialect
    /// Cells of most records.
    let width: Int
  }

  private static let sampleLength = 1 << 16
  private static let sampleRecords = 200
  private static let leastLines = 20
  private static let longestSample = 1 << 22
  /// What a text must reach to have more than one column.
  private static let least = 0.2

  private static let delimiters: [(byte: UInt8, prior: Double)] = [
    (",", 1), (";", 1), ("\t", 1.05), ("|", 1), (":", 0.7), (" ", 0.6), ("^", 0.8), ("~", 0.8), ("#", 0.7), ("&", 0.7), ("$", 0.7),
    ("%", 0.7),
    ("!", 0.7), ("@", 0.7), ("*", 0.7), ("=", 0.6), ("+", 0.6), ("/", 0.5), ("\\", 0.6), ("_", 0.4), ("\u{01}", 1), ("\u{1E}", 1),
    ("\u{1F}", 1),
  ].map { (UInt8(ascii: $0.0), $0.1) }

  private let sample: [UInt8]

  init(_ text: [UInt8]) {
    var end = min(text.count, Self.sampleLength)
    // A cell may be longer than all that is usually looked at.
    var lines = text[..<end].count { $0 == 10 }
    while end < text.count, lines < Self.leastLines, end < Self.longestSample {
      let more = min(text.count, 2 * end)
      lines += text[end..<more].count { $0 == 10 }
      end = more
    }
    if end < text.count {
      // Whole lines, where there is one.
      let cut = text[..<end].lastIndex { $0 == 10 || $0 == 13 }
      if let cut { end = cut + 1 }
    }
    sample = Array(text[..<end])
  }

  /// The best dialect with a stated delimiter, or with any.
  func search(delimiter stated: [UInt8]? = nil) -> Found {
    var best: (found: Found, score: Double)?
    for dialect in candidates(stated) {
      let (width, score) = score(dialect)
      // Of equals the first: the plainer one.
      if score > (best?.score ?? 0) * 1.0001 { best = (Found(dialect: dialect, width: width), score) }
    }
    if let best, stated != nil || best.score >= Self.least { return best.found }
    return Found(dialect: Dialect(delimiter: stated ?? []), width: 1)
  }

  private func candidates(_ stated: [UInt8]?) -> [Dialect] {
    let present = Set(sample)
    let escapes: [UInt8?] = hasEscapes ? [nil, UInt8(ascii: "\\")] : [nil]
    var all: [Dialect] = []
    let singles = stated.map { [$0] } ?? Self.delimiters.filter { present.contains($0.byte) }.map { [$0.byte] }
    for delimiter in singles {
      var quotes: [UInt8?] = [UInt8(ascii: "\"")]
      for other in [UInt8(ascii: "'"), UInt8(ascii: "`")] where present.contains(other) && delimiter != [other] { quotes.append(other) }
      if let other = wrapping(delimiter), !quotes.contains(other) { quotes.append(other) }
      if present.contains(UInt8(ascii: "\"")) { quotes.append(nil) }
      for quote in quotes {
        for escape in escapes where delimiter.first != escape {
          let plain = Dialect(delimiter: delimiter, quote: quote, escape: escape)
          all.append(plain)
          if stated == nil { all += extensions(of: plain) }
        }
      }
    }
    return all
  }

  /// Whether a backslash stands before a quote or a delimiter somewhere.
  private var hasEscapes: Bool {
    zip(sample, sample.dropFirst()).contains {
      $0 == UInt8(ascii: "\\")
        && [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")].contains($1)
    }
  }

  /// A sign that stands around nearly every cell.
  private func wrapping(_ delimiter: [UInt8]) -> UInt8? {
    var parser = DialectParser(sample, Dialect(delimiter: delimiter, quote: nil), limit: 30)
    parser.parse()
    var counts: [UInt8: Int] = [:]
    var all = 0
    for row in 0..<parser.table.count {
      for cell in parser.table.cells(row) where !cell.isEmpty {
        all += 1
        if cell.count > 1, let first = cell.first, first == cell.last, Self.mayQuote(first) { counts[first, default: 0] += 1 }
      }
    }
    return counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }.flatMap {
      $0.value * 10 >= all * 6 && all > 3 ? $0.key : nil
    }
  }

  private static func mayQuote(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !(0x30...0x39).contains(byte) && !(0x41...0x5A).contains(byte & 0xDF)
      && !"-+.()[]{}<>_".utf8.contains(byte)
  }

  /// The same with a delimiter of more signs, where the one never stands without them: `||`, `~|~`, `, `, or a run of blanks.
  private func extensions(of dialect: Dialect) -> [Dialect] {
    guard let sign = dialect.delimiter.first else { return [] }
    var isInQuotes = false
    var before: [UInt8: Int] = [:]
    var after: [UInt8: Int] = [:]
    var all = 0
    var hasRun = false
    for place in sample.indices {
      let byte = sample[place]
      if byte == dialect.quote { isInQuotes.toggle() }
      guard byte == sign, !isInQuotes else { continue }
      let next = place + 1 < sample.count ? sample[place + 1] : 10
      let last = place > 0 ? sample[place - 1] : 10
      // At the end of a line a cell may be empty, and blanks behind it cut off.
      if next != 10, next != 13 || sign != 32 { after[next, default: 0] += 1 }
      before[last, default: 0] += 1
      if next == sign { hasRun = true }
      all += 1
    }
    guard all > 1 else { return [] }
    func constant(_ counts: [UInt8: Int]) -> UInt8? {
      let sum = counts.values.reduce(0, +)
      return counts.first { $0.value * 100 >= sum * 99 && Self.mayExtend($0.key) && $0.key != dialect.quote }?.key
    }
    var found: [Dialect] = []
    func add(_ delimiter: [UInt8]) {
      var more = dialect
      more.delimiter = delimiter
      found.append(more)
    }
    if hasRun {
      for length in 2...3 { add(Array(repeating: sign, count: length)) }
      if sign == 32 || sign == 9 {
        var runs = dialect
        runs.runsAreOne = true
        found.append(runs)
      }
    }
    let (left, right) = (constant(before).flatMap { $0 == sign ? nil : $0 }, constant(after).flatMap { $0 == sign ? nil : $0 })
    // A sign on both sides that lines begin and end with too stands around cells.
    if let left, left == right, standsAroundLines(left) { return found }
    if let right { add([sign, right]) }
    if let left { add([left, sign]) }
    if let left, let right { add([left, sign, right]) }
    if sign != 32, after[32] ?? 0 > 0 {
      var blanks = dialect
      blanks.skipsBlanks = true
      found.append(blanks)
    }
    return found
  }

  /// Whether most lines begin and end with a sign.
  private func standsAroundLines(_ sign: UInt8) -> Bool {
    var all = 0
    var framed = 0
    for line in sample.split(whereSeparator: { $0 == 10 || $0 == 13 }) where line.count > 1 {
      all += 1
      if line.first == sign, line.last == sign { framed += 1 }
    }
    return framed * 10 >= all * 6
  }

  private static func mayExtend(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9
      || (0x21...0x7E).contains(byte) && !(0x30...0x39).contains(byte) && !(0x41...0x5A).contains(byte & 0xDF) && byte != UInt8(ascii: "-")
  }

  /// How well the dialect reads the sample, 0 to about 1, and the width of most records.
  private func score(_ dialect: Dialect) -> (width: Int, score: Double) {
    var parser = DialectParser(sample, dialect, limit: Self.sampleRecords)
    parser.parse()
    let table = parser.table
    guard table.count > 0 else { return (1, 0) }
    var counts: [Int: Int] = [:]
    for row in 0..<table.count { counts[table.width(row), default: 0] += 1 }
    func worth(_ width: Int, _ count: Int) -> Double { Double(count) * Double(width - 1) / Double(width) }
    let (width, count) =
      counts.max { a, b in
        let (first, second) = (worth(a.key, a.value), worth(b.key, b.value))
        return first != second ? first < second : a.key < b.key
      } ?? (1, 0)
    guard width > 1 else { return (1, 0) }
    var sum = 0.0
    var cells = 0
    var numbers = 0
    for row in 0..<table.count where table.width(row) == width && cells < 4000 {
      for cell in table.cells(row) {
        sum += CellWorth.of(cell, dialect)
        if let first = cell.first, (0x30...0x39).contains(first) { numbers += 1 }
        cells += 1
      }
    }
    var kind = sum / Double(max(1, cells))
    // Words with blanks between them are names and sentences as long as there are no numbers.
    if dialect.delimiter == [32], numbers * 7 < cells { kind *= 0.35 }
    let broken = Double(parser.mended.count) / Double(table.count)
    return (width, worth(width, count) / Double(table.count) * kind * prior(dialect) * (1 - 0.5 * broken))
  }

  private func prior(_ dialect: Dialect) -> Double {
    let own = dialect.delimiter.compactMap { byte in Self.delimiters.first { $0.byte == byte }?.prior }
    // A longer delimiter is no chance: where every sign has its neighbours, they belong to it.
    var prior = (own.max() ?? 0.7) * (dialect.delimiter.count > 1 ? 1.1 : 1) * (dialect.skipsBlanks ? 1.02 : 1)
    if dialect.quote == nil { prior *= 0.98 }
    if let quote = dialect.quote, quote != UInt8(ascii: "\"") { prior *= 0.99 }
    return prior
  }
}

/// How much a cell looks like one.
enum CellWorth {
  static func of(_ cell: ArraySlice<UInt8>, _ dialect: Dialect) -> Double {
    guard let first = cell.first, let last = cell.last else { return 0.8 }
    let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")]
    // Half of a quoted text, or one whose quotes were not taken off.
    if first == UInt8(ascii: "\"") || last == UInt8(ascii: "\"") { return 0.3 }
    if cell.count > 1, first == last,
      quotes.contains(first) || !isLetterOrDigit(first) && first < 0x80 && !"-+.()[]{}<>_ ".utf8.contains(first)
    {
      return 0.4
    }
    var worth = 1.0
    if first == 32 || last == 32 { worth *= 0.8 }
    if cell.contains(9) { worth *= 0.6 }
    // An escape that was not taken as one.
    if zip(cell, cell.dropFirst()).contains(where: { $0 == UInt8(ascii: "\\") && ($1 == UInt8(ascii: "\"") || $1 == UInt8(ascii: "'")) }) {
      worth *= 0.7
    }
    // Another sign that divides tables, in a cell that may hold a sentence.
    if cell.contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ",") }) { worth *= 0.9 }
    if !isLetterOrDigit(first), !"-+.(#$[{<€@_\u{3F}!".utf8.contains(first), first < 0x80 { worth *= 0.6 }
    return worth
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }
}
