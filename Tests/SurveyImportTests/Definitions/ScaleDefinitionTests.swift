import SurveyModel
import Testing

@testable import SurveyImport

/// Built-in scales, scales that extend them, and answers that are turned.
@Suite struct ScaleDefinitionTests {
  static func survey(_ scales: String, _ answers: String) throws -> Survey {
    try SurveyDefinition.read(
      WrittenSurvey("responses: [{file: r.csv, unit: a}]\nquestions: [q1, q2]\n\(answers)", scales: scales).yaml, file: "s.yaml")
  }

  @Test func namesOfTheBuiltInScales() {
    let families = ["satisfaction", "agreement", "frequency", "ease", "quality"]
    #expect(AnswerScale.builtIn.map(\.id) == families.flatMap { family in [4, 5, 7, 10].map { "\(family)-\($0)" } } + ["yes-no"])
    for scale in AnswerScale.builtIn where scale.id != "yes-no" {
      #expect(scale.lowest == 1 && scale.id.hasSuffix("-\(Int(scale.highest))") && Int(scale.highest) == scale.categories.count)
    }
  }

  /// No two answers of a scale share a text, as import compares it; what is not 10 points has labels in both languages throughout.
  @Test(arguments: AnswerScale.builtIn) func labelsTellAnswersApart(scale: AnswerScale) {
    var meanings: [TextKey: String] = [:]
    func add(_ text: String, _ meaning: String) {
      #expect(meanings[TextKey(text)] == nil, "\(text) twice")
      meanings[TextKey(text)] = meaning
    }
    for category in scale.categories {
      add(category.code, category.code)
      for label in category.labels { add(label, category.code) }
      let isEnd = category.value == scale.lowest || category.value == scale.highest
      #expect(category.labels.count >= (scale.id.hasSuffix("-10") && !isEnd ? 0 : 2))
    }
    for missing in scale.missing { add(missing.label, missing.kind.name) }
  }

  struct Reading: Sendable {
    let scale: String
    let text: String
    let answer: String
    init(_ scale: String, _ text: String, _ answer: String) {
      self.scale = scale
      self.text = text
      self.answer = answer
    }
  }

  static let readings: [Reading] = [
    Reading("satisfaction-5", "Hoàn toàn hài lòng", "5"), Reading("satisfaction-5", "rất HÀI lòng", "5"),
    Reading("satisfaction-5", "2 - Không hài lòng", "2"), Reading("satisfaction-5", "Bình thường", "3"),
    // The form's "no opinion" is no middle, and no tone marks are guessed.
    Reading("satisfaction-5", "Không có ý kiến", "dont-know"), Reading("satisfaction-5", "Hai long", "off-scale"),
    Reading("satisfaction-4", "Hài lòng", "3"), Reading("satisfaction-4", "Bình thường", "off-scale"),
    Reading("satisfaction-7", "Hài lòng", "6"), Reading("satisfaction-7", "Hơi hài lòng", "5"),
    // Two habits of seven points disagree on what is above "very satisfied": not guessed.
    Reading("satisfaction-7", "Hoàn toàn hài lòng", "off-scale"), Reading("satisfaction-10", "10", "10"),
    Reading("satisfaction-10", "10 - Rất hài lòng", "10"), Reading("satisfaction-10", "11", "off-scale"),
    Reading("agreement-5", "Phân vân", "3"), Reading("agreement-5", "Strongly agree", "5"), Reading("agreement-7", "Đồng ý", "6"),
    Reading("frequency-5", "Luôn luôn", "5"), Reading("frequency-7", "Rất thường xuyên", "6"), Reading("ease-5", "Dễ dàng", "4"),
    Reading("quality-5", "Tốt", "4"), Reading("quality-7", "Khá", "5"), Reading("yes-no", "Có", "2"), Reading("yes-no", "Y", "2"),
    Reading("yes-no", "KHÔNG", "1"), Reading("yes-no", "Không áp dụng", "not-applicable"), Reading("yes-no", "2", "off-scale"),
  ]

