import Inference
import Scoring
import SurveyModel
import SurveyWords

extension Language {
  /// The words of this language: `language(vi: "Điểm", en: "Score")`.
  func callAsFunction(vi: String, en: String) -> String {
    switch self {
    case .vi: vi
    case .en: en
    }
  }
}

/// Words that several tables and pages of one report share.
struct Wording: SurveyWording, Sendable {
  let results: Results
  let language: Language

  init(_ results: Results, _ language: Language) {
    self.results = results
    self.language = language
  }

  var survey: Survey { results.survey }

  /// `95%`
  var confidence: String { percentText(results.index.confidence) }

  /// A fraction with as many decimals as it needs.
  func percentText(_ fraction: Double) -> String {
    numbers.asRead(PublishedNumber(fraction * 100, decimals: 4).value) + "%"
  }

  var interval: String { language(vi: "Khoảng tin cậy \(confidence)", en: "\(confidence) confidence interval") }

  var allUnits: String { language(vi: "Toàn đơn vị", en: "All units") }

  static func component(_ language: Language) -> String { language(vi: "Chỉ số thành phần", en: "Component") }

  var score: String { language(vi: "Điểm", en: "Score") }
  var rank: String { language(vi: "Hạng", en: "Rank") }
  var possibleRanks: String { language(vi: "Khoảng thứ hạng", en: "Rank range") }
  var possibleRanksAtOnce: String { language(vi: "Khoảng thứ hạng xét chung tất cả đơn vị", en: "Rank range, all units jointly") }
  var responses: String { language(vi: "Số phiếu", en: "Responses") }
  var responseRate: String { language(vi: "Tỷ lệ phản hồi", en: "Response rate") }
  var satisfaction: String { language(vi: "Tỷ lệ hài lòng", en: "Satisfied") }

  func tier(_ position: Int?) -> String {
    guard let position, results.index.tiers.indices.contains(position) else { return "" }
    return results.index.tierNames[position][language]
  }

  /// The same of an indicator of the index, by its id; empty for one that rests on answers.
  func measure(ofNode id: String) -> String {
    guard case .indicator(let indicator)? = results.index.nodes.first(where: { $0.id == id })?.content,
      case .data(let name) = indicator.source
    else { return "" }
    return measure(of: name)
  }

  /// What the figures of an indicator of context.csv are measured in, the first that is told.
  func measure(of indicator: String) -> String { results.context.first { $0.indicator == indicator }?.measure ?? "" }

  /// Whose responses the threshold counts, where it does not count those of all.
  private var ofCounted: String {
    let groups = results.survey.respondentGroups.indices
    let counted = groups.filter { results.survey.respondentGroups[$0].isConfidential }
    guard !counted.isEmpty, counted.count < groups.count else { return "" }
    let names = counted.map(group).joined(separator: ", ")
    return language(vi: " của \(names)", en: " of \(names)")
  }

