import Inference
import Scoring
import SurveyModel

/// What is said of compared editions.
struct CompareWords: Sendable {
  let comparison: EditionComparison
  let language: Language

  var numbers: NumberText { NumberText(language: language) }

  // MARK: - Titles

  var title: String {
    let names = comparison.editions.map(\.survey.edition)
    let span = "\(names.first ?? "")–\(names.last ?? "")"
    return language(vi: "So sánh các kỳ khảo sát \(span)", en: "Editions compared, \(span)")
  }

  static func scoresTitle(_ language: Language) -> String { language(vi: "Điểm qua các kỳ", en: "Scores by edition") }
  static func editionsTitle(_ language: Language) -> String { language(vi: "Các kỳ được so sánh", en: "Editions compared") }
  static func edition(_ language: Language) -> String { language(vi: "Kỳ", en: "Edition") }
  static func ofEdition(_ name: String, _ language: Language) -> String { language(vi: "Kỳ \(name)", en: "Edition \(name)") }
  static func indexTitle(_ language: Language) -> String { language(vi: "Chỉ số", en: "Index") }
  static func responses(_ language: Language) -> String { language(vi: "Số phiếu", en: "Responses") }
  static func allUnits(_ language: Language) -> String { language(vi: "Toàn đơn vị", en: "All units") }
  static func change(_ language: Language) -> String { language(vi: "Thay đổi", en: "Change") }
  static func note(_ language: Language) -> String { language(vi: "Ghi chú", en: "Note") }
  static func together(_ language: Language) -> String { language(vi: "Không tách được", en: "Not separable") }
  static func whatChanged(_ language: Language) -> String { language(vi: "Những gì đã khác", en: "What is different") }
  static func weightsTitle(_ language: Language) -> String {
    language(vi: "Trọng số đã khác (tỷ trọng cùng cấp)", en: "Weights that differ (share among siblings)")
  }
  static func part(_ language: Language) -> String { language(vi: "Nội dung", en: "Part") }
  static func method(_ language: Language) -> String { language(vi: "Cách tách thay đổi", en: "How changes are split") }

  func heading(_ pair: EditionComparison.Pair) -> String { "\(name(pair.then)) → \(name(pair.now))" }

  func changesTitle(_ pair: EditionComparison.Pair) -> String {
    language(vi: "Thay đổi từ kỳ \(name(pair.then)) đến kỳ \(name(pair.now))", en: "Change from \(name(pair.then)) to \(name(pair.now))")
  }

  func partsTitle(_ pair: EditionComparison.Pair) -> String {
    language(
      vi: "Thay đổi do đâu, kỳ \(name(pair.then)) đến \(name(pair.now))",
      en: "What the change comes of, \(name(pair.then)) to \(name(pair.now))")
  }

  var interval: String {
    let percent = numbers.asRead(PublishedNumber(comparison.confidence * 100, decimals: 4).value) + "%"
    return language(vi: "Khoảng tin cậy \(percent)", en: "\(percent) confidence interval")
  }

  func name(_ edition: Int) -> String { comparison.editions[edition].survey.edition }

  static func name(of factor: EditionComparison.Factor, _ language: Language) -> String {
    switch factor {
    case .answers: language(vi: "Câu trả lời", en: "Answers")
    case .method: language(vi: "Cách tính", en: "Method")
    case .weights: language(vi: "Trọng số", en: "Weights")
    case .structure: language(vi: "Cấu trúc", en: "Structure")
    case .units: language(vi: "Đơn vị", en: "Units")
    case .points: language(vi: "Điểm thưởng, phạt", en: "Bonus points")
    }
  }

  func names(of factors: [EditionComparison.Factor]) -> String {
    let names = factors.map { Self.name(of: $0, language).lowercased() }
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + language(vi: " và ", en: " and ") + last
  }

  func jointNote(_ factors: [EditionComparison.Factor]) -> String {
    Self.together(language) + ": " + names(of: factors)
  }

  // MARK: - Notes on units

