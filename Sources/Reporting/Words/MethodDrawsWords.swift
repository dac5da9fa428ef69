import Inference
import Scoring
import SurveyModel

/// What other choices of method would change.
enum MethodDrawsWords {
  static func heading(_ language: Language) -> String {
    language(vi: "Nếu tính theo phương pháp hợp lý khác", en: "Under other reasonable methods")
  }
  static func titleOfRanks(_ language: Language) -> String {
    language(vi: "Thứ hạng khi tính theo các phương pháp hợp lý khác", en: "Ranks under other reasonable methods")
  }
  static func titleOfChoices(_ language: Language) -> String {
    language(vi: "Lựa chọn nào ảnh hưởng đến thứ hạng nhiều nhất", en: "Which choice matters most")
  }

  static func rankSet(_ language: Language) -> String { language(vi: "Do chọn mẫu", en: "By sampling alone") }
  static func method(_ language: Language) -> String { language(vi: "Do phương pháp", en: "By method alone") }
  static func both(_ language: Language) -> String { language(vi: "Do cả hai", en: "By both") }
  static func first(_ language: Language) -> String { language(vi: "Tỷ lệ lần thử đứng thứ nhất", en: "First in") }
  static func firstOfBoth(_ language: Language) -> String {
    language(vi: "Đứng thứ nhất khi tính cả sai số chọn mẫu", en: "First in, sampling too")
  }
  static func scores(_ language: Language) -> String { language(vi: "Điểm, do phương pháp", en: "Score, by method alone") }

  static func choice(_ language: Language) -> String { language(vi: "Lựa chọn", en: "Choice") }
  static func alone(_ language: Language) -> String { language(vi: "Riêng lựa chọn này", en: "By itself") }
  static func total(_ language: Language) -> String { language(vi: "Cùng các lựa chọn khác", en: "With all others") }
  static func interval(_ confidence: String, _ language: Language) -> String {
    language(vi: "Khoảng tin cậy \(confidence)", en: "\(confidence) confidence interval")
  }

  static func name(_ choice: MethodChoice, _ language: Language) -> String {
    switch choice {
    case .weights: language(vi: "Trọng số", en: "Weights")
    case .normalization: language(vi: "Cách chuẩn hóa", en: "Normalisation")
    case .aggregation: language(vi: "Cách tổng hợp", en: "Aggregation")
    case .missing: language(vi: "Cách xử lý phần thiếu", en: "Treatment of missing parts")
    case .component: language(vi: "Bỏ một thành phần", en: "A component left out")
    case .indicator: language(vi: "Bỏ một tiêu chí", en: "An indicator left out")
    case .unit: language(vi: "Bỏ một đơn vị", en: "A unit left out")
    case .flagged: language(vi: "Bỏ các phiếu bị đánh dấu", en: "Flagged responses left out")
    }
  }

  // MARK: Sentences

  static func tried(_ draws: Int, _ what: String, _ words: Wording) -> String {
    let count = words.numbers.text(draws)
    return words.language(
      vi: "Thử tính lại \(count) lần, mỗi lần chọn ngẫu nhiên: \(what).",
      en: "Computed again \(count) times, each time with choices at random of: \(what).")
  }

  static func isFirst(_ name: String, share: Double, _ words: Wording) -> String {
    let percent = shareText(share, words)
    return words.language(
      vi: "\(name) đứng thứ nhất trong \(percent) số lần tính lại theo phương pháp hợp lý khác.",
      en: "\(name) is first in \(percent) of the draws of other reasonable methods.")
  }

  static func areFirst(_ list: [(name: String, share: Double)], _ words: Wording) -> String {
    let names = list.map { "\($0.name) (\(shareText($0.share, words)))" }.joined(separator: ", ")
    return words.language(
      vi: "Đơn vị đứng thứ nhất trong các lần tính lại theo phương pháp hợp lý khác: \(names).",
      en: "First in the draws of other reasonable methods: \(names).")
  }

  static func moves(_ change: Double, unchanged: Double, _ words: Wording) -> String {
    let (ranks, share) = (words.numbers.text(change, decimals: 2), shareText(unchanged, words))
    return words.language(
      vi: "Trung bình mỗi lần, một đơn vị đổi \(ranks) bậc; trong \(share) số lần, không đơn vị nào đổi hạng.",
      en: "On average a unit moves by \(ranks) ranks; in \(share) of the draws none moves.")
  }

