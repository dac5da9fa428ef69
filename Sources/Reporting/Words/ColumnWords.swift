import Inference
import Scoring
import SurveyModel

/// What stands in each column of the tables for machines, with its unit and range.
struct ColumnWords: Sendable {
  enum ValueType: String, Sendable, Hashable {
    case string, integer, number
  }

  struct Column: Sendable, Hashable {
    let type: ValueType
    let text: String
  }

  private let language: Language
  /// `95%`
  private let confidence: String
  /// `0` to `100`, as it is read.
  private let scale: String

  init(_ results: Results, _ language: Language) {
    self.language = language
    let words = Wording(results, language)
    confidence = words.confidence
    let score = results.index.score
    let ends = [score.from, score.to].map { words.numbers.asRead($0) }
    scale = language(vi: "từ \(ends[0]) đến \(ends[1])", en: "\(ends[0]) to \(ends[1])")
  }

  /// Of tables without a score.
  init(_ language: Language) {
    self.language = language
    confidence = ""
    scale = ""
  }

  func package(of organization: String, edition: String) -> String {
    language(
      vi: "Các bảng số liệu của báo cáo, \(organization), kỳ \(edition). Ô trống: không có số liệu hoặc không công bố.",
      en: "The tables of a report, \(organization), edition \(edition). An empty cell is absent or withheld.")
  }

  /// Of a file without its `.csv`.
  func title(of stem: String) -> String {
    let stem = stem.hasSuffix(".en") || stem.hasSuffix(".vi") ? String(stem.dropLast(3)) : stem
    return switch stem {
    case "ranking": language(vi: "Bảng xếp hạng", en: "Ranking")
    case "components": language(vi: "Điểm từng thành phần và câu hỏi của từng đơn vị", en: "Components and indicators of every unit")
    case "response-rates": language(vi: "Tỷ lệ phản hồi theo chuẩn AAPOR", en: "Response rates by AAPOR's definitions")
    case "context": language(vi: "Thu ngân sách nhà nước và hoạt động", en: "Revenue and activity")
    case "problems": language(vi: "Vấn đề trong số liệu đầu vào", en: "Problems in the input")
    case "adjustments": language(vi: "Điểm thưởng, điểm trừ", en: "Bonus and penalty points")
    case "treatment": language(vi: "Xử lý số liệu trước khi chấm điểm", en: "What was done to figures before they were scored")
    case "satisfaction": language(vi: "Tỷ lệ hài lòng theo nhóm trả lời", en: "Satisfaction rate by respondent group")
    case "satisfaction-figures": SatisfactionWords.table(language)
    case "correlations":
      language(vi: "Tương quan giữa điểm và mức hoàn thành chỉ tiêu", en: "Correlation of scores with the attainment of targets")
    case "robustness": language(vi: "Thứ hạng khi chọn trọng số khác", en: "Ranks under other weights")
    case "draws": language(vi: "Thứ hạng khi tính theo các phương pháp hợp lý khác", en: "Ranks under other reasonable methods")
    case "choices": language(vi: "Lựa chọn nào ảnh hưởng đến thứ hạng nhiều nhất", en: "Which choice of method matters most")
    case "coherence": language(vi: "Vai trò và độ tin cậy của từng thành phần", en: "What each component decides, and its reliability")
    case "entities": language(vi: "Các điểm khác ngoài chỉ số", en: "What is scored beside the index")
    default:
      language(vi: "Số liệu của biểu đồ \(stem.dropFirst("charts/".count))", en: "Numbers of the chart \(stem.dropFirst("charts/".count))")
    }
  }

  /// - Parameter stem: of the file.
  func column(_ name: String, of stem: String) -> Column {
    if let known = special(name, of: stem) ?? common(name) { return known }
    // Charts of components have a column for each, named for it.
    return Column(type: .number, text: language(vi: "điểm của thành phần này, \(scale)", en: "score of this component, \(scale)"))
  }

  private func text(_ vi: String, _ en: String) -> Column { Column(type: .string, text: language(vi: vi, en: en)) }
  private func count(_ vi: String, _ en: String) -> Column { Column(type: .integer, text: language(vi: vi, en: en)) }
  private func number(_ vi: String, _ en: String) -> Column { Column(type: .number, text: language(vi: vi, en: en)) }
  private func share(_ vi: String, _ en: String) -> Column { number(vi + " (phần của 1)", en + " (a fraction of 1)") }

