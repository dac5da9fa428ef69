import SurveyModel

/// The platforms that are known, and how one of them is found.
enum Platforms {
  /// In the order in which they are named to users. `plain` is last.
  static let all: [any Platform] = [
    LimeSurvey(), GoogleForms(), MicrosoftForms(), KoboToolbox(), ODKCentral(), Qualtrics(), SurveyMonkey(), REDCap(), SurveyJS(),
    Alchemer(), TwoRows(), Plain(),
  ]

  static func named(_ id: String) -> (any Platform)? { all.first { $0.id == id } }

  /// The platform whose signs the first records bear, and what is said about it. Where several match none is taken.
  static func recognize(_ top: [HeaderRecord]) -> (platform: any Platform, reason: LocalizedText?) {
    let found = all.compactMap { platform in
      let signs = platform.signs(top)
      return signs.isEmpty ? nil : (platform: platform, signs: signs)
    }
    guard let first = found.first else { return (Plain(), nil) }
    if found.count > 1 {
      let names = found.map(\.platform.name)
      return (Plain(), TableHeaderWords.severalPlatforms(names))
    }
    let signs = first.signs.prefix(4).joined(separator: ", ")
    return (first.platform, TableHeaderWords.platform(first.platform.name, signs: signs))
  }
}
