package import SurveyModel

/// An index file read for a plain table, without a survey.
package struct TableIndexDefinition: Sendable {
  /// As it scores a table: an indicator without `data` takes the column of its id.
  package let tree: IndexTree
  /// The column that holds the period of each row; `nil` where the table is of one period.
  package let period: String?
  private let located: LocatedIndex

  /// - Throws: ``ImportFailure``: every fault of the file; an indicator whose normalisation needs an answer scale, or weights of respondent groups, which a
  ///   table does not have.
  package init(_ path: String) throws(ImportFailure) {
    try self.init(text: try InputFile(name: path, path: path).text().text, file: path)
  }

  /// The same of a text in memory.
  ///
  /// - Parameter path: what faults call it.
  package init(text: String, file path: String) throws(ImportFailure) {
    located = try IndexDefinition.read(text, file: path, isOfPlainTable: true)
    tree = located.tree.ofPlainTable
    period = located.period?.name
    var faults = DefinitionFaults(file: path)
    for index in [located] + located.entities { index.refuseScales(&faults) }
    if let first = located.sharePlaces.first {
      faults.add(at: first, IndexFitWords.respondentGroupsOfTable)
    }
    let numbers = tree.dataNames + (tree.treatment?.denominators ?? [])
    if let column = located.period, column.name == "unit" || numbers.contains(column.name) {
      faults.add(at: column.position, IndexFitWords.periodOnColumnInUse(column.name))
    }
    _ = try faults.settled(())
  }

  /// Columns of numbers that a table must have: what the index scores, then what divides it.
  package var columns: [String] {
    let names = tree.dataNames
    return names + (tree.treatment?.denominators ?? []).filter { !names.contains($0) }
  }

  /// Checks that the table has what others are divided by.
  ///
  /// - Throws: ``ImportFailure`` with the line of the index.
  func checkDenominators(among columns: [String]) throws(ImportFailure) { try located.checkDenominators(amongColumns: columns) }

  /// Checks that the table has the units and groups that the index names.
  ///
  /// - Throws: ``ImportFailure`` with all that it has not, with places in the index file.
  package func check(against table: UnitTable) throws(ImportFailure) {
    var faults = DefinitionFaults(file: located.file)
    let groups = table.groups.compactMap(\.self).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    for index in [located] + located.entities {
      for (node, place) in zip(index.tree.nodes, index.places) {
        for (group, position) in zip(node.notApplicable, place.groups) where !groups.contains(group) {
          let near = YAMLNode.suggestion(for: group, among: groups)
          faults.add(at: position, IndexFitWords.noSuchGroupOfTable(group, near: near))
        }
      }
    }
    for (adjustment, position) in zip(tree.finish.adjustments, located.adjustmentPlaces) where !table.units.contains(adjustment.unit) {
      let near = YAMLNode.suggestion(for: adjustment.unit, among: table.units)
      faults.add(at: position, IndexFitWords.noSuchUnitOfTable(adjustment.unit, near: near))
    }
    _ = try faults.settled(())
  }

  /// Where a node stands in the file, by its id; the file alone for one that it does not have.
  package func place(of id: String?) -> ImportFailure.Place { located.place(of: id) }

  /// Where a part of `treatment` stands in the file.
  package func place(of part: DataTreatment.Part) -> ImportFailure.Place { located.place(of: part) }
}

extension LocatedIndex {
  /// Where a node of the index or of an entity stands, by its id; the file alone for one that it does not have.
  package func place(of id: String?) -> ImportFailure.Place {
    for index in [self] + entities {
      guard let node = index.tree.nodes.firstIndex(where: { $0.id == id }), index.places.indices.contains(node) else { continue }
      return ImportFailure.Place(file: file, line: index.places[node].node.line, column: index.places[node].node.column)
    }
    return ImportFailure.Place(file: file)
  }

  /// Indicators that need the ends of an answer scale.
  fileprivate func refuseScales(_ faults: inout DefinitionFaults) {
    for (node, place) in zip(tree.nodes, places) {
      guard case .indicator(let indicator) = node.content, indicator.normalization.needsAnswerScale else { continue }
      let method = indicator.normalization.name
      faults.add(at: place.node, IndexFitWords.noAnswerScale(node.id, method: method))
    }
  }
}
