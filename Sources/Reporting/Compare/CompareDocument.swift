package import Inference
package import SurveyModel

extension Document {
  /// Compared editions as a document.
  ///
  /// - Parameter version: of the program, for the imprint; left out where it is empty.
  package init(_ comparison: EditionComparison, _ language: Language, version: String = "") {
    let words = CompareWords(comparison: comparison, language: language)
    let tables = CompareTables(comparison, language)
    let last = comparison.editions[comparison.editions.count - 1].survey
    let program = version.isEmpty ? "cdci" : "cdci \(version)"
    var sections = [
      Section(
        id: "summary", heading: CompareWords.editionsTitle(language), blocks: [Block(id: "editions", parts: [.table(tables.editions)])])
    ]
    for (place, pair) in comparison.pairs.enumerated() {
      let id = "change-\(place + 1)"
      var blocks = [
        Block(id: id + "-differences", heading: CompareWords.whatChanged(language), parts: [.findings(words.differences(pair))]),
        Block(id: id + "-table", heading: words.changesTitle(pair), parts: [.table(tables.changes(pair))]),
      ]
      if CompareTables.tellsParts(pair), let parts = Block(tables.parts(pair), id: id + "-parts") { blocks.append(parts) }
      if let weights = Block(tables.weights(pair), id: id + "-weights", isFolded: true) { blocks.append(weights) }
      sections.append(Section(id: id, heading: words.heading(pair), blocks: blocks))
    }
    sections.append(
      Section(
        id: "method", heading: CompareWords.method(language),
        blocks: [Block(id: "how", parts: [.paragraphs(CompareWords.paragraphs(language))])], isAnnex: true))
    self.init(
      language: language, title: words.title, organization: last.organization[language],
      notice: Self.notice(comparison, language),
      facts: comparison.editions.map { edition in
        Fact(
          name: CompareWords.edition(language), value: edition.survey.edition,
          sentence: CompareWords.ofEdition(edition.survey.edition, language))
      }, published: last.published, sections: sections,
      imprint: [last.organization[language], language(vi: "Tính bằng phần mềm \(program)", en: "Computed with \(program)")])
  }

  /// What leads the report of each edition: by edition, where they say different things.
  static func notice(_ comparison: EditionComparison, _ language: Language) -> String? {
    let notices = comparison.editions.reversed().compactMap { edition in
      edition.survey.notice.map { (edition: edition.survey.edition, text: $0[language]) }
    }
    guard let first = notices.first else { return nil }
    if notices.allSatisfy({ $0.text == first.text }) { return first.text }
    return notices.map { CompareWords.ofEdition($0.edition, language) + ": " + $0.text }.joined(separator: " ")
  }
}
