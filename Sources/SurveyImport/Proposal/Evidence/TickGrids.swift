import SurveyModel

/// Boxes of which each row ticks one, and which are the points of one scale: "Thái độ [Kém]", "Thái độ [Tốt]", with an x.
///
/// No layout of survey.yaml reads such columns, so that each question is a decision that says what to make of them.
struct TickGrids {
  struct Grid {
    let columns: [ColumnFacts]
    /// From the worst to the best where the words tell, else as they stand in the file.
    let labels: [String]
  }

  let grids: [Grid]

  init(_ boxes: [ColumnFacts], _ export: CountedExport) {
    var places: [String: Int] = [:]
    var groups: [[ColumnFacts]] = []
    for column in boxes where !column.battery.isEmpty {
      if let place = places[column.battery] {
        groups[place].append(column)
      } else {
        places[column.battery] = groups.count
        groups.append([column])
      }
    }
    grids = groups.compactMap { Self.grid($0, export.sample) }
  }

  private static func grid(_ columns: [ColumnFacts], _ sample: RowSample) -> Grid? {
    guard (3...11).contains(columns.count) else { return nil }
    let labels = columns.map { column in
      let export = column.column.export
      return export.row.isEmpty ? String(export.code.dropFirst(column.battery.count).drop { " -_.:/[(".contains($0) }) : export.row
    }
    let values = labels.map { (text: $0, count: LabelScale.manyAnswers) }
    let known = LabelScale.meanings(values).known.filter { $0.meaning.family != .yesNo }
    guard known.count == labels.count, known.contains(where: { $0.meaning.family != .middle }) else { return nil }
    var (ticked, single) = (0, 0)
    for row in 0..<sample.rows {
      let filled = columns.count { column in
        let cell = sample[row, column.number]
        return cell != 0 && cell != no
      }
      if filled > 0 { ticked += 1 }
      if filled == 1 { single += 1 }
    }
    guard ticked > 0, single * 20 >= ticked * 19 else { return nil }
    return Grid(columns: columns, labels: known.sorted { $0.meaning.degree < $1.meaning.degree }.map(\.value.text))
  }

  private static let no = RowSample.code("0")
}
