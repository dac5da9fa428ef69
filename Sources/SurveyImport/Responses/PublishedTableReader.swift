package import SurveyModel

/// Reads a ranking as it was printed, with all that print brings along: percent signs, decimal commas, marks
/// of footnotes, cells left blank because the one above was merged, rows of totals between the units. Nothing
/// is mended in silence; what a cell says is kept beside the number that it means.
package struct PublishedTableReader: Sendable {
  /// How numbers are written; `nil`: told from the cells.
  package let numberFormat: Survey.NumberFormat?

  package init(numberFormat: Survey.NumberFormat? = nil) { self.numberFormat = numberFormat }

  /// - Throws: where the file cannot be read, has no column of units or none that the index knows, or no
  ///   rows.
  package func read(
    _ path: String, index: IndexTree, format: FileFormat = FileFormat()
  ) throws(ImportFailure) -> (table: PublishedTable, recognized: LocalizedText?) {
    let file = try RecordSources.open(InputFile(argument: path), format: format)
    var header: Header?
    var lines: [(line: Int, cells: [String])] = []
    let reading = try file.read { record throws(ImportFailure) in
      guard header != nil else {
        header = try Header(record, file: file.input.name)
        return
      }
      let cells = (0..<record.count).map { record.text($0) }
      if cells.contains(where: { !$0.isEmpty }) { lines.append((record.line, cells)) }
    }
    guard let header else { throw ImportFailure(.unusable, at: ImportFailure.Place(file: file.input.name, line: 1), .noHeader) }
    guard !lines.isEmpty else {
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: file.input.name), PublishedTableWords.noRows)
    }
    let (columns, places, ignored) = try Self.columns(header, index)
    let numeric = zip(columns, places).filter { $0.0.kind != .unit && $0.0.kind != .tier }.map(\.1)
    let usesComma = numberFormat.map { $0 == .vi } ?? Self.usesComma(lines.flatMap { row in numeric.map { Self.text(row.cells, $0) } })
    let unitPlace = places[columns.firstIndex { $0.kind == .unit } ?? 0]
    let rows = lines.map { line, cells in
      let unit = Self.text(cells, unitPlace)
      let read = zip(columns, places).map { column, place -> PublishedTable.Cell in
        let text = Self.text(cells, place)
        return column.kind == .unit || column.kind == .tier
          ? PublishedTable.Cell(text: text) : PrintedCell(text, usesComma: usesComma, kind: column.kind).cell
      }
      return PublishedTable.Row(line: line, unit: unit, subject: Self.subject(unit), cells: read)
    }
    return (PublishedTable(columns: columns, rows: rows, ignored: ignored), reading.recognized)
  }

  private static func text(_ cells: [String], _ place: Int) -> String {
    guard cells.indices.contains(place) else { return "" }
    return String(cells[place].drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  // MARK: Columns

  private static let units = ["unit", "đơn vị", "tên đơn vị", "chi cục"]
  private static let ranks = ["rank", "hạng", "xếp hạng", "thứ hạng"]
  private static let tiers = ["tier", "xếp loại", "nhóm"]
  private static let totals = [
    "total", "score", "printed-total", "published-total", "printed total", "published total", "tổng điểm công bố", "tổng điểm", "điểm tổng",
    "điểm", "tổng",
  ]

  private static func columns(
    _ header: Header, _ index: IndexTree
  ) throws(ImportFailure) -> (columns: [PublishedTable.Column], places: [Int], ignored: [String]) {
    var kinds = [PublishedTable.Kind?](repeating: nil, count: header.names.count)
    func give(_ kind: PublishedTable.Kind, _ names: [String]) {
      for name in names {
        if let place = header.places(of: name).first(where: { kinds[$0] == nil }) {
          kinds[place] = kind
          return
        }
      }
    }
    for (node, own) in index.nodes.enumerated() { give(.node(node), [own.id]) }
    for (node, own) in index.nodes.enumerated() where !kinds.contains(.node(node)) { give(.node(node), own.name.all) }
    give(.unit, units)
    give(.rank, ranks)
    give(.tier, tiers)
    if !kinds.contains(.node(0)) { give(.node(0), totals) }
    for (place, name) in header.names.enumerated() where kinds[place] == nil {
      let key = TextKey(name).text
      for (ending, kind) in [
        ("count", { PublishedTable.Kind.count($0) }), ("base", { .base($0) }), ("percent", { .percent($0) }),
      ] as [(String, (String) -> PublishedTable.Kind)] where key == ending || key.hasSuffix("_" + ending) || key.hasSuffix("-" + ending) {
        kinds[place] = kind(key == ending ? "" : String(key.dropLast(ending.count + 1)))
      }
    }
    var faults: [ImportFailure.Fault] = []
    if !kinds.contains(.unit) { _ = header.column("unit", faults: &faults) }
    let speaks = kinds.contains { kind in kind.map { $0 != .unit } ?? false }
    if faults.isEmpty, !speaks {
      faults.append(
        ImportFailure.Fault(
          place: ImportFailure.Place(file: header.file, line: header.line),
          message: PublishedTableWords.nothingToCheck(index.id)))
    }
    guard faults.isEmpty else { throw ImportFailure(kind: .unusable, faults: faults) }
    let known = kinds.indices.filter { kinds[$0] != nil }
    return (
      known.compactMap { place in kinds[place].map { PublishedTable.Column(name: header.names[place], kind: $0) } }, known,
      kinds.indices.filter { kinds[$0] == nil && !header.names[$0].isEmpty }.map { header.names[$0] }
    )
  }

  // MARK: Rows

  private static let sums: Set<String> = ["tổng", "tổng cộng", "cộng", "tổng số", "toàn cục", "total", "sum", "all units", "all"]
  private static let means: Set<String> = ["trung bình", "bình quân", "điểm trung bình", "average", "mean"]

  private static func subject(_ unit: String) -> PublishedTable.Subject {
    let key = TextKey(unit.filter { $0 != ":" }).text
    return sums.contains(key) ? .total : means.contains(key) ? .mean : .unit
  }

  /// More cells with a comma and one or two digits behind it than with such a point.
  private static func usesComma(_ cells: [String]) -> Bool {
    var (commas, points) = (0, 0)
    for cell in cells {
      let kept = cell.filter { $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".") }
      guard let mark = kept.last(where: { $0 == "," || $0 == "." }), let place = kept.lastIndex(of: mark) else { continue }
      let behind = kept.distance(from: place, to: kept.endIndex) - 1
      // Three digits behind the only mark may be a group of thousands.
      guard behind != 3 || kept.contains(",") && kept.contains(".") else { continue }
      if mark == "," { commas += 1 } else { points += 1 }
    }
    return commas > points
  }
}