  func remark(_ remark: Results.Remark) -> String {
    switch remark {
    case .withheld(let responses, let atLeast):
      language(
        vi:
          "Không công bố: có \(numbers.text(responses)) phiếu\(ofCounted), ít hơn mức tối thiểu \(numbers.text(atLeast)) phiếu",
        en:
          "Not published: \(numbers.text(responses)) response\(responses == 1 ? "" : "s")\(ofCounted), fewer than the \(numbers.text(atLeast)) required"
      )
    case .lacksFigures(let indicators):
      language(
        vi:
          "Điểm toàn đơn vị thiếu số liệu cho \(indicators.map(indicatorName).joined(separator: ", ")) nên không so sánh được với điểm của từng đơn vị",
        en:
          "The overall score lacks figures for \(indicators.map(indicatorName).joined(separator: ", ")) and cannot be compared with the units' scores"
      )
    case .revealsWithheld:
      language(
        vi: "Không công bố: từ kết quả toàn đơn vị có thể tính ngược những câu trả lời không được công bố của một đơn vị",
        en: "Not published: answers that are withheld in a unit could be worked out from it")
    case .holdsWithheld:
      language(
        vi: "Không có sai số và khoảng tin cậy ở chỗ có tính cả những câu trả lời không được công bố của từng đơn vị",
        en: "No error and no interval where it includes answers that are withheld in single units")
    case .standsAlone:
      language(
        vi: "Không có sai số và khoảng tin cậy: điểm tính bằng cách so với các đơn vị khác, nhưng không có đơn vị nào khác để so",
        en: "No error and no interval: the score compares the unit with others, and there is no other")
    case .noScore:
      language(vi: "Không có câu trả lời nào để tính điểm", en: "No scored question was answered")
    case .screened(let known, let applicable, let share):
      language(
        vi:
          "Không chấm điểm: chỉ có \(numbers.text(known)) trong \(numbers.text(applicable)) số liệu cần có, dưới mức tối thiểu \(percentText(share))",
        en:
          "Not scored: \(numbers.text(known)) of the \(numbers.text(applicable)) figures needed, less than the \(percentText(share)) required"
      )
    case .treated(let indicators):
      language(
        vi: "Có số liệu đã được thay thế hoặc xử lý ngoại lệ: \(indicators.map(indicatorName).joined(separator: ", "))",
        en: "Includes figures that were imputed or treated as outliers: \(indicators.map(indicatorName).joined(separator: ", "))")
    case .scoredOn(let parts, let all, let without):
      language(
        vi:
          "Tính trên \(numbers.text(parts)) trong \(numbers.text(all)) tiêu chí; quá ít người trả lời: \(without.map(indicatorName).joined(separator: ", "))",
        en:
          "Scored on \(numbers.text(parts)) of \(numbers.text(all)) indicators; too few answered \(without.map(indicatorName).joined(separator: ", "))"
      )
    case .fewResponses(let effective, let below):
      language(
        vi: "Ít phiếu (hiệu dụng \(numbers.text(effective, decimals: 1)), dưới \(numbers.asRead(below))): chỉ để tham khảo",
        en: "Few responses (effectively \(numbers.text(effective, decimals: 1)), below \(numbers.asRead(below))): indicative only")
    case .wideInterval:
      language(
        vi: "Chỉ để tham khảo: khoảng tin cậy rộng hơn \(percentText(IndexTree.PublishRule.widestInterval)) thang điểm",
        en: "Indicative only: the interval is wider than \(percentText(IndexTree.PublishRule.widestInterval)) of the scale")
    case .wasSeveral(let edition, let units):
      language(
        vi: "So sánh với phiếu của các đơn vị kỳ \(edition) gộp lại: \(names(units, .vi))",
        en: "Compared with the answers of several units of \(edition) together: \(names(units, .en))")
    case .withheldThen(let edition, let units):
      language(
        vi: "Không so sánh với kỳ \(edition), khi đó không công bố \(names(units, .vi))",
        en: "Not compared with \(edition), when \(names(units, .en)) was withheld")
    case .thinThen(let edition, let units):
      language(
        vi: "Không so sánh với kỳ \(edition), khi đó ở \(names(units, .vi)) có tiêu chí quá ít người trả lời",
        en: "Not compared with \(edition), when too few answered some indicators of \(names(units, .en))")
    case .figuresNotTogether(let edition, let units):
      language(
        vi: "Không so sánh với kỳ \(edition), khi đó là nhiều đơn vị (\(names(units, .vi))), vì không có số liệu chung của các đơn vị đó",
        en: "Not compared with \(edition), when it was several units (\(names(units, .en))): their figures together are not known")
    case .lacksParts(let edition, let ids):
      language(
        vi: "Không so sánh với kỳ \(edition), kỳ đó không có một phần của đơn vị: \(ids.joined(separator: ", "))",
        en: "Not compared with \(edition), which does not have a part of the unit: \(ids.joined(separator: ", "))")
    case .wasPart(let edition, let whole):
      language(
        vi: "Không so sánh với kỳ \(edition), khi đó thuộc \(whole[.vi]), nay đã tách",
        en: "Not compared with \(edition), when it was a part of \(whole[.en]), which was split")
    }
  }

  /// One note for remarks of one kind, as it stands below a table, without its full stop.
  func note(_ remarks: [Results.Remark]) -> String {
    switch remarks.first {
    case .withheld(_, let atLeast):
      return language(
        vi: "Không công bố vì có ít hơn \(numbers.text(atLeast)) phiếu", en: "Not published: fewer than \(numbers.text(atLeast)) responses")
    case .fewResponses(let first, let below):
      let effective = remarks.map { if case .fewResponses(let effective, _) = $0 { effective } else { first } }
      let (least, most) = (numbers.text(effective.min() ?? first, decimals: 1), numbers.text(effective.max() ?? first, decimals: 1))
      guard least != most else {
        return language(
          vi: "Ít phiếu (hiệu dụng \(least)): chỉ để tham khảo", en: "Few responses (effectively \(least)): indicative only")
      }
      let limit = numbers.asRead(below)
      return language(
        vi: "Ít phiếu (hiệu dụng từ \(least) đến \(most), dưới \(limit)): chỉ để tham khảo",
        en: "Few responses (effectively \(least) to \(most), below \(limit)): indicative only")
    case .screened(_, _, let share):
      return language(
        vi: "Không chấm điểm: số liệu có được dưới mức tối thiểu \(percentText(share)) số liệu cần có",
        en: "Not scored: less than \(percentText(share)) of the figures needed")
    case .some(let remark): return self.remark(remark)
    case nil: return ""
    }
  }

