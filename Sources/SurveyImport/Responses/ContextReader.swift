import SurveyModel

/// Reads context.csv: `unit,indicator,period,kind,issuer,value,measure,source,note`.
struct ContextReader {
  private static let table = NamedTable(
    columns: [
      ("unit", true), ("indicator", true), ("period", true), ("kind", true), ("issuer", false), ("value", true), ("measure", false),
      ("source", false), ("note", false),
    ].map { NamedTable.Column(name: $0.0, isRequired: $0.1) })

  let survey: Survey
  let numberFormat: Survey.NumberFormat

  /// A blank unit is the whole department, a blank value is not known.
  ///
  /// - Throws: with every unit, period, kind and number of the file that cannot be read. A wrong figure must not reach a report.
  func read(_ file: any RecordSource) throws(ImportFailure) -> (table: ContextTable, reading: RecordReading) {
    let units = NameKey(units: survey.units + survey.leftOutUnits)
    var entries: [ContextTable.Entry] = []
    let reading = try Self.table.read(file) { line, cells, faults in
      let faultsBefore = faults.count
      func fault(_ column: String, expected: LocalizedText, found: String) {
        faults.append(
          ImportFailure.Fault(
            place: ImportFailure.Place(file: file.input.name, line: line),
            message: .init(
              vi: "cột \"\(column)\": cần \(expected[.vi]), " + (found.isEmpty ? "nhưng ô để trống" : "gặp \(found.quotedAsFound)"),
              en: "column \"\(column)\": expected \(expected[.en]), found " + (found.isEmpty ? "nothing" : found.quotedAsFound))))
      }
      let unit = cells[0].isEmpty ? nil : units.place(of: cells[0])
      if !cells[0].isEmpty, unit == nil {
        let hint = units.hint(for: cells[0])
        fault(
          "unit",
          expected: .init(
            vi: "một đơn vị của khảo sát, hoặc để trống nếu là số liệu chung của cơ quan\(hint[.vi])",
            en: "a unit of the survey or nothing for all of them\(hint[.en])"), found: cells[0])
      }
      if cells[1].isEmpty { fault("indicator", expected: .init(vi: "tên của một chỉ tiêu", en: "the name of an indicator"), found: "") }
      let period = Period(cells[2])
      if period == nil {
        fault(
          "period",
          expected: .init(
            vi: "một năm, một tháng hoặc hai ngày, ví dụ 2023, 2023-07 hoặc 2024-01-01/2024-02-15",
            en: "a year, a month or two days, such as 2023, 2023-07 or 2024-01-01/2024-02-15"), found: cells[2])
      }
      let kind = ContextTable.Kind(rawValue: cells[3])
      if kind == nil {
        let kinds = ContextTable.Kind.allCases.map(\.rawValue)
        let list = kinds.joined(separator: ", ")
        let near = nearest(to: cells[3], among: kinds)
        fault(
          "kind",
          expected: .init(
            vi: "một trong các từ \(list)" + (near.map { " (có phải là \"\($0)\"?)" } ?? ""),
            en: "one of \(list)" + (near.map { "; did you mean \"\($0)\"?" } ?? "")), found: cells[3])
      }
      let value = cells[5].isEmpty ? nil : numberFormat.value(of: cells[5])
      if !cells[5].isEmpty, value == nil {
        fault(
          "value",
          expected: .init(
            vi: "một số viết như \(numberFormat.example), hoặc để trống khi không có số liệu",
            en: "a number written as \(numberFormat.example), or nothing where it is not known"), found: cells[5])
      }
      guard faults.count == faultsBefore, let period, let kind, unit ?? 0 < survey.units.count else { return }
      entries.append(
        ContextTable.Entry(
          unit: unit, indicator: cells[1], period: period, kind: kind, issuer: cells[4], value: value, measure: cells[6],
          source: cells[7], note: cells[8]))
    }
    return (ContextTable(entries: entries), reading)
  }
}
