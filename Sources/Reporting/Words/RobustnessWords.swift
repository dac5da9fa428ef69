import Inference
import SurveyModel

/// What other weights would change, and how components move together.
enum RobustnessWords {
  static func section(_ language: Language) -> String { language(vi: "Nếu chọn trọng số khác", en: "Under other weights") }
  static func lead(_ language: Language) -> String {
    language(
      vi:
        "Trọng số do hội đồng quyết định; phần này cho biết thứ hạng có thể thay đổi đến đâu nếu chọn trọng số khác, với các phiếu giữ nguyên. "
        + "Sai số chọn mẫu là việc khác: xem khoảng thứ hạng.",
      en: "Weights are a committee's decision. This is how far ranks could change with other weights and the same answers. "
        + "Sampling error is another matter: see the rank ranges.")
  }

  static func titleOfRanks(_ language: Language) -> String {
    language(vi: "Thứ hạng có thể đạt khi chọn trọng số khác", en: "Ranks possible under other weights")
  }
  static func titleOfStability(_ language: Language) -> String {
    language(vi: "Thứ hạng giữ nguyên khi tỷ trọng của một thành phần nằm trong khoảng", en: "Weights within which the ranking stays")
  }
  static func titleOfCoherence(_ language: Language) -> String {
    language(vi: "Tỷ trọng và ảnh hưởng thực tế của các thành phần", en: "Weight and importance of the components")
  }
  static func titleOfReliability(_ language: Language) -> String {
    language(
      vi: "Các câu hỏi của từng thành phần có đo cùng một nội dung không", en: "Whether the questions of a component measure one thing")
  }

  /// Of a freedom, as the head of a column.
  static func head(_ reach: WeightRobustness.Reach, _ words: Wording) -> String {
    let language = words.language
    let all = reach.areOfAllLevels ? language(vi: ", ở mọi cấp", en: ", at every level") : ""
    return head(reach.freedom, words) + all
  }

  private static func head(_ freedom: WeightFreedom, _ words: Wording) -> String {
    let language = words.language
    switch freedom {
    case .share(let share):
      let percent = words.percentText(share)
      return language(vi: "Mỗi trọng số ± \(percent)", en: "Each weight ± \(percent)")
    case .ratio(let ratio):
      let times = words.numbers.asRead(ratio)
      return language(vi: "Chênh nhau không quá \(times) lần", en: "None above \(times) times another")
    case .order: return language(vi: "Giữ thứ tự trọng số", en: "Order of weights kept")
    case .intervals: return language(vi: "Trong khoảng đã định", en: "Within given intervals")
    case .any: return language(vi: "Trọng số bất kỳ", en: "Any weights")
    }
  }

  /// Of a freedom, within a sentence: under these weights …
  private static func weights(_ reach: WeightRobustness.Reach, _ words: Wording) -> String {
    weights(reach.freedom, words)
      + (reach.areOfAllLevels ? words.language(vi: ", xét ở mọi cấp của bộ chỉ số", en: ", at every level of the index") : "")
  }

  private static func weights(_ freedom: WeightFreedom, _ words: Wording) -> String {
    let language = words.language
    switch freedom {
    case .share(let share):
      let percent = words.percentText(share)
      return language(
        vi: "mọi bộ trọng số mà mỗi trọng số tăng hoặc giảm không quá \(percent)",
        en: "every weighting in which no weight differs by more than \(percent) from the one decided")
    case .ratio(let ratio):
      let times = words.numbers.asRead(ratio)
      return language(
        vi: "mọi bộ trọng số mà không thành phần nào nặng hơn \(times) lần thành phần khác",
        en: "every weighting in which no component counts for more than \(ratio == 2 ? "twice" : "\(times) times") another")
    case .order:
      return language(vi: "mọi bộ trọng số giữ nguyên thứ tự quan trọng", en: "every weighting that keeps the order of importance")
    case .intervals: return language(vi: "mọi bộ trọng số trong khoảng đã định", en: "every weighting within the given intervals")
    case .any: return language(vi: "mọi bộ trọng số", en: "every weighting")
    }
  }

  static func isFirst(_ name: String, under reach: WeightRobustness.Reach, _ words: Wording) -> String {
    words.language(
      vi: "\(name) đứng thứ nhất với \(weights(reach, words)).", en: "\(name) is first under \(weights(reach, words)).")
  }

  static func couldBeFirst(_ names: String, under reach: WeightRobustness.Reach, _ words: Wording) -> String {
    words.language(
      vi: "Xét \(weights(reach, words)), hạng nhất có thể thuộc về: \(names).",
      en: "Over \(weights(reach, words)), first place may go to: \(names).")
  }