  /// Both ends of an interval of something.
  private func end(_ isLow: Bool, _ vi: String, _ en: String) -> Column {
    number(
      "\(isLow ? "cận dưới" : "cận trên") khoảng tin cậy \(confidence) của \(vi)",
      "\(isLow ? "lower" : "upper") end of the \(confidence) confidence interval of \(en)")
  }

  /// Columns that mean something else here than elsewhere.
  private func special(_ name: String, of stem: String) -> Column? {
    switch (stem.hasPrefix("charts/") ? "charts" : stem, name) {
    case ("charts", "rank"): text("thứ hạng như in trên biểu đồ", "rank as the chart prints it")
    case ("charts", "edition"): text("kỳ khảo sát", "edition")
    case ("charts", "edition_rank"): count("thứ hạng ở kỳ đó", "rank in the edition")
    case ("charts", "actual"): number("thực hiện, theo đơn vị tính", "actual, in the measure")
    case ("charts", "target_value"): number("dự toán, chỉ tiêu giao, theo đơn vị tính", "target, in the measure")
    case ("charts", "answer"): text("mức trả lời", "answer")
    case ("charts", "count"): count("số phiếu trả lời như vậy, không áp dụng trọng số", "how many gave it, unweighted")
    case ("charts", "share"):
      share("phần trên số câu trả lời; không biết: trên cả số người không biết", "of the answers; don't know: of these and the answers")
    case ("charts", "note"): text("vì sao không có điểm", "why there is no score")
    case ("context", "unit"): text("mã đơn vị; trống: toàn bộ", "id of the unit; empty for the whole department")
    case ("context", "kind"):
      text(
        "actual: thực hiện, target: chỉ tiêu, forecast: dự báo; share, attainment, share-of-department, change, sum: số nguồn tự công bố",
        "actual, target or forecast; share, attainment, share-of-department, change, sum: what the source itself states")
    case ("context", "direction"): text("at-least: tối thiểu, at-most: không quá", "at-least, or at-most: a limit")
    case ("context", "of"):
      text("số được công bố là tỷ lệ trên, hoặc tổng của, những gì", "what the stated number is a share of, or the sum of")
    case ("context", "computed"): number("số tính lại; tỷ lệ là phần của 1", "what the figures give; shares as fractions")
    case ("context", "contradicted"):
      text("true: số công bố không khớp với số tính lại", "true: what is stated contradicts what the figures give")
    case ("context", "previous"): number("số kỳ trước, theo đơn vị tính", "figure of the period before, in the measure")
    case ("context", "note"), ("context", "source"): text(name == "note" ? "ghi chú" : "nguồn", name == "note" ? "notes" : "source")
    case ("problems", "kind"): text("loại vấn đề", "kind of problem")
    case ("components", "kind"): text("component: thành phần, indicator: chỉ tiêu con", "component or indicator")
    case ("components", "weight"): number("trọng số như khai báo trong chỉ số", "weight as the index states it")
    case ("components", "note"): text("vì sao không công bố", "why it is not published")
    case ("components", "n"):
      count("số câu trả lời (chỉ tiêu con) hoặc số phiếu (thành phần)", "answers behind an indicator, responses behind a component")
    case ("coherence", "kind"):
      text(
        "component: thành phần, questions: các câu hỏi của thành phần cùng nhau, question: từng câu hỏi",
        "component, its questions together, or one question")
    case ("coherence", "weight"): share("tỷ trọng", "weight")
    case ("coherence", "n"): count("số phiếu hoặc câu trả lời được tính", "forms or answers counted")
    case ("coherence", "group"), ("satisfaction", "group"), ("satisfaction-figures", "group"):
      text("mã nhóm trả lời", "id of the respondent group")
    case ("satisfaction-figures", "figure"):
      text(
        "question: câu hỏi hài lòng đã chọn, declared: các câu hỏi hài lòng đã chọn, pooled: mọi câu trả lời tính gộp, "
          + "every-answer: phiếu hài lòng ở mọi câu hỏi",
        "question: the question declared, declared: the questions declared, pooled: all answers pooled, "
          + "every-answer: responses satisfied on every question")
    case ("correlations", "units"): count("số đơn vị được tính", "units counted")
    case ("treatment", "unit"): text("mã đơn vị; trống: toàn bộ", "id of the unit; empty for the whole department")
    default: nil
    }
  }