  func note(on change: EditionComparison.Change, _ pair: EditionComparison.Pair) -> String {
    let then = comparison.editions[pair.then].survey
    func list(_ units: [Int]) -> String { units.map { then.units[$0].name[language] }.joined(separator: ", ") }
    let (old, new) = (name(pair.then), name(pair.now))
    switch change.absence {
    case nil:
      guard change.unitsThen.count > 1 else { return "" }
      return language(
        vi: "So với phiếu của các đơn vị kỳ \(old) gộp lại: \(list(change.unitsThen))",
        en: "Compared with the answers of several units of \(old) together: \(list(change.unitsThen))")
    case .isNew: return language(vi: "Không có ở kỳ \(old)", en: "Not in \(old)")
    case .wasPart(let whole):
      return language(
        vi: "Không so sánh được: ở kỳ \(old) thuộc \(list([whole])), sau đó đã tách",
        en: "Not compared: in \(old) a part of \(list([whole])), which was split")
    case .lacksParts(let ids):
      return language(
        vi: "Không so sánh được: kỳ \(old) không có một phần của đơn vị (\(ids.joined(separator: ", ")))",
        en: "Not compared: \(old) does not have a part of the unit (\(ids.joined(separator: ", ")))")
    case .withheldNow where change.unit == nil:
      return language(vi: "Kỳ \(new) không công bố điểm toàn đơn vị", en: "Not published of all units together in \(new)")
    case .withheldThen where change.unit == nil:
      return language(vi: "Kỳ \(old) không công bố điểm toàn đơn vị", en: "Not published of all units together in \(old)")
    case .withheldNow:
      return language(vi: "Kỳ \(new) không công bố: quá ít người trả lời", en: "Withheld in \(new): too few answered")
    case .withheldThen(let units):
      let which = units.count > 1 || change.unitsThen.count > 1 || isMerged(change, pair) ? ": \(list(units))" : ""
      return language(
        vi: "Kỳ \(old) không công bố vì quá ít người trả lời\(which)", en: "Withheld in \(old), when too few answered\(which)")
    case .thinThen(let units):
      return language(
        vi: "Không so sánh được: ở kỳ \(old), \(list(units)) có tiêu chí quá ít người trả lời",
        en: "Not compared: in \(old) too few answered some indicators of \(list(units))")
    case .figuresThen(let units):
      return language(
        vi: "Không so sánh được: ở kỳ \(old) là nhiều đơn vị (\(list(units))) không có số liệu chung",
        en: "Not compared: in \(old) it was several units (\(list(units))), whose figures together are not known")
    case .noUnitInCommon:
      return language(vi: "Không đơn vị nào có ở cả hai kỳ", en: "No unit is in both editions")
    case .noScore: return language(vi: "Một trong hai kỳ không có điểm", en: "No score in one of the editions")
    }
  }

  private func isMerged(_ change: EditionComparison.Change, _ pair: EditionComparison.Pair) -> Bool {
    guard case .withheldThen(let units)? = change.absence, let unit = change.unit, let first = units.first else { return false }
    return comparison.editions[pair.now].survey.units[unit].id != comparison.editions[pair.then].survey.units[first].id
  }

  // MARK: - Method

  /// Under tables of parts.
  static func rounding(_ language: Language) -> String {
    language(
      vi: "Các phần cộng lại đúng bằng thay đổi; vì làm tròn riêng từng số nên tổng có thể lệch ở chữ số cuối.",
      en: "The parts add up to the change exactly; each is rounded by itself, so that the last digit may differ.")
  }

  static func paragraphs(_ language: Language) -> [String] {
    [
      language(
        vi:
          "Mỗi kỳ được chấm lại theo cách tính và trọng số của kỳ kia. Phần do một yếu tố (câu trả lời, cách tính, trọng số) là trung bình, "
          + "trên mọi thứ tự thay lần lượt các yếu tố từ kỳ trước sang kỳ sau, của mức điểm thay đổi khi thay yếu tố đó (giá trị Shapley). Các phần "
          + "cộng lại đúng bằng thay đổi của điểm. Tổ hợp nào không tính được thì những yếu tố liên quan được để chung.",
        en:
          "Each edition is scored again by the method and the weights of the other. The part of a factor (answers, method, weights) is what the "
          + "score moves by when it is switched from the earlier edition to the later one, averaged over all orders in which factors can be switched "
          + "(Shapley's value). The parts add up to the change of the score exactly. Where a combination cannot be computed its factors are left "
          + "together."),
      language(
        vi:
          "Cấu trúc: tiêu chí hoặc nhóm người trả lời chỉ có ở một kỳ. Phần này là chênh lệch giữa điểm của kỳ và điểm tính trên phần chung của "
          + "hai kỳ, kỳ sau trừ kỳ trước; các yếu tố khác được tách trên phần chung. Đơn vị: với điểm toàn đơn vị, tương tự với các đơn vị chỉ có ở một kỳ.",
        en:
          "Structure: indicators or respondent groups of one edition alone. This part is how far the score of an edition is from its score on what "
          + "both have, the later less the earlier; other factors are split on what both have. Units: the same for the score of all units together and "
          + "units of one edition alone."),
      language(
        vi:
          "Khoảng tin cậy có ở thay đổi và ở phần do câu trả lời, vì chỉ câu trả lời có sai số chọn mẫu. Nếu hai kỳ đọc câu trả lời theo cách khác "
          + "nhau (giá trị của tiêu chí, trọng số của phiếu) thì sai số theo mỗi cách được cộng lại, là mức lớn nhất có thể. Đơn vị không công bố ở một trong hai kỳ "
          + "thì không có thay đổi nào được nêu.",
        en:
          "The change and the part of the answers have an interval, since only answers have sampling error. Where the editions read answers in other "
          + "ways (value of an indicator, response weights) the errors of either way are added, the most that they can be together. Of a unit that is withheld in one of "
          + "the editions no change is told."),
    ]
  }
}