extension PublishedTable.Kind {
  fileprivate var isPercent: Bool {
    if case .percent = self { true } else { false }
  }

  fileprivate var isCounted: Bool {
    switch self {
    case .count, .base: true
    case .unit, .node, .rank, .tier, .percent: false
    }
  }
}

/// One cell of print.
private struct PrintedCell {
  let cell: PublishedTable.Cell

  private static let marks: Set<Character> = ["*", "†", "‡", "§", "¶", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁰"]

  init(_ text: String, usesComma: Bool, kind: PublishedTable.Kind) {
    var body = Substring(text)
    var mark = ""
    // 82,5 (1)   82.5*   82.5 [a]
    while let last = body.last {
      if Self.marks.contains(last) {
        mark = String(last) + mark
        body = body.dropLast()
      } else if last == ")" || last == "]", let open = body.lastIndex(of: last == ")" ? "(" : "["), open > body.startIndex {
        mark = String(body[open...]) + mark
        body = body[..<open]
      } else if last.isWhitespace {
        body = body.dropLast()
      } else {
        break
      }
    }
    if body.last == "%" {
      if !kind.isPercent { mark = "%" + mark }
      body = body.dropLast()
      while body.last?.isWhitespace == true { body = body.dropLast() }
    }
    let habit: Survey.NumberFormat = usesComma ? .vi : .en
    let plain = String(body)
    // Whole numbers have no decimals: 1.114 answers are 1,114 in either habit.
    let groups = plain.split(separator: plain.contains(".") ? "." : ",", omittingEmptySubsequences: false)
    if kind.isCounted, groups.count > 1, let first = groups.first, (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      let value = Int(groups.joined()), value >= 0
    {
      cell = .init(text: text, number: .init(value: Double(value), decimals: 0), mark: mark)
    } else if let value = habit.value(of: plain) {
      cell = .init(text: text, number: .init(value: value, decimals: Self.decimals(plain, usesComma ? "," : ".")), mark: mark)
    } else if let value = (usesComma ? Survey.NumberFormat.en : .vi).value(of: plain) {
      cell = .init(
        text: text, number: .init(value: value, decimals: Self.decimals(plain, usesComma ? "." : ",")), mark: mark, hasOtherMark: true)
    } else {
      cell = .init(text: text)
    }
  }

  private static func decimals(_ text: String, _ point: Character) -> Int {
    text.lastIndex(of: point).map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  }
}
