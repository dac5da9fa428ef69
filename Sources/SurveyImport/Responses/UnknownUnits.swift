import SurveyModel
import SurveyWords

/// Names in the unit column of a list that are no unit of the survey: each is said once, with the rows that it stands in.
///
/// A column that is named by mistake holds firms, persons and codes. So a name is shown only where the column is one of offices (a quarter of its rows
/// are about units, or close to one), and where it is close to a unit's or several respondents have it.
struct UnknownUnits {
  private struct Name {
    let fault: Int
    let hint: String?
    let text: String
    /// Whatever the rows, it is not shown.
    let isHidden: Bool
    var rows = 0
    /// As many as it takes.
    var respondents: Set<String> = []
  }

  private var names: [TextKey: Name] = [:]
  /// Rows about a unit of the survey, or close to one.
  private var likely = 0
  private var rows = 0

  /// Of more different names than these the column holds something else, and no further one is shown.
  private static let most = 10
  private static let longest = 40
  /// Parts of the names of firms.
  private static let firms = Set<String>(
    [
      "công ty", "cty", "ctcp", "tnhh", "cp", "dn", "dntn", "htx", "doanh nghiệp", "hợp tác xã", "tập đoàn", "company", "co", "ltd", "jsc",
      "corp", "corporation", "inc", "llc", "group",
    ])

  /// A row about a unit that the survey has.
  mutating func addKnown() {
    rows += 1
    likely += 1
  }

  /// - Parameters:
  ///   - secret: the row's respondent.
  ///   - hint: what was most likely meant.
  mutating func add(
    _ text: String, secret: String, hint: @autoclosure () -> String?, at place: ImportFailure.Place,
    _ faults: inout [ImportFailure.Fault]
  ) {
    let key = TextKey(text)
    var name: Name
    if let known = names[key] {
      name = known
    } else {
      name = Name(
        fault: faults.count, hint: hint(), text: text, isHidden: text == secret || names.count >= Self.most || Self.isUnlike(text))
      // Said better at the end.
      faults.append(ImportFailure.Fault(place: place, message: LocalizedText("")))
    }
    name.rows += 1
    if name.respondents.count < SafeText.habit { name.respondents.insert(secret) }
    rows += 1
    if name.hint != nil, !name.isHidden { likely += 1 }
    names[key] = name
  }

  /// Says what was found, once all rows are known.
  func finish(_ faults: inout [ImportFailure.Fault]) {
    for name in names.values {
      let isOffice = likely * 4 >= rows && (name.hint != nil || name.respondents.count >= SafeText.habit)
      let found: ImportProblem.Found = isOffice && !name.isHidden ? .status(name.text) : .text(characters: name.text.count)
      faults[name.fault] = ImportFailure.Fault(
        place: faults[name.fault].place, message: .unknownUnitOfList(hint: name.hint, found: found, rows: name.rows))
    }
  }

  /// An address, a number, a sentence, a firm.
  private static func isUnlike(_ text: String) -> Bool {
    let words = TextKey(text).text.split { !$0.isLetter && !$0.isNumber }
    let pairs =
      zip(words, words.dropFirst()).map { "\($0) \($1)" }
      + zip(words, zip(words.dropFirst(), words.dropFirst(2))).map { "\($0) \($1.0) \($1.1)" }
    return text.count > longest || text.contains("@") || text.utf8.count { (48...57).contains($0) } > 4
      || words.contains { firms.contains(String($0)) } || pairs.contains { firms.contains($0) }
  }
}
