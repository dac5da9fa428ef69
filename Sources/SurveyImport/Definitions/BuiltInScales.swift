package import SurveyModel

extension AnswerScale {
  /// The scales that a survey can name without declaring them: five families on 4, 5, 7 and 10 points, such as `satisfaction-5`, and `yes-no`.
  ///
  /// Codes are 1 to the number of points, 1 the worst (for `frequency` the rarest); `yes-no` has 0 and 1. Where several wordings are in use, all of
  /// them are understood that cannot be meant by another category of the same scale; a form with other words declares its own scale.
  /// 10 points are numbers whose ends alone are labelled.
  package static let builtIn: [AnswerScale] = families.flatMap(\.scales) + [yesNo].compactMap(\.self)

  /// What every built-in scale takes for a missing answer. "No opinion" is no middle category, whatever its place on the form.
  private static let commonMissing: [MissingLabel] =
    labels(
      .dontKnow, "Không biết", "Không rõ", "Tôi không biết", "Không có ý kiến", "Không ý kiến", "Don't know", "Don’t know", "Do not know",
      "No opinion", "Not sure")
    + labels(.notApplicable, "Không áp dụng", "Không liên quan", "Không phát sinh", "N/A", "Not applicable", "Does not apply")
    + labels(.refused, "Từ chối trả lời", "Không trả lời", "Không muốn trả lời", "Prefer not to say", "Prefer not to answer", "Refused")

  private static func labels(_ kind: MissingKind, _ labels: String...) -> [MissingLabel] {
    labels.map { MissingLabel(kind: kind, label: $0) }
  }

  private static let yesNo = AnswerScale(
    id: "yes-no",
    categories: [
      category(0, ["Không", "No", "N", "Sai", "False"]),
      category(1, ["Có", "Yes", "Y", "Đúng", "True"]),
    ], missing: commonMissing)

  /// - Parameter labels: the first in each language is what reports print. All in Vietnamese that stand before these hold a letter that English has not.
  private static func category(_ code: Int, _ labels: [String]) -> Category {
    Category(
      value: Double(code), code: String(code), labels: labels,
      name: LocalizedText(vi: labels.first, en: labels.first { $0.allSatisfy(\.isASCII) }))
  }

  /// One kind of question with its categories from the worst, on each number of points.
  private struct Family {
    let name: String
    let four: [[String]]
    let five: [[String]]
    let seven: [[String]]
    /// Labels of 1 and of 10.
    let ends: (low: [String], high: [String])

    var scales: [AnswerScale] {
      let ten = [ends.low] + Array(repeating: [], count: 8) + [ends.high]
      return [four, five, seven, ten].compactMap { labels in
        AnswerScale(
          id: "\(name)-\(labels.count)",
          categories: labels.enumerated().map { category($0 + 1, $1) }, missing: commonMissing)
      }
    }
  }

  private static let families = [satisfaction, agreement, frequency, ease, quality]

  private static let satisfaction: Family = {
    let worst = [
      "Rất không hài lòng", "Hoàn toàn không hài lòng", "Very dissatisfied", "Completely dissatisfied", "Extremely dissatisfied",
      "Very unsatisfied",
    ]
    let best = ["Rất hài lòng", "Hoàn toàn hài lòng", "Very satisfied", "Completely satisfied", "Extremely satisfied"]
    let bad = ["Không hài lòng", "Chưa hài lòng", "Dissatisfied", "Unsatisfied"]
    let good = ["Hài lòng", "Satisfied"]
    let middle = ["Bình thường", "Trung lập", "Trung bình", "Neutral", "Neither satisfied nor dissatisfied"]
    return Family(
      name: "satisfaction", four: [worst, bad + somewhat("dissatisfied"), good + somewhat("satisfied"), best],
      five: [worst, bad + somewhat("dissatisfied"), middle, good + somewhat("satisfied"), best],
      seven: [
        ["Rất không hài lòng", "Very dissatisfied", "Extremely dissatisfied"],
        ["Không hài lòng", "Dissatisfied", "Moderately dissatisfied"],
        ["Hơi không hài lòng", "Somewhat dissatisfied", "Slightly dissatisfied"], middle,
        ["Hơi hài lòng", "Tương đối hài lòng", "Somewhat satisfied", "Slightly satisfied"],
        ["Hài lòng", "Satisfied", "Moderately satisfied"],
        ["Rất hài lòng", "Very satisfied", "Extremely satisfied"],
      ], ends: (worst, best))
  }()