  static func mattersMost(_ names: [String], _ words: Wording) -> String {
    let language = words.language
    let list = names.map(\.lowercasedFirst).joined(separator: language(vi: " và ", en: " and "))
    return language(
      vi: "Ảnh hưởng đến thứ hạng nhiều nhất: \(list).",
      en: "What matters most: \(list).")
  }

  static func nothingMoves(_ words: Wording) -> String {
    words.language(
      vi: "Không lựa chọn nào trong số đã thử làm thay đổi thứ hạng.", en: "None of the choices that were tried changes any rank.")
  }

  static func joint(_ name: String, share: Double, _ words: Wording) -> String {
    let percent = shareText(share, words)
    return words.language(
      vi: "Khi tính cả sai số chọn mẫu trong mỗi lần, \(name) đứng thứ nhất trong \(percent) số lần.",
      en: "With sampling error in each draw as well, \(name) is first in \(percent).")
  }

  static func failed(_ failed: Int, of draws: Int, why: String, _ words: Wording) -> String {
    let (some, all) = (words.numbers.text(failed), words.numbers.text(draws))
    return words.language(
      vi: "\(some) trong \(all) lần không tính được nên không kể; lần đầu tiên vì: \(why)",
      en: "\(some) of \(all) draws could not be computed and do not count; the first because: \(why)")
  }

  /// Whole per cents, and never all or nothing for what is almost so.
  private static func shareText(_ share: Double, _ words: Wording) -> String {
    if share > 0, share < 0.01 { return words.language(vi: "dưới 1%", en: "less than 1%") }
    if share < 1, share > 0.99 { return words.language(vi: "hơn 99%", en: "more than 99%") }
    return words.numbers.percent(share, decimals: 0)
  }

  // MARK: What is tried

  /// The choices of a draw, one after another.
  static func choices(_ draws: MethodDraws, _ words: Wording) -> String {
    let language = words.language
    let alternatives = draws.alternatives
    return draws.choices.map { choice in
      switch choice {
      case .weights:
        switch alternatives.weights {
        case .dirichlet(let concentration):
          language(
            vi: "trọng số theo phân phối Dirichlet quanh trọng số đã định (độ tập trung \(words.numbers.asRead(concentration)))",
            en: "weights by Dirichlet's distribution around those decided (concentration \(words.numbers.asRead(concentration)))")
        case .share(let share):
          language(
            vi: "mỗi trọng số ± \(words.percentText(share))", en: "each weight ± \(words.percentText(share))")
        case nil: name(choice, language).lowercasedFirst
        }
      case .normalization:
        language(vi: "cách chuẩn hóa đã định hoặc ", en: "the normalisation decided or ")
          + list(alternatives.normalizations.map { name($0, language) }, language)
      case .aggregation:
        language(vi: "cách tổng hợp đã định hoặc ", en: "the aggregation decided or ")
          + list(alternatives.aggregations.map { name($0, language) }, language)
      case .missing:
        language(vi: "cách xử lý phần thiếu đã định hoặc ", en: "the treatment of missing parts decided or ")
          + list(alternatives.missing.map { name($0, words) }, language)
      case .component: language(vi: "bỏ một thành phần hoặc không", en: "a component left out or none")
      case .indicator: language(vi: "bỏ một tiêu chí hoặc không", en: "an indicator left out or none")
      case .unit: language(vi: "bỏ một đơn vị hoặc không", en: "a unit left out or none")
      case .flagged: language(vi: "bỏ các phiếu bị đánh dấu hoặc không", en: "flagged responses left out or not")
      }
    }.joined(separator: "; ")
  }

  private static func list(_ names: [String], _ language: Language) -> String {
    names.joined(separator: language(vi: " hoặc ", en: " or "))
  }

  private static func name(_ normalization: IndexTree.Normalization, _ language: Language) -> String {
    switch normalization {
    case .answerScale: language(vi: "theo thang trả lời", en: "by the answer scale")
    case .shareOfMaximum: language(vi: "tỷ lệ so với mức cao nhất", en: "share of the maximum")
    case .minMax(.thisRun, _, _, _, _): language(vi: "nhỏ nhất – lớn nhất giữa các đơn vị", en: "min–max over the units")
    case .minMax(.pooled, _, _, _, _): language(vi: "nhỏ nhất – lớn nhất qua các kỳ", en: "min–max over editions")
    case .minMax(.given, _, _, _, _), .goalposts: language(vi: "khoảng giá trị định trước", en: "a range given beforehand")
    case .zScore: language(vi: "điểm chuẩn z", en: "z-scores")
    case .rank, .borda: language(vi: "thứ hạng", en: "ranks")
    case .percentileRank: language(vi: "thứ hạng phần trăm", en: "percentile ranks")
    case .distance: language(vi: "khoảng cách đến mục tiêu", en: "distance to a target")
    case .categorical: language(vi: "theo bậc", en: "bands")
    case .none: language(vi: "giữ nguyên giá trị", en: "values as they are")
    }
  }

