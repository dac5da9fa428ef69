import SurveyModel

/// `encoding`, `delimiter` and `sheet` of a file, where they are not to be recognised.
enum FileFormatDefinition {
  static let keys = ["encoding", "delimiter", "sheet"]

  static func read(_ file: YAMLMap, _ faults: inout DefinitionFaults) -> FileFormat {
    FileFormat(
      encoding: file["encoding"]?.word(TextEncoding.allCases, &faults),
      delimiter: file["delimiter"].flatMap { delimiter($0, &faults) },
      sheet: file["sheet"]?.text(SurveyFileWords.sheetName, &faults))
  }

  private static func delimiter(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> UInt8? {
    switch node.content {
    case .text(","): return UInt8(ascii: ",")
    case .text(";"): return UInt8(ascii: ";")
    case .text("|"): return UInt8(ascii: "|")
    case .text("tab"), .text("\t"): return UInt8(ascii: "\t")
    default:
      faults.add(node, expected: SurveyFileWords.delimiter)
      return nil
    }
  }
}

/// `limits`: what a table may hold at most.
enum LimitsDefinition {
  private static let most = 1_000_000_000

  static func read(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> ImportLimits {
    let standard = ImportLimits()
    guard let map = node.map(SurveyFileWords.mapOfLimits, keys: ["cell", "record", "columns"], &faults) else { return standard }
    func limit(_ key: String, _ what: LocalizedText, most: Int) -> Int? {
      guard let node = map[key] else { return nil }
      let expected = SurveyFileWords.within(what, most: most)
      guard let number = node.wholeNumber(expected, &faults) else { return nil }
      guard (1...most).contains(number) else {
        faults.add(node, expected: expected)
        return nil
      }
      return number
    }
    let bytes = SurveyFileWords.numberOfBytes
    let cell = limit("cell", bytes, most: most) ?? standard.cell
    let record = limit("record", bytes, most: most)
    let columns = limit("columns", SurveyFileWords.numberOfColumns, most: 1_000_000)
    if let record, record < cell, let node = map["record"] {
      faults.add(node, expected: SurveyFileWords.recordBelowCell(cell))
    }
    return ImportLimits(cell: cell, record: record ?? max(standard.record, cell), columns: columns ?? standard.columns)
  }
}