  private func common(_ name: String) -> Column? {
    ofUnits(name) ?? ofRates(name) ?? ofFigures(name) ?? ofImport(name) ?? ofRobustness(name) ?? ofDraws(name)
  }

  private func ofUnits(_ name: String) -> Column? {
    switch name {
    case "rank":
      count("thứ hạng, 1 là cao nhất; đơn vị cùng điểm công bố thì cùng hạng", "rank, 1 the best; equal published scores share one")
    case "unit": text("mã đơn vị trong survey.yaml; trống: tất cả đơn vị", "id of the unit in survey.yaml; empty for all units together")
    case "name": text("tên", "name")
    case "group": text("mã nhóm đơn vị", "id of the unit's group")
    case "score": number("điểm, \(scale)", "score, \(scale)")
    case "score_low", "low": end(true, "điểm", "the score")
    case "score_high", "high": end(false, "điểm", "the score")
    case "rank_low": count("hạng tốt nhất mà số liệu cho phép (xét riêng đơn vị)", "best rank that the data allow, for the unit by itself")
    case "rank_high":
      count("hạng thấp nhất mà số liệu cho phép (xét riêng đơn vị)", "worst rank that the data allow, for the unit by itself")
    case "joint_low": count("hạng tốt nhất, xét chung tất cả đơn vị", "best rank, for all units jointly")
    case "joint_high": count("hạng thấp nhất, xét chung tất cả đơn vị", "worst rank, for all units jointly")
    case "tied_with": text("mã các đơn vị đồng hạng", "ids of the units that share the rank")
    case "tier": text("xếp loại", "tier")
    case "responses": count("số phiếu được tính", "responses that count")
    case "satisfaction": share("tỷ lệ hài lòng", "satisfaction rate")
    case "satisfaction_low": end(true, "tỷ lệ hài lòng", "the satisfaction rate")
    case "satisfaction_high": end(false, "tỷ lệ hài lòng", "the satisfaction rate")
    case "previous_rank": count("thứ hạng kỳ trước", "rank in the edition before")
    case "previous_score": number("điểm kỳ trước", "score in the edition before")
    case "change": number("thay đổi điểm so với kỳ trước", "change of the score on the edition before")
    case "revenue":
      number(
        "thu ngân sách nhà nước của kỳ, theo đơn vị tính trong context.csv", "revenue of the period, in the measure that context.csv names")
    case "revenue_target": number("chỉ tiêu thu của cơ quan giao đầu tiên", "target of the first issuer listed, in the same measure")
    case "revenue_attainment": share("mức hoàn thành chỉ tiêu đó", "attainment of that target")
    case "note": text("ghi chú", "notes")
    case "component": text("mã thành phần hoặc chỉ tiêu con trong chỉ số", "id of the component or indicator in the index")
    case "component_name": text("tên thành phần hoặc chỉ tiêu con", "its name")
    case "parent": text("mã của thành phần bên trên; trống: cấp cao nhất", "id of the component above; empty at the top")
    case "value":
      number(
        "giá trị: điểm trên thang của chỉ tiêu con, hoặc số liệu theo đơn vị tính",
        "value on the indicator's own scale, or figure in its measure")
    case "standard_error": number("sai số chuẩn của điểm", "standard error of the score")
    case "n": count("số câu trả lời hoặc số phiếu", "answers or responses")
    case "treated": text("số liệu phía sau đã được xử lý thế nào", "how the figures behind it were treated")
    case "entity": text("mã của điểm khác ngoài chỉ số", "id of what is scored beside the index")
    case "points": number("điểm thưởng (dương) hoặc điểm trừ (âm)", "bonus points, negative for a penalty")
    case "reason": text("lý do", "reason")
    default: nil
    }
  }

