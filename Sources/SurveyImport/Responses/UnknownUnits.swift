import SurveyModel
import SurveyWords

/// Names in the unit column of a list that are no unit of the survey: each is said once, with the rows that it stands in.
struct UnknownUnits {
  private struct Name {
    let fault: Int
    let hint: String?
    let text: String
    /// Whatever the rows, it is not shown.
    let isHidden: Bool
    var rows = 1

    /// An office's name stands in several rows, or is close to a unit's; what does neither may be a person's.
    var found: ImportProblem.Found {
      let isOffice = rows >= SafeText.habit || hint != nil
      return isHidden || !isOffice ? .text(characters: text.count) : DispositionKey.found(text)
    }
  }

  private var names: [TextKey: Name] = [:]

  /// Of more different names than these the column holds something else, and no further one is shown.
  private static let most = 10

  /// - Parameters:
  ///   - secret: the row's respondent.
  ///   - hint: what was most likely meant.
  mutating func add(
    _ text: String, secret: String, hint: @autoclosure () -> String?, at place: ImportFailure.Place,
    _ faults: inout [ImportFailure.Fault]
  ) {
    let key = TextKey(text)
    if var name = names[key] {
      name.rows += 1
      names[key] = name
      faults[name.fault] = Self.fault(name, at: faults[name.fault].place)
      return
    }
    // A unit's name is no personal datum; what may be one is not shown.
    let isHidden = text == secret || names.count >= Self.most
    let name = Name(fault: faults.count, hint: hint(), text: text, isHidden: isHidden)
    names[key] = name
    faults.append(Self.fault(name, at: place))
  }

  private static func fault(_ name: Name, at place: ImportFailure.Place) -> ImportFailure.Fault {
    ImportFailure.Fault(place: place, message: .unknownUnitOfList(hint: name.hint, found: name.found, rows: name.rows))
  }
}
