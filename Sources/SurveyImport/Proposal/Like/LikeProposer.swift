import SurveyModel

/// The next edition of a survey: what of the earlier one is found again in new exports, what is new, gone, or worded otherwise.
struct LikeProposer {
  /// A group of the earlier edition with the files that are its.
  struct Carried {
    let group: RespondentGroup
    let export: CountedExport
    /// The header of each question in the new files; that of the earlier edition where it is gone.
    var headers: [String] = []
    var columns: [(role: String, header: String)] = []
    var dateOrder: RespondentGroup.DateOrder?
    /// Columns whose texts are compared, as far as they are still there.
    var texts: [String] = []
    /// Codes of questions that are not scored until it is decided on which scale they are now.
    var undecided: Set<String> = []
    /// Headers that no question stands for.
    var new: [String] = []
    /// The list of those invited this time.
    var frame: InvitedList.Place?
    /// Where each file is of one unit.
    var fileUnits: FileUnits?
    /// Headers that the edition before did not read either.
    var unread: [String] = []
  }

  let like: LikeSurvey
  private(set) var groups: [Carried] = []
  private(set) var remarks: [LocalizedText] = []
  private(set) var fieldwork: (from: CalendarDate, to: CalendarDate)?
  /// Names in the column of the unit that the earlier edition does not know, with how often they stand there.
  private(set) var newUnits: [(text: String, count: Int)] = []

  /// Questions that were matched by their place and scale, as they are read until it is decided.
  private(set) var guesses: [OpenDecision] = []