  private func ofRates(_ name: String) -> Column? {
    let outcomes: [String: (vi: String, en: String)] = [
      "I": ("hoàn thành", "complete"), "P": ("hoàn thành một phần", "partial"), "R": ("từ chối, bỏ dở", "refusal and break-off"),
      "NC": ("không liên lạc được", "non-contact"), "O": ("khác", "other"),
      "UH": ("chưa rõ có đối tượng hay không", "unknown whether there is a firm"), "UO": ("chưa rõ đối tượng", "unknown, other"),
      "NE": ("ngoài đối tượng", "not eligible"),
    ]
    if let outcome = outcomes[name] {
      return count("số trường hợp \(outcome.vi) (AAPOR \(name))", "cases: \(outcome.en) (AAPOR \(name))")
    }
    let kinds: [(prefix: String, vi: String, en: String)] = [
      ("RR", "tỷ lệ phản hồi", "response rate"), ("COOP", "tỷ lệ hợp tác", "cooperation rate"), ("REF", "tỷ lệ từ chối", "refusal rate"),
      ("CON", "tỷ lệ liên lạc được", "contact rate"),
    ]
    if let kind = kinds.first(where: { name.hasPrefix($0.prefix) && name.count == $0.prefix.count + 1 }) {
      return share("\(kind.vi) AAPOR \(name)", "AAPOR \(kind.en) \(name)")
    }
    return switch name {
    case "stratum": text("mã nhóm doanh nghiệp (tầng); trống: tất cả", "id of the stratum; empty for all")
    case "invited": count("số được mời", "firms invited")
    case "response_rate", "rate": share("tỷ lệ phản hồi RR2", "response rate RR2")
    case "previous_rate": share("tỷ lệ phản hồi RR2 kỳ trước", "response rate RR2 of the edition before")
    case "responses_of_eligible":
      text("số phiếu / số được mời, trừ trường hợp ngoài đối tượng", "responses / invited, less those not eligible")
    case "e": share("ước lượng phần đúng đối tượng trong số chưa rõ", "estimated share of the unknown that is eligible")
    default: nil
    }
  }

  private func ofFigures(_ name: String) -> Column? {
    switch name {
    case "indicator": text("mã số liệu trong context.csv", "id of the figure in context.csv")
    case "period": text("kỳ của số liệu (ISO 8601: năm, tháng hoặc khoảng ngày)", "period of the figure (ISO 8601: year, month or dates)")
    case "target_period", "whole_period": text("cả kỳ mà chỉ tiêu tính", "whole period that the target is for")
    case "issuer": text("cơ quan giao chỉ tiêu hoặc đưa ra dự báo", "who set the target or made the forecast")
    case "measure": text("đơn vị tính", "measure")
    case "attainment": share("mức hoàn thành chỉ tiêu", "attainment of the target")
    case "gap": number("chỉ tiêu trừ thực hiện, theo đơn vị tính", "target − actual, in the measure")
    case "change_on_previous": share("thay đổi so với kỳ trước", "change on the period before")
    case "published_change": share("thay đổi như nguồn công bố", "change as the source publishes it")
    case "share_of_department": share("phần trong toàn bộ", "share of the whole department")
    case "attainment_rank": count("thứ hạng theo mức hoàn thành chỉ tiêu", "rank by the attainment of the target")
    case "elapsed": share("phần thời gian đã qua của kỳ", "share of the period that has passed")
    case "run_rate": number("ước cả kỳ theo tiến độ, theo đơn vị tính", "whole period at the pace so far, in the measure")
    case "target": text("chỉ tiêu như in trên biểu đồ", "target as the chart prints it")
    case "figure": text("số liệu", "figure")
    case "step": text("bước xử lý", "step of the treatment")
    case "by": text("cách xử lý", "how")
    case "from": text("các kỳ được lấy số liệu", "periods that the value was taken from")
    case "before": number("giá trị trước xử lý", "value before")
    case "after": number("giá trị sau xử lý", "value after")
    case "rho": number("hệ số tương quan hạng Spearman, từ −1 đến 1", "Spearman's rank correlation, −1 to 1")
    case "p": number("giá trị p hai phía", "two-sided p-value")
    case "p_method": text("cách tính p", "how p was found")
    default: nil
    }
  }

  private func ofImport(_ name: String) -> Column? {
    switch name {
    case "file": text("tệp", "file")
    case "line": count("dòng trong tệp, đếm từ 1", "line of the file, from 1")
    case "column": text("cột", "column")
    case "expected": text("yêu cầu", "what was expected")
    case "found": text("thực tế, không kèm câu trả lời bằng lời của ai", "what was found, without anybody's own words")
    case "action": text("đã xử lý thế nào", "what was done")
    default: nil
    }
  }

