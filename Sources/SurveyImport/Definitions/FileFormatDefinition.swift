import SurveyModel

/// `encoding`, `delimiter` and `sheet` of a file, where they are not to be recognised.
enum FileFormatDefinition {
  static let keys = ["encoding", "delimiter", "sheet"]

  static func read(_ file: YAMLMap, _ faults: inout DefinitionFaults) -> FileFormat {
    FileFormat(
      encoding: file["encoding"]?.word(TextEncoding.allCases, &faults),
      delimiter: file["delimiter"].flatMap { delimiter($0, &faults) },
      sheet: file["sheet"]?.text(.init(vi: "tên một trang tính", en: "the name of a sheet"), &faults))
  }

  private static func delimiter(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> UInt8? {
    switch node.content {
    case .text(","): return UInt8(ascii: ",")
    case .text(";"): return UInt8(ascii: ";")
    case .text("|"): return UInt8(ascii: "|")
    case .text("tab"), .text("\t"): return UInt8(ascii: "\t")
    default:
      faults.add(
        node,
        expected: .init(
          vi: "một trong các dấu phân cách \",\" \";\" \"|\" trong dấu ngoặc kép, hoặc tab",
          en: "one of the delimiters \",\" \";\" \"|\" in quotes, or tab"))
      return nil
    }
  }
}

/// `limits`: what a table may hold at most.
enum LimitsDefinition {
  private static let most = 1_000_000_000

  static func read(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> ImportLimits {
    let standard = ImportLimits()
    guard
      let map = node.map(
        .init(vi: "bảng khóa như {cell: 5000000}", en: "a map such as {cell: 5000000}"), keys: ["cell", "record", "columns"], &faults)
    else { return standard }
    func limit(_ key: String, _ what: LocalizedText, most: Int) -> Int? {
      guard let node = map[key] else { return nil }
      let expected = LocalizedText(vi: "\(what[.vi]), từ 1 đến \(most)", en: "\(what[.en]), from 1 to \(most)")
      guard let number = node.wholeNumber(expected, &faults) else { return nil }
      guard (1...most).contains(number) else {
        faults.add(node, expected: expected)
        return nil
      }
      return number
    }
    let bytes = LocalizedText(vi: "số byte", en: "a number of bytes")
    let cell = limit("cell", bytes, most: most) ?? standard.cell
    let record = limit("record", bytes, most: most)
    let columns = limit("columns", .init(vi: "số cột", en: "a number of columns"), most: 1_000_000)
    if let record, record < cell, let node = map["record"] {
      faults.add(
        node,
        expected: .init(
          vi: "giới hạn của một dòng không nhỏ hơn của một ô (\(cell))",
          en: "a limit of a record that is not below that of a cell (\(cell))"))
    }
    return ImportLimits(cell: cell, record: record ?? max(standard.record, cell), columns: columns ?? standard.columns)
  }
}
