import SurveyModel

/// What is said about workbooks.
enum WorkbookWords {
  /// Why there is no workbook.
  static func failure(_ failure: Workbook.Failure, temporaryFolder: String) -> LocalizedText {
    switch failure {
    case .refused(let reason):
      .init(
        vi: "không lập được tệp Excel; thư mục tạm là \(temporaryFolder): \(reason)",
        en: "the workbook could not be made, with temporary files in \(temporaryFolder): \(reason)")
    case .incomplete(.damaged):
      .init(
        vi: "tệp Excel lập ra không nguyên vẹn nên không được ghi; có thể ổ đĩa chứa \(temporaryFolder) đã đầy",
        en: "the workbook came out incomplete and was not written; the disk of \(temporaryFolder) may be full")
    case .incomplete(.cutOff(let part)):
      .init(
        vi: "tệp Excel lập ra bị cụt ở phần \(part) nên không được ghi; có thể ổ đĩa chứa \(temporaryFolder) đã đầy",
        en: "the workbook came out cut off in its part \(part) and was not written; the disk of \(temporaryFolder) may be full")
    }
  }

  static func overview(_ language: Language) -> String { language(vi: "Tổng quan", en: "Overview") }
  static func score(_ language: Language) -> String { language(vi: "Điểm", en: "Score") }
  static func actual(_ language: Language) -> String { language(vi: "Thực hiện", en: "Actual") }
  static func low(_ language: Language) -> String { language(vi: "Cận dưới", en: "Low") }
  static func lowToScore(_ language: Language) -> String { language(vi: "Cận dưới đến điểm", en: "Low to score") }
  static func scoreToHigh(_ language: Language) -> String { language(vi: "Điểm đến cận trên", en: "Score to high") }

  /// - Parameter start: of the axis, where it is not that of the scale.
  static func intervals(from start: Double?, _ language: Language) -> String {
    let numbers = NumberText(language: language)
    let axis = start.map { language(vi: "; trục bắt đầu từ \(numbers.asRead($0))", en: "; the axis starts at \(numbers.asRead($0))") } ?? ""
    return language(
      vi: "Khoảng tin cậy của điểm (màu đổi tại điểm công bố\(axis))",
      en: "Confidence intervals of the scores (the colour changes at the score\(axis))")
  }

  /// Short enough for a tab (31 characters).
  static func sheet(_ id: ReportTable.ID, _ language: Language) -> String {
    switch id {
    case .keyFigures: WordWords.keyFigures(language)
    case .ranking: language(vi: "Xếp hạng", en: "Ranking")
    case .rankingDetails: language(vi: "Xếp hạng, chi tiết", en: "Ranking, details")
    case .satisfaction: language(vi: "Tỷ lệ hài lòng", en: "Satisfaction")
    case .adjustments: language(vi: "Điểm thưởng, điểm trừ", en: "Bonus and penalty")
    case .entities: language(vi: "Xếp hạng riêng", en: "Ranked separately")
    case .components: language(vi: "Chỉ số thành phần", en: "Components")
    case .answers: language(vi: "Câu trả lời", en: "Answers")
    case .answersByUnit: language(vi: "Câu trả lời theo đơn vị", en: "Answers by unit")
    case .responseRates: language(vi: "Tỷ lệ phản hồi", en: "Response rates")
    case .context: language(vi: "Thu ngân sách và hoạt động", en: "Revenue and activity")
    case .targets: language(vi: "Thực hiện dự toán, chỉ tiêu", en: "Targets")
    case .statements: language(vi: "Số công bố và tính lại", en: "Stated and computed")
    case .correlations: language(vi: "Điểm và thực hiện chỉ tiêu", en: "Score and attainment")
    case .indicators: language(vi: "Kết quả theo câu hỏi", en: "Indicators")
    case .treatment: language(vi: "Xử lý số liệu", en: "Data treatment")
    case .weightRanks: language(vi: "Nếu chọn trọng số khác", en: "Under other weights")
    case .stability: language(vi: "Khoảng trọng số", en: "Stability of weights")
    case .methodRanks: language(vi: "Phương pháp khác", en: "Other methods")
    case .choices: language(vi: "Lựa chọn ảnh hưởng nhất", en: "Which choice matters")
    case .coherence: language(vi: "Ảnh hưởng của thành phần", en: "Importance")
    case .reliability: language(vi: "Độ tin cậy của câu hỏi", en: "Reliability")
    case .weights: language(vi: "Trọng số và độ chính xác", en: "Weights and precision")
    case .precision: language(vi: "Độ chính xác", en: "Precision")
    case .dataQuality: language(vi: "Chất lượng số liệu", en: "Data quality")
    case .flagged: language(vi: "Phiếu bị đánh dấu", en: "Flagged responses")
    case .problems: language(vi: "Vấn đề trong số liệu", en: "Problems")
    case .editionRanks: language(vi: "Qua các kỳ", en: "Over the editions")
    case .editionsScores: language(vi: "Điểm qua các kỳ", en: "Scores by edition")
    case .editionScores: language(vi: "Các kỳ", en: "Editions")
    case .changes: language(vi: "Thay đổi", en: "Changes")
    case .changeParts: language(vi: "Thay đổi do đâu", en: "Parts of changes")
    case .changedWeights: language(vi: "Trọng số đã khác", en: "Changed weights")
    }
  }
}
