import SurveyModel

/// Finds where the header line of a file begins and what delimits its cells, from the first bytes of the text.
///
/// - Blank lines and comments (lines that begin with `#`) before the header are passed over. A line whose first cell is `#` alone is a header, and so is
///   one that begins with a quote.
/// - Titles above the header, and a row of the form's sections, are passed over as in a sheet (``TextHead``).
/// - A first line `sep=;` is Excel's word for the delimiter.
/// - A delimiter is one of tab, `;`, `|` and `,` that stands outside quotes on the header line. Where several do, the one that stands as often in the next
///   record is it; where that leaves several or none, the one that stands most often; a comma before a blank belongs to a sentence and does not count
///   then. Of equals none is taken: the survey has to say.
struct HeaderSearch {
  static let candidates: [UInt8] = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ",")]

  enum Delimiter: Equatable {
    case found(UInt8)
    /// A comma, because nothing else is there.
    case assumed
    /// Stated by a line `sep=`.
    case declared(UInt8)
    /// Each stands so often.
    case ambiguous([UInt8], count: Int)
  }

  /// How often each candidate stands in a record, and how often it is not a comma before a blank.
  private struct Counts {
    var all = [0, 0, 0, 0]
    var tight = [0, 0, 0, 0]

    mutating func add(_ found: (candidate: Int, isTight: Bool)?) {
      guard let found else { return }
      all[found.candidate] += 1
      if found.isTight { tight[found.candidate] += 1 }
    }
  }

  private enum State {
    case lineStart, comment, header, next, below, done
  }

  private var state = State.lineStart
  /// Of the next byte that was not looked at.
  private var place = 0
  private var isInQuotes = false
  private var hasContent = false
  private var endedInReturn = false
  private var declared: UInt8?
  private var header = Counts()
  private var next = Counts()
  private let stated: UInt8?
  /// The delimiter that needs not be found; only the start of the header is then looked for.
  private var known: UInt8? { stated ?? declared }
  /// Records from the first on, where that may be no header.
  private var records: [TextHead.Span] = []
  private var below = (start: 0, line: 0)
  /// Where the first record is none.
  private(set) var head: TextHead?

  /// Where the header line, or a blank line before it, begins in the bytes and on which line, from 1.
  private(set) var start = 0
  private(set) var startLine = 1
  private(set) var comments = 0

  /// - Parameter stated: the delimiter that is known.
  init(stated: UInt8?) { self.stated = stated }

  var isDone: Bool { state == .done }

  /// Whether the bytes looked at end within the header.
  var isInHeader: Bool { state == .header }

  /// Whether a record ended, and those below it are looked at.
  var isBelowHeader: Bool { state == .below }

  /// Goes on where it stopped; `head` is what it was before, and more.
  ///
  /// - Parameter isWhole: no more bytes follow.
  mutating func search(_ head: [UInt8], isWhole: Bool) {
    while state != .done, place < head.count {
      let byte = head[place]
      switch state {
      case .done: return
      case .lineStart:
        if byte == 10, endedInReturn {
          place += 1
          start = place
          endedInReturn = false
          continue
        }
        endedInReturn = false
        guard let isComment = beginLine(head, isWhole: isWhole) else { return }
        state = isComment ? .comment : state == .done ? .done : .header
      case .comment:
        place += 1
        if byte == 10 || byte == 13 { beginNextLine(after: byte) }
      case .header:
        // Whether a blank follows must be known.
        if byte == UInt8(ascii: ","), place + 1 == head.count, !isWhole { return }
        header.add(take(byte, head))
        if byte == 10 || byte == 13, !hasContent {
          beginNextLine(after: byte)
          continue
        }
        if endsRecord(byte) { endHeader(head) }
      case .next:
        next.add(take(byte, head))
        if endsRecord(byte) { state = .done }
      case .below:
        if byte == UInt8(ascii: ","), place + 1 == head.count, !isWhole { return }
        lookBelow(byte, head)
      }
    }
    guard isWhole, state != .done else { return }
    if state == .below, hasContent { records.append(TextHead.Span(bytes: below.start..<place, line: below.line)) }
    endBelow(head)
  }

  /// Behind the first record.
  private mutating func endHeader(_ head: [UInt8]) {
    hasContent = false
    if TextHead.mayBeNone(head[start..<place - 1], delimiter: known) {
      records = [TextHead.Span(bytes: start..<place - 1, line: startLine)]
      endedInReturn = head[place - 1] == 13
      below = (place, startLine + lineEnds(in: head[start..<place]))
      state = .below
    } else {
      state = header.all.count { $0 > 0 } > 1 && known == nil ? .next : .done
    }
  }

  /// Goes on through the rows below the first record, until they tell what that is.
  private mutating func lookBelow(_ byte: UInt8, _ head: [UInt8]) {
    let found = take(byte, head)
    if records.count == 1 { next.add(found) }
    if byte == 10 || byte == 13, !isInQuotes {
      if hasContent { records.append(TextHead.Span(bytes: below.start..<place - 1, line: below.line)) }
      hasContent = false
      let isRest = byte == 10 && endedInReturn && below.start == place - 1
      below = (place, isRest ? below.line : below.line + lineEnds(in: head[below.start..<place]))
    }
    endedInReturn = byte == 13
    if records.count == TableHead.rows + 1 || place - start > TextHead.longest { endBelow(head) }
  }

  /// The rows tell whether the first record is the header, or which it is.
  private mutating func endBelow(_ head: [UInt8]) {
    state = .done
    guard let found = TextHead(records, of: head, delimiter: known) else { return }
    self.head = found
    (start, startLine) = (found.header.bytes.lowerBound, found.header.line)
  }

  private mutating func beginNextLine(after byte: UInt8) {
    if state == .comment { comments += 1 }
    state = .lineStart
    startLine += 1
    start = place
    endedInReturn = byte == 13
  }

  /// Whether the line at hand is a comment; `nil` where more bytes must tell. Passes over a line `sep=`.
  private mutating func beginLine(_ head: [UInt8], isWhole: Bool) -> Bool? {
    var first = place
    while first < head.count, head[first] == 32 { first += 1 }
    guard first < head.count || isWhole else { return nil }
    guard first < head.count else { return false }
    if head[first] == UInt8(ascii: "#") {
      guard first + 1 < head.count else { return isWhole ? true : nil }
      return !Self.candidates.contains(head[first + 1])
    }
    guard declared == nil, [UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "\"")].contains(head[first]) else { return false }
    let line = head[first...].prefix(8)
    guard line.count == 8 || isWhole || line.contains(where: { $0 == 10 || $0 == 13 }) else { return nil }
    guard let delimiter = Self.separatorLine(line.prefix { $0 != 10 && $0 != 13 }) else { return false }
    declared = delimiter
    place = head[first...].firstIndex { $0 == 10 || $0 == 13 } ?? head.count
    guard place < head.count else {
      state = .done
      return false
    }
    place += 1
    beginNextLine(after: head[place - 1])
    return beginLineAgain(head, isWhole: isWhole)
  }

  private mutating func beginLineAgain(_ head: [UInt8], isWhole: Bool) -> Bool? {
    if endedInReturn {
      guard place < head.count else { return nil }
      if head[place] == 10 {
        place += 1
        start = place
      }
      endedInReturn = false
    }
    return beginLine(head, isWhole: isWhole)
  }

  /// The delimiter of `sep=;` or `"sep=;"`.
  private static func separatorLine(_ line: some Collection<UInt8>) -> UInt8? {
    var text = Array(line)
    if text.first == UInt8(ascii: "\""), text.last == UInt8(ascii: "\""), text.count > 2 { text = Array(text.dropFirst().dropLast()) }
    guard text.count == 5, String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep=", candidates.contains(text[4]) else {
      return nil
    }
    return text[4]
  }

  /// Goes behind the byte at ``place``; the candidate that it is.
  private mutating func take(_ byte: UInt8, _ head: [UInt8]) -> (candidate: Int, isTight: Bool)? {
    place += 1
    switch byte {
    case 10, 13, 32: return nil
    case UInt8(ascii: "\""):
      isInQuotes.toggle()
      hasContent = true
      return nil
    default:
      hasContent = true
      guard !isInQuotes, let candidate = Self.candidates.firstIndex(of: byte) else { return nil }
      return (candidate, byte != UInt8(ascii: ",") || place >= head.count || head[place] != 32)
    }
  }

  private func endsRecord(_ byte: UInt8) -> Bool { (byte == 10 || byte == 13) && hasContent && !isInQuotes }

  var delimiter: Delimiter {
    if let declared { return .declared(declared) }
    if let head { return .found(head.delimiter) }
    let present = Self.candidates.indices.filter { header.all[$0] > 0 }
    guard let first = present.first else { return .assumed }
    guard present.count > 1 else { return .found(Self.candidates[first]) }
    let consistent = present.filter { next.all[$0] == header.all[$0] }
    let likely = consistent.isEmpty ? present : consistent
    let most = likely.map { header.tight[$0] }.max() ?? 0
    let best = likely.filter { header.tight[$0] == most }
    return best.count == 1
      ? .found(Self.candidates[best[0]]) : .ambiguous(best.map { Self.candidates[$0] }, count: best.map { header.all[$0] }.max() ?? 0)
  }
}

/// How a problem names a delimiter.
func delimiterName(_ delimiter: UInt8) -> LocalizedText {
  delimiter == UInt8(ascii: "\t")
    ? TableHeaderWords.tab : LocalizedText("\"\(Character(Unicode.Scalar(delimiter)))\"")
}
