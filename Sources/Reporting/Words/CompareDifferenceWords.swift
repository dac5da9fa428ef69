import Inference
import Scoring
import SurveyModel

/// What is different between two editions.
extension CompareWords {
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
}