  static func fixedPairs(_ fixed: Int, of pairs: Int, under reach: WeightRobustness.Reach, _ words: Wording) -> String {
    let (some, all) = (words.numbers.text(fixed), words.numbers.text(pairs))
    return words.language(
      vi: "\(some) trong \(all) cặp đơn vị khác hạng giữ nguyên thứ tự với \(weights(reach, words)).",
      en: "\(some) of the \(all) pairs of units that differ in rank keep their order under \(weights(reach, words)).")
  }

  static func rankNote(isExact: Bool, _ reaches: [WeightRobustness.Reach], _ results: Results, _ language: Language) -> String {
    let own = reaches.contains { !$0.areOfAllLevels }
    let below =
      reaches.contains(where: \.areOfAllLevels)
      ? language(
        vi: " Ở cột “mọi cấp”, trọng số của từng cấp thay đổi trong giới hạn đó, xét giữa các phần cùng cấp.",
        en: " Where it says “at every level”, the weights of each level move within these limits, among parts that stand beside each other."
      )
      : ""
    let apart =
      reaches.allSatisfy(\.holdsDecided)
      ? ""
      : language(
        vi: " Trừ cột có khoảng không chứa trọng số đã quyết định: ở đó hạng đã công bố không được tính.",
        en: " Not where given intervals leave out the weights that were decided: there the published rank is none of these.")
    let names = Set(reaches.flatMap(\.held)).sorted().map { results.index.nodes[$0].name[language] }.joined(separator: "; ")
    let held =
      names.isEmpty
      ? ""
      : language(
        vi:
          " Riêng trọng số bên trong phần sau đây giữ nguyên, vì có đơn vị thiếu một mục của phần đó hoặc phần đó được tổng hợp theo cách khác: \(names).",
        en:
          " The weights within these stay as they are, since some unit lacks a part of them or they are aggregated in another way: \(names)."
      )
    let exact =
      language(
        vi:
          "Hạng tốt nhất và kém nhất có thể đạt, chứng minh bằng quy hoạch tuyến tính trên toàn bộ các bộ trọng số, không phải thử ngẫu nhiên; "
          + "hạng đã công bố luôn nằm trong khoảng." + (own ? " Trọng số của các câu hỏi trong từng thành phần giữ nguyên." : ""),
        en:
          "The best and the worst rank possible, proven by linear programming over all such weights and not by trying some; the published rank "
          + "always counts." + (own ? " Within components the weights of questions stay as they are." : "")) + apart + below + held
    return isExact
      ? exact
      : exact
        + language(
          vi: " Dấu *: đã chứng minh hạng không thể ra ngoài khoảng này, nhưng chưa tìm được bộ trọng số đạt tới cả hai đầu.",
          en: " *: proven not to leave this range, though no weights were found for both of its ends.")
  }

  static func share(_ language: Language) -> String { language(vi: "Tỷ trọng", en: "Weight") }
  static func keepsFirst(_ language: Language) -> String { language(vi: "Hạng nhất không đổi", en: "First place stays") }
  static func keepsRanking(_ language: Language) -> String { language(vi: "Cả bảng không đổi", en: "Whole ranking stays") }
  static func stabilityNote(_ language: Language) -> String {
    language(
      vi: "Khi tỷ trọng của riêng thành phần đó thay đổi trong khoảng, các thành phần khác giữ nguyên tỷ lệ với nhau.",
      en: "While the weight of that component alone moves within the range, the others keep their proportions.")
  }

  static func importance(_ language: Language) -> String { language(vi: "Phần ảnh hưởng thực tế", en: "Share of importance") }
  static func equalizing(_ language: Language) -> String {
    language(vi: "Tỷ trọng để ảnh hưởng bằng mức đã định", en: "Weight that would give the importance decided")
  }
  static func coherenceNote(units: Int, isReached: Bool, _ language: Language) -> String {
    let what = language(
      vi: "Phần ảnh hưởng: bình phương hệ số tương quan giữa điểm thành phần và điểm tổng hợp của \(units) đơn vị, tính theo tỷ lệ; "
        + "một thành phần mà các đơn vị gần như bằng điểm nhau thì ảnh hưởng ít, dù tỷ trọng lớn. Với ít đơn vị, các con số này chỉ để tham khảo.",
      en:
        "Share of importance: the squared correlation of the component with the overall score over \(units) units, in proportion. A component in which units hardly "
        + "differ decides little, whatever its weight. With few units these figures are indicative only.")
    return isReached
      ? what
      : what
        + language(
          vi: " Không có bộ trọng số không âm nào làm cho ảnh hưởng đúng bằng tỷ trọng đã định; cột cuối là bộ gần nhất.",
          en: " No weights above zero give exactly the importance decided; the last column comes nearest.")
  }

