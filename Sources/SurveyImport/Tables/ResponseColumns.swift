import SurveyModel

/// Where the columns that a group maps stand in one of its files.
struct ResponseColumns {
  let header: Header
  /// No column at -1: not mapped.
  let respondent: Int
  let unit: Int
  let stratum: Int
  let submitted: Int
  /// One for each question of the group.
  let answers: [Int]

  /// - Throws: with all mapped columns that the file does not have, or has twice.
  init(_ header: Header, group: RespondentGroup, isOneUnit: Bool) throws(ImportFailure) {
    var faults: [ImportFailure.Fault] = []
    let mapped = [group.columns.respondent, group.columns.unit, group.columns.stratum, group.columns.submitted].compactMap(\.self)
    let claimed = Set(mapped + group.questions.map(\.column))
    func column(_ name: String?) -> Int { name.map { header.column($0, besides: claimed, faults: &faults) } ?? -1 }
    respondent = column(group.columns.respondent)
    unit = isOneUnit ? -1 : column(group.columns.unit)
    stratum = column(group.columns.stratum)
    submitted = column(group.columns.submitted)
    answers = group.questions.map { column($0.column) }
    self.header = header
    if !faults.isEmpty { throw ImportFailure(kind: .unusable, faults: faults) }
  }

  func name(_ column: Int) -> String? { header.names.indices.contains(column) ? header.names[column] : nil }
}