  private static let agreement: Family = {
    let worst = [
      "Hoàn toàn không đồng ý", "Rất không đồng ý", "Strongly disagree", "Completely disagree", "Totally disagree",
    ]
    let best = ["Hoàn toàn đồng ý", "Rất đồng ý", "Strongly agree", "Completely agree", "Totally agree"]
    let bad = ["Không đồng ý", "Disagree"]
    let good = ["Đồng ý", "Agree"]
    let middle = ["Bình thường", "Trung lập", "Phân vân", "Neutral", "Neither agree nor disagree"]
    return Family(
      name: "agreement", four: [worst, bad + somewhat("disagree"), good + somewhat("agree"), best],
      five: [worst, bad + somewhat("disagree"), middle, good + somewhat("agree"), best],
      seven: [
        ["Hoàn toàn không đồng ý", "Strongly disagree"], bad, ["Hơi không đồng ý", "Somewhat disagree", "Slightly disagree"], middle,
        ["Hơi đồng ý", "Tương đối đồng ý", "Somewhat agree", "Slightly agree"], good, ["Hoàn toàn đồng ý", "Strongly agree"],
      ], ends: (worst, best))
  }()

  private static let frequency: Family = {
    let never = ["Không bao giờ", "Chưa bao giờ", "Never"]
    let seldom = ["Hiếm khi", "Ít khi", "Rarely", "Seldom"]
    let sometimes = ["Thỉnh thoảng", "Đôi khi", "Sometimes", "Occasionally"]
    let often = ["Thường xuyên", "Often"]
    let always = ["Luôn luôn", "Always"]
    return Family(
      name: "frequency", four: [never, seldom + sometimes, often, always + ["Rất thường xuyên", "Very often"]],
      five: [never, seldom, sometimes, often, always + ["Rất thường xuyên", "Very often"]],
      seven: [
        never, ["Rất hiếm khi", "Very rarely"], ["Hiếm khi", "Rarely"], sometimes, often, ["Rất thường xuyên", "Very often"], always,
      ], ends: (never, always))
  }()

  private static let ease: Family = {
    let worst = ["Rất khó", "Rất khó khăn", "Very difficult", "Extremely difficult", "Very hard"]
    let best = ["Rất dễ", "Rất dễ dàng", "Rất thuận lợi", "Very easy", "Extremely easy"]
    let bad = ["Khó", "Khó khăn", "Difficult", "Hard"]
    let good = ["Dễ", "Dễ dàng", "Thuận lợi", "Easy"]
    let middle = ["Bình thường", "Trung bình", "Neutral", "Neither easy nor difficult"]
    return Family(
      name: "ease", four: [worst, bad + somewhat("difficult"), good + somewhat("easy"), best],
      five: [worst, bad + somewhat("difficult"), middle, good + somewhat("easy"), best],
      seven: [
        worst, bad + ["Moderately difficult"], ["Hơi khó", "Hơi khó khăn", "Somewhat difficult", "Slightly difficult"], middle,
        ["Hơi dễ", "Tương đối dễ", "Somewhat easy", "Slightly easy"], good + ["Moderately easy"], best,
      ], ends: (worst, best))
  }()

  private static let quality: Family = {
    let worst = ["Rất kém", "Rất tệ", "Very poor", "Very bad"]
    let best = ["Rất tốt", "Xuất sắc", "Very good", "Excellent"]
    let bad = ["Kém", "Chưa tốt", "Poor", "Bad"]
    let good = ["Tốt", "Good"]
    let middle = ["Trung bình", "Bình thường", "Average", "Fair"]
    return Family(
      name: "quality", four: [worst, bad, good, best], five: [worst, bad, middle, good, best],
      seven: [
        worst, bad, ["Hơi kém", "Dưới trung bình", "Below average", "Slightly poor"], middle,
        ["Khá", "Trên trung bình", "Above average", "Fairly good"], ["Tốt", "Good"], ["Rất tốt", "Xuất sắc", "Very good", "Excellent"],
      ], ends: (worst, best))
  }()

  /// Of scales without a "slightly" of their own.
  private static func somewhat(_ word: String) -> [String] { ["Somewhat \(word)"] }
}
