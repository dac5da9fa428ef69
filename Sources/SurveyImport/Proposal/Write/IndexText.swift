import SurveyModel

/// The text of index.yaml: a component for each grid, equal weights.
enum IndexText {
  static func text(_ proposal: SurveyProposal, _ words: DraftWords) -> String {
    func q(_ text: String) -> String { YAMLText.quoted(YAMLText.name(text)) }
    var text = """
      # Cách tính điểm, trọng số bằng nhau; do cdci init viết. Tên và trọng số cần được xem lại.
      # How the survey is scored, with equal weights; written by cdci init. Names and weights are to be gone over.
      index: \(q(SurveyDraft.indexID))
      title:
        vi: \(q(words.title[.vi]))
        en: \(q(words.title[.en]))
      score:
        from: 0
        to: 100
        decimals: 2
      normalize: "answer-scale"
      aggregate: "arithmetic"

      """
    if proposal.groups.count > 1 {
      if proposal.weightsGuess != nil {
        text +=
          "# Trọng số của các nhóm người trả lời là phỏng đoán, xem to-decide trong survey.yaml\n"
          + "# The weights of the respondent groups are a guess, see to-decide in survey.yaml\n"
      }
      text += "respondent-groups:\n"
      let groups = proposal.groups.filter { !$0.questions.isEmpty }
      for (place, group) in groups.enumerated() {
        text += "  \(group.id): \(proposal.groupWeights.indices.contains(place) ? proposal.groupWeights[place] : 1)\n"
      }
    }
    let satisfaction = proposal.groups.compactMap(\.satisfaction)
    if !satisfaction.isEmpty { text += "satisfaction:\n  questions:\n" + satisfaction.map { "    - \(q($0))\n" }.joined() }
    let sections = proposal.groups.flatMap(\.sections)
    let all = sections.flatMap(\.questions)
    guard !all.isEmpty else {
      return text
        + "# Chưa có câu hỏi nào: xem to-decide trong survey.yaml / no question yet: see to-decide in survey.yaml\ncomponents: []\n"
    }
    text += "components:\n"
    // The overall question is no part of the index, unless there is nothing else.
    let isAlone = all.allSatisfy { satisfaction.contains($0.code) }
    for (place, section) in sections.enumerated() {
      let questions = section.questions.filter { isAlone || !satisfaction.contains($0.code) }
      guard !questions.isEmpty else { continue }
      let name = section.name.isEmpty ? words.otherQuestions(isOnly: sections.count == 1) : words.section(section.name)
      text += "  - id: \(q(section.id))\n"
      if name[.vi] != name[.en] {
        text += "    name:\n      vi: \(q(name[.vi]))\n      en: \(q(name[.en]))\n"
      } else {
        text += "    name: \(q(name[.vi].isEmpty ? "component \(place + 1)" : name[.vi]))\n"
      }
      text += "    weight: 1\n    indicators:\n"
      for question in questions {
        text += "      - id: \(q(question.code))\n        name: \(q(words.shown(question.text, else: question.code)))\n        weight: 1\n"
      }
    }
    return text
  }
}