  static func nearlyTheSame(_ one: String, _ other: String, r: String, _ language: Language) -> String {
    language(
      vi: "“\(one)” và “\(other)” gần như cho cùng một kết quả (hệ số tương quan \(r)): tính cả hai là tính một nội dung hai lần.",
      en: "“\(one)” and “\(other)” say nearly the same of the units (correlation \(r)): counting both counts one thing twice.")
  }
  static func opposed(_ one: String, _ other: String, r: String, _ language: Language) -> String {
    language(
      vi: "“\(one)” và “\(other)” ngược chiều nhau (hệ số tương quan \(r)): điểm tổng hợp bù trừ chúng cho nhau.",
      en: "“\(one)” and “\(other)” run against each other (correlation \(r)): the overall score sets one off against the other.")
  }
  static func crowded(_ names: String, share: String, _ language: Language) -> String {
    language(
      vi: "Từ \(share) câu trả lời trở lên ở mức cao nhất, nên hầu như không phân biệt được các đơn vị: \(names).",
      en: "At least \(share) of the answers are the best possible, so that units can hardly be told apart by: \(names).")
  }

  static func item(_ language: Language) -> String { language(vi: "Thành phần, câu hỏi", en: "Component, question") }
  static func forms(_ language: Language) -> String { language(vi: "Số phiếu đủ câu", en: "Complete forms") }
  static func alpha(_ language: Language) -> String { language(vi: "Alpha Cronbach", en: "Cronbach's alpha") }
  static func alphaInterval(_ confidence: String, _ language: Language) -> String {
    language(vi: "Khoảng tin cậy \(confidence) của alpha", en: "\(confidence) confidence interval, alpha")
  }
  static func standardized(_ language: Language) -> String { language(vi: "Alpha chuẩn hóa", en: "Standardised alpha") }
  static func ifDeleted(_ language: Language) -> String { language(vi: "Alpha khi bỏ câu này", en: "Alpha without it") }
  static func itemRest(_ language: Language) -> String { language(vi: "Tương quan với các câu còn lại", en: "Item–rest correlation") }
  static func ceiling(_ language: Language) -> String { language(vi: "Ở mức cao nhất", en: "At the best answer") }
  static func floor(_ language: Language) -> String { language(vi: "Ở mức thấp nhất", en: "At the worst answer") }
  static func reliabilityNote(fewest: Int, _ language: Language) -> String {
    language(
      vi:
        "Tính trên phiếu của các đơn vị được xếp hạng, mỗi phiếu tính một lần, không theo trọng số; alpha và tương quan tính trên các phiếu trả lời đủ mọi câu của thành phần. Alpha gần 1: các câu "
        + "hỏi cùng tăng cùng giảm; thấp: mỗi câu đo một việc. Dấu –: chỉ có một câu hỏi, mọi câu trả lời như nhau, hoặc dưới \(fewest) phiếu.",
      en:
        "Over the responses of ranked units, each counted once and unweighted; alpha and correlations over the forms that answered every question of the component. An alpha near 1 "
        + "says that the questions rise and fall together, a low one that each measures something of its own. A dash: one question, answers all alike, or fewer than \(fewest) forms."
    )
  }

  /// Why nothing can be said of other weights.
  static func absence(_ absence: WeightRobustness.Absence, _ words: Wording) -> String {
    let language = words.language
    let why =
      switch absence {
      case .fewUnits: language(vi: "chưa có hai đơn vị được xếp hạng", en: "fewer than two units have a rank")
      case .manyUnits(let count, let most):
        language(
          vi: "có \(words.numbers.text(count)) đơn vị, nhiều hơn mức so sánh được là \(words.numbers.text(most))",
          en: "there are \(words.numbers.text(count)) units, more than the \(words.numbers.text(most)) that are compared")
      case .oneComponent: language(vi: "chỉ số chỉ có một thành phần", en: "the index has one component")
      case .notLinear(let node):
        language(
          vi: "cách tổng hợp của \(name(node, words)) không dùng trọng số theo đường thẳng",
          en: "weights do not act in a straight line in the aggregation of \(name(node, words))")
      case .notAboveZero(let node):
        language(
          vi: "cách tổng hợp của \(name(node, words)) cần điểm thành phần lớn hơn 0 ở mọi đơn vị",
          en: "the aggregation of \(name(node, words)) needs component scores above zero in every unit")
      case .points:
        language(
          vi: "điểm thưởng, điểm trừ được cộng vào một chỉ số không phải trung bình cộng",
          en: "bonus or penalty points are added to an index that is no arithmetic mean")
      case .otherParts:
        language(
          vi: "các nhóm trả lời được hỏi những thành phần khác nhau nên điểm không phải là trung bình có trọng số của các thành phần",
          en: "respondent groups are asked different parts, so that the score is no weighted mean of the components")
      }
    return language(vi: "Không xét được trọng số khác: \(why).", en: "Other weights are not examined: \(why).")
  }

  private static func name(_ node: Int, _ words: Wording) -> String { words.results.index.nodes[node].name[words.language] }
}