  @Test(arguments: readings) func builtIn(c: Reading) throws {
    let scale = try #require(AnswerScale.builtIn.first { $0.id == c.scale })
    let answer = AnswerKey(scale: scale).answer(c.text)
    #expect((answer.category.map { String($0 + 1) } ?? answer.missing?.name) == c.answer)
  }

  @Test func onlyScalesInUseAreAdded() throws {
    let survey = try Self.survey("", "answers: {default: satisfaction-5, q2: yes-no}")
    #expect(survey.scales.map(\.id) == ["satisfaction-5", "yes-no"])
    #expect(survey.respondentGroups[0].questions.map(\.scale) == [0, 1])
  }

  @Test func whatIsDeclaredComesFirst() throws {
    let survey = try Self.survey("  yes-no: {values: {1: Rồi, 2: Chưa}}", "answers: {q1: yes-no, q2: ease-4}")
    #expect(survey.scales.map(\.id) == ["yes-no", "ease-4"])
    #expect(survey.scales[0].categories.map(\.labels) == [["Rồi"], ["Chưa"]])
  }

  /// The author's "Trung bình" is a 2, no longer the built-in 3; the others stay.
  @Test func extending() throws {
    let survey = try Self.survey(
      "  own: {extends: quality-5, values: {2: Trung bình, 5: [Tuyệt vời]}, missing: {not-applicable: [Không biết]}}", "answers: own")
    let key = AnswerKey(scale: try #require(survey.scales.first))
    #expect(key.answer("trung bình").category == 1)
    #expect(key.answer("Kém").category == 1)
    #expect(key.answer("Tuyệt vời").category == 4 && key.answer("Rất tốt").category == 4)
    #expect(key.answer("Không biết").missing == .notApplicable && key.answer("Không rõ").missing == .dontKnow)
  }

  struct Printed: Sendable {
    let scale: String
    /// Of each category, in Vietnamese and English.
    let names: [(vi: String, en: String)]
    /// Texts that mean the first category.
    let texts: [String]
  }

  static let printed: [Printed] = [
    // One text is that of both languages; without any the code is.
    Printed(scale: "{values: {1: Kém, 2: []}}", names: [("Kém", "Kém"), ("2", "2")], texts: ["1", "Kém"]),
    Printed(scale: "{values: {1: [Kém, Poor], 2: Tốt}}", names: [("Kém", "Kém"), ("Tốt", "Tốt")], texts: ["kém", "POOR"]),
    Printed(
      scale: "{values: {1: {vi: Kém, en: Poor}, 2: {en: Good, vi: Tốt}}}", names: [("Kém", "Poor"), ("Tốt", "Good")],
      texts: ["Kém", "Poor", "1 - Poor", "Kém / Poor"]),
    // What the file holds first, what is printed behind it; what one language lacks the first label is.
    Printed(
      scale: "{values: {1: [\"1. kem\", {vi: Kém, en: Poor}, Bad], 2: [Tốt, {en: Good}]}}", names: [("Kém", "Poor"), ("Tốt", "Good")],
      texts: ["1. kem", "Kém", "Poor", "bad"]),
    Printed(scale: "{values: {1: {en: Poor}, 2: [{en: Good}, {vi: Tốt}]}}", names: [("Poor", "Poor"), ("Tốt", "Good")], texts: ["Poor"]),
    // Of a built-in scale its own names stay but where others are given.
    Printed(
      scale: "{extends: yes-no, values: {1: {en: Paid}}}", names: [("Không", "No"), ("Có", "Paid")], texts: ["Không", "0"]),
    Printed(
      scale: "{extends: yes-no, values: {0: Chưa, 1: [Rồi, {en: Paid}]}}", names: [("Chưa", "Chưa"), ("Rồi", "Paid")],
      texts: ["Chưa", "No"]),
    Printed(
      scale: "{direction: descending, values: {1: {vi: Tốt, en: Good}, 2: {vi: Kém, en: Poor}}}",
      names: [("Kém", "Poor"), ("Tốt", "Good")],
      texts: ["2", "Poor"]),
  ]

  @Test(arguments: printed.indices) func whatReportsPrint(place: Int) throws {
    let c = Self.printed[place]
    let survey = try Self.survey("  s: \(c.scale)", "answers: s\nreversed: [q2]")
    let scale = try #require(survey.scales.first)
    #expect(scale.categories.map { $0.name[.vi] } == c.names.map(\.vi))
    #expect(scale.categories.map { $0.name[.en] } == c.names.map(\.en))
    let key = AnswerKey(scale: scale)
    for text in c.texts { #expect(key.answer(text).category == 0, "\(text)") }
    // Turned, every answer is called what it was.
    #expect(survey.scales[1].categories.map { $0.name[.en] } == c.names.map(\.en).reversed())
  }

  @Test func labelsOfMissingKindsInBothLanguages() throws {
    let scale = try #require(
      try Self.survey("  s: {values: {1: Kém, 2: Tốt}, missing: {dont-know: [{vi: KCYK, en: NO}, \"9\"]}}", "answers: s").scales.first)
    for text in ["kcyk", "no", "9"] { #expect(AnswerKey(scale: scale).answer(text).missing == .dontKnow) }
  }

  /// A name of each built-in answer in its language, but of the inner points of ten.
  @Test func builtInScalesAreNamedInBothLanguages() {
    for scale in AnswerScale.builtIn {
      for category in scale.categories where !category.labels.isEmpty {
        #expect(category.name[.en].allSatisfy(\.isASCII) && category.name[.en] != category.name[.vi], "\(scale.id) \(category.code)")
      }
    }
    let five = AnswerScale.builtIn.first { $0.id == "satisfaction-5" }?.categories.map { $0.name[.en] }
    #expect(five == ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"])
  }

  /// A form on which 1 is the best: labels keep their meaning, codes are turned.
  @Test(arguments: [
    "  s: {extends: satisfaction-5, direction: descending}",
    "  s: {direction: descending, values: {1: Rất hài lòng, 2: Hài lòng, 3: Bình thường, 4: Không hài lòng, 5: Rất không hài lòng}}",
  ]) func descending(scale: String) throws {
    let declared = try #require(try Self.survey(scale, "answers: s").scales.first)
    let key = AnswerKey(scale: declared)
    #expect(declared.categories.map(\.value) == [1, 2, 3, 4, 5])
    #expect(declared.categories.map(\.code) == ["5", "4", "3", "2", "1"])
    #expect(key.answer("1").category == 4 && key.answer("Rất hài lòng").category == 4 && key.answer("2 - Hài lòng").category == 3)
    #expect(key.answer("5 - Rất hài lòng").missing == .offScale)
  }

  /// "The procedures are a nuisance": who agrees fully gives the worst answer, by code and by label.
  @Test func reversedQuestions() throws {
    let survey = try Self.survey("", "answers: agreement-5\nreversed: [q2]")
    let questions = survey.respondentGroups[0].questions
    #expect(survey.scales.map(\.id) == ["agreement-5", "agreement-5~"])
    #expect(questions.map(\.isReversed) == [false, true])
    let (straight, turned) = (AnswerKey(scale: survey.scales[questions[0].scale]), AnswerKey(scale: survey.scales[questions[1].scale]))
    for (text, category) in [("5", 4), ("Hoàn toàn đồng ý", 4), ("2", 1), ("3", 2)] {
      #expect(straight.answer(text).category == category)
      #expect(turned.answer(text).category == 4 - category)
    }
    #expect(turned.answer("Không biết").missing == .dontKnow)
    #expect(survey.scales[1].idBeforeTurning == "agreement-5")
  }

  /// 1, 2, 4 turned about the middle of its ends: 4, 3, 1.
  @Test func turningUnequalSteps() throws {
    let scale = try #require(AnswerScale(id: "s", categories: [1, 2, 4].map { .init(value: $0, code: "\(Int($0))", labels: []) }))
    #expect(scale.turned?.categories.map(\.value) == [1, 3, 4])
    #expect(scale.turned?.categories.map(\.code) == ["4", "2", "1"])
  }

  @Test func noScaleAtAll() {
    let failure = #expect(throws: ImportFailure.self) { try Self.survey("", "") }
    #expect(
      failure?.description.contains("expected \"answers\" beside \"questions\" to name a scale such as satisfaction-5, found none") == true)
  }
}
