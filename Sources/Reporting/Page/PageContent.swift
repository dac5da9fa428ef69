import Inference
import Scoring
import SurveyModel

/// Everything that the template prints, in the order of the page.
struct PageContent {
  private let results: Results
  private let words: Wording
  private let languages: [Language]
  private let version: String

  init(_ results: Results, language: Language, among languages: [Language], version: String) {
    self.results = results
    words = Wording(results, language)
    self.languages = languages
    self.version = version
  }

  private var language: Language { words.language }
  private var survey: Survey { results.survey }

  var values: [String: Any] {
    [
      "language": language.rawValue,
      "title": survey.title[language],
      "organization": survey.organization[language],
      "description": "\(survey.title[language]). \(survey.organization[language])",
      "css": PageTemplate.css,
      "skip": language(vi: "Chuyển đến nội dung", en: "Skip to the content"),
      "others": languages.filter { $0 != language }.map { other -> [String: Any] in
        [
          "file": HTMLFormat.fileName(other, among: languages), "language": other.rawValue,
          "name": other(vi: "Tiếng Việt", en: "English"),
        ]
      },
      "dateline": dateline,
      "notice": survey.notice.map { [$0[language]] } ?? [],
      "noticeLabel": language(vi: "Lưu ý:", en: "Please note:"),
      "summaryTitle": language(vi: "Kết quả chính", en: "Main results"),
      "figures": keyFigures(results, language).map { figure -> [String: Any] in
        [
          "label": figure.label, "value": figure.value, "detail": figure.detail.isEmpty ? [] : [figure.detail],
          "long": figure.value.count > 14,
        ]
      },
      "sentences": PageSummary(results, language).sentences,
      "press": RankSentences(results, language).press.map { [["title": RankSentences.pressTitle(language), "text": $0]] } ?? [],
      "contentsLabel": language(vi: "Mục lục", en: "Contents"),
      "sections": sections.map(\.values),
      "imprint": imprint,
      "inputs": inputs,
    ]
  }

  private var dateline: [String] {
    var parts = [
      language(vi: "Kỳ \(survey.edition)", en: "Edition \(survey.edition)"),
      survey.published.map { date in
        language(vi: "Công bố ngày \(words.numbers.text(date))", en: "Published \(words.numbers.text(date))")
      } ?? language(vi: "Không ghi ngày công bố", en: "No date of publication"),
    ]
    if let fieldwork = survey.fieldwork {
      let (from, to) = (words.numbers.text(fieldwork.from), words.numbers.text(fieldwork.to))
      let mode = fieldwork.mode.map { ", " + $0[language] } ?? ""
      parts.append(language(vi: "Khảo sát từ \(from) đến \(to)\(mode)", en: "Fieldwork \(from) to \(to)\(mode)"))
    }
    return parts
  }

  private var sections: [PageSection] {
    let sections = PageSections(results, language)
    return [
      sections.ranking, sections.components, sections.responseRates, sections.context, sections.treatment, sections.dataQuality,
      sections.method,
    ].compactMap(\.self)
  }

  private var imprint: [String] {
    let program = version.isEmpty ? "cdci" : "cdci \(version)"
    return [
      survey.organization[language],
      language(vi: "Kỳ \(survey.edition)", en: "Edition \(survey.edition)"),
      language(vi: "Tính bằng \(program)", en: "Computed by \(program)"),
      language(vi: "Số khởi tạo ngẫu nhiên \(results.seed)", en: "Seed \(results.seed)"),
    ]
  }

  /// What the numbers were computed from, so that anyone can check that they hold the same files.
  private var inputs: [[String: Any]] {
    guard !results.inputs.isEmpty else { return [] }
    return [
      [
        "label": PageSections.inputsTitle(language) + " (SHA-256)",
        "files": results.inputs.map { file -> [String: Any] in
          [
            "path": file.path, "sha256": file.sha256, "size": words.numbers.text(file.bytes) + "\u{A0}byte",
          ]
        },
      ]
    ]
  }
}