  private func ofDraws(_ name: String) -> Column? {
    let whose = name.hasPrefix("joint_") ? ("cả phương pháp và chọn mẫu", "method and sampling") : ("phương pháp", "the method alone")
    guard let part = ["method_", "joint_"].first(where: { name.hasPrefix($0) }) else {
      switch name {
      case "choice": return text("lựa chọn phương pháp", "choice of method")
      case "first_order", "first_order_low", "first_order_high":
        return share("chỉ số Sobol bậc nhất, và hai đầu khoảng tin cậy", "first-order Sobol index, and the ends of its interval")
      case "total_order", "total_order_low", "total_order_high":
        return share("chỉ số Sobol toàn phần, và hai đầu khoảng tin cậy", "total Sobol index, and the ends of its interval")
      default: return nil
      }
    }
    switch name.dropFirst(part.count) {
    case "draws": return count("số lần thử có hạng, theo \(whose.0)", "draws in which the unit has a rank, of \(whose.1)")
    case "rank_low", "rank_median", "rank_high", "low", "high":
      return number("phân vị của hạng theo \(whose.0)", "quantile of the rank over draws of \(whose.1)")
    case "score_low", "score_median", "score_high":
      return number("phân vị của điểm theo \(whose.0)", "quantile of the score over draws of \(whose.1)")
    case "first_share": return share("số lần thử đứng thứ nhất theo \(whose.0)", "draws in which it is first, of \(whose.1)")
    default: return nil
    }
  }

  private func ofRobustness(_ name: String) -> Column? {
    switch name {
    case "freedom":
      text(
        "share: mỗi trọng số ± amount của nó; ratio: không thành phần nào nặng hơn amount lần thành phần khác; "
          + "order: giữ thứ tự trọng số; intervals: trong khoảng ghi ở results.json; any: trọng số bất kỳ",
        "share: each weight ± amount of itself; ratio: no component above amount times another; "
          + "order: none above one that was given more; intervals: within those in results.json; any: any weights")
    case "levels":
      text(
        "first: chỉ trọng số các thành phần thay đổi; all: trọng số mọi cấp",
        "first: the weights of components alone move; all: of every level")
    case "amount": number("độ rộng của phép thử", "how far weights may go")
    case "best_rank": count("hạng tốt nhất đạt được khi chọn trọng số khác", "best rank that other weights attain")
    case "worst_rank": count("hạng thấp nhất đạt được khi chọn trọng số khác", "worst rank that other weights attain")
    case "proven_best": count("không trọng số nào cho hạng tốt hơn", "no weights give a better rank than this")
    case "proven_worst": count("không trọng số nào cho hạng thấp hơn", "no weights give a worse rank than this")
    case "leads": count("1: đứng trên mọi đơn vị khác với mọi trọng số đó", "1 for a unit above every other one under all these weights")
    case "near_low", "near_high":
      count("hạng tốt nhất và thấp nhất khi trọng số thay đổi ít", "best and worst rank with weights near the index's")
    case "any_low", "any_high": count("hạng tốt nhất và thấp nhất với trọng số bất kỳ", "best and worst rank with any weights")
    case "id": text("mã thành phần hoặc câu hỏi", "id of the component or question")
    case "main_effect":
      share("phần phương sai của điểm mà thành phần giải thích", "share of the score's variance that the component explains")
    case "importance": share("ảnh hưởng thực của thành phần", "share of what all components explain")
    case "equalizing_weight":
      share("tỷ trọng để ảnh hưởng bằng tỷ trọng ủy ban chọn", "weight with which its importance would be what the committee chose")
    case "first_low", "first_high": share("khoảng tỷ trọng giữ nguyên đơn vị đứng đầu", "weights within which first place stays")
    case "ranking_low", "ranking_high": share("khoảng tỷ trọng giữ nguyên cả bảng", "weights within which the whole ranking stays")
    case "alpha": number("hệ số Cronbach's alpha", "Cronbach's alpha")
    case "alpha_low": end(true, "alpha", "alpha")
    case "alpha_high": end(false, "alpha", "alpha")
    case "alpha_standardized": number("alpha chuẩn hóa", "standardised alpha")
    case "alpha_if_deleted": number("alpha khi bỏ câu hỏi này", "alpha without this question")
    case "item_rest": number("tương quan với tổng các câu còn lại", "correlation with the sum of the other questions")
    case "ceiling": share("phần câu trả lời ở mức cao nhất", "share of answers at the top of the scale")
    case "floor": share("phần câu trả lời ở mức thấp nhất", "share of answers at the bottom of the scale")
    default: nil
    }
  }
}
