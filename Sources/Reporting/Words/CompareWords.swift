import Inference
import Scoring
import SurveyModel

/// What is said of compared editions.
struct CompareWords: Sendable {
  let comparison: EditionComparison
  let language: Language

  private var numbers: NumberText { NumberText(language: language) }

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

  // MARK: - What is different

  /// One sentence each, the answers first.
  func differences(_ pair: EditionComparison.Pair) -> [String] {
    let (old, new) = (comparison.editions[pair.then], comparison.editions[pair.now])
    var sentences = [
      language(
        vi:
          "Câu trả lời: \(numbers.text(old.responses)) phiếu kỳ \(name(pair.then)), \(numbers.text(new.responses)) phiếu kỳ \(name(pair.now)). ",
        en: "Answers: \(numbers.text(old.responses)) responses in \(name(pair.then)), \(numbers.text(new.responses)) in \(name(pair.now)). "
      )
        + (pair.matched > 0
          ? language(
            vi: "Ai trả lời cả hai kỳ thì được so với chính mình.", en: "Those who answered both times are compared with themselves.")
          : language(
            vi: "Không nhận ra ai trả lời cả hai kỳ, nên hai kỳ được coi là độc lập.",
            en: "Nobody is known to have answered both times: the editions are treated as independent."))
    ]
    let own = pair.differences
    if own.isEmpty {
      sentences.append(
        language(
          vi: "Chỉ số: cùng trọng số, cách tính và cấu trúc; thay đổi của điểm là do câu trả lời.",
          en: "Index: the same weights, method and structure; the scores changed by the answers."))
    }
    if !own.weights.isEmpty {
      sentences.append(
        language(
          vi: "Trọng số: \(numbers.text(own.weights.count)) mục có tỷ trọng khác.",
          en: "Weights: \(numbers.text(own.weights.count)) \(own.weights.count == 1 ? "part has" : "parts have") another share."))
    }
    sentences += own.groups.map { group in
      let (before, after) = (numbers.percent(group.then), numbers.percent(group.now))
      return language(
        vi: "Trọng số của nhóm người trả lời \(group.name[.vi]): \(before) → \(after).",
        en: "Weight of the respondent group \(group.name[.en]): \(before) → \(after).")
    }
    sentences += own.rules.map { language(vi: "Cách tính: ", en: "Method: ") + rule($0) + "." }
    sentences += structure(own, pair) + units(pair) + failures(pair)
    return sentences
  }

  private func structure(_ own: IndexDifferences, _ pair: EditionComparison.Pair) -> [String] {
    func sentence(_ parts: [LocalizedText], _ edition: Int, groups: Bool) -> String? {
      guard !parts.isEmpty else { return nil }
      let names = listed(parts)
      return groups
        ? language(
          vi: "Cấu trúc: nhóm người trả lời chỉ có ở kỳ \(name(edition)): \(names).",
          en: "Structure: respondent groups of \(name(edition)) alone: \(names).")
        : language(
          vi: "Cấu trúc: chỉ có trong chỉ số kỳ \(name(edition)): \(names).",
          en: "Structure: in the index of \(name(edition)) alone: \(names).")
    }
    return [
      sentence(own.onlyThen, pair.then, groups: false), sentence(own.onlyNow, pair.now, groups: false),
      sentence(own.groupsOnlyThen, pair.then, groups: true), sentence(own.groupsOnlyNow, pair.now, groups: true),
    ].compactMap(\.self)
  }

  /// The first few by name.
  private func listed(_ names: [LocalizedText], most: Int = 6) -> String {
    let most = names.count == most + 1 ? names.count : most
    let shown = names.prefix(most).map { $0[language] }.joined(separator: "; ")
    let more = names.count - most
    return more > 0 ? shown + language(vi: "; và \(more) mục nữa", en: "; and \(more) more") : shown
  }

  private func units(_ pair: EditionComparison.Pair) -> [String] {
    let (old, new) = (comparison.editions[pair.then].survey, comparison.editions[pair.now].survey)
    var sentences: [String] = []
    let added = pair.units.filter { $0.absence == .isNew }.compactMap(\.unit).sorted().map { new.units[$0].name }
    if !added.isEmpty {
      sentences.append(language(vi: "Đơn vị mới: \(listed(added)).", en: "New units: \(listed(added))."))
    }
    if !pair.closed.isEmpty {
      let names = listed(pair.closed.map { old.units[$0].name })
      sentences.append(language(vi: "Đơn vị không còn: \(names).", en: "Units that are gone: \(names)."))
    }
    let merged = pair.units.filter { $0.unitsThen.count > 1 }.compactMap(\.unit).sorted().map { new.units[$0].name }
    if !merged.isEmpty {
      sentences.append(language(vi: "Đơn vị sáp nhập: \(listed(merged)).", en: "Merged units: \(listed(merged))."))
    }
    return sentences
  }

  private func failures(_ pair: EditionComparison.Pair) -> [String] {
    guard !pair.joint.isEmpty else { return [] }
    var sentences = pair.joint.map { factors in
      language(
        vi: "Không tách được phần do \(names(of: factors)) ở một số dòng.",
        en: "In some rows what comes of \(names(of: factors)) cannot be told apart.")
    }
    // One reason is enough: the others are mostly the same.
    if let failure = pair.failures.first {
      let error = failure.error.message(in: language)
      sentences.append(
        language(
          vi: "Câu trả lời kỳ \(name(failure.answers)) không chấm được theo cách tính kỳ \(name(failure.rules)): \(error).",
          en: "Answers of \(name(failure.answers)) cannot be scored by the method of \(name(failure.rules)): \(error)."))
    }
    return sentences
  }

