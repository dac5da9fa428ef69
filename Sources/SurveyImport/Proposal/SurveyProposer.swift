import Foundation
import SurveyModel

/// Turns counted exports into the survey that they most likely are. What the files do not tell for sure is asked of `decide`.
struct SurveyProposer {
  private let export: CountedExport
  private let scales: ScaleFinder
  private let decide: (InitDecision) -> Int
  private var used: Set<Int> = []
  private var proposal = SurveyProposal()
  /// Units whose columns stand side by side.
  private var blockRows: [TextKey: Int] = [:]

  static func propose(_ export: CountedExport, decide: (InitDecision) -> Int) throws(ImportFailure) -> SurveyProposal {
    try withoutActuallyEscaping(decide) { decide throws(ImportFailure) in
      var proposer = SurveyProposer(export: export, decide: decide)
      proposer.findUnits()
      proposer.findRespondent()
      proposer.findRoles()
      proposer.findStrata()
      proposer.findQuestions()
      try proposer.findDates()
      proposer.listUnread()
      guard !proposer.proposal.sections.isEmpty else {
        throw ImportFailure(
          .unusable, at: ImportFailure.Place(file: export.files[0].file.input.name),
          .init(
            vi: "cần ít nhất một câu hỏi trả lời theo thang đo (nhãn như \"Hài lòng\" hoặc số từ 0 đến 10), nhưng không có cột nào như vậy",
            en:
              "expected at least one question answered on a scale (labels such as \"Satisfied\", or numbers from 0 to 10), found no such column"
          ))
      }
      return proposer.proposal
    }
  }

  private init(export: CountedExport, decide: @escaping (InitDecision) -> Int) {
    self.export = export
    self.decide = decide
    scales = ScaleFinder(platform: export.platform)
  }

  private func shown(_ number: Int) -> String {
    let column = export.columns[number].export
    return YAMLText.comment(column.question.isEmpty ? column.code : column.question, length: 60)
  }

  // MARK: Units

  private mutating func findUnits() {
    let candidates = UnitFinder(export: export, scales: scales).candidates
    let blocks = blockUnits
    if let best = candidates.first, best.points >= 10 || blocks.isEmpty, best.points >= 10 || export.files.count == 1 {
      var chosen: UnitFinder.Candidate? = best
      if candidates.count > 1 || best.points < 10 {
        let none = LocalizedText(vi: "không cột nào: cả tệp là một đơn vị", en: "none of them: the whole file is one unit")
        let answer = decide(
          InitDecision(
            question: .init(vi: "Cột nào cho biết đơn vị được đánh giá?", en: "Which column says which unit is rated?"),
            options: candidates.prefix(5).map { candidate in
              let (header, count) = (shown(candidate.column), candidate.names.count)
              return .init(vi: "\"\(header)\" (\(count) giá trị)", en: "\"\(header)\" (\(count) values)")
            } + [none], likeliest: 0))
        chosen = candidates.prefix(5).indices.contains(answer) ? candidates[answer] : nil
      }
      if let chosen, let name = export.columns[chosen.column].name {
        used.insert(chosen.column)
        proposal.layout = chosen.separator.map { .severalInCell(name, separator: $0) } ?? .column(name)
        proposal.columns.append((chosen.separator == nil ? "unit" : "units", name))
        proposal.units = named(chosen.names.map { ($0.text, $0.count) }, fallback: "unit")
        return
      }
    }
    if !blocks.isEmpty {
      proposal.layout = .blocks
      proposal.units = named(blocks, fallback: "unit")
      for (place, block) in blocks.enumerated() { blockRows[TextKey(block.text)] = place }
      return
    }
    if export.files.count > 1 {
      proposal.layout = .files
      proposal.units = named(export.files.map { (Self.stem($0.file.input.name), $0.rows) }, fallback: "unit")
      return
    }
    proposal.units = [.init(id: "all", name: "Toàn bộ đơn vị", count: export.rows)]
  }

