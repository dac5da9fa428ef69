import SurveyModel

/// The columns of a list of those invited that have few different texts: one of them may be the strata of an export.
struct ListStrata {
  /// Strata that a survey has at most.
  static let most = 12

  private let columns: [(header: String, values: [String])]

  /// - Parameter known: the header of the respondents, by which the table is found below its titles.
  /// - Throws: where the file cannot be read any more.
  init(_ file: any RecordSource, beside known: NamedTable.Column) throws(ImportFailure) {
    let headers = try NamedTable(columns: [known]).header(in: file) ?? []
    let single = headers.filter { header in !header.isEmpty && headers.count { TextKey($0) == TextKey(header) } == 1 }
    var values: [[TextKey: String]?] = single.map { _ in [:] }
    let table = NamedTable(columns: [known] + single.map { NamedTable.Column(name: $0, isRequired: true, stated: $0) })
    _ = try table.read(file) { row, _ in
      for place in single.indices {
        let text = row.cells[place + 1]
        guard !text.isEmpty, values[place] != nil, MissingWords.kind(text) == nil else { continue }
        let key = TextKey(text)
        if values[place]?[key] == nil { values[place]?[key] = text }
        if values[place]?.count ?? 0 > Self.most { values[place] = nil }
      }
    }
    columns = zip(single, values).compactMap { header, values in values.map { (header, $0.values.sorted()) } }
  }

  /// The column in which every stratum of the export stands: that of its header, else one that offices call so, else the only one.
  ///
  /// - Parameters:
  ///   - headers: what the export calls its column, or an earlier edition the list's, the likeliest first.
  ///   - usual: what the list itself was found to call it.
  ///   - names: of the export, each with every way to write it.
  func column(of headers: [String], usual: String?, names: [Set<TextKey>]) -> (header: String, values: [String])? {
    guard !names.isEmpty else { return nil }
    let fitting = columns.filter { column in
      let found = Set(column.values.map { TextKey($0) })
      return names.allSatisfy { !$0.isDisjoint(with: found) }
    }
    for header in headers + [usual].compactMap(\.self) {
      if let column = fitting.first(where: { TextKey($0.header) == TextKey(header) }) { return column }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }
}

extension SurveyProposal {
  /// The strata of a group with a list of those invited must be counted in the list: without that, nobody knows for how many firms an answer stands.
  mutating func settleStrata() {
    for place in groups.indices {
      guard let frame = groups[place].frame, let role = groups[place].columns.firstIndex(where: { $0.role == "stratum" }) else { continue }
      let header = groups[place].columns[role].header
      let own = groups[place].strataNames
      let names = own.map { Set(([$0.text] + $0.codes).map { TextKey($0) }) }
      guard let found = frame.list.stratum(headers: [header], names: names) else {
        groups[place].columns.remove(at: role)
        groups[place].frame?.list.drop("stratum")
        groups[place].strataNames = []
        let count = own.reduce(0) { $0 + $1.count }
        groups[place].open.append(
          OpenDecision(
            column: header,
            readings: [.init(text: ProposalWords.stratumOnceListed, count: count), .init(text: ProposalWords.notScored, count: count)],
            evidence: ProposalWords.strataNotInList(frame.list.input.name)))
        continue
      }
      groups[place].frame?.list.map("stratum", found.header)
      groups[place].notes.append(ProposalWords.strataOfList(frame.list.input.name, YAMLText.comment(found.header, length: 60)))
      let known = names.reduce(into: Set<TextKey>()) { $0.formUnion($1) }
      groups[place].strataNames += found.values.filter { !known.contains(TextKey($0)) }.map { (text: $0, count: 0, codes: []) }
      groups[place].strataNames.sort { $0.text < $1.text }
    }
    strata = SurveyProposer.strata(groups)
  }
}
