package import Scoring
package import SurveyModel

/// What sources state of their own figures, beside what the figures give.
package struct StatementWords: Sendable {
  private let survey: Survey
  private let language: Language
  private let numbers: NumberText

  package init(_ survey: Survey, _ language: Language) {
    self.survey = survey
    self.language = language
    numbers = NumberText(language: language)
  }

  /// Every contradiction of the figures: `Số phiếu, 2023: nguồn ghi 702%; 780 trên 1.114 là 70,0%.`
  package func contradictions(_ figures: [ContextFigure]) -> [(line: Int?, sentence: String)] {
    figures.flatMap { figure in
      figure.statements.filter(\.isContradicted).map { ($0.line, sentence($0, of: figure)) }
    }
  }

  private func sentence(_ statement: ContextStatement, of figure: ContextFigure) -> String {
    let place = figure.unit.map { ", " + survey.units[$0].name[language] } ?? ""
    let subject = "\(name(figure.indicator))\(place), \(numbers.text(figure.period))"
    let (stated, computed) = (text(statement.stated, statement, figure), text(statement.computed, statement, figure))
    let operands = calculation(statement, of: figure)
    switch statement.kind {
    case .share, .shareOfTarget, .shareOfWhole:
      return language(
        vi: "\(subject): nguồn ghi \(stated); \(operands) là \(computed).",
        en: "\(subject): the source says \(stated); \(operands) is \(computed).")
    case .change:
      return language(
        vi: "\(subject): nguồn ghi thay đổi \(stated); \(operands) là \(computed).",
        en: "\(subject): the source says a change of \(stated); \(operands) is \(computed).")
    case .sum:
      return language(
        vi: "\(subject): nguồn ghi \(stated); các phần \(operands) cộng lại là \(computed).",
        en: "\(subject): the source says \(stated); its parts \(operands) add up to \(computed).")
    }
  }

  /// `780 trên 1.114`, `từ 15 lên 16`, `8,47 + 4,48`.
  func calculation(_ statement: ContextStatement, of figure: ContextFigure) -> String {
    let operands = statement.operands.map { amount($0, figure) }
    switch statement.kind {
    case .share, .shareOfTarget, .shareOfWhole:
      return language(vi: "\(operands[0]) trên \(operands[1])", en: "\(operands[0]) of \(operands[1])")
    case .change:
      return language(vi: "từ \(operands[1]) đến \(operands[0])", en: "from \(operands[1]) to \(operands[0])")
    case .sum: return operands.joined(separator: " + ")
    }
  }

  /// What is stated: `Tỷ lệ trên Số doanh nghiệp`.
  func subject(_ statement: ContextStatement) -> String {
    switch statement.kind {
    case .share(let of): language(vi: "tỷ lệ trên: \(name(of))", en: "share of: \(name(of))")
    case .shareOfTarget(let issuer):
      issuer.isEmpty
        ? language(vi: "tỷ lệ hoàn thành", en: "attainment")
        : language(vi: "tỷ lệ hoàn thành chỉ tiêu: \(name(issuer))", en: "attainment of the target: \(name(issuer))")
    case .shareOfWhole: language(vi: "tỷ trọng trong toàn cơ quan", en: "share of the department")
    case .change: language(vi: "thay đổi so với kỳ trước", en: "change on the previous period")
    case .sum(let of): language(vi: "tổng của ", en: "sum of ") + of.map(name).joined(separator: ", ")
    }
  }

  func verdict(_ statement: ContextStatement) -> String {
    guard statement.stated != nil, statement.computed != nil else { return language(vi: "thiếu số để tính", en: "cannot be computed") }
    return statement.isContradicted ? language(vi: "không khớp", en: "contradicts") : language(vi: "khớp", en: "agrees")
  }

  /// Decimals of a percentage as it is stated; what is computed has one at least.
  static func decimals(_ statement: ContextStatement, atLeast least: Int = 1) -> Int {
    let percent = (statement.stated ?? 0) * 100
    return (least...4).first { PublishedNumber(percent, decimals: $0).value == PublishedNumber.significant(percent) } ?? 4
  }

  private func text(_ value: Double?, _ statement: ContextStatement, _ figure: ContextFigure) -> String {
    if case .sum = statement.kind { return amount(value, figure) }
    let isStated = value == statement.stated
    guard let value, isStated else { return numbers.percent(value, decimals: Self.decimals(statement)) }
    return numbers.asRead(PublishedNumber.significant(value * 100)) + "%"
  }

  private func amount(_ value: Double?, _ figure: ContextFigure) -> String {
    MeasureKey(figure.measure).isMinutes ? numbers.duration(value) : numbers.asRead(value)
  }

  private func name(_ key: String) -> String { ContextWords.name(of: key, survey, language) }

  // MARK: - Columns

  static func title(_ language: Language) -> String {
    language(vi: "Số nguồn công bố và số tính lại", en: "Stated by the source, and computed")
  }
  static func what(_ language: Language) -> String { language(vi: "Số được công bố", en: "What is stated") }
  static func stated(_ language: Language) -> String { language(vi: "Nguồn ghi", en: "Stated") }
  static func computed(_ language: Language) -> String { language(vi: "Tính lại", en: "Computed") }
  static func calculation(_ language: Language) -> String { language(vi: "Từ các số", en: "From") }
  static func verdict(_ language: Language) -> String { language(vi: "Đối chiếu", en: "Verdict") }
  static func note(_ language: Language) -> String {
    language(
      vi: "Không khớp: chênh lệch lớn hơn mức do làm tròn hoặc cắt bớt chữ số cuối có thể gây ra.",
      en: "Contradicts: the difference is larger than rounding or cutting off the last digit explains.")
  }
}