  private func names(_ units: [LocalizedText], _ language: Language) -> String {
    units.map { $0[language] }.joined(separator: ", ")
  }

  func indicatorName(_ id: String) -> String { results.index.nodes.first { $0.id == id }?.name[language] ?? id }

  /// What the mark means, under a table that has one.
  func markNotes(among rows: [ReportTable.Row]) -> [String] {
    let isThere = rows.contains { row in row.cells.contains { if case .marked(_, with: TreatmentWords.mark) = $0 { true } else { false } } }
    return isThere ? [TreatmentWords.meaning[language]] : []
  }

  /// The remarks on a unit and the units it shares its rank with.
  func notes(on unit: Results.UnitResult) -> String {
    var notes: [String] = []
    if !unit.tiedWith.isEmpty {
      let others = unit.tiedWith.map(self.unit).joined(separator: ", ")
      notes.append(language(vi: "Đồng hạng với \(others)", en: "Tied with \(others)"))
    }
    notes += unit.remarks.map(remark)
    return notes.joined(separator: "; ")
  }

  func statistic(_ statistic: IndexTree.Statistic) -> String {
    switch statistic {
    case .mean: language(vi: "Trung bình", en: "Mean")
    case .top1: language(vi: "Tỷ lệ mức cao nhất", en: "Share of the best category")
    case .top2: language(vi: "Tỷ lệ hai mức cao nhất", en: "Share of the two best categories")
    case .bottom2: language(vi: "Tỷ lệ hai mức thấp nhất", en: "Share of the two worst categories")
    case .share(let values):
      language(vi: "Tỷ lệ các mức \(values.joined(separator: ", "))", en: "Share of \(values.joined(separator: ", "))")
    case .median: language(vi: "Trung vị", en: "Median")
    case .allTop:
      language(
        vi: "Tỷ lệ người có mọi câu trả lời ở hai mức cao nhất", en: "Share of respondents with every answer in the two best categories")
    case .net: language(vi: "Hiệu hai mức cao nhất và hai mức thấp nhất", en: "Two best less two worst categories")
    }
  }
}

extension ImportProblem.Kind {
  /// A kind that is also a reason to leave a row out, or a kind of missing answer, is called as it is called there.
  func text(_ language: Language) -> String {
    switch self {
    case .malformed: LeftOutReason.malformed.name[language]
    case .unknownUnit: LeftOutReason.unknownUnit.name[language]
    case .unitLeftOut: LeftOutReason.unitLeftOut.name[language]
    case .noRespondent: LeftOutReason.noRespondent.name[language]
    case .duplicate: LeftOutReason.duplicate.name[language]
    case .empty: LeftOutReason.empty.name[language]
    case .breakOff: LeftOutReason.breakOff.name[language]
    case .preview: LeftOutReason.preview.name[language]
    case .notInFrame: LeftOutReason.notInFrame.name[language]
    case .outsideFieldwork: LeftOutReason.outsideFieldwork.name[language]
    case .noConsent: LeftOutReason.noConsent.name[language]
    case .flagged: LeftOutReason.flagged.name[language]
    case .offScale: MissingKind.offScale.text(language)
    case .unknownStratum: language(vi: "Không xác định được nhóm phân tầng", en: "Unknown stratum")
    case .stratumDiffers: language(vi: "Nhóm phân tầng không thống nhất", en: "Stratum differs")
    case .unknownDate: language(vi: "Không đọc được thời điểm", en: "Unknown date")
    case .unknownDisposition: language(vi: "Cột \"disposition\" ghi trạng thái lạ", en: "Unknown disposition")
    case .invalidTaxCode: language(vi: "Mã số thuế không hợp lệ", en: "Invalid tax code")
    case .unknownDuration: language(vi: "Không đọc được thời lượng", en: "Unknown duration")
    case .withoutPartner: language(vi: "Số liệu không có số để so", en: "Figure without its partner")
    case .nobodysID: language(vi: "Mã không chỉ ai cả", en: "Id that identifies nobody")
    case .noRows: language(vi: "Tệp không có dòng trả lời", en: "File without rows")
    }
  }
}

extension MissingKind {
  func text(_ language: Language) -> String {
    switch self {
    case .dontKnow: language(vi: "Không biết, không có ý kiến", en: "Don't know, no opinion")
    case .notApplicable: language(vi: "Không áp dụng", en: "Not applicable")
    case .refused: language(vi: "Từ chối trả lời", en: "Refused")
    case .notReached: language(vi: "Không được hỏi hoặc chưa làm tới", en: "Not reached")
    case .offScale: language(vi: "Ngoài thang đo", en: "Off the scale")
    case .blank: language(vi: "Bỏ trống", en: "Left blank")
    }
  }
}
