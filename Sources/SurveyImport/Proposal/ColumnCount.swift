import SurveyModel

/// What stands in the cells of one column, counted.
struct ColumnCount {
  /// Behind so many different texts a column is no closed question.
  static let mostValues = 400
  /// The longest text that an answer of a closed question has, in characters.
  static let longestValue = 200

  private(set) var filled = 0
  /// By spelling; empty where there are too many or too long ones.
  private var counts: [String: Int] = [:]
  /// In the order in which they were met.
  private var order: [String] = []
  private(set) var isOpen = false
  private var hashes: Set<UInt64> = []
  private(set) var taxCodes = 0
  /// What a spreadsheet leaves of tax codes that it took for numbers: without the zero in front, or as 4.9E+12.
  private(set) var damagedTaxCodes = 0
  private(set) var times = 0
  private(set) var addresses = 0
  private(set) var numbers = 0
  /// One word with a digit in it, as ids are.
  private(set) var codes = 0
  /// Numbers with a decimal comma, and with a decimal point, that can be read in no other way.
  private(set) var decimalCommas = 0
  private(set) var decimalPoints = 0

  mutating func add(_ text: String) {
    guard !text.isEmpty else { return }
    settled = nil
    filled += 1
    if text.utf8.count <= 100 {
      if TaxCode(text) != nil {
        taxCodes += 1
      } else if TaxCode.lacksLeadingZero(text) || NobodysID(text) == .cutNumber {
        damagedTaxCodes += 1
      }
      if text.contains("@") { addresses += 1 }
      if text.utf8.count <= 40, text.utf8.contains(where: { (48...57).contains($0) }), !text.utf8.contains(0x20) { codes += 1 }
      if WrittenTime(text) != nil { times += 1 }
      addNumber(text.utf8)
    }
    hashes.insert(Self.hash(text))
    // What no definition can hold is no label; it is listed as off the scale when the survey is read.
    guard !isOpen, YAMLNode.canHold(text) else { return }
    if let count = counts[text] {
      counts[text] = count + 1
    } else if text.count > Self.longestValue || order.count == Self.mostValues {
      isOpen = true
      counts = [:]
      order = []
    } else {
      counts[text] = 1
      order.append(text)
    }
  }

  /// Digits with a sign and one point or comma.
  private mutating func addNumber(_ text: String.UTF8View) {
    var (digits, behind, mark) = (0, 0, UInt8(0))
    for (place, byte) in text.enumerated() {
      switch byte {
      case 48...57:
        digits += 1
        if mark != 0 { behind += 1 }
      case UInt8(ascii: "."), UInt8(ascii: ","):
        guard mark == 0 else { return }
        mark = byte
      case UInt8(ascii: "+"), UInt8(ascii: "-"): guard place == 0 else { return }
      default: return
      }
    }
    guard digits > 0, digits <= 18 else { return }
    numbers += 1
    guard mark != 0, behind > 0, behind != 3 else { return }
    if mark == UInt8(ascii: ",") { decimalCommas += 1 } else { decimalPoints += 1 }
  }

  /// By their check digits alone.
  var areTaxCodes: Bool { taxCodes > 0 && taxCodes * 10 >= filled * 8 }

  /// Under a header that asks for them.
  var mayBeTaxCodes: Bool { filled > 0 && (taxCodes + damagedTaxCodes) * 2 >= filled }

  /// Whether a text stands in it, as it is written.
  func holds(_ text: String) -> Bool { hashes.contains(Self.hash(text)) }

  /// Different texts, as they are written.
  var distinct: Int { hashes.count }

  /// Different texts as they are compared, each in its most frequent spelling and with its count, the most frequent first; empty of an open column.
  ///
  /// The order of the rows changes nothing.
  var values: [(text: String, count: Int)] { settled ?? sorted }

  /// As they are once all is counted; `nil` before.
  private var settled: [(text: String, count: Int)]?

  /// Keeps the values: nothing more is counted, and every look at the column asks for them.
  mutating func settle() { settled = sorted }

  private var sorted: [(text: String, count: Int)] {
    var places: [TextKey: Int] = [:]
    var values: [(text: String, count: Int, best: Int)] = []
    for text in order {
      let count = counts[text] ?? 0
      if let place = places[TextKey(text)] {
        values[place].count += count
        if count > values[place].best || count == values[place].best && text < values[place].text {
          (values[place].text, values[place].best) = (text, count)
        }
      } else {
        places[TextKey(text)] = values.count
        values.append((text, count, count))
      }
    }
    return values.map { ($0.text, $0.count) }.sorted { $0.count != $1.count ? $0.count > $1.count : $0.text < $1.text }
  }

  /// Labels in place of the codes that are counted; those that nobody gave stand there with none.
  mutating func relabel(_ labels: ColumnLabels) {
    guard !isOpen else { return }
    defer { settle() }
    let known = Dictionary(labels.texts.map { (TextKey($0.code), $0.label) }) { first, _ in first }
    let before = order.map { (text: known[TextKey($0)] ?? $0, count: counts[$0] ?? 0) }
    (counts, order) = ([:], [])
    for (text, count) in before + labels.answers.map({ (text: $0.label, count: 0) }) {
      if counts[text] == nil { order.append(text) }
      counts[text, default: 0] += count
    }
  }

  mutating func add(_ other: ColumnCount) {
    defer { settle() }
    filled += other.filled
    taxCodes += other.taxCodes
    damagedTaxCodes += other.damagedTaxCodes
    times += other.times
    addresses += other.addresses
    numbers += other.numbers
    codes += other.codes
    decimalCommas += other.decimalCommas
    decimalPoints += other.decimalPoints
    hashes.formUnion(other.hashes)
    isOpen = isOpen || other.isOpen
    for text in other.order where !isOpen {
      if counts[text] == nil { order.append(text) }
      counts[text, default: 0] += other.counts[text] ?? 0
    }
    if isOpen || order.count > Self.mostValues {
      isOpen = true
      counts = [:]
      order = []
    }
  }

  /// FNV-1a, so that the same file has the same count on every run.
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