  static func stem(_ name: String) -> String {
    let name = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The rows that two questions or more share, where they are names of offices, or stand under three questions.
  private var blockUnits: [(text: String, count: Int)] {
    var questions: [(text: String, rows: [(text: String, count: Int)])] = []
    for column in export.columns where column.export.kind == .question && !column.export.row.isEmpty && !column.export.question.isEmpty {
      let row = (text: column.export.row, count: column.count.filled)
      if let place = questions.firstIndex(where: { $0.text == column.export.question }) {
        questions[place].rows.append(row)
      } else {
        questions.append((column.export.question, [row]))
      }
    }
    for question in questions where question.rows.count >= 2 {
      let keys = Set(question.rows.map { TextKey($0.text) })
      let same = questions.filter { Set($0.rows.map { TextKey($0.text) }) == keys && $0.rows.count == question.rows.count }
      guard keys.count == question.rows.count else { continue }
      let offices = question.rows.count { ColumnWords.holds($0.text, ColumnWords.office) }
      if same.count >= 3 || offices * 2 >= question.rows.count { return question.rows }
    }
    return []
  }

  private func named(_ names: [(text: String, count: Int)], fallback: String) -> [SurveyProposal.Named] {
    var ids = IDMaker(reserved: names.map(\.text))
    return names.enumerated().compactMap { number, name in
      guard isShowable(name.text) else { return nil }
      return SurveyProposal.Named(
        id: ids.id(of: [name.text], else: "\(fallback)-\(number + 1)", own: name.text), name: name.text, count: name.count)
    }
  }

  /// Not blank, and without what no definition may hold.
  private func isShowable(_ text: String) -> Bool {
    !TextKey(text).text.isEmpty && YAMLNode.canHold(text)
  }

  // MARK: Columns of the form

  private mutating func findRespondent() {
    let units = max(1, proposal.units.count)
    func isLikely(_ column: CountedExport.Column) -> Bool {
      let count = column.count
      return column.name != nil && count.distinct >= 2 && count.filled * 20 >= export.rows * 19
        && count.distinct * units * 10 >= count.filled * 9
    }
    func isID(_ column: CountedExport.Column) -> Bool {
      [.question, .comment, .system(.respondent)].contains(column.export.kind) && column.export.row.isEmpty
    }
    let columns = export.columns.indices.filter { !used.contains($0) && isLikely(export.columns[$0]) }
    let taxed = columns.first { isID(export.columns[$0]) && export.columns[$0].count.taxCodes * 10 >= export.columns[$0].count.filled * 8 }
    let named = columns.first { number in
      let column = export.columns[number]
      return isID(column) && column.export.role == nil
        && ([column.export.code, column.export.question] + column.export.spellings).contains {
          ColumnWords.holds($0, ColumnWords.respondent) && $0.count <= 60
        } && scales.builtIn(column.count.values).isEmpty
    }
    let own = columns.first { export.columns[$0].export.role == .respondent }
    let address = columns.first { export.columns[$0].export.role == .email && export.columns[$0].count.addresses * 2 > export.rows }
    guard let chosen = taxed ?? named ?? own ?? address, let name = export.columns[chosen].name else { return }
    used.insert(chosen)
    proposal.columns.append(("respondent", name))
    proposal.usesTaxCodes = chosen == taxed
  }

  private mutating func findRoles() {
    for (role, name) in [(ExportColumn.Role.started, "started"), (.duration, "duration"), (.address, "address")] {
      let found = export.columns.indices.first { number in
        let column = export.columns[number]
        return !used.contains(number) && column.export.role == role && column.name != nil && column.count.filled > 0
      }
      guard let found, let header = export.columns[found].name else { continue }
      used.insert(found)
      proposal.columns.append((name, header))
    }
    for number in export.columns.indices where !used.contains(number) {
      let column = export.columns[number]
      guard let header = column.name, column.export.kind == .question, column.export.row.isEmpty else { continue }
      let isTime = column.count.filled * 2 > export.rows && column.count.times == column.count.filled
      if isTime, submitted == nil {
        used.insert(number)
        proposal.columns.append(("submitted", header))
      } else if [header, column.export.question].contains(where: { ColumnWords.holds($0, ColumnWords.consent) }), !proposal.hasConsent,
        !column.count.isOpen, column.count.values.count <= 3
      {
        used.insert(number)
        proposal.columns.append(("consent", header))
        proposal.hasConsent = true
      }
    }
  }

  /// The column of times, mapped or the platform's own.
  private var submitted: Int? {
    if let name = proposal.columns.first(where: { $0.role == "submitted" })?.header {
      return export.columns.firstIndex { $0.name == name }
    }
    return export.columns.firstIndex { $0.export.role == .submitted && $0.count.filled > 0 }
  }

  private mutating func findStrata() {
    let found = export.columns.indices.first { number in
      let column = export.columns[number]
      guard !used.contains(number), column.name != nil, column.export.kind == .question, column.export.row.isEmpty else { return false }
      let values = column.count.values
      return [column.export.code, column.export.question].contains { ColumnWords.holds($0, ColumnWords.stratum) }
        && (2...12).contains(values.count)
        && values.allSatisfy { isShowable($0.text) && $0.text.count <= 60 } && scales.builtIn(values).isEmpty && column.count.addresses == 0
    }
    guard let found, let name = export.columns[found].name else { return }
    used.insert(found)
    proposal.columns.append(("stratum", name))
    proposal.strata = named(export.columns[found].count.values, fallback: "stratum")
  }

  // MARK: Questions

  private mutating func findQuestions() {
    var finder = QuestionFinder(export: export, scales: scales, used: used, blockRows: blockRows)
    finder.find(decide: decide)
    used = finder.used
    proposal.sections = finder.sections
    proposal.scales = finder.proposed
    proposal.satisfaction = finder.satisfaction
  }

  // MARK: Dates

  private mutating func findDates() throws(ImportFailure) {
    guard let submitted, let name = export.columns[submitted].name else { return }
    var days = try self.days(of: name, order: nil)
    if days.isOpen {
      let monthFirst = ["surveymonkey", "microsoft-forms"].contains(export.platform.id)
      let answer = decide(
        InitDecision(
          question: .init(
            vi: "Ngày tháng ở cột \"\(name)\" đọc được theo hai cách. Cách nào đúng?",
            en: "The dates of the column \"\(name)\" can be read both ways. Which is right?"),
          options: [
            .init(vi: "ngày trước tháng (dmy)", en: "the day before the month (dmy)"),
            .init(vi: "tháng trước ngày (mdy)", en: "the month before the day (mdy)"),
          ], likeliest: monthFirst ? 1 : 0))
      proposal.dateOrder = answer == 1 ? .mdy : .dmy
      days = try self.days(of: name, order: proposal.dateOrder)
    }
    guard let first = days.first, let last = days.last, let from = CalendarDate(dayNumber: first), let to = CalendarDate(dayNumber: last)
    else { return }
    proposal.fieldwork = (from, to)
  }

  private func days(
    of name: String, order: RespondentGroup.DateOrder?
  ) throws(ImportFailure) -> (first: Int?, last: Int?, isOpen: Bool) {
    var days: (first: Int?, last: Int?, isOpen: Bool) = (nil, nil, false)
    for file in export.files {
      guard let place = file.header.places(of: name).first else { continue }
      var clock = SubmissionClock(file.outline.header, column: place, file: file.file, fieldwork: nil, stated: order)
      let last = file.outline.header.top.last?.line ?? 1
      _ = try file.file.read { record throws(ImportFailure) in
        guard record.line > last, record.strayQuote == nil else { return }
        let field = unsafe trimmed(record.bytes(place))
        guard field.count > 0 else { return }
        switch try unsafe clock.meaning(of: field) {
        case .time(let seconds):
          let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
          days.first = min(days.first ?? day, day)
          days.last = max(days.last ?? day, day)
        case .open: days.isOpen = true
        case .undated, .unsent, .unknown: break
        }
      }
    }
    return days
  }

  private mutating func listUnread() {
    for number in export.columns.indices where !used.contains(number) {
      let column = export.columns[number]
      let reason: LocalizedText =
        switch column.export.kind {
        case .system: .init(vi: "của nền tảng", en: "the platform's own")
        case .comment: .init(vi: "ý kiến viết tự do", en: "free text")
        case .option: .init(vi: "một lựa chọn của câu hỏi nhiều lựa chọn", en: "an option of a multiple choice")
        case .ignored: .init(vi: "không phải câu hỏi", en: "no question")
        case .question:
          if column.count.filled == 0 {
            .init(vi: "không có câu trả lời nào", en: "no answer at all")
          } else if column.name == nil {
            .init(vi: "tiêu đề không chỉ rõ một cột", en: "its header does not mean one column alone")
          } else if column.count.isOpen || column.count.distinct > 20 {
            .init(vi: "văn bản hoặc số tự do", en: "free text or numbers")
          } else {
            .init(vi: "không phải câu trả lời theo thang đo", en: "no answers on a scale")
          }
        }
      let header = column.export.code.isEmpty ? "(\(column.place + 1))" : column.export.code
      proposal.unread.append(.init(header: header, reason: reason))
    }
  }
}
