extension QuestionFinder {
  /// The section of each question: its grid or prefix, else what the form itself wrote in front of several: "1.2 …", "Minh bạch: …".
  static func sectionNames(_ questions: [(header: String, section: String)]) -> [String] {
    var names = questions.map(\.section)
    let bare = questions.indices.filter { names[$0].isEmpty }
    // "1.1 …", "2.3. …"
    for number in bare {
      let text = questions[number].header
      let first = text.prefix { $0.isNumber }
      let rest = text[first.endIndex...]
      if !first.isEmpty, rest.first == ".", rest.dropFirst().first?.isNumber == true { names[number] = String(first) }
    }
    for separator in [" - ", ": ", ". ", " – ", "."] {
      let left = bare.filter { names[$0].isEmpty }.sorted { questions[$0].header < questions[$1].header }
      let split = splitRows(left.map { questions[$0].header }, families: left.map { _ in "" }, separator: separator)
      for (place, number) in left.enumerated()
      where !split[place].row.isEmpty && split[place].question.contains(where: \.isLetter) && split[place].question.count >= 3 {
        names[number] = split[place].question
      }
    }
    return names
  }
}
