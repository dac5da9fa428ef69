package import Inference
package import SurveyModel
import SurveyWords

/// What import made of a survey, for a terminal: every row accounted for, responses by unit and stratum, missing answers by question, what was
/// recognised, problems by kind, and what to do next.
package enum AccountText {
  /// Problems shown of each kind, unless all are asked for.
  private static let places = 5

  /// - Parameters:
  ///   - showsAll: every problem, not the first few of each kind.
  ///   - path: of the survey, for the commands that come next.
  package static func text(_ data: SurveyData, _ language: Language, showsAll: Bool = false, path: String = "SURVEY") -> String {
    let survey = data.survey
    var tables = [dataQualityTable(data.account, language)]
    for (group, definition) in zip(data.groups, survey.respondentGroups) {
      let counts = GroupCounts(group, survey)
      let suffix = data.groups.count > 1 ? ": \(definition.id)" : ""
      if data.groups.count > 1 { tables.append(rowsTable(group, suffix, language)) }
      tables.append(responsesTable(counts, survey, suffix, language))
      let missing = missingTable(counts, suffix, language)
      if !missing.rows.isEmpty { tables.append(missing) }
    }
    return text(
      tables, of: survey, data.account, data.placeholders, steps: nextSteps(data, language, path: path), language, showsAll: showsAll)
  }

  /// The same of figures alone.
  package static func text(_ surroundings: Surroundings, _ language: Language, showsAll: Bool = false, path: String = "SURVEY") -> String {
    let account = surroundings.account
    let steps = (account.problems.isEmpty ? [] : [AccountWords.seeProblems(path, language)]) + [AccountWords.makeReport(path, language)]
    return text(
      [figureCountsTable(surroundings, language)], of: surroundings.survey, account, surroundings.survey.placeholders,
      steps: steps, language, showsAll: showsAll)
  }

  private static func text(
    _ tables: [ReportTable], of survey: Survey, _ account: ImportAccount, _ placeholders: [Placeholder], steps: [String],
    _ language: Language, showsAll: Bool
  ) -> String {
    let heading = "\(survey.title[language])\n" + (survey.notice.map { $0[language] + "\n" } ?? "") + "\n"
    var parts = [heading + tables.map(PlainTable.text).joined(separator: "\n")]
    if !account.recognized.isEmpty {
      parts.append(
        language(vi: "Được nhận biết", en: "Recognised") + "\n\n" + account.recognized.map { $0[language] + "\n" }.joined())
    }
    let (guesses, open) = (survey.openDecisions.filter { $0.taken != nil }, survey.openDecisions.filter { $0.taken == nil })
    if !open.isEmpty { parts.append(decisions(open, AccountWords.toDecide(language), language)) }
    if !guesses.isEmpty { parts.append(decisions(guesses, AccountWords.guessed(language), language)) }
    if !placeholders.isEmpty { parts.append(Self.placeholders(placeholders, language)) }
    parts += problems(account.problems, language, showsAll: showsAll)
    parts.append(language(vi: "Bước tiếp theo", en: "Next steps") + "\n\n" + steps.map { "- \($0)\n" }.joined())
    return parts.joined(separator: "\n")
  }

  /// What is not decided yet, with the ways to read it and what speaks for them.
  private static func decisions(_ open: [OpenDecision], _ heading: String, _ language: Language) -> String {
    let numbers = NumberText(language: language)
    return heading + " (\(numbers.text(open.count)))\n"
      + open.map { decision in
        let counted = decision.readings.map { "    \($0.text[language])" + ($0.count > 0 ? " (\(numbers.text($0.count)))\n" : "\n") }
        let readings = counted.joined() + (decision.taken.map { "    → \($0[language])\n" } ?? "")
        return "  \(decision.column)" + (decision.evidence.map { ": \($0[language])" } ?? "") + "\n" + readings
      }.joined()
  }

  /// What init wrote to be filled in.
  private static func placeholders(_ found: [Placeholder], _ language: Language) -> String {
    language(vi: "Chưa điền", en: "Still to be filled in") + "\n" + found.map { "  \($0.file): \($0.key): \"\($0.text)\"\n" }.joined()
  }

  /// By kind, in the order in which the kinds first occur.
  private static func problems(_ problems: [ImportProblem], _ language: Language, showsAll: Bool) -> [String] {
    guard !problems.isEmpty else { return [language(vi: "Không có vấn đề nào.\n", en: "No problems.\n")] }
    let numbers = NumberText(language: language)
    var ofKind: [ImportProblem.Kind: [ImportProblem]] = [:]
    var kinds: [ImportProblem.Kind] = []
    for problem in problems {
      if ofKind[problem.kind] == nil { kinds.append(problem.kind) }
      ofKind[problem.kind, default: []].append(problem)
    }
    let groups = kinds.map { kind in
      let all = ofKind[kind] ?? []
      let told = all.equalStatusesTogether
      let shown = showsAll ? told[...] : told.prefix(places)
      let rows = all.count - shown.reduce(0) { $0 + $1.rows }
      let more = numbers.text(rows)
      let rest = rows == 0 ? "" : language(vi: "… và \(more) chỗ khác\n", en: "… and \(more) more\n")
      return "\(kind.text(language)) (\(numbers.text(all.count)))\n" + shown.map { $0.text(in: language) + "\n" }.joined() + rest
    }
    return [language(vi: "Vấn đề", en: "Problems") + " (\(numbers.text(problems.count)))\n\n" + groups.joined(separator: "\n")]
  }

  /// Responses that count, by unit and stratum, unweighted.
  private static func responsesTable(_ counted: GroupCounts, _ survey: Survey, _ suffix: String, _ language: Language) -> ReportTable {
    let strata = survey.strata.count
    let counts = counted.responses
    typealias Column = ReportTable.Column
    let all = language(vi: "Tất cả", en: "All")
    let columns =
      [Column(survey.unitNoun[language])] + survey.strata.map { Column($0.name[language], .number) }
      + [Column(language(vi: "Không rõ nhóm", en: "Stratum unknown"), .number), Column(all, .number)]
    func row(_ name: String, _ counts: [Int], isTotal: Bool = false) -> ReportTable.Row {
      let unknown: ReportTable.Cell = counts[strata] == 0 || strata == 0 ? .absent : .count(counts[strata])
      let cells = counts.prefix(strata).map { ReportTable.Cell.count($0) }
      return ReportTable.Row([.text(name)] + cells + [unknown, .count(counts.reduce(0, +))], isTotal: isTotal)
    }
    let totals = (0...strata).map { stratum in counts.reduce(0) { $0 + $1[stratum] } }
    return ReportTable(
      .responseRates, title: language(vi: "Phiếu hợp lệ", en: "Responses that count") + suffix, language: language, columns: columns,
      rows: zip(survey.units, counts).map { row($0.name[language], $1) } + [row(all, totals, isTotal: true)]
    ).withoutEmptyColumns()
  }

  /// The rows of one of several groups.
  private static func rowsTable(_ group: SurveyData.Group, _ suffix: String, _ language: Language) -> ReportTable {
    typealias Row = ReportTable.Row
    let leftOut = group.rows?.leftOut ?? [:]
    let rows =
      [Row([.text(language(vi: "Số dòng đã đọc", en: "Rows read")), .count(group.rows?.read)])]
      + [Row([.text(language(vi: "Phiếu hợp lệ", en: "Responses that count")), .count(group.responses.count)])]
      + LeftOutReason.allCases.compactMap { reason in leftOut[reason].map { Row([.text(reason.name[language]), .count($0)], level: 1) } }
    return ReportTable(
      .dataQuality, title: language(vi: "Số dòng", en: "Rows") + suffix, language: language,
      columns: [.init(language(vi: "Nội dung", en: "What")), .init(language(vi: "Số lượng", en: "Count"), .number)], rows: rows)
  }

  /// Missing answers of the responses that count, by question and kind; only questions that miss any.
  private static func missingTable(_ counts: GroupCounts, _ suffix: String, _ language: Language) -> ReportTable {
    typealias Column = ReportTable.Column
    let columns =
      [Column(language(vi: "Câu hỏi", en: "Question")), Column(language(vi: "Có trả lời", en: "Answered"), .number)]
      + MissingKind.allCases.map { Column($0.text(language), .number) }
    let rows = counts.questions.filter { !$0.missing.isEmpty }.map { question in
      ReportTable.Row(
        [.text(question.code), .count(question.answered)]
          + MissingKind.allCases.map { kind in .count(question.missing.first { $0.kind == kind }?.answers) })
    }
    return ReportTable(
      .dataQuality, title: AccountWords.missingAnswers(language) + suffix, language: language,
      columns: columns, rows: rows
    ).withoutEmptyColumns()
  }

  private static func nextSteps(_ data: SurveyData, _ language: Language, path: String) -> [String] {
    let kinds = Set(data.account.problems.map(\.kind))
    var steps: [String] = []
    if kinds.contains(.offScale) {
      steps.append(AccountWords.addLabels(language))
    }
    if kinds.contains(.unknownUnit) {
      steps.append(AccountWords.addAliases(language))
    }
    if kinds.contains(.invalidTaxCode) {
      steps.append(AccountWords.mendTaxCodes(language))
    }
    if !data.account.problems.isEmpty {
      steps.append(AccountWords.seeProblems(path, language))
    }
    steps.append(AccountWords.makeReport(path, language))
    return steps
  }
}
