import SurveyModel

/// A Vietnamese tax code (mã số thuế) as ids are compared: digits only, without the blanks, dots and dashes it is written with.
///
/// Ten digits, the tenth of which is the check digit 10 − (Σ wᵢdᵢ mod 11) of the nine before with the weights 31, 29, 23, 19, 17, 13, 7, 5, 3 (nine
/// digits whose remainder is 0 are no code); or thirteen, a code of ten and the number 001 to 999 of a branch. Since July 2025 the personal number of
/// a household's owner serves as its tax code: twelve digits that begin with the number 001 to 096 of a province. These carry no check digit.
/// Source: Circulars 105/2020/TT-BTC and 86/2024/TT-BTC of the Ministry of Finance.
struct TaxCode: Hashable, Sendable {
  /// ASCII.
  let digits: [UInt8]

  /// `nil` for anything that is no valid code.
  init?(_ text: String) {
    guard let digits = Self.digits(of: text), Self.isValid(digits) else { return nil }
    self.digits = digits
  }

  /// Whether the text would be valid with the zero in front that a spreadsheet takes from a number. It is not put back: a wrong guess would join two firms.
  static func lacksLeadingZero(_ text: String) -> Bool {
    guard let digits = digits(of: text) else { return false }
    return digits.count != 11 && isValid([zero] + digits)
  }

  private static let zero = UInt8(ascii: "0")

  /// Without marks; `nil` where anything else than a digit is left.
  private static func digits(of text: String) -> [UInt8]? {
    // More is no code; the cell may be free text of any length.
    guard text.utf8.count <= 100 else { return nil }
    var digits: [UInt8] = []
    // Excel marks a number that is meant as text by an apostrophe.
    let scalars = text.hasPrefix("'") ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
    for scalar in scalars {
      switch scalar {
      case "0"..."9": digits.append(UInt8(scalar.value))
      case ".", "-", "\u{2010}"..."\u{2015}", "\u{2212}", "\u{FEFF}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{00AD}": break
      case _ where scalar.properties.isWhitespace: break
      default: return nil
      }
    }
    return digits
  }

  private static let weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]

  private static func isValid(_ digits: [UInt8]) -> Bool {
    let values = digits.map { Int($0 - zero) }
    switch values.count {
    case 10, 13:
      let sum = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
      guard values[9] == 10 - sum % 11 else { return false }
      return values.count == 10 || values[10...] != [0, 0, 0]
    case 12: return (1...96).contains(values[0] * 100 + values[1] * 10 + values[2])
    default: return false
    }
  }
}
