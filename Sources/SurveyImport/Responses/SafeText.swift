import SurveyModel

/// Decides what of a cell may be published: a short number, or words that the survey itself declares. Of anything else only the length.
struct SafeText: Sendable {
  /// Rows from which on a text that nobody declared is taken for the form's or the office's own. What stands in fewer may be what one respondent wrote, or a
  /// name.
  static let habit = 3

  private static let longestLabel = 12

  /// Whether a text that nobody declared is a form's own: it stands in several rows, has few words, and names nobody.
  static func isLabel(_ text: String, times: Int) -> Bool {
    times >= habit && text.split(separator: " ").count <= longestLabel && !StrayNames.namesSomebody(text)
  }

  private let declared: [TextKey: String]

  init(survey: Survey) {
    var declared: [TextKey: String] = [:]
    func declare(_ words: [String]) {
      for word in words { declared[TextKey(word), default: word] = declared[TextKey(word)] ?? word }
    }
    for unit in survey.units + survey.leftOutUnits { declare([unit.id] + unit.name.all + unit.aliases) }
    for stratum in survey.strata { declare([stratum.id] + stratum.name.all) }
    for scale in survey.scales {
      for category in scale.categories { declare([category.code] + category.labels) }
      declare(scale.missing.map(\.label))
    }
    self.declared = declared
  }

  /// - Parameter secret: the row's respondent id, which is never shown, whatever it looks like.
  func found(_ text: String, secret: String? = nil) -> ImportProblem.Found {
    if text.isEmpty { return .nothing }
    if let secret, secret == text { return .text(characters: text.count) }
    if let word = declared[TextKey(text)] { return .shown(word) }
    return Self.isShortNumber(text) ? .shown(text) : .text(characters: text.count)
  }

  /// A number of at most six digits: a tax code or a telephone number has more.
  static func isShortNumber(_ text: String) -> Bool {
    var digits = 0
    var points = 0
    for (place, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"): if place > 0 { return false }
      case UInt8(ascii: "."), UInt8(ascii: ","): points += 1
      default: return false
      }
    }
    return (1...6).contains(digits) && points <= 1
  }
}