  init(_ like: LikeSurvey, _ exports: [CountedExport], lists: [InvitedList] = []) throws(ImportFailure) {
    self.like = like
    remarks = exports.compactMap(\.headerDoubt)
    guesses = exports.compactMap(\.secondRowDoubt)
    var left = exports.map { LikeColumns($0) }
    for group in like.survey.respondentGroups {
      // The files that hold most of its questions.
      let found = left.map { $0.found(group) }
      let best = left.indices.max { found[$0] < found[$1] }
      guard let best, found[best] > 0 else {
        remarks.append(LikeWords.noFileOfGroup(group.id))
        continue
      }
      groups.append(try carry(group, left.remove(at: best)))
    }
    take(lists)
    for columns in left { remarks.append(LikeWords.otherQuestionnaire(columns.export.files[0].file.input.name)) }
    guard !groups.isEmpty else {
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: exports[0].files[0].file.input.name), LikeWords.noFileLikeIt)
    }
  }

  // MARK: Columns

  private mutating func carry(_ group: RespondentGroup, _ columns: LikeColumns) throws(ImportFailure) -> Carried {
    let export = columns.export
    var carried = Carried(group: group, export: export)
    var taken: Set<Int> = []
    // What stands where it stood is taken before anything is looked for.
    for question in group.questions { taken.formUnion(columns.places(of: question.column)) }
    let mapped = group.columns
    let roles: [(role: String, header: String?)] = [
      ("respondent", mapped.respondent), ("unit", mapped.unit), ("units", mapped.units), ("stratum", mapped.stratum),
      ("submitted", mapped.submitted), ("consent", mapped.consent),
      ("started", mapped.started), ("duration", mapped.duration), ("address", mapped.address),
    ]
    for (_, header) in roles { if let header { taken.formUnion(columns.places(of: header)) } }
    // What stood there before and was not read then is no other question worded anew.
    let unread = export.columns.indices.filter { !taken.contains($0) && like.headers.contains(TextKey(export.columns[$0].export.code)) }
    let before = taken.union(unread)
    carried.unread = unread.filter { isAnswered(export.columns[$0]) }.map { export.columns[$0].nameOrCode }
    for (role, header) in roles {
      guard let header else { continue }
      let places = columns.places(of: header)
      if !places.isEmpty {
        carried.columns.append((role, header))
      } else if let near = columns.reworded(header, before, fits: { _ in true })
        ?? (role == "unit" ? columns.ofUnits(like.unitNames, taken) : nil)
      {
        taken.insert(near)
        let name = export.columns[near].nameOrCode
        carried.columns.append((role, name))
        say(header, isNow: name)
      } else if ["unit", "units"].contains(role), let units = FileUnits(export, of: like.survey) {
        carried.fileUnits = units
      } else {
        carried.columns.append((role, header))
        gone(header)
      }
    }
    for header in group.quality?.identicalText?.columns ?? [] {
      if columns.places(of: header).isEmpty { gone(header) } else { carried.texts.append(header) }
    }
    if group.responses.contains(where: { $0.unit != nil }) { carried.fileUnits = FileUnits(export, of: like.survey) }
    carried.unread.removeAll { header in carried.columns.contains { $0.header == header } }
    taken.formUnion(unread)
    carryQuestions(&carried, columns, &taken)
    for (number, column) in export.columns.enumerated() where !taken.contains(number) && isAnswered(column) {
      carried.new.append(column.nameOrCode)
    }
    if !carried.new.isEmpty {
      let first = carried.new.prefix(5).map { "\"\(YAMLText.comment($0, length: 60))\"" }.joined(separator: ", ")
      let more = carried.new.count - min(5, carried.new.count)
      remarks.append(LikeWords.newQuestions(first, more: more))
    }
    if let units = carried.fileUnits { take(units) } else { findUnits(carried) }
    try findDates(&carried)
    return carried
  }

  private func isAnswered(_ column: CountedExport.Column) -> Bool { column.export.kind == .question && column.count.filled > 0 }

  /// Each question by its header, else by nearly the same words, else by some of them between the questions that it stood between.
  private mutating func carryQuestions(_ carried: inout Carried, _ columns: LikeColumns, _ taken: inout Set<Int>) {
    let (questions, export) = (carried.group.questions, columns.export)
    func scale(_ question: Question) -> AnswerScale { like.survey.scales[question.scale] }
    var found: [Int?] = []
    for question in questions {
      let places = columns.places(of: question.column)
      if let place = places.first {
        found.append(place)
        if places.count == 1 || question.column.contains(RespondentGroup.Block.placeholder) {
          listLabels(places.map { export.columns[$0] }, of: question, on: scale(question), &carried)
        }
      } else if let row = columns.ofRow(question.column, taken, fits: { columns.fits($0, scale(question)) }) {
        taken.insert(row)
        found.append(row)
        say(question.column, isNow: export.columns[row].nameOrCode)
      } else if let near = columns.reworded(question.column, taken, fits: { columns.fits($0, scale(question)) }) {
        taken.insert(near)
        found.append(near)
        let column = export.columns[near]
        if LikeWording(question.column).sequence == LikeWording(column.name ?? "").sequence {
          say(question.column, isNow: column.nameOrCode)
        } else {
          guess(question, isNow: column, because: LikeWords.mostWordsAndScale)
        }
      } else {
        found.append(nil)
      }
    }
    let sure = found
    for number in questions.indices where sure[number] == nil && !questions[number].column.contains(RespondentGroup.Block.placeholder) {
      let before = found[..<number].last { $0 != nil } ?? nil
      let after = sure[(number + 1)...].first { $0 != nil } ?? nil
      guard before != nil || after != nil else { continue }
      let gap = (before ?? -1) + 1..<max((before ?? -1) + 1, after ?? export.columns.count)
      guard
        let near = columns.between(questions[number].column, gap, taken, fits: { columns.fits($0, scale(questions[number])) })
      else { continue }
      taken.insert(near)
      found[number] = near
      guess(questions[number], isNow: export.columns[near], because: LikeWords.placeAndScale)
    }
    for (question, place) in zip(questions, found) {
      let places = columns.places(of: question.column)
      carried.headers.append(places.isEmpty ? place.flatMap { export.columns[$0].name } ?? question.column : question.column)
      if let place { checkLegend(of: question, export.columns[place], points: scale(question).categories.count, &carried) }
      if place == nil {
        gone(question.column)
        if let name = columns.denial(of: question.column, besides: found) { sayDenied(question.column, by: name) }
      }
    }
    listFewerLabels(found, columns, &carried)
  }

  private mutating func guess(_ question: Question, isNow column: CountedExport.Column, because evidence: LocalizedText) {
    let name = column.nameOrCode
    let (before, after) = (YAMLText.comment(question.column, length: 60), YAMLText.comment(name, length: 60))
    remarks.append(LikeWords.rewordedByGuess(before, after: after, evidence))
    let taken = LikeWords.sameQuestion(question.code, before)
    guesses.append(
      OpenDecision(
        column: name,
        readings: [.init(text: taken, count: column.count.filled), .init(text: LikeWords.newQuestion, count: column.count.filled)],
        evidence: evidence, taken: taken))
  }

  private mutating func take(_ lists: [InvitedList]) {
    for list in lists {
      if let (number, place) = list.place(among: groups.map { ($0.columns, $0.export) }), groups[number].frame == nil {
        groups[number].frame = place
        remarks.append(ProposalWords.frame(place))
        settleStrata(number)
      } else {
        remarks.append(LikeWords.otherQuestionnaire(list.input.name))
      }
    }
  }

  /// As ``SurveyProposal/settleStrata()``, with the strata of the edition before: those that the export has must stand in the list.
  private mutating func settleStrata(_ number: Int) {
    let carried = groups[number]
    guard let list = carried.frame?.list, let role = carried.columns.firstIndex(where: { $0.role == "stratum" }) else { return }
    let header = carried.columns[role].header
    let seen = Set(carried.export.columns.first { $0.name == header }?.count.values.map { TextKey($0.text) } ?? [])
    let names = like.survey.strata.map { Set(([$0.id] + $0.name.all).map { TextKey($0) }) }.filter { !$0.isDisjoint(with: seen) }
    let before = carried.group.frameWords.columns["stratum"]
    if let found = list.stratum(headers: [before, header].compactMap(\.self), names: names) {
      groups[number].frame?.list.map("stratum", found.header)
      remarks.append(ProposalWords.strataOfList(list.input.name, YAMLText.comment(found.header, length: 60)))
      return
    }
    groups[number].columns.remove(at: role)
    groups[number].frame?.list.drop("stratum")
    let evidence = ProposalWords.strataNotInList(list.input.name)
    remarks.append(LikeWords.stratumNotTaken(YAMLText.comment(header, length: 60), evidence))
    let count = carried.export.columns.first { $0.name == header }?.count.filled ?? 0
    guesses.append(
      OpenDecision(
        column: header,
        readings: [.init(text: ProposalWords.stratumOnceListed, count: count), .init(text: ProposalWords.notScored, count: count)],
        evidence: evidence))
  }

  /// That a question which is gone has become the opposite of what it was.
  private mutating func sayDenied(_ header: String, by name: String) {
    let (before, after) = (YAMLText.comment(header, length: 60), YAMLText.comment(name, length: 60))
    remarks.append(LikeWords.denied(before, by: after))
  }

  private mutating func listLabels(
    _ columns: [CountedExport.Column], of question: Question, on scale: AnswerScale, _ carried: inout Carried
  ) {
    guard let strange = StrangeLabels(columns, on: scale, carried.export.platform) else { return }
    remarks.append(strange.remark(on: question.column))
    guesses.append(strange.decision(on: question))
    if strange.areOfOtherScale { carried.undecided.insert(question.code) }
  }

  /// Questions whose answers leave out points that the form had: whether it has them still, the file does not tell.
  private mutating func listFewerLabels(_ found: [Int?], _ own: LikeColumns, _ carried: inout Carried) {
    let export = carried.export
    var asked: [Int: [FewerLabels.Asked]] = [:]
    for (question, place) in zip(carried.group.questions, found) where !carried.undecided.contains(question.code) {
      guard let place else { continue }
      let places = own.places(of: question.column)
      let columns = (places.isEmpty ? [place] : places).map { export.columns[$0] }
      guard let counts = FewerLabels.counts(columns, on: like.survey.scales[question.scale], export.platform) else { continue }
      let header = places.isEmpty ? columns[0].nameOrCode : question.column
      asked[question.scale, default: []].append(.init(question: question, header: header, counts: counts))
    }
    for scale in asked.keys.sorted() {
      for (question, lack) in FewerLabels.find(asked[scale] ?? [], on: like.survey.scales[scale]) {
        remarks.append(lack.remark(on: question))
        carried.undecided.insert(question.question.code)
        guesses.removeAll { $0.column == question.header }
        guesses.append(lack.decision(on: question))
      }
    }
  }

  /// A legend that now names the other end as the good one: the answers of the two editions mean the opposite of each other.
  private mutating func checkLegend(of question: Question, _ column: CountedExport.Column, points: Int, _ carried: inout Carried) {
    let name = column.name ?? column.export.code
    guard points >= 2, name != question.column else { return }
    let (before, after) = (QuestionLegend(question.column).isDescending(1...points), QuestionLegend(name).isDescending(1...points))
    guard before ?? false != after ?? false else { return }
    let shown = YAMLText.comment(name, length: 60)
    remarks.append(LikeWords.legendTurned(shown))
    carried.undecided.insert(question.code)
    guesses.removeAll { $0.column == name }
    let count = column.count.filled
    guesses.append(
      OpenDecision(
        column: name,
        readings: [
          .init(text: LikeWords.onTurnedScale(question.code), count: count), .init(text: LikeWords.newQuestion, count: count),
        ], evidence: LikeWords.legendOfOtherEnd))
  }

  private mutating func say(_ header: String, isNow name: String) {
    let (before, after) = (YAMLText.comment(header, length: 60), YAMLText.comment(name, length: 60))
    remarks.append(LikeWords.reworded(before, after: after))
  }

  private mutating func gone(_ header: String) {
    let shown = YAMLText.comment(header, length: 60)
    remarks.append(LikeWords.gone(shown))
  }

  /// A file for each unit.
  private mutating func take(_ units: FileUnits) {
    remarks += units.remarks
    guesses += units.guesses
  }

  private mutating func findUnits(_ carried: Carried) {
    guard let header = carried.columns.first(where: { $0.role == "unit" })?.header,
      let place = LikeColumns.places(of: header, in: carried.export).first
    else { return }
    let known = like.unitNames
    for value in carried.export.columns[place].count.values {
      guard !known.contains(TextKey(value.text)), MissingWords.kind(value.text) == nil, YAMLText.isHarmless(value.text),
        YAMLNode.canHold(value.text), !StrayNames.isStray(value), !StrayNames.isTotal(value.text)
      else { continue }
      newUnits.append(value)
    }
    guard !newUnits.isEmpty else { return }
    let names = like.survey.units.flatMap { $0.name.all + $0.aliases }.map { OfficeName($0) }
    for unit in newUnits.prefix(10) {
      let shown = YAMLText.comment(unit.text, length: 80)
      if let twin = OfficeName(unit.text).twin(among: names) {
        remarks.append(LikeWords.looksLike(shown, rows: unit.count, twin: twin.text))
      } else {
        remarks.append(LikeWords.newUnit(shown, rows: unit.count))
      }
    }
  }

  private mutating func findDates(_ carried: inout Carried) throws(ImportFailure) {
    let export = carried.export
    let mapped = carried.columns.first { $0.role == "submitted" }?.header
    let own = export.columns.first { $0.export.role == .submitted && $0.count.filled > 0 }?.name
    guard let name = mapped ?? own, !export.files[0].header.places(of: name).isEmpty else { return }
    let stated = carried.group.responses.compactMap(\.dateOrder).first
    let finder = DateFinder(export: export, isVietnamese: GroupProposer.isVietnamese(export))
    let outcome: DateFinder.Outcome
    if let stated { outcome = try finder.find(name, as: stated) } else { outcome = try finder.find(name) }
    guard case .days(let from, let to, let order, _) = outcome else { return }
    carried.dateOrder = order
    fieldwork = (min(fieldwork?.from ?? from, from), max(fieldwork?.to ?? to, to))
  }
}