  private func rule(_ rule: IndexDifferences.Rule) -> String {
    func listed(_ names: [LocalizedText]) -> String { self.listed(names, most: 2) }
    switch rule {
    case .aggregation(let nodes, let then, let now):
      return language(vi: "tổng hợp", en: "aggregation") + " (\(listed(nodes))): \(formula(then, language)) → \(formula(now, language))"
    case .missing(let nodes, let then, let now):
      return language(vi: "khi thiếu điểm", en: "missing scores") + " (\(listed(nodes))): \(policy(then)) → \(policy(now))"
    case .normalization(let nodes, let then, let now):
      let (before, after) = (normalization(then), normalization(now))
      let what = language(vi: "quy về thang điểm", en: "normalisation") + " (\(listed(nodes)))"
      return before == after ? what + language(vi: ": tham số khác", en: ": other parameters") : "\(what): \(before) → \(after)"
    case .statistic(let nodes, let then, let now):
      return language(vi: "giá trị của tiêu chí", en: "value of the indicator")
        + " (\(listed(nodes))): \(statistic(then)) → \(statistic(now))"
    case .reading(let nodes):
      return language(vi: "chiều hoặc phép biến đổi khác (\(listed(nodes)))", en: "another direction or transform (\(listed(nodes)))")
    case .applicability(let nodes):
      return language(
        vi: "áp dụng cho các nhóm đơn vị khác (\(listed(nodes)))", en: "it applies to other groups of units (\(listed(nodes)))")
    case .responseWeights(let then, let now):
      return language(vi: "trọng số của phiếu", en: "response weights") + ": \(weighting(then)) → \(weighting(now))"
    case .scale(let then, let now):
      func ends(_ scale: ClosedRange<Double>) -> String { "\(numbers.asRead(scale.lowerBound))–\(numbers.asRead(scale.upperBound))" }
      return language(vi: "thang điểm", en: "scale") + ": \(ends(then)) → \(ends(now))"
    case .treatment: return language(vi: "xử lý số liệu khác", en: "figures are treated in another way")
    case .arrangement:
      return language(
        vi: "tiêu chí được xếp vào các thành phần khác, nên trọng số và cách tính không tách được",
        en: "indicators stand in other components, so that weights and method cannot be told apart")
    }
  }

  private func policy(_ policy: IndexTree.MissingPolicy) -> String {
    switch policy {
    case .reweight(let share) where share > 0:
      language(
        vi: "chia lại trọng số, từ \(numbers.percent(share, decimals: 0)) trở lên",
        en: "reweighted, from \(numbers.percent(share, decimals: 0)) on")
    case .reweight: language(vi: "chia lại trọng số", en: "reweighted")
    case .fail: language(vi: "không cho phép thiếu", en: "not allowed")
    case .zero: language(vi: "tính mức thấp nhất", en: "the lowest score")
    }
  }

  private func normalization(_ normalization: IndexTree.Normalization) -> String {
    func span(_ low: Double, _ high: Double) -> String { "\(numbers.asRead(low))–\(numbers.asRead(high))" }
    switch normalization {
    case .answerScale(let from, let to):
      return language(vi: "theo thang trả lời, \(span(from, to))", en: "by the answer scale, \(span(from, to))")
    case .shareOfMaximum: return language(vi: "phần của mức cao nhất", en: "share of the maximum")
    case .minMax(.thisRun, _, _, _, _): return language(vi: "nhỏ nhất–lớn nhất của kỳ", en: "min–max of the edition")
    case .minMax(.pooled(let editions), _, _, _, _):
      let list = editions.joined(separator: ", ")
      return language(vi: "nhỏ nhất–lớn nhất qua các kỳ \(list)", en: "min–max of the editions \(list)")
    case .minMax(.given(let low, let high), _, _, _, _), .goalposts(let low, let high, _, _, _):
      return language(vi: "khoảng định trước \(span(low, high))", en: "the given range \(span(low, high))")
    case .zScore: return language(vi: "chuẩn hóa z", en: "z-score")
    case .rank, .borda: return language(vi: "thứ hạng", en: "rank")
    case .percentileRank: return language(vi: "thứ hạng phần trăm", en: "percentile rank")
    case .distance: return language(vi: "khoảng cách tới đích", en: "distance to a target")
    case .categorical: return language(vi: "theo bậc", en: "by bands")
    case .none: return language(vi: "giữ nguyên giá trị", en: "the value itself")
    }
  }

  private func statistic(_ statistic: IndexTree.Statistic) -> String {
    switch statistic {
    case .mean: language(vi: "trung bình", en: "mean")
    case .top1: language(vi: "tỷ lệ ở mức cao nhất", en: "share of the best answer")
    case .top2: language(vi: "tỷ lệ ở hai mức cao nhất", en: "share of the two best")
    case .bottom2: language(vi: "tỷ lệ ở hai mức thấp nhất", en: "share of the two worst")
    case .share: language(vi: "tỷ lệ của các mức đã nêu", en: "share of the answers named")
    case .median: language(vi: "trung vị", en: "median")
    case .net: language(vi: "hiệu hai mức cao và hai mức thấp", en: "two best less two worst")
    case .allTop: language(vi: "tỷ lệ người chọn toàn mức cao", en: "share of people all of whose answers are of the two best")
    }
  }

  private func weighting(_ weighting: IndexTree.ResponseWeighting) -> String {
    let names = weighting.names.joined(separator: ", ")
    return switch weighting {
    case .none: language(vi: "không dùng", en: "none")
    case .nonresponse: language(vi: "điều chỉnh theo tỷ lệ trả lời", en: "adjusted for non-response")
    case .postStratify: language(vi: "hậu phân tầng theo \(names)", en: "post-stratified by \(names)")
    case .rake: language(vi: "hiệu chỉnh lặp (raking) theo \(names)", en: "raked to \(names)")
    }
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