  private static func name(_ aggregation: IndexTree.Aggregation, _ language: Language) -> String {
    switch aggregation {
    case .arithmetic: language(vi: "trung bình cộng", en: "the arithmetic mean")
    case .sum: language(vi: "tổng", en: "the sum")
    case .geometric: language(vi: "trung bình nhân", en: "the geometric mean")
    case .harmonic: language(vi: "trung bình điều hòa", en: "the harmonic mean")
    case .power(let p): language(vi: "trung bình lũy thừa (p = \(p))", en: "a power mean (p = \(p))")
    case .minimum: language(vi: "phần có điểm thấp nhất", en: "the lowest part")
    case .weightedMedian: language(vi: "trung vị có trọng số", en: "the weighted median")
    case .borda: "Borda"
    case .copeland: "Copeland"
    }
  }

  private static func name(_ policy: IndexTree.MissingPolicy, _ words: Wording) -> String {
    let language = words.language
    switch policy {
    case .reweight(let atLeast):
      return atLeast > 0
        ? language(
          vi: "chia lại trọng số khi có từ \(words.percentText(atLeast)) trở lên",
          en: "reweighting from \(words.percentText(atLeast)) of the weight on")
        : language(vi: "chia lại trọng số", en: "reweighting")
    case .fail: return language(vi: "không cho phép thiếu", en: "nothing may be missing")
    case .zero: return language(vi: "tính mức thấp nhất", en: "the lowest score")
    }
  }

  // MARK: Notes

  static func rankNote(_ draws: MethodDraws, _ words: Wording) -> String {
    let language = words.language
    let count = words.numbers.text(draws.method.draws)
    let ranges = language(
      vi:
        "Khoảng chứa \(words.confidence) số lần thử (phân vị loại 7 ở hai đầu) của \(count) lần. Do chọn mẫu: khoảng thứ hạng đã công bố, không phải phân vị. "
        + "Đơn vị bị bỏ ra trong một lần thử không tính vào hạng của các đơn vị khác trong lần đó.",
      en:
        "Ranges hold \(words.confidence) of \(count) draws (type 7 quantiles at both ends). By sampling alone: the published rank ranges, which are no quantiles. "
        + "A unit that is left out in a draw counts for no other unit there.")
    guard draws.joint != nil else { return ranges }
    let replicates = words.numbers.text(draws.replicates)
    return ranges
      + language(
        vi: " Do cả hai: mỗi lần thử còn lấy một bản lặp của các phiếu (bootstrap, \(replicates) bản lần lượt).",
        en: " By both: each draw also takes a replicate of the answers (bootstrap, \(replicates) in turn).")
  }

  static func choiceNote(rows: Int, _ words: Wording) -> String {
    let count = words.numbers.text(rows)
    return words.language(
      vi:
        "Chỉ số Sobol của mức đổi hạng bình quân: phần phương sai do riêng một lựa chọn, và do lựa chọn đó cùng mọi tác động chung với các lựa chọn khác "
        + "(các phần này có thể cộng lại quá 100%). Tất cả trọng số là một lựa chọn. Ước lượng từ \(count) hàng; số âm nghĩa là xấp xỉ 0.",
      en:
        "Sobol indices of the mean absolute change of rank: the share of its variance that a choice makes by itself, and with all that it does together with others "
        + "(these can sum to more than 100%). All weights are one choice. Estimated from \(count) rows; below zero means about zero.")
  }

  static func absence(_ absence: MethodDraws.Absence, _ words: Wording) -> String? {
    let language = words.language
    switch absence {
    case .fewUnits, .noChoice: return nil
    case .conflict:
      return language(
        vi: "Không thử phương pháp khác: các phương án khai báo không đi cùng nhau được.",
        en: "Other methods are not tried: the alternatives that are declared cannot stand together.")
    case .none(let error):
      return language(
        vi: "Không lần thử phương pháp khác nào tính được: \(error.message(in: .vi))",
        en: "No draw of other methods could be computed: \(error.message(in: .en))")
    }
  }
}

extension String {
  /// With a small letter at the start, for the middle of a sentence.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
