import Inference
import SurveyModel

/// What is said of a ranking under other choices: whole sentences in both languages.
enum RobustnessWords {
  // MARK: Three sentences

  /// - Parameter share: of each weight, as a percentage.
  static func firstHolds(unit: String, anyWeights: Bool, ratio: Bool, share: String?) -> LocalizedText {
    if anyWeights {
      return LocalizedText(
        vi: "\(unit) đứng đầu với mọi cách chọn trọng số.", en: "\(unit) is first under any weights at all.")
    }
    if ratio {
      return LocalizedText(
        vi: "\(unit) đứng đầu với mọi trọng số mà không thành phần nào nặng hơn hai lần thành phần khác.",
        en: "\(unit) is first under every weighting in which no component counts for more than twice another.")
    }
    if let share {
      return LocalizedText(
        vi: "\(unit) đứng đầu dù mỗi trọng số thay đổi trong phạm vi ±\(share).",
        en: "\(unit) is first however each weight is changed by up to \(share).")
    }
    return LocalizedText(
      vi: "Vị trí thứ nhất của \(unit) phụ thuộc vào trọng số: có trọng số hợp lý khác khiến đơn vị này không đứng đầu.",
      en: "The first place of \(unit) depends on the weights: there are other reasonable ones under which it is not first.")
  }

  static func together(unit: String, sampling: String, method: String, both: String) -> LocalizedText {
    LocalizedText(
      vi: "\(unit) đứng đầu trong \(method) cách tính khác đã thử, trong \(sampling) mẫu khảo sát khác, và trong \(both) khi xét cả hai.",
      en:
        "\(unit) is first in \(method) of the other methods tried, in \(sampling) of other samples of answers, and in \(both) with both together."
    )
  }

  static func methodAlone(unit: String, method: String) -> LocalizedText {
    LocalizedText(
      vi: "\(unit) đứng đầu trong \(method) cách tính khác đã thử.", en: "\(unit) is first in \(method) of the other methods tried.")
  }

  static func matters(_ input: MethodSpace.Input, total: String, change: String) -> LocalizedText {
    let name = name(input)
    return LocalizedText(
      vi: "Yếu tố ảnh hưởng nhiều nhất đến thứ hạng là \(name[.vi]) (\(total) mức biến động); thứ hạng thay đổi trung bình \(change) bậc.",
      en: "What moves ranks most is \(name[.en]) (\(total) of the variation); on average a rank changes by \(change).")
  }

  static func nothingMatters() -> LocalizedText {
    LocalizedText(vi: "Không cách tính nào đã thử làm thay đổi thứ hạng.", en: "None of the methods tried moves a rank.")
  }

  static func name(_ input: MethodSpace.Input) -> LocalizedText {
    switch input {
    case .weights: LocalizedText(vi: "trọng số", en: "the weights")
    case .normalization: LocalizedText(vi: "cách chuẩn hóa", en: "the normalisation")
    case .aggregation: LocalizedText(vi: "cách tổng hợp", en: "the aggregation")
    case .missing: LocalizedText(vi: "cách xử lý số liệu thiếu", en: "what is done with missing scores")
    case .leftOut: LocalizedText(vi: "việc bỏ một thành phần", en: "leaving a component out")
    case .sampling: LocalizedText(vi: "mẫu khảo sát (ai đã trả lời)", en: "who happened to answer")
    }
  }

  // MARK: Tables

