import SurveyModel

/// A table of the report as the template reads it.
///
/// A page is narrower than a worksheet: an interval stands under the number it belongs to, and notes and sources stand under the name in
/// the first column of words.
struct PageTable {
  /// A column of the page: the position of its column in the table, and of the interval that is printed under it.
  private struct Place {
    let column: Int
    let interval: Int?
  }

  let table: ReportTable
  /// Titles of columns whose words are printed under the row's name, with the word that introduces them there.
  let folded: [(title: String, lead: String)]
  /// What an interval under a number is called in the heading.
  let interval: String
  /// The heading above says it already; the caption is then for screen readers alone.
  let isCaptionHidden: Bool

  /// Words up to this length are kept on one line.
  private static let shortWords = 16

  init(_ table: ReportTable, folding folded: [(title: String, lead: String)] = [], interval: String = "", isCaptionHidden: Bool = false) {
    self.table = table
    self.folded = folded
    self.interval = interval
    self.isCaptionHidden = isCaptionHidden
  }

  /// Every key is set: the template would look for a missing one further out.
  var values: [String: Any] {
    let places = places
    let name = table.columns.firstIndex { $0.kind == .text } ?? 0
    return [
      "caption": table.title,
      "quiet": isCaptionHidden,
      "columns": places.map { place -> [String: Any] in
        [
          "label": table.columns[place.column].title,
          "under": place.interval.map { [interval.isEmpty ? table.columns[$0].title : interval] } ?? [],
          "class": classes(place),
        ]
      },
      "rows": table.rows.map { row -> [String: Any] in
        [
          "class": row.isTotal ? "total" : "",
          "cells": places.map { cell(row, $0, name: name) },
        ]
      },
      "notes": table.notes,
      "narrow": places.count <= 2,
    ]
  }

  private var places: [Place] {
    var places: [Place] = []
    for (position, column) in table.columns.enumerated() {
      if foldedPositions.contains(position) { continue }
      if isInterval(position), let last = places.last, last.column == position - 1, last.interval == nil,
        [.number, .percent].contains(table.columns[last.column].kind)
      {
        places[places.count - 1] = Place(column: last.column, interval: position)
      } else if !column.title.isEmpty {
        places.append(Place(column: position, interval: nil))
      }
    }
    return places
  }

  private var foldedPositions: [Int] {
    folded.compactMap { fold in table.columns.firstIndex { $0.title == fold.title } }
  }

  /// A set of ranks is a result of its own, not the interval of the number before it.
  private func isInterval(_ position: Int) -> Bool {
    guard [.interval, .percentInterval].contains(table.columns[position].kind) else { return false }
    return !table.rows.contains { if case .ranks = $0.cells[position] { true } else { false } }
  }

  private func classes(_ place: Place) -> String {
    switch table.columns[place.column].alignment {
    case .leading: isShort(place.column) ? "words short" : "words"
    case .trailing: "number"
    }
  }

  private static func isEmpty(_ cell: ReportTable.Cell) -> Bool { cell == .absent || cell == .text("") }

  private func isShort(_ column: Int) -> Bool {
    table.rows.allSatisfy { table.text($0.cells[column]).count <= Self.shortWords }
  }

  private func cell(_ row: ReportTable.Row, _ place: Place, name: Int) -> [String: Any] {
    let isName = place.column == name
    var under: [[String: Any]] = []
    if let interval = place.interval, row.cells[interval] != .absent {
      under.append(["text": table.text(row.cells[interval]), "class": "interval"])
    }
    if isName {
      for fold in folded {
        guard let position = table.columns.firstIndex(where: { $0.title == fold.title }), !Self.isEmpty(row.cells[position])
        else { continue }
        under.append(["text": fold.lead + table.text(row.cells[position]), "class": "note"])
      }
    }
    let indent = place.column == 0 && row.level > 0 ? " level-\(min(row.level, 4))" : ""
    return [
      "text": table.text(row.cells[place.column]),
      "class": classes(place) + indent + (row.cells[place.column] == .absent ? " absent" : ""),
      "isName": isName,
      "under": under,
    ]
  }
}