  static let boundsTitle = LocalizedText(
    vi: "Hạng tốt nhất và kém nhất khi thay đổi trọng số (chính xác):", en: "Best and worst rank when weights change (exact):")
  static func freedom(_ freedom: WeightFreedom, share: String) -> LocalizedText {
    switch freedom {
    case .share: LocalizedText(vi: "±\(share)", en: "±\(share)")
    case .ratio: LocalizedText(vi: "tối đa gấp 2", en: "at most twice")
    case .order: LocalizedText(vi: "giữ thứ tự", en: "same order")
    case .intervals: LocalizedText(vi: "trong khoảng", en: "intervals")
    case .any: LocalizedText(vi: "bất kỳ", en: "any")
    }
  }
  static let unit = LocalizedText(vi: "Đơn vị", en: "Unit")
  static let rank = LocalizedText(vi: "Hạng", en: "Rank")
  static let atLeast = LocalizedText(
    vi: "≥, ≤: giới hạn đã chứng minh; hạng thực có thể hẹp hơn.", en: "≥, ≤: proven limits; the true ranks may lie within.")
  static let drawsTitle = LocalizedText(
    vi: "Hạng ở 90% số lần thử, và tỷ lệ đứng đầu:", en: "Ranks in 90% of the draws, and the share of them that put the unit first:")
  static let columns = LocalizedText(vi: "cách tính khác|mẫu khác|cả hai", en: "other methods|other answers|both")
  static let stabilityTitle = LocalizedText(
    vi: "Mỗi trọng số có thể thay đổi đến đâu (các trọng số khác giữ tỷ lệ):",
    en: "How far each weight can move alone (the others in proportion):")
  static func stability(_ name: String, weight: String, first: String, ranking: String) -> LocalizedText {
    LocalizedText(
      vi: "\(name) (\(weight)): vị trí thứ nhất giữ nguyên trong \(first), cả bảng xếp hạng trong \(ranking)",
      en: "\(name) (\(weight)): first place holds within \(first), the whole ranking within \(ranking)")
  }
  static let importanceTitle = LocalizedText(
    vi: "Trọng số quy định và mức ảnh hưởng thực tế:", en: "Decided weights and what components really count for:")
  static func importance(_ name: String, weight: String, share: String, equalizing: String?) -> LocalizedText {
    LocalizedText(
      vi: "\(name): trọng số \(weight), ảnh hưởng thực tế \(share)"
        + (equalizing.map { "; để hai con số bằng nhau cần trọng số \($0)" } ?? ""),
      en: "\(name): weight \(weight), share of importance \(share)"
        + (equalizing.map { "; a weight of \($0) would make the two equal" } ?? ""))
  }
  static let coherenceTitle = LocalizedText(vi: "Độ nhất quán của các tiêu chí:", en: "How well indicators belong together:")
  static func alpha(_ name: String, raw: String, low: String, high: String, standardized: String, forms: String) -> LocalizedText {
    LocalizedText(
      vi: "\(name): Cronbach α \(raw) (\(low)–\(high)), chuẩn hóa \(standardized), từng cặp có ít nhất \(forms) phiếu",
      en: "\(name): Cronbach’s α \(raw) (\(low)–\(high)), standardised \(standardized), pairwise with at least \(forms) forms")
  }
  static func noAlpha(_ name: String, _ reason: Reliability.Undefined) -> LocalizedText {
    switch reason {
    case .oneIndicator:
      LocalizedText(vi: "\(name): một tiêu chí, không tính được α", en: "\(name): one indicator; α is not defined")
    case .tooFewForms(let forms):
      LocalizedText(
        vi: "\(name): chỉ \(forms) phiếu trả lời cả hai tiêu chí, không tính được α",
        en: "\(name): only \(forms) forms answer two of its indicators; α is not defined")
    case .constant:
      LocalizedText(vi: "\(name): mọi câu trả lời như nhau, không tính được α", en: "\(name): all answers are equal; α is not defined")
    }
  }
  static func remark(_ remark: SurveyCoherence.Remark, name: String, number: String) -> LocalizedText {
    switch remark {
    case .lowAlpha:
      LocalizedText(
        vi: "\(name): các tiêu chí hầu như không đo cùng một điều (α \(number))",
        en: "\(name): its indicators hardly measure one thing (α \(number))")
    case .againstTheRest:
      LocalizedText(
        vi: "\(name): câu trả lời ngược chiều với các tiêu chí cùng thành phần (r \(number))",
        en: "\(name): answers run against the other indicators of the component (r \(number))")
    case .atTheCeiling:
      LocalizedText(
        vi: "\(name): \(number) câu trả lời ở mức cao nhất, khó phân biệt các đơn vị",
        en: "\(name): \(number) of the answers are at the top of the scale; it hardly tells units apart")
    case .atTheFloor:
      LocalizedText(
        vi: "\(name): \(number) câu trả lời ở mức thấp nhất, khó phân biệt các đơn vị",
        en: "\(name): \(number) of the answers are at the bottom of the scale; it hardly tells units apart")
    }
  }

  static func without(_ reason: SurveyRobustness.Reason) -> LocalizedText {
    switch reason {
    case .notLinear:
      LocalizedText(
        vi: "Không tính được giới hạn chính xác: tổng điểm không tuyến tính theo trọng số, hoặc có điểm thưởng, điểm trừ.",
        en: "No exact bounds: the index is not linear in its weights, or points are added after it.")
    case .nothingToCompare:
      LocalizedText(
        vi: "Không có gì để so sánh: cần ít nhất hai đơn vị được xếp hạng và hai thành phần.",
        en: "There is nothing to compare: it takes two ranked units and two components.")
    case .severalGroups:
      LocalizedText(
        vi: "Chưa thử cách tính khác: nhiều nhóm người trả lời cùng chấm điểm chỉ số.",
        en: "Other methods were not tried: several groups of respondents score the index.")
    }
  }

  static func leftAside(_ names: String) -> LocalizedText {
    LocalizedText(
      vi: "Không thử cách tổng hợp \(names): có điểm không lớn hơn 0.",
      en: "Not tried: \(names) aggregation, because a score is not above zero.")
  }

  static func failed(_ count: String) -> LocalizedText {
    LocalizedText(
      vi: "\(count) lần thử không tính được cho mọi đơn vị và không được dùng.",
      en: "\(count) draws left a unit without a score and were not used.")
  }
}
